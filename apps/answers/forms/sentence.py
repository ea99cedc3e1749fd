"""Editing one sentence."""

from django import forms

from apps.answers.models import Sentence
from apps.common.saving.forms import SavingForm


class SentenceForm(SavingForm):
    """The wording of one sentence."""

    class Meta:
        model = Sentence
        fields = ("text",)
        labels = {"text": "This sentence, in your words"}
        widgets = {"text": forms.Textarea(attrs={"rows": 4, "data-focus": "", "class": "form-control"})}
        error_messages = {
            "text": {"required": "Write the sentence, or take it out of the answer with the button below."}
        }

    @staticmethod
    def _offer_autosave(widget: forms.Widget) -> None:
        """Leave the wording to its button: each save of a sentence is a version in the history."""
