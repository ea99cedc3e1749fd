"""A résumé's text, section by section, into facts, contact data and what could not be placed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from apps.drafting.reading.resumes.headings import is_capitals, name_section
from apps.drafting.reading.resumes.types import ReadFact, ResumeReading
from apps.drafting.text import words
from apps.drafting.vocabulary import FactKind

_BULLET = re.compile(r"\s*(?:[-*–—•●▪◦‣∙·»+>]|\d{1,2}[.)])\s+(?=\S)|\s*[•●▪◦‣]")
_YEAR = re.compile(r"\b(?:19[4-9]\d|20[0-6]\d)\b")
_DATE = re.compile(
    r"[\W\d_]*(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|spring|summer|autumn|winter|to|since|"
    r"from|until|present|now|current|date)[a-z]{0,6}[\W\d_]*)*",
    re.IGNORECASE,
)
_CELL = re.compile(r"\s*(?:\||\t)\s*")
_CONTACT = re.compile(
    r"[\w.+-]+ ?(?:@|\(at\)|\[at\]) ?[\w-]+\.[\w.-]+|https?://|www\.|\b(?:linkedin|github)\.com\b|"
    r"(?:\+|\b0)[\d ().-]{8,}\d|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|"
    r"^(?:address|phone|tel(?:ephone)?|mobile|e-?mail|date of birth|nationality|website|linkedin|github)\s*:",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<label>[^\W\d_][\w &/,'’-]{1,40}):\s+(?=\S)")
_OPEN_END = re.compile(r"(?:[,(/&-]|\b(?:and|or|the|of|to|in|for|with|at))$")
_SPLIT = re.compile(r"\s*(?:[;|•·]|,(?![^(]*\)))\s*")
_LISTED = frozenset({FactKind.SKILL, FactKind.LANGUAGE})
_WRAPS_AT = 60
_MOST_HEAD_WORDS = 14
_MOST_ITEM_WORDS = 6
_LONGEST = 500


@dataclass(slots=True)
class _Block:
    """Lines that belong together: a bullet with what it wraps over, or a head with its parts.

    `is_first` says that it stands below a heading or an empty line.
    """

    is_bullet: bool
    is_first: bool
    parts: list[list[str]]

    @property
    def lines(self) -> list[str]:
        """All the lines, as they stand in the text."""
        return [line for part in self.parts for line in part]

    @property
    def text(self) -> str:
        """The words of the lines as one, without their marks; the parts of a head after commas."""
        said = ", ".join(" ".join(part).strip(" ,") for part in self.parts)
        plain = _BULLET.sub("", said, count=1) if self.is_bullet else said
        return " ".join(_CELL.sub(", ", plain.replace("**", "")).split()).strip(" |#*_")


@dataclass(slots=True)
class _Gathered:
    """What has been made of the lines so far."""

    facts: dict[tuple[FactKind, str], list[str]] = field(default_factory=dict)
    contact: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)

    def add(self, kind: FactKind, text: str, source: str) -> None:
        """Add a fact, with one more source where it was said before; too long a text is no fact."""
        line = text.strip(" \t,;:.–—-")
        if any(char.isalnum() for char in line) and len(line) <= _LONGEST:
            self.facts.setdefault((kind, line), []).append(source)
        else:
            self.unplaced.append(source)


def read_resume(text: str) -> ResumeReading:
    """Read plain text, Markdown, or the text of a PDF, a document or a page.

    Every line that is not blank ends in a fact's source, as contact data, as a heading or
    unplaced; of a fact every word is in its source. Never raises on a str. Linear.
    """
    gathered = _Gathered()
    kind: FactKind | None = None
    is_opening, are_capitals = True, False
    section: list[str] = []
    for line in text.splitlines():
        is_heading, opened = name_section(line)
        # Where headings stand in capitals, a line in capitals is one, whatever it says.
        is_one_tool = kind in _LISTED and " " not in line.strip()
        is_heading |= are_capitals and is_capitals(line) and not is_one_tool
        label = _LABEL.match(line)
        is_labelled, labelled = name_section(label["label"]) if label else (False, None)
        if is_heading:
            _read_section(section, kind, gathered, is_opening=is_opening)
            gathered.headings.append(line.strip())
            kind, section, is_opening = opened, [], False
            are_capitals = is_capitals(line)
        elif is_labelled and labelled in _LISTED:
            _read_section(section, kind, gathered, is_opening=is_opening)
            _read_section([line], labelled, gathered, is_opening=False)
            section = []
        else:
            section.append(line)
    _read_section(section, kind, gathered, is_opening=is_opening)
    return ResumeReading(
        facts=tuple(
            ReadFact(each, said, "\n".join(dict.fromkeys(sources)))
            for (each, said), sources in gathered.facts.items()
        ),
        unplaced=tuple(gathered.unplaced),
        contact=tuple(gathered.contact),
        headings=tuple(gathered.headings),
    )


def _read_section(lines: list[str], kind: FactKind | None, gathered: _Gathered, *, is_opening: bool) -> None:
    kept: list[str] = []
    for line in lines:
        if not any(char.isalnum() for char in line):
            gathered.headings += [line.strip()] if line.strip() else []
            kept.append("")
        elif _is_contact(line) or (is_opening and not any(kept) and not gathered.contact):
            # What stands on top of a résumé is whose it is.
            gathered.contact.append(line.strip())
        else:
            kept.append(line)
    for block in _join_lines(kept):
        source = "\n".join(line.strip() for line in block.lines)
        if kind is None:
            gathered.unplaced.append(source)
        elif kind in _LISTED:
            _read_list(block.text, kind, source, gathered)
        else:
            gathered.add(kind, block.text, source)


def _is_contact(line: str) -> bool:
    return len(words(line)) <= _MOST_HEAD_WORDS and bool(_CONTACT.search(line.strip()))


def _read_list(text: str, kind: FactKind, source: str, gathered: _Gathered) -> None:
    """Take a list apart where all its items are short; a sentence stays whole."""
    label = _LABEL.match(text)
    listed = text[label.end() :] if label else text
    items = [item for item in _SPLIT.split(listed.rstrip(".")) if item]
    is_list = len(items) > 1 and all(len(item.split()) <= _MOST_ITEM_WORDS for item in items)
    for item in items if is_list else [text if len(items) > 1 else listed]:
        gathered.add(kind, item, source)


def _join_lines(lines: Iterable[str]) -> list[_Block]:
    """Put wrapped lines together, and the lines that name one entry: what, where and when."""
    blocks: list[_Block] = []
    is_apart = True
    for line in lines:
        if not line:
            is_apart = True
            continue
        is_bullet = bool(_BULLET.match(line))
        last = blocks[-1] if blocks and not is_apart and not is_bullet else None
        if last and _wraps(last, line):
            last.parts[-1].append(line)
        elif last and _names_on(last, line):
            last.parts.append([line])
        else:
            blocks.append(_Block(is_bullet, is_apart, [[line]]))
        is_apart = False
    return blocks


def _wraps(block: _Block, line: str) -> bool:
    last = block.lines[-1].rstrip()
    starts_small = line.split(maxsplit=1)[0].islower()
    is_full = len(last) >= _WRAPS_AT and not last.endswith((".", "!", "?", ":")) and not _YEAR.search(line)
    return starts_small or bool(_OPEN_END.search(last)) or is_full


def _names_on(block: _Block, line: str) -> bool:
    """Tell whether a line goes on naming an entry: the date below its name, or its name below the date."""
    if block.is_bullet or len(block.parts) > 1:
        return False
    every = (*block.lines, line)
    is_short = all(
        len(each.split()) <= _MOST_HEAD_WORDS and not each.rstrip().endswith(".") for each in every
    )
    is_dated = any(map(_YEAR.search, block.lines))
    is_only_date = is_dated and all(map(_DATE.fullmatch, block.lines))
    names_it = block.is_first and not is_dated and bool(_YEAR.search(line))
    return is_short and (is_only_date or names_it)
