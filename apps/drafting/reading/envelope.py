"""The wrapping that a posting comes in: a web page, or the JSON of an applicant tracking system.

Structured data is believed before prose: schema.org JobPosting in a page,
Greenhouse and Lever exports, and the flat records that job boards hand out. Of
what is not known, the text is kept. Nothing is fetched.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from apps.drafting.text import clean_text


class UnreadableEnvelope(ValueError):
    """The file is not what its name says, or holds no posting."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A posting's plain text, with title and employer where the wrapping names them, else ""."""

    text: str
    title: str = ""
    employer: str = ""

    def whole(self) -> str:
        """Return title, employer and text as one pasted posting would have them."""
        opening = [part for part in (self.title, self.employer) if part and part not in self.text[:300]]
        return "\n\n".join([*opening, self.text])


_BLOCKS = frozenset(
    "p div section article header footer main aside ul ol table tr blockquote pre br hr dl dt dd form "
    "fieldset figure figcaption address nav tbody thead".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "head", "iframe", "select", "button"})
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_DEEPEST = 40
# A record with unknown keys: its longest text is the posting if it is at least this long.
_SHORTEST_POSTING = 120


class _TextParser(HTMLParser):
    """Collects what a reader would see, one block a line, and the page's JSON-LD."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.data: list[str] = []
        self._silent: list[str] = []
        self._is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and (dict(attrs).get("type") or "").strip().lower() == "application/ld+json":
            self._is_data = True
            self.data.append("")
        elif tag in _SILENT:
            self._silent.append(tag)
        elif tag == "li":
            self.pieces.append("\n- ")
        elif tag in _HEADINGS:
            self.pieces.append("\n\n# ")
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._is_data:
            self._is_data = False
        elif tag in self._silent:
            while self._silent.pop() != tag:
                continue
        elif tag in _BLOCKS or tag in _HEADINGS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self.data[-1] += data
        elif not self._silent:
            self.pieces.append(data)


def _parse(markup: str) -> _TextParser:
    parser = _TextParser()
    parser.feed(markup)
    parser.close()
    return parser


def _flatten(pieces: list[str]) -> str:
    lines = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    kept = [line for line in lines if line not in ("", "-", "#")]
    # A blank line between blocks, so that one in lower case does not read as a wrapped line.
    return "".join(("\n" if line.startswith("- ") else "\n\n") + line for line in kept).strip()


def read_markup(markup: str) -> str:
    """Return the plain text of HTML, escaped HTML too: headings with a hash, list items with a dash."""
    text = clean_text(markup)
    return _flatten(_parse(text).pieces) if _TAG.search(text) else text.strip()


def _as_text(value: Any) -> str:
    return read_markup(value) if isinstance(value, str) else ""


def _name_of(value: Any) -> str:
    """Return an organisation's name, however schema.org lets it be written."""
    if isinstance(value, list):
        return next((name for item in value if (name := _name_of(item))), "")
    if isinstance(value, dict):
        return next(
            (_as_text(value[key]) for key in ("name", "organizationName", "legalName") if value.get(key)), ""
        )
    return _as_text(value)


def _find_job_posting(value: Any, depth: int = 0) -> dict[str, Any] | None:
    """Return the first schema.org JobPosting in a JSON value, in a graph too."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, dict):
        kinds = value.get("@type")
        if kinds == "JobPosting" or (isinstance(kinds, list) and "JobPosting" in kinds):
            return value
        value = list(value.values())
    if isinstance(value, list):
        return next((found for item in value if (found := _find_job_posting(item, depth + 1))), None)
    return None


_SECTIONS = (
    ("company_profile", "About us"),
    ("companyProfile", "About us"),
    ("description", ""),
    ("jobDescription", ""),
    ("descriptionBody", ""),
    ("content", ""),
    ("responsibilities", "Responsibilities"),
    ("requirements", "Requirements"),
    ("qualifications", "Qualifications"),
    ("experienceRequirements", "Experience"),
    ("educationRequirements", "Education"),
    ("skills", "Skills"),
    ("incentiveCompensation", "Benefits"),
    ("jobBenefits", "Benefits"),
    ("benefits", "Benefits"),
)
_TITLES = ("title", "jobTitle", "job_title", "position", "name", "text")
_EMPLOYERS = ("hiringOrganization", "company", "company_name", "employer", "organization", "organisation")


def _join_sections(record: dict[str, Any]) -> str:
    parts: list[str] = []
    for key, heading in _SECTIONS:
        value = record.get(key)
        text = "\n".join(_as_text(item) for item in value) if isinstance(value, list) else _as_text(value)
        if text.strip():
            parts.append(f"# {heading}\n{text}" if heading else text)
    if parts:
        return "\n\n".join(parts)
    longest = max((value for value in record.values() if isinstance(value, str)), key=len, default="")
    return read_markup(longest) if len(longest) >= _SHORTEST_POSTING else ""


def _read_record(record: dict[str, Any]) -> Envelope:
    title = next((text for key in _TITLES if (text := _as_text(record.get(key)))), "")
    employer = next((text for key in _EMPLOYERS if (text := _name_of(record.get(key)))), "")
    return Envelope(_join_sections(record), title, employer)


def _read_lever(record: dict[str, Any]) -> Envelope:
    parts = [_as_text(record.get("descriptionPlain")) or _as_text(record.get("description"))]
    parts += [
        f"# {_as_text(section.get('text'))}\n{_as_text(section.get('content'))}"
        for section in record["lists"]
        if isinstance(section, dict)
    ]
    parts.append(_as_text(record.get("additionalPlain")) or _as_text(record.get("additional")))
    text = "\n\n".join(part for part in parts if part)
    return Envelope(text, _as_text(record.get("text")), _name_of(record.get("company")))


def _read_value(value: Any) -> Envelope:
    posting = _find_job_posting(value)
    if posting:
        return _read_record(posting)
    if isinstance(value, dict) and isinstance(value.get("jobs"), list):
        value = value["jobs"]
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, dict)), None)
    if not isinstance(value, dict):
        raise UnreadableEnvelope("The file holds no posting.")
    return _read_lever(value) if isinstance(value.get("lists"), list) else _read_record(value)


def read_json(text: str) -> Envelope:
    """Read JSON as applicant tracking systems and job boards give it; of several postings the first.

    Raises UnreadableEnvelope where it is not JSON or holds no text of a posting.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableEnvelope("The file is not valid JSON.") from error
    envelope = _read_value(value)
    if not envelope.text.strip():
        raise UnreadableEnvelope("The file holds no text of a posting.")
    return envelope


def read_html(markup: str) -> Envelope:
    """Read a web page: its JobPosting data where there is some, else the text a reader would see.

    Raises UnreadableEnvelope where neither holds a letter.
    """
    page = _parse(markup)
    for data in page.data:
        try:
            posting = _find_job_posting(json.loads(data))
        except (ValueError, RecursionError):
            continue
        if posting and _join_sections(posting):
            return _read_record(posting)
    text = clean_text(_flatten(page.pieces))
    if not any(char.isalnum() for char in text):
        raise UnreadableEnvelope("The page holds no text.")
    return Envelope(text)
