"""A résumé's text, section by section, into facts, contact data and what could not be placed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from apps.drafting.reading.resumes.dates import drop_numeric_dates
from apps.drafting.reading.resumes.entries import read_entries
from apps.drafting.reading.resumes.gathered import Gathered
from apps.drafting.reading.resumes.headings import is_below_entry, is_capitals, is_summary, name_section
from apps.drafting.reading.resumes.lines import BULLET, join_lines
from apps.drafting.reading.resumes.lists import LABEL, read_items
from apps.drafting.reading.resumes.summaries import read_summary
from apps.drafting.reading.resumes.types import ResumeReading
from apps.drafting.text import words
from apps.drafting.vocabulary import FactKind

_CONTACT = re.compile(
    r"[\w.+-]+ ?(?:@|\(at\)|\[at\]) ?[\w-]+\.[\w.-]+|https?://|www\.|\b(?:linkedin|github)\.com\b|"
    r"(?:\+|\b0)[\d ().-]{8,}\d|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|"
    r"^(?:address|phone|tel(?:ephone)?|mobile|e-?mail|date of birth|nationality|website|linkedin|github)\s*:",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"\W*(?:references?|referees?)(?: are| and \w+)? (?:available|given|supplied|"
    r"on request)\b.{0,60}",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\W*(?:page \d{1,3}(?: ?(?:of|/) ?\d{1,3})?|\(?continued\)?)\W*", re.IGNORECASE)
_LISTED = frozenset({FactKind.SKILL, FactKind.LANGUAGE})
_MOST_CONTACT_WORDS = 14
_LONGEST_CONTACT = 300
_MOST_TITLE_WORDS = 5


@dataclass(slots=True)
class _Section:
    """The lines below one heading and what stands there; the first has no heading above it."""

    kind: FactKind | None = None
    is_summary: bool = False
    is_opening: bool = False
    are_capitals: bool = False
    lines: list[str] = field(default_factory=list)


def read_resume(text: str) -> ResumeReading:
    """Read plain text, Markdown, or the text of a PDF, a document or a page.

    Every line that is not blank ends in a fact's source, as contact data, as a heading or
    unplaced; of a fact every word is in its source. Never raises on a str. Linear.
    """
    gathered = Gathered()
    section = _Section(is_opening=True)
    for line in text.splitlines():
        if _PAGE.fullmatch(line):
            gathered.headings.append(line.strip())
        elif opened := _open_section(line, section):
            _read_section(section, gathered)
            gathered.headings.append(line.strip())
            section = opened
        elif labelled := _open_label(line, section):
            _read_section(section, gathered)
            _read_section(labelled, gathered)
            section.lines, section.is_opening = [], False
        else:
            section.lines.append(line)
    _read_section(section, gathered)
    return gathered.finish()


def _open_section(line: str, above: _Section) -> _Section | None:
    """Return the section that a line is the heading of, or None."""
    # "Skills: , ," is left where its items were taken out.
    emptied = line.rstrip(" ,;|")
    line = emptied if emptied.endswith(":") else line
    is_heading, kind = name_section(line)
    # Where headings stand in capitals, a line in capitals is one, whatever it says.
    is_one_tool = above.kind in _LISTED and " " not in line.strip()
    is_heading |= above.are_capitals and is_capitals(line) and not is_one_tool
    is_inside = above.kind not in _LISTED and above.kind is not None
    if is_inside and is_below_entry(line) and not (above.are_capitals and is_capitals(line)):
        return _Section(above.kind, are_capitals=above.are_capitals)
    if is_heading:
        return _Section(kind, is_summary(line), are_capitals=is_capitals(line))
    # "Software:" stands above a part of a section and is no fact.
    is_title = line.rstrip(" *").endswith(":") and len(line.split()) <= _MOST_TITLE_WORDS
    if is_title and is_inside | (above.kind in _LISTED) and not BULLET.match(line):
        return _Section(above.kind, are_capitals=above.are_capitals)
    return None


def _open_label(line: str, above: _Section) -> _Section | None:
    """Return the section that a line is the whole of: "Languages: Polish"."""
    plain = line.strip().lstrip("*_ ")
    label = LABEL.match(plain)
    is_known, kind = name_section(label["label"]) if label else (False, None)
    if label and is_known and (kind in _LISTED or (kind is None and above.kind is not None)):
        return _Section(kind, is_summary(label["label"]), lines=[line])
    return None


def _read_section(section: _Section, gathered: Gathered) -> None:
    kept = _set_apart(section, gathered)
    if section.is_summary or (section.kind is None and section.is_opening):
        read_summary(kept, gathered)
    elif section.kind is None:
        gathered.unplaced += [block.source for block in join_lines(kept)]
    elif section.kind in _LISTED:
        read_items(join_lines(kept, is_list=True), section.kind, gathered)
    else:
        read_entries(join_lines(kept), section.kind, gathered)


def _set_apart(section: _Section, gathered: Gathered) -> Sequence[str]:
    """Return the lines that may be facts; contact data, rules and the offer of references go elsewhere."""
    kept: list[str] = []
    for line in section.lines:
        is_on_top = section.is_opening and not any(kept) and not gathered.contact
        if not any(char.isalnum() for char in line):
            gathered.headings += [line.strip()] if line.strip() else []
            kept.append("")
        elif _ASK.fullmatch(line):
            gathered.unplaced.append(line.strip())
        elif _is_contact(line, section.kind) or is_on_top:
            # What stands on top of a résumé is whose it is.
            gathered.contact.append(line.strip())
        else:
            kept.append(line)
    return kept


def _is_contact(line: str, kind: FactKind | None) -> bool:
    is_work = kind is not None and bool(BULLET.match(line))
    return (
        not is_work
        and len(words(line)) <= _MOST_CONTACT_WORDS
        and bool(_CONTACT.search(drop_numeric_dates(line.strip())))
    )
