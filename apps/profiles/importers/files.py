"""A profile from a file or a pasted text, whatever the format is; files are read in a child process.

`parse_profile` runs in the child process and therefore knows nothing of Django.
"""

import re
from dataclasses import asdict
from typing import Any

from apps.common.documents import DocumentKind, FileRefused, extract_document, run_in_child
from apps.drafting.reading.resumes import ReadFact, read_resume
from apps.drafting.vocabulary import FactKind
from apps.profiles.importers.hresume import read_hresume
from apps.profiles.importers.json_resume import NotAResume, read_json_resume
from apps.profiles.importers.linkedin import read_linkedin
from apps.profiles.importers.types import ImportedProfile

MOST_CHARACTERS = 200_000
_NAMES = {
    DocumentKind.TEXT: "text",
    DocumentKind.MARKDOWN: "Markdown",
    DocumentKind.HTML: "web page",
    DocumentKind.PDF: "PDF",
    DocumentKind.DOCX: "Word document",
    DocumentKind.EML: "e-mail",
}


def read_profile_file(name: str, data: bytes) -> ImportedProfile:
    """Read a file that somebody brought. Raises FileRefused."""
    said = run_in_child("apps.profiles.importers.files:parse_profile", name=name, data=data)
    facts = (ReadFact(FactKind(fact["kind"]), fact["text"], fact["source"]) for fact in said["facts"])
    return ImportedProfile(
        format=said["format"],
        facts=tuple(facts),
        unplaced=tuple(said["unplaced"]),
        contact=tuple(said["contact"]),
        notes=tuple(said["notes"]),
    )


def read_profile_text(text: str) -> ImportedProfile:
    """Read a pasted text, at most MOST_CHARACTERS long. Raises FileRefused."""
    if len(text) > MOST_CHARACTERS:
        raise FileRefused("too_long")
    return read_text(text, "text")


def read_text(text: str, kind: str, notes: tuple[str, ...] = ()) -> ImportedProfile:
    """Read the text of a résumé, however it came."""
    reading = read_resume(text)
    return ImportedProfile(kind, reading.facts, reading.unplaced, reading.contact, notes)


def parse_profile(name: str, data: bytes) -> dict[str, Any]:
    """Return the fields of an ImportedProfile as plain data. Raises FileRefused."""
    document = extract_document(name, data)
    if document.kind is DocumentKind.ZIP:
        return asdict(read_linkedin(data))
    if document.kind is DocumentKind.JSON:
        try:
            return asdict(read_json_resume(document.markup))
        except NotAResume as error:
            raise FileRefused("no_resume") from error
    if len(document.text) > MOST_CHARACTERS:
        raise FileRefused("too_long")
    marked = read_hresume(document.markup) if document.kind is DocumentKind.HTML else ""
    if marked:
        return asdict(read_text(marked, "web page (h-resume)", document.notes))
    # Blocks of a page stand one below the other without a gap; a heading opens one.
    text = re.sub(r"\n(?=#)", "\n\n", document.text)
    return asdict(read_text(text, _NAMES[document.kind], document.notes))
