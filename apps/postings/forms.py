"""What is typed on the pages of a posting, validated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from apps.common.choices import offer_choices
from apps.common.documents import LIMITS, FileRefused
from apps.common.saving.fingerprints import fingerprint
from apps.common.saving.items import ItemForm
from apps.common.saving.services import Edit
from apps.common.saving.unsure import UnsureForm
from apps.drafting.reading import Known
from apps.drafting.text import clean_text
from apps.postings.importers import ImportedPosting, LinkFailed, fetch_posting, read_posting_file
from apps.postings.models import (
    MAX_ORIGIN,
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
from apps.postings.services import Brought, clean_raw_text

NOTHING_PASTED = "Paste the text of the posting."
NO_WORDS = "There are no words in this that we could read. Paste the text of the posting."
TOO_LONG = (
    f"This is longer than {MAX_RAW_TEXT:,} characters. Paste only the posting, without the rest of the page."
)
POSTING_DOES_NOT_SAY = "The posting does not say"
ONE_OF_THREE = "You gave more than one: a text, a file or a link. Leave one of them, and empty the others."
SOURCES = ("raw_text", "posting_file", "posting_link")
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


def always() -> bool:
    """Let every link be followed."""
    return True


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
    """A posting, pasted as text, brought as a file or named by its link: one of the three.

    What is refused leaves the others as they were. `may_follow` says whether another link may
    be followed just now; the field is there where the site follows links.
    """

    posting_file = forms.FileField(
        label="Or choose a file",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.txt,.md,.html,.htm,.eml,.json"}),
    )
    posting_link = forms.CharField(
        label="Or give its link",
        required=False,
        max_length=2_000,
        widget=forms.URLInput(attrs={"autocomplete": "off", "inputmode": "url"}),
        error_messages={"max_length": LinkFailed("address").message},
    )

    def __init__(self, *args: Any, may_follow: Callable[[], bool] = always, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_follow = may_follow
        link = self.data.get("posting_link", "").strip()
        if not settings.POSTING_LINKS:
            del self.fields["posting_link"]
            link = ""
        self.fields["raw_text"].required = not (link or self.files.get("posting_file"))

    @property
    def has_lost_file(self) -> bool:
        """Whether a file came with a form that is shown again; a browser does not choose it twice."""
        return self.is_bound and bool(self.files.get("posting_file"))

    def clean(self) -> dict[str, Any]:
        """Read the file or the page into the text, where there is one. More than one is too many."""
        cleaned = super().clean() or self.cleaned_data
        upload, link = cleaned.get("posting_file"), cleaned.get("posting_link")
        cleaned["brought"] = Brought()
        given = [name for name in SOURCES if str(cleaned.get(name) or "").strip()]
        if len(given) > 1:
            self.add_error(given[-1], ONE_OF_THREE)
        elif upload and not self.errors:
            self.take(cleaned, "posting_file", lambda: self.read_file(upload))
        elif link and not self.errors:
            self.take(cleaned, "posting_link", lambda: self.follow(link))
        return cleaned

    def take(self, cleaned: dict[str, Any], name: str, read: Callable[[], ImportedPosting]) -> None:
        """Put what was read where a pasted text would be, or the reason why not beside the field."""
        try:
            posting = read()
        except (FileRefused, LinkFailed) as refusal:
            self.add_error(name, refusal.message)
            return
        known = Known(posting.title, posting.employer, posting.location)
        origin = posting.url or str(getattr(cleaned[name], "name", ""))
        cleaned["raw_text"] = clean_raw_text(posting.text)
        cleaned["brought"] = Brought(origin[:MAX_ORIGIN], known, posting.notes)

    def read_file(self, upload: UploadedFile[Any]) -> ImportedPosting:
        """Read a file. Raises FileRefused."""
        if (upload.size or 0) > LIMITS.input_bytes:
            raise FileRefused("too_large")
        return read_posting_file(upload.name or "", upload.read())

    def follow(self, link: str) -> ImportedPosting:
        """Read the page behind a link. Raises LinkFailed and FileRefused."""
        if not self.may_follow():
            raise LinkFailed("too_many")
        return fetch_posting(link if "://" in link else f"https://{link}")


class NewerTextForm(PostingSourceForm):
    """A newer text of a posting; `base` comes with the second look, and says what it was compared with.

    Without a text of its own it can take `current`, the text that is there, to have it read again.
    """

    base = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    origin = forms.CharField(required=False, max_length=MAX_ORIGIN, widget=forms.HiddenInput)
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
        if cleaned.get("origin"):
            cleaned["brought"] = Brought(cleaned["origin"])
        if self.is_again:
            cleaned |= {"raw_text": self.posting.raw_text, "brought": Brought(self.posting.origin)}
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
