"""What goes into a file: the question, the answer by phase, and on request its matrix and sources."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

LEFT_TO_RIGHT = frozenset({"L"})
RIGHT_TO_LEFT = frozenset({"R", "AL"})
UNWRITABLE = frozenset({"Cc", "Cs", "Cn"})  # controls, halves of surrogate pairs, and no letters at all


@dataclass(frozen=True, slots=True)
class Section:
    """One phase: its heading and the sentences said under it."""

    heading: str
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the phase as one paragraph."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row of the goal matrix; what nobody filled in is an empty string."""

    horizon: str
    when: str
    goal: str
    focus: str
    aligns: str
    benefit: str
    is_undecided: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one sentence comes from. `sources` pairs what it rests on with the words of it."""

    sentence: str
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A finished answer, ready to be written in any format. Texts hold no line breaks and no controls.

    `matrix` and `origins` are empty where they are not wanted. `changed_at` is when the answer last
    changed, and the date of the file.
    """

    question: str
    posting: str
    sections: tuple[Section, ...]
    seconds: int
    words: int
    changed_at: datetime
    matrix: tuple[MatrixRow, ...] = ()
    origins: tuple[Origin, ...] = ()

    @property
    def length(self) -> str:
        """Say how long it is."""
        return f"{count_things(self.seconds, 'second')} said aloud, {count_things(self.words, 'word')}."


MATRIX_HEADING = "The matrix behind it"
MATRIX_COLUMNS = ("Goal", "Focus", "How this role aligns")
ORIGINS_HEADING = "Where each sentence comes from"
OWN_WORDS = "Your own words, and nothing else."
BENEFIT = "They get"
NOT_SURE = "Not sure yet"


def count_things(number: int, name: str) -> str:
    """Return "1 word" or "2 words"."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def tidy_text(text: str) -> str:
    """Return `text` on one line, without characters that a file format cannot hold."""
    spaced = "".join(" " if letter.isspace() else letter for letter in text)
    kept = (letter for letter in spaced if unicodedata.category(letter) not in UNWRITABLE)
    return " ".join("".join(kept).split())


def runs_right_to_left(text: str) -> bool:
    """Say whether a paragraph runs right to left: as its first letter with a direction of its own does."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in LEFT_TO_RIGHT:
            return False
        if direction in RIGHT_TO_LEFT:
            return True
    return False


def describe_cells(row: MatrixRow) -> tuple[tuple[str, ...], ...]:
    """Return the cells of a row, each as its lines: the first is what it says, the rest are smaller."""
    goal = row.goal if row.goal != row.focus else ""
    benefit = f"{BENEFIT}: {row.benefit}" if row.benefit else ""
    unsure = NOT_SURE if row.is_undecided else ""
    focus = (row.focus, unsure) if row.focus else (unsure or "–",)
    cells = ((row.horizon, row.when, goal), focus, (row.aligns or "–", benefit))
    return tuple(tuple(line for line in cell if line) for cell in cells)


def describe_sources(origin: Origin) -> tuple[str, ...]:
    """Return a line for each source of a sentence, or the one that says there is none but its writer."""
    return tuple(f"{place}: “{quote}”" for place, quote in origin.sources) or (OWN_WORDS,)
