"""One posting read as a whole: its fields, its numbered lines, and what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from apps.drafting.reading.employers import read_employer_kind
from apps.drafting.reading.fields import read_employer, read_title
from apps.drafting.reading.headings import Heading
from apps.drafting.reading.kinds import read_kind
from apps.drafting.reading.levels import read_level
from apps.drafting.reading.particulars import read_benchmarks, read_location, read_years
from apps.drafting.reading.quotes import quote_lines, sums_up
from apps.drafting.reading.rows import Row, split_rows
from apps.drafting.reading.skills import read_skills
from apps.drafting.reading.wrapping import unwrap_source
from apps.drafting.text import clean_text
from apps.drafting.vocabulary import EmployerKind, Level, Line, LineKind, Posting


@dataclass(frozen=True, slots=True)
class Known:
    """What a page's own data say of its posting, beside the text; "" where they do not."""

    title: str = ""
    employer: str = ""
    location: str = ""


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class PostingReading:
    """What a posting says. Every string but `questions` is a literal piece of the cleaned text.

    What is known from elsewhere (`Known`) stands as it was given.

    Empty strings, None and empty tuples mean that the posting does not say.
    `lines` are all its rows, headings too (kind other), numbered from 1 with
    `ref` equal to the number; `unread` are those that nothing could be made of.
    `questions` are what to ask the recruiter, as whole sentences.
    """

    title: str = ""
    employer: str = ""
    location: str = ""
    level: Level | None = None
    years: int | None = None
    employer_kind: EmployerKind | None = None
    lines: tuple[Line, ...] = ()
    skills: tuple[str, ...] = ()
    responsibilities: tuple[str, ...] = ()
    growth_offers: tuple[str, ...] = ()
    company_direction: tuple[str, ...] = ()
    benchmarks: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    unread: tuple[Line, ...] = ()

    def posting(self) -> Posting:
        """Return the reading as the shared type, without notes."""
        return Posting(self.title, self.employer, self.level, self.employer_kind, self.lines)


_TEAM = re.compile(
    r"\b(?:team|colleagues|department|report(?:s|ing)? (?:in)?to|line manager|work(?:ing)? with)\b",
    re.IGNORECASE,
)
ASK_LEVEL = "How senior is this role, and how much experience do you expect?"
ASK_GROWTH = "What training or support would I have to grow in this role?"
ASK_DIRECTION = "Where do you want the organisation to be in five years?"
ASK_TEAM = "Whom would I work with, and to whom would I report?"
ASK_TOOLS = "Which tools or methods would I use from day to day?"
ASK_DUTIES = "What would I do in an ordinary week?"
_HEADING_CONFIDENCE = 0.9
_UNREAD_BELOW = 0.3
_SHORTEST_LIST = 3
_MOST_DUTIES = 10


def _number_lines(rows: Sequence[Row]) -> tuple[Line, ...]:
    lines: list[Line] = []
    heading: Heading | None = None
    seen: dict[tuple[str, Heading | None], tuple[LineKind, float]] = {}
    for number, row in enumerate(rows, start=1):
        if row.heading:
            # An unknown label inside a section ("Bonus:") does not end the section.
            heading = row.heading if row.heading.kind or not row.is_label else heading
            kind, confidence = LineKind.OTHER, _HEADING_CONFIDENCE
        else:
            key = (row.text, heading)
            if key not in seen:
                seen[key] = read_kind(row.text, heading)
            kind, confidence = seen[key]
        lines.append(Line(str(number), number, row.text, kind, confidence))
    return tuple(lines)


def _list_duties(rows: Sequence[Row], lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Return the main duties: those of the employer's own list where there is one, else all that is told.

    The sentence that sums the job up before the list goes first. At most ten: a longer list
    ends with what matters less.
    """
    lead: list[Line] = []
    listed: list[Line] = []
    heading: Heading | None = None
    for row, line in zip(rows, lines, strict=True):
        if row.heading and (row.heading.kind or not row.is_label):
            heading = row.heading
        is_below = heading is not None and heading.kind is LineKind.RESPONSIBILITY
        if is_below and heading is not None and (heading.is_firm or row.is_bullet):
            listed.append(line)
        elif not lead and not listed and sums_up(line):
            lead.append(line)
    duties = quote_lines(listed, LineKind.RESPONSIBILITY)
    if len(duties) >= _SHORTEST_LIST:
        summary = quote_lines(lead, LineKind.RESPONSIBILITY)
        return tuple(dict.fromkeys(summary + duties))[:_MOST_DUTIES]
    return quote_lines(lines, LineKind.RESPONSIBILITY)[:_MOST_DUTIES]


def _mark_title(lines: tuple[Line, ...], title: str, employer: str) -> tuple[Line, ...]:
    """Read the first rows that are only the title and the employer as what they are."""
    names = {name for name in (title, employer) if name}
    return tuple(
        Line(line.ref, line.number, line.text, LineKind.OTHER, _HEADING_CONFIDENCE)
        if line.number <= 8 and line.text in names
        else line
        for line in lines
    )


def _list_questions(
    level: Level | None,
    growth: tuple[str, ...],
    direction: tuple[str, ...],
    lines: tuple[Line, ...],
    skills: tuple[str, ...],
) -> tuple[str, ...]:
    has_team = any(_TEAM.search(line.text) for line in lines)
    has_duties = any(line.kind is LineKind.RESPONSIBILITY for line in lines)
    asked = (
        (has_duties, ASK_DUTIES),
        (level is not None, ASK_LEVEL),
        (bool(growth), ASK_GROWTH),
        (bool(direction), ASK_DIRECTION),
        (has_team, ASK_TEAM),
        (bool(skills), ASK_TOOLS),
    )
    return tuple(question for is_said, question in asked if not is_said)


def read_posting(text: str, *, known: Known | None = None) -> PostingReading:
    """Read a posting, however it was pasted: plain text, Markdown, flattened lists.

    What is `known` wins over what is read.
    Never raises on a str; linear in its length. A text with no letter or digit
    gives an empty reading with every question open.
    """
    cleaned = unwrap_source(clean_text(text))
    rows = tuple(split_rows(cleaned))
    given = known or NOTHING_KNOWN
    read, beside = read_title(rows)
    title = given.title or read
    employer = given.employer or beside or read_employer(rows, title)
    lines = _mark_title(_number_lines(rows), title, employer)
    level = read_level(title, cleaned)
    skills = read_skills(lines, without=employer)
    growth = quote_lines(lines, LineKind.GROWTH)
    direction = quote_lines(lines, LineKind.DIRECTION)
    return PostingReading(
        title=title,
        employer=employer,
        location=given.location or read_location(lines),
        level=level,
        years=read_years(lines),
        employer_kind=read_employer_kind(employer, cleaned),
        lines=lines,
        skills=skills,
        responsibilities=_list_duties(rows, lines),
        growth_offers=growth,
        company_direction=direction,
        benchmarks=read_benchmarks(lines),
        questions=_list_questions(level, growth, direction, lines, skills),
        unread=tuple(line for line in lines if line.confidence < _UNREAD_BELOW),
    )


def read_line(ref: str, number: int, text: str) -> Line:
    """Read one sentence that stands by itself, without its posting, as a line."""
    kind, confidence = read_kind(clean_text(text), None)
    return Line(ref, number, text, kind, confidence)
