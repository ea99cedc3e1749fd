"""What is typed on the pages of a posting, validated."""

from __future__ import annotations

from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from apps.common.choices import offer_choices
from apps.common.documents import LIMITS, FileRefused
from apps.common.saving.fingerprints import fingerprint
from apps.common.saving.items import ItemForm
from apps.common.saving.services import Edit
from apps.common.saving.unsure import UnsureForm
from apps.drafting.text import clean_text
from apps.postings.importers import read_posting_file
from apps.postings.models import (
    MAX_RAW_TEXT,
    MAX_YEARS,
    EmployerKind,
    EmployerNote,
    Level,
    LineKind,
    Posting,
    PostingLine,
)
from apps.postings.queries import is_unsure
from apps.postings.services import clean_raw_text

NOTHING_PASTED = "Paste the text of the posting."
NO_WORDS = "There are no words in this that we could read. Paste the text of the posting."
TOO_LONG = (
    f"This is longer than {MAX_RAW_TEXT:,} characters. Paste only the posting, without the rest of the page."
)
POSTING_DOES_NOT_SAY = "The posting does not say"
TEXT_AND_FILE = "You pasted a text and chose a file. Empty the box, or do without the file."
WHOLE_YEARS = f"Give whole years, from 0 to {MAX_YEARS}, or leave it empty."
NOT_SAID = (
    "The posting does not say “{phrase}”. Use its own words here. What you know from elsewhere"
    " goes under “What else you know of the employer”."
)
NOTE_ERRORS = {
    "text": {"required": "Write what you found out.", "max_length": "Keep it under 2,000 characters."},
    "source": {
        "required": "Say where you read or heard it.",
        "max_length": "Keep the source under 500 characters.",
    },
}


class PostedTextField(forms.CharField):
    """A long text kept as it was pasted, except for NUL and foreign line ends."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # A browser would cut a text that is too long short, without a word.
        self.widget.attrs.pop("maxlength", None)

    def to_python(self, value: Any) -> str:
        """Drop what no database takes before anything is counted."""
        return clean_raw_text(super().to_python(value) or "")


def fold_text(text: str) -> str:
    """Return a text without the differences that a reader would not see: case and runs of space."""
    return " ".join(text.casefold().split())


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
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )


class PostingSourceForm(PostingTextForm):
    """A posting, pasted as text or brought as a file. What is refused leaves the other as it was."""

    posting_file = forms.FileField(
        label="Or choose a file",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.txt,.md,.html,.htm,.eml,.json"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["raw_text"].required = not self.files.get("posting_file")

    def clean(self) -> dict[str, Any]:
        """Read the file into the text, where there is one. Both at once is one too many."""
        cleaned = super().clean() or self.cleaned_data
        upload = cleaned.get("posting_file")
        if upload and cleaned.get("raw_text", "").strip():
            self.add_error("posting_file", TEXT_AND_FILE)
        elif upload and not self.errors:
            cleaned["raw_text"] = self.read_file(upload)
        return cleaned

    def read_file(self, upload: UploadedFile[Any]) -> str:
        """Return the text of a file, or "" with the reason beside the field."""
        try:
            if (upload.size or 0) > LIMITS.input_bytes:
                raise FileRefused("too_large")
            return clean_raw_text(read_posting_file(upload.name or "", upload.read()).text)
        except FileRefused as refusal:
            self.add_error("posting_file", refusal.message)
            return ""


class NewerTextForm(PostingSourceForm):
    """A newer text of a posting; `base` comes with the second look, and says what it was compared with.

    Without a text of its own it can take `current`, the text that is there, to have it read again.
    """

    base = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    operation = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, posting: Posting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posting = posting
        self.is_again = self.is_bound and "again" in self.data
        self.fields["raw_text"].required &= not self.is_again
        self.fields["raw_text"].label = "The newer text"

    def clean(self) -> dict[str, Any]:
        """Take the text that is there where the person asked for that."""
        cleaned = super().clean()
        if self.is_again:
            cleaned["raw_text"] = self.posting.raw_text
        return cleaned


class PostingForm(UnsureForm):
    """What the posting is, as it was read or as the person knows better."""

    unsure_names = ("level", "employer_kind")

    hinted = {"skills": "posting.skills", "benchmarks": "posting.benchmarks"}

    class Meta:
        model = Posting
        fields = (
            "title",
            "employer",
            "location",
            "level",
            "years",
            "employer_kind",
            "skills",
            "benchmarks",
            "not_sure",
        )
        labels = {"employer_kind": "Kind of employer"}
        error_messages = {
            "years": {"invalid": WHOLE_YEARS, "max_value": WHOLE_YEARS, "min_value": WHOLE_YEARS}
        }
        widgets = {
            name: forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
            for name in ("title", "employer", "location")
        } | {
            name: forms.Textarea(attrs={"rows": 3, "spellcheck": "false"})
            for name in ("skills", "benchmarks")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("level", Level.choices), ("employer_kind", EmployerKind.choices)):
            offer_choices(self, name, [("", POSTING_DOES_NOT_SAY), *choices])

    def clean_skills(self) -> str:
        """Take only what the posting says."""
        return self.check_phrases("skills")

    def clean_benchmarks(self) -> str:
        """Take only what the posting says."""
        return self.check_phrases("benchmarks")

    def check_phrases(self, name: str) -> str:
        """Refuse a phrase that was not there and is not in the posting's text."""
        typed = [" ".join(line.split()) for line in str(self.cleaned_data[name]).splitlines() if line.strip()]
        text = "\n".join(typed)
        if text == getattr(self.instance, name):
            return text
        said = fold_text(self.instance.raw_text) + " " + fold_text(clean_text(self.instance.raw_text))
        missing = next((phrase for phrase in typed if fold_text(phrase) not in said), None)
        if missing:
            raise ValidationError(NOT_SAID.format(phrase=missing), code="not_said")
        return text


class LineKindForm(ItemForm):
    """What one line is about. What a person chooses here counts as certain."""

    class Meta:
        model = PostingLine
        fields = ("kind",)
        widgets = {"kind": forms.Select(attrs={"class": "form-select form-select-sm"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        field.label = f"Kind of line {self.instance.number}"
        offer_choices(self, "kind", LineKind.choices)
        field.widget.attrs["aria-label"] = field.label

    @property
    def is_unsure(self) -> bool:
        """Whether to ask the person for this kind."""
        return is_unsure(self.instance)

    def edits(self) -> dict[str, Edit]:
        """Count the kind as the person's, where they changed it or said that it is right."""
        edits = super().edits()
        if edits or not self.is_autosave:
            edits["is_kind_by_person"] = Edit(value=True, base=fingerprint(self.instance.is_kind_by_person))
        return edits


class NewNoteForm(forms.ModelForm[EmployerNote]):
    """A note on the employer, with where it comes from."""

    operation = forms.UUIDField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = EmployerNote
        fields = ("text", "source")
        error_messages = NOTE_ERRORS
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2}),
            "source": forms.TextInput(attrs={"autocomplete": "off"}),
        }

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(data, auto_id="new-note-%s", **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    def with_focus(self) -> Self:
        """Have the script put the cursor into the text when it swaps this form in."""
        self.fields["text"].widget.attrs["data-focus"] = ""
        return self


class NoteForm(ItemForm):
    """A note where it stands."""

    class Meta:
        model = EmployerNote
        fields = ("text", "source")
        error_messages = NOTE_ERRORS
        widgets = {
            "text": forms.Textarea(attrs={"rows": 1, "class": "form-control", "dir": "auto"}),
            "source": forms.TextInput(attrs={"autocomplete": "off", "class": "form-control"}),
        }
