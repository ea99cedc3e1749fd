"""Starting a draft: which question, and which posting."""

from typing import Any
from uuid import UUID, uuid5

from django import forms

from apps.accounts.models import User
from apps.answers.models import Answer, Question
from apps.common.choices import offer_rows
from apps.common.saving.forms import SavingForm
from apps.postings.forms import PostingSourceForm
from apps.postings.models import Posting
from apps.postings.queries import list_postings_for


class StartForm(PostingSourceForm):
    """The question, and a posting: pasted, in a file, or one the person brought before."""

    question = forms.ChoiceField(
        label="Which question will you be asked?",
        choices=Question.choices,
        initial=Question.ALIGN,
        widget=forms.RadioSelect,
    )
    posting = forms.ModelChoiceField(
        label="Or take a posting you brought before",
        queryset=Posting.objects.none(),
        required=False,
        empty_label="A new one, from above",
    )
    operation = forms.UUIDField(required=False, widget=forms.HiddenInput)

    field_order = ("question", "raw_text", "posting_file", "posting_link", "posting", "operation")

    def __init__(self, *args: Any, user: User | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if user is None:
            del self.fields["posting"]
        else:
            postings = list_postings_for(user)
            offer_rows(self, "posting", postings)
            if not postings.exists():
                del self.fields["posting"]
        if self.is_bound and self.data.get("posting"):
            self.fields["raw_text"].required = False

    def second_operation(self) -> UUID | None:
        """Return an id for making the draft, which follows from the one for making the posting."""
        operation = self.cleaned_data["operation"]
        return uuid5(operation, "answer") if operation else None


class QuestionForm(SavingForm):
    """Which question the answer is for."""

    class Meta:
        model = Answer
        fields = ("question",)
        labels = {"question": "Which question will you be asked?"}
        widgets = {"question": forms.RadioSelect}
