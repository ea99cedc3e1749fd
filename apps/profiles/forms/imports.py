"""What is brought, and what is decided on what was read."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from apps.common.saving.items import ItemForm
from apps.profiles.forms.profile import FACT_ERRORS, FactForm
from apps.profiles.models import MAX_TEXT, Decision, FactKind, ImportedFact

MAX_FILE = 20 * 1024 * 1024
MAX_PASTED = 200_000
Files = MultiValueDict[str, UploadedFile[Any]]
ENDINGS = ".pdf,.docx,.json,.zip,.md,.txt,.html,.htm"


class ImportForm(forms.Form):
    """A file, or else a text. A browser does not send a file again by itself."""

    operation = forms.UUIDField(required=False, widget=forms.HiddenInput)
    file = forms.FileField(
        label="A file",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ENDINGS, "class": "form-control"}),
    )
    text = forms.CharField(
        label="Or paste the text",
        required=False,
        max_length=MAX_PASTED,
        error_messages={"max_length": f"Keep it under {MAX_PASTED:,} characters."},
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )

    def __init__(self, data: QueryDict | None = None, files: Files | None = None, **kwargs: Any) -> None:
        super().__init__(data, files, auto_id="new-import-%s", **kwargs)
        self.fields["text"].widget.attrs.pop("maxlength", None)

    def clean_file(self) -> UploadedFile[Any] | None:
        """Return the file, unless it is too large to be read."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > MAX_FILE:
            raise forms.ValidationError(
                "This file is larger than 20 MB, which is more than can be read. "
                "Choose a smaller one, or paste its text."
            )
        return file

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if cleaned["file"] is None and not cleaned["text"]:
            self.add_error("file", "Choose a file, or paste the text below.")
        elif cleaned["file"] is not None and cleaned["text"]:
            self.add_error("file", "Bring one at a time: choose the file again, or leave only the text.")
        return cleaned

    def refuse(self, message: str) -> None:
        """Say why what was brought could not be read."""
        self.add_error("file" if self.cleaned_data.get("file") else "text", message)

    @property
    def has_lost_file(self) -> bool:
        """Whether a file came that is to be chosen again."""
        return bool(self.is_bound and self.files)


class ImportedFactForm(ItemForm):
    """What was read, where it waits."""

    class Meta:
        model = ImportedFact
        fields = FactForm.Meta.fields
        labels = FactForm.Meta.labels
        error_messages = FactForm.Meta.error_messages
        widgets = FactForm.Meta.widgets


class DecisionForm(forms.Form):
    """Keep it, or leave it out."""

    decision = forms.TypedChoiceField(choices=Decision.choices, coerce=Decision)


class KeepKindForm(forms.Form):
    """Keep all of one kind."""

    operation = forms.UUIDField(required=False, widget=forms.HiddenInput)
    kind = forms.TypedChoiceField(choices=FactKind.choices, coerce=FactKind, widget=forms.HiddenInput)


class UnplacedForm(forms.Form):
    """A text that could not be placed, as a fact to be."""

    operation = forms.UUIDField(required=False, widget=forms.HiddenInput)
    line = forms.CharField(widget=forms.HiddenInput, strip=False)
    text = forms.CharField(
        label="What you bring",
        max_length=MAX_TEXT,
        error_messages=FACT_ERRORS["text"],
        widget=forms.Textarea(attrs={"rows": 1, "class": "form-control", "dir": "auto"}),
    )
    kind = forms.TypedChoiceField(
        label="Kind",
        choices=FactKind.choices,
        coerce=FactKind,
        widget=forms.Select(attrs={"class": "form-select form-select-sm"}),
    )

    def __init__(self, data: QueryDict | None = None, *, number: int, **kwargs: Any) -> None:
        super().__init__(data, auto_id=f"unplaced-{number}-%s", **kwargs)
        self.number = number
        self.fields["text"].widget.attrs.pop("maxlength", None)
