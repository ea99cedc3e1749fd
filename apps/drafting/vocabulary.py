"""The words of the trade, as frozen dataclasses that every room of the core shares.

An app builds these from its rows and takes them back as rows; no model
instance and no queryset ever comes in here. `ref` fields are opaque: the core
returns them untouched, so the caller can find its own row again.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from enum import StrEnum


class LineKind(StrEnum):
    """What one line of a posting is about."""

    RESPONSIBILITY = "responsibility"
    REQUIREMENT = "requirement"
    PREFERRED = "preferred"
    GROWTH = "growth"
    DIRECTION = "direction"
    BENEFIT = "benefit"
    ABOUT = "about"
    OTHER = "other"


class EmployerKind(StrEnum):
    """The lens that changes what a good answer stresses."""

    SPECIALISED_TECHNICAL = "specialised_technical"
    STARTUP = "startup"
    CORPORATE = "corporate"
    PUBLIC = "public"
    OTHER = "other"


class Level(StrEnum):
    """How senior a posting or a person is, lowest first."""

    INTERN = "intern"
    ENTRY = "entry"
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    EXEC = "exec"


class Horizon(StrEnum):
    """When a goal is meant for: 1 to 2 years, 3 to 4, 5 and more."""

    SHORT = "short"
    MID = "mid"
    LONG = "long"


class Phase(StrEnum):
    """The three parts of the spoken answer; each comes from one row of the matrix."""

    NEAR = "near"
    BRIDGE = "bridge"
    FAR = "far"


PHASE_OF_HORIZON: dict[Horizon, Phase] = {
    Horizon.SHORT: Phase.NEAR,
    Horizon.MID: Phase.BRIDGE,
    Horizon.LONG: Phase.FAR,
}


class FactKind(StrEnum):
    """What kind of thing a person brings."""

    EXPERIENCE = "experience"
    SKILL = "skill"
    CREDENTIAL = "credential"
    PROJECT = "project"
    EDUCATION = "education"
    LANGUAGE = "language"


class SourceKind(StrEnum):
    """What a sentence of an answer rests on."""

    GOAL = "goal"
    LINE = "line"
    NOTE = "note"
    FACT = "fact"
    WORDS = "words"  # a field of the matrix, in the person's own words


class Question(StrEnum):
    """The question an answer is for: the main one and its close variations."""

    ALIGN = "align"
    FIVE_YEARS = "five_years"
    ASPIRATIONS = "aspirations"
    WHY_THIS_JOB = "why_this_job"
    WHY_NOW = "why_now"


@dataclass(frozen=True, slots=True)
class Line:
    """One numbered line of a posting. `confidence` is 0 to 1; `vector` is what an encoder made of it."""

    ref: str
    number: int
    text: str
    kind: LineKind = LineKind.OTHER
    confidence: float = 0.0
    vector: bytes = field(default=b"", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """Something the person found out about the employer, and where they read it."""

    ref: str
    text: str
    source: str = ""
    vector: bytes = field(default=b"", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the person brings, in the words they confirmed."""

    ref: str
    text: str
    kind: FactKind = FactKind.EXPERIENCE


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing the person wants. `horizon` is None where they are not sure when."""

    ref: str
    text: str
    horizon: Horizon | None = None
    vector: bytes = field(default=b"", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Posting:
    """A posting after reading; every string is a literal piece of its text, or empty."""

    title: str = ""
    employer: str = ""
    level: Level | None = None
    employer_kind: EmployerKind | None = None
    lines: tuple[Line, ...] = ()
    notes: tuple[Note, ...] = ()

    def items(self) -> tuple[Line | Note, ...]:
        """Return everything a goal can meet: the lines, then the notes."""
        return (*self.lines, *self.notes)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person brings. None and "" mean that they have not said, or are not sure.

    `open_horizons` are those of which they say that they are not sure yet. No sentence is made of
    them, so they are left out of what is written down of a profile.
    """

    years: int | None = None
    field: str = ""
    level: Level | None = None
    is_changing_field: bool = False
    change_reason: str = ""
    facts: tuple[Fact, ...] = ()
    open_horizons: frozenset[Horizon] = dataclasses.field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row of the goal matrix, in the person's own words (any field may be "").

    The sentence stems that the words complete:

    short  "In the next {timebox}, I want to {focus}."  "In this role, I would {aligns}."
           "I will know it has worked when {measure}."
    mid    "This role's {aligns} will give me {gain}, which I need before {focus}."
    long   "Further ahead, I would like to {focus}."  "This job leads there because {aligns}."
    all    "What the employer gets from it: {benefit}."

    `lines` and `facts` are the evidence the person ticked; `goal` the goal the row took up.
    `leads_elsewhere` (long) says that it may one day lead away from this employer.
    """

    horizon: Horizon
    focus: str = ""
    aligns: str = ""
    gain: str = ""
    measure: str = ""
    timebox: str = ""
    benefit: str = ""
    is_undecided: bool = False
    leads_elsewhere: bool = False
    goal: Goal | None = None
    lines: tuple[Line, ...] = ()
    notes: tuple[Note, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """The three rows; a row the person has not touched is empty, not absent."""

    short: MatrixRow = MatrixRow(Horizon.SHORT)
    mid: MatrixRow = MatrixRow(Horizon.MID)
    long: MatrixRow = MatrixRow(Horizon.LONG)

    def rows(self) -> tuple[MatrixRow, MatrixRow, MatrixRow]:
        """Return the rows in the order in which they are spoken."""
        return (self.short, self.mid, self.long)


@dataclass(frozen=True, slots=True)
class Source:
    """What a sentence rests on: the kind, the caller's ref, and the literal words used.

    For SourceKind.WORDS, `ref` is "<horizon>.<field>", for example "short.benefit".
    """

    kind: SourceKind
    ref: str
    quote: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer, its phase and all that it rests on (never empty when composed)."""

    phase: Phase
    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """One goal met by one line or note: strength 0 to 1, and why, in one plain sentence."""

    goal_ref: str
    line_ref: str
    strength: float
    why: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """The goals a posting meets, with both remainders (refs)."""

    matches: tuple[Match, ...] = ()
    unmet_goals: tuple[str, ...] = ()
    unused_lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check says of a text.

    `start` and `end` are character offsets into the checked text, end exclusive;
    both are 0 where the finding is about something missing. `rule` is the slug of
    the guidance rule, `label` the misstep it belongs to. `words` weighed most with a judge that
    struck where no phrase of the rule stands.
    """

    rule: str
    label: str
    quote: str
    start: int
    end: int
    hears: str
    why: str
    mend: str
    phase: Phase | None = None
    words: tuple[str, ...] = ()
