"""What a person typed into a form, read back so that it can be shown, kept and sent again."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError

UNSAVED_NAMES = frozenset({"csrfmiddlewaretoken", "operation", "only", "stay", "next"})
VERSION_SUFFIX = "_version"
SECRET_MARKS = ("password", "code", "credential")


@dataclass(frozen=True, slots=True)
class TypedField:
    """One field of a posted form. `is_text` is what a person would miss if it were lost."""

    name: str
    value: str
    is_text: bool

    @property
    def label(self) -> str:
        """Return the field's name as words."""
        return self.name.replace("_", " ").replace("-", " ").capitalize()


def read_typed_fields(request: HttpRequest) -> tuple[TypedField, ...]:
    """Return what was posted, without the CSRF token and without passwords and codes."""
    return tuple(
        TypedField(name, value, is_text=is_typed_text(name, value))
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and not is_secret(name)
        for value in values
    )


def list_sentences(request: HttpRequest) -> tuple[str, ...]:
    """Return what was posted in more words than one, for a page that cannot take it but must not lose it.

    A body that cannot be read, or that is too big, has none.
    """
    try:
        fields = read_typed_fields(request)
    except (SuspiciousOperation, MultiPartParserError, OSError):
        return ()
    return tuple(field.value.strip() for field in fields if field.is_text and len(field.value.split()) > 1)


def asks_secret(request: HttpRequest) -> bool:
    """Whether the posted form held a password or a code, which is never shown or kept."""
    return any(is_secret(name) for name in request.POST)


def is_secret(name: str) -> bool:
    """Whether a field of this name holds a password, a code or a passkey."""
    return any(mark in name.lower() for mark in SECRET_MARKS)


def is_typed_text(name: str, value: str) -> bool:
    """Whether a person typed or chose this, and not the page for its own use."""
    return bool(value.strip()) and name not in UNSAVED_NAMES and not name.endswith(VERSION_SUFFIX)


def count_characters(fields: Iterable[TypedField]) -> int:
    """Return how much there is to keep."""
    return sum(len(field.name) + len(field.value) for field in fields)
