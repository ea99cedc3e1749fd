"""A posting's file into its text: the data that a page or a job board carries, else what one would read.

`parse_posting` runs in the child process and therefore knows nothing of Django.
"""

from dataclasses import dataclass, replace
from typing import Any

from apps.common.documents import DocumentKind, FileRefused, detect_kind, extract_document, run_in_child
from apps.common.documents.kinds import decode_text
from apps.postings.importers.pages import read_page
from apps.postings.importers.records import NoPosting, read_json
from apps.postings.importers.texts import Found

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
    """A posting's text with its title and employer on top, the kind of file, and what was left out.

    `title`, `employer` and `location` are what the data around the text name, "" where they do
    not; `url` is the link it came from, "" for a file.
    """

    text: str
    format: str
    notes: tuple[str, ...] = ()
    title: str = ""
    employer: str = ""
    location: str = ""
    url: str = ""


def read_posting_file(name: str, data: bytes) -> ImportedPosting:
    """Read a file that somebody brought. Raises FileRefused."""
    return parse_in_child("apps.postings.importers.files:parse_posting", name, data)


def parse_in_child(parser: str, name: str, data: bytes, *, url: str = "") -> ImportedPosting:
    """Have the child process read a posting. Raises FileRefused."""
    said = run_in_child(parser, name=name, data=data)
    posting = ImportedPosting(**said | {"notes": tuple(said["notes"])})
    if len(posting.text) > MOST_CHARACTERS:
        raise FileRefused("too_long")
    return replace(posting, url=url)


def parse_posting(name: str, data: bytes) -> dict[str, Any]:
    """Return the fields of an ImportedPosting but `url`. Raises FileRefused."""
    kind = detect_kind(name, data)
    if kind is DocumentKind.ZIP:
        raise FileRefused("unknown_kind")
    # A page that carries its posting as data need not be read as a page at all.
    if kind is DocumentKind.HTML:
        return describe(read_page(decode_text(data)), kind)
    document = extract_document(name, data)
    if kind is DocumentKind.JSON:
        try:
            return describe(read_json(document.markup), kind)
        except NoPosting as error:
            raise FileRefused("no_posting") from error
    return describe(Found(document.text), kind, document.notes)


def describe(found: Found, kind: DocumentKind, notes: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return what was found as the child process says it."""
    return {
        "text": found.whole(),
        "format": _NAMES[kind],
        "notes": list(notes),
        "title": found.title,
        "employer": found.employer,
        "location": found.location,
    }
