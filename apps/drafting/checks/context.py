"""What a check may know besides the text: the question, the job, and what the person has said."""

from __future__ import annotations

from dataclasses import dataclass

from apps.drafting.vocabulary import EmployerKind, Horizon, Level, Line, Matrix, Question, Sentence


@dataclass(frozen=True, slots=True)
class CheckContext:
    """The context of a checked text; whatever is not known is empty, and no check guesses it.

    `posting_facts` are plain strings about the job (batch), `posting_lines` its lines,
    `profile_facts` what the person brings, `open_horizons` where they are not sure yet. With
    `sentences` the findings carry their phase.
    """

    question: Question = Question.ALIGN
    level: Level | None = None
    employer_kind: EmployerKind | None = None
    employer: str = ""
    title: str = ""
    years: int | None = None
    is_changing_field: bool = False
    change_reason: str = ""
    posting_facts: tuple[str, ...] = ()
    posting_lines: tuple[Line, ...] = ()
    profile_facts: tuple[str, ...] = ()
    open_horizons: frozenset[Horizon] = frozenset()
    matrix: Matrix | None = None
    sentences: tuple[Sentence, ...] | None = None
