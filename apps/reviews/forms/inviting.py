"""Addresses to invite: typed, pasted from a sheet, or brought as a CSV file."""

import codecs
import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import validate_email

MOST = 200
MAX_TEXT = 100_000
_BETWEEN = re.compile(r"[\s,;|<>\"'()\[\]]+")
NO_TEXT = "This file is not plain text. Save the sheet as CSV, and bring that."
TOO_BIG = "This file is too long for a list of addresses: it may hold 100,000 characters."


@dataclass(frozen=True, slots=True)
class Addresses:
    """What a list says: the addresses in lower case, each once, and the lines without any."""

    found: tuple[str, ...]
    unread: tuple[str, ...]


def read_addresses(text: str) -> Addresses:
    """Find the addresses in lines of any kind, such as CSV; a first line without one is a heading."""
    found: dict[str, None] = {}
    unread = []
    for number, line in enumerate(text.splitlines()):
        here = [part.lower() for part in _BETWEEN.split(line) if is_address(part.removeprefix("mailto:"))]
        found |= dict.fromkeys(part.removeprefix("mailto:") for part in here)
        if not here and line.strip(" ,;\t") and (number or "@" in line):
            unread.append(line.strip()[:200])
    return Addresses(tuple(found), tuple(unread))


def is_address(text: str) -> bool:
    """Say whether `text` is an e-mail address."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254


def decode(data: bytes) -> str:
    """Return the text of a file as sheets write it. Raises ValidationError for what is none."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\x00" in data:
        raise ValidationError(NO_TEXT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


class InviteForm(forms.Form):
    """Addresses as text, as a file, or both."""

    addresses = forms.CharField(
        label="E-mail addresses, one on each line, or rows from a sheet",
        required=False,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocomplete": "off"}),
        error_messages={"max_length": "Keep it under 100,000 characters."},
    )
    file = forms.FileField(
        label="Or a CSV file",
        required=False,
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,text/csv,text/plain"}),
    )

    def clean_file(self) -> str:
        """Return the file's text."""
        file: UploadedFile[Any] | None = self.cleaned_data.get("file")
        if file is None:
            return ""
        if (file.size or 0) > 4 * MAX_TEXT:
            raise ValidationError(TOO_BIG)
        text = decode(file.read())
        if len(text) > MAX_TEXT:
            raise ValidationError(TOO_BIG)
        return text

    def clean(self) -> dict[str, Any]:
        """Ask for one address at least, and not more than fit one sending."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        found = self.read().found
        if not found:
            self.add_error("addresses", "There is no e-mail address in this. Give one on each line.")
        elif len(found) > MOST:
            self.add_error(
                "addresses", f"These are {len(found)} addresses. Invite {MOST} at a time at the most."
            )
        return cleaned

    @property
    def text(self) -> str:
        """Return all that was given, the file after what was typed."""
        parts = (self.cleaned_data.get("addresses") or "", self.cleaned_data.get("file") or "")
        return "\n".join(part for part in parts if part)

    def read(self) -> Addresses:
        """Return what a form without errors says; each part's first line may be a heading."""
        parts = [read_addresses(self.cleaned_data.get(name) or "") for name in ("addresses", "file")]
        return Addresses(
            tuple(dict.fromkeys(address for part in parts for address in part.found)),
            tuple(line for part in parts for line in part.unread),
        )
