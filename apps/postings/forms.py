"""What is typed on the pages of a posting, validated."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from apps.postings.models import MAX_RAW_TEXT
from apps.postings.services import clean_raw_text

NOTHING_PASTED = "Paste the text of the posting."
NO_WORDS = "There are no words in this that we could read. Paste the text of the posting."
TOO_LONG = (
    f"This is longer than {MAX_RAW_TEXT:,} characters. Paste only the posting, without the rest of the page."
)


class PostedTextField(forms.CharField):
    """A long text kept as it was pasted, except for NUL and foreign line ends."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        """Drop what no database takes before anything is counted."""
        return clean_raw_text(super().to_python(value))


def check_has_words(text: str) -> None:
    """Refuse a text without a single letter or digit."""
    if not any(character.isalnum() for character in text):
        raise ValidationError(NO_WORDS, code="no_words")


class PostingTextForm(forms.Form):
    """A posting, pasted as text."""

    raw_text = PostedTextField(
        label="The posting",
        strip=False,
        max_length=MAX_RAW_TEXT,
        validators=[check_has_words],
        error_messages={"required": NOTHING_PASTED, "max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 12, "maxlength": None, "spellcheck": "false"}),
    )
