"""A draft that was taken along as a file, brought in again."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from apps.answers.batch.records import Record, UnreadableRecord, parse_record

MAX_BYTES = 5 * 1024 * 1024
MAX_ITEMS = 20_000  # lines of the longest posting
REFUSED = {
    "not UTF-8": "This is not a text file.",
    "not JSON": "This is not a JSON file, or a part of it is missing.",
    "not an object": "This is not a draft downloaded from here.",
}


class ArrivalForm(forms.Form):
    """One JSON file."""

    operation = forms.UUIDField(required=False, widget=forms.HiddenInput)
    file = forms.FileField(
        label="The JSON file",
        allow_empty_file=True,
        error_messages={"required": "Choose the JSON file that you downloaded."},
        widget=forms.FileInput(attrs={"accept": ".json,application/json", "class": "form-control"}),
    )

    def clean_file(self) -> Record:
        """Return what the file holds, not yet understood."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError("This file is larger than 5 MB, which no draft is.")
        try:
            return parse_record(file.read(), max_items=MAX_ITEMS)
        except UnreadableRecord as refusal:
            raise forms.ValidationError(REFUSED[str(refusal)]) from refusal
