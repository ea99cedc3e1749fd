"""One file of any kind into its text."""

import json
from dataclasses import dataclass

from apps.common.documents.kinds import DocumentKind, decode_text, detect_kind
from apps.common.documents.mail import read_mail
from apps.common.documents.markup import read_markup
from apps.common.documents.paper import read_docx, read_pdf
from apps.common.documents.refusals import FileRefused, refuse_faults

MOST_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds: its text; its source too, where a page or JSON is to be read further.

    `markup` is HTML or JSON as it stood in the file, `data` the bytes of an archive,
    `notes` say what was left out, each a sentence.
    """

    kind: DocumentKind
    text: str
    markup: str = ""
    data: bytes = b""
    notes: tuple[str, ...] = ()


def extract_document(name: str, data: bytes) -> Document:
    """Read a file. Raises FileRefused, and nothing else, whatever the bytes are."""
    kind = detect_kind(name, data)
    if kind is DocumentKind.ZIP:
        return Document(kind, "", data=data)
    document = _READERS.get(kind, _read_plain)(kind, data)
    if not any(character.isalnum() for character in document.text):
        raise FileRefused("no_text")
    if len(document.text) > MOST_CHARACTERS:
        raise FileRefused("too_long")
    return document


def _read_plain(kind: DocumentKind, data: bytes) -> Document:
    return Document(kind, decode_text(data))


def _read_html(kind: DocumentKind, data: bytes) -> Document:
    markup = decode_text(data)
    return Document(kind, read_markup(markup), markup=markup)


def _read_json(kind: DocumentKind, data: bytes) -> Document:
    text = decode_text(data)
    with refuse_faults("corrupt"):
        json.loads(text)
    return Document(kind, text, markup=text)


def _read_pdf(kind: DocumentKind, data: bytes) -> Document:
    text, notes = read_pdf(data)
    return Document(kind, text, notes=notes)


def _read_docx(kind: DocumentKind, data: bytes) -> Document:
    return Document(kind, read_docx(data))


def _read_eml(kind: DocumentKind, data: bytes) -> Document:
    text, markup, notes = read_mail(data)
    return Document(kind, text, markup=markup, notes=notes)


_READERS = {
    DocumentKind.HTML: _read_html,
    DocumentKind.JSON: _read_json,
    DocumentKind.PDF: _read_pdf,
    DocumentKind.DOCX: _read_docx,
    DocumentKind.EML: _read_eml,
}
