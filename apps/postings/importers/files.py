"""A posting's file into its text: the data that a page or a job board carries, else what one would read.

`parse_posting` runs in the child process and therefore knows nothing of Django.
"""

from dataclasses import dataclass
from typing import Any

from apps.common.documents import DocumentKind, FileRefused, extract_document, run_in_child
from apps.drafting.reading.envelope import Envelope, UnreadableEnvelope, read_html, read_json

MOST_CHARACTERS = 200_000
_NAMES = {
    DocumentKind.TEXT: "plain text",
    DocumentKind.MARKDOWN: "Markdown",
    DocumentKind.HTML: "web page",
    DocumentKind.JSON: "data of a job board",
    DocumentKind.PDF: "PDF",
    DocumentKind.DOCX: "Word document",
    DocumentKind.EML: "e-mail",
}


@dataclass(frozen=True, slots=True)
class ImportedPosting:
    """A posting's text with its title and employer on top, the kind of file, and what was left out."""

    text: str
    format: str
    notes: tuple[str, ...] = ()


def read_posting_file(name: str, data: bytes) -> ImportedPosting:
    """Read a file that somebody brought. Raises FileRefused."""
    said = run_in_child("apps.postings.importers.files:parse_posting", name=name, data=data)
    if len(said["text"]) > MOST_CHARACTERS:
        raise FileRefused("too_long")
    return ImportedPosting(said["text"], said["format"], tuple(said["notes"]))


def parse_posting(name: str, data: bytes) -> dict[str, Any]:
    """Return a posting's text, format and notes. Raises FileRefused."""
    document = extract_document(name, data)
    if document.kind is DocumentKind.ZIP:
        raise FileRefused("unknown_kind")
    try:
        envelope = _open(document.kind, document.text, document.markup)
    except UnreadableEnvelope as error:
        raise FileRefused("no_posting") from error
    return {"text": envelope.whole(), "format": _NAMES[document.kind], "notes": list(document.notes)}


def _open(kind: DocumentKind, text: str, markup: str) -> Envelope:
    if kind is DocumentKind.JSON:
        return read_json(markup)
    return read_html(markup) if kind is DocumentKind.HTML else Envelope(text)
