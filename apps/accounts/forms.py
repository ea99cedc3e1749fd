"""The forms of a person's own pages."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from apps.accounts.models import User
from apps.common.saving.forms import SavingForm

ERASE_WORD = "ERASE"


class NameForm(SavingForm):
    """What the person is called, on their pages and to a counsellor, and whether they are written to."""

    class Meta:
        model = User
        fields = ("name", "wants_mail")
        labels = {"name": "Your name"}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.is_guest:
            del self.fields["wants_mail"]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True


class EraseForm(forms.Form):
    """Asks for one word, so that nobody erases everything by a slip."""

    word = forms.CharField(
        label=f"Type {ERASE_WORD} to erase everything",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": f"Type {ERASE_WORD}, or leave this page."},
    )

    def clean_word(self) -> str:
        """Take the word in any case."""
        word: str = self.cleaned_data["word"]
        if word.strip().upper() != ERASE_WORD:
            raise forms.ValidationError(f"Type {ERASE_WORD}, or leave this page.")
        return word
