"""What will probably be asked next, and the sentence that invites it. Found by what a sentence rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from apps.drafting.vocabulary import Line, LineKind, Matrix, Phase, Sentence, SourceKind


class FollowUpKind(StrEnum):
    """What about a sentence makes a listener ask."""

    CHANGE = "change"
    ELSEWHERE = "elsewhere"
    UNDECIDED = "undecided"
    MEASURE = "measure"
    EVIDENCE = "evidence"
    NOTE = "note"
    DIRECTION = "direction"
    BENEFIT = "benefit"
    GAIN = "gain"
    LONG_TERM = "long-term"


ORDER = tuple(FollowUpKind)  # the more pressing first
MOST = 6
FIELDS = {
    "change_reason": FollowUpKind.CHANGE,
    "measure": FollowUpKind.MEASURE,
    "benefit": FollowUpKind.BENEFIT,
    "gain": FollowUpKind.GAIN,
    "leads_elsewhere": FollowUpKind.ELSEWHERE,
    "is_undecided": FollowUpKind.UNDECIDED,
}


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One question to expect: its kind, which sentence (from 0) invites it, and by which words."""

    kind: FollowUpKind
    sentence: int
    quote: str


def expect_follow_ups(
    sentences: Sequence[Sentence], matrix: Matrix, lines: Sequence[Line]
) -> tuple[FollowUp, ...]:
    """Return what an answer invites, at most one of each kind and six in all, the more pressing first."""
    kinds = {line.ref: line.kind for line in lines}
    found: dict[FollowUpKind, FollowUp] = {}
    for at, sentence in enumerate(sentences):
        for kind, quote in _read(sentence, matrix, kinds):
            found.setdefault(kind, FollowUp(kind, at, quote))
    return tuple(found[kind] for kind in ORDER if kind in found)[:MOST]


def _read(
    sentence: Sentence, matrix: Matrix, kinds: dict[str, LineKind]
) -> Iterator[tuple[FollowUpKind, str]]:
    for source in sentence.sources:
        field = source.ref.rpartition(".")[2]
        if source.kind is SourceKind.WORDS and field in FIELDS:
            yield FIELDS[field], source.quote
        elif source.kind is SourceKind.FACT:
            yield FollowUpKind.EVIDENCE, source.quote
        elif source.kind is SourceKind.NOTE:
            yield FollowUpKind.NOTE, source.quote
        elif source.kind is SourceKind.LINE and kinds.get(source.ref) is LineKind.DIRECTION:
            yield FollowUpKind.DIRECTION, source.quote
    if sentence.phase is Phase.FAR:
        far = matrix.long
        if far.leads_elsewhere:
            yield FollowUpKind.ELSEWHERE, sentence.text
        elif far.is_undecided:
            yield FollowUpKind.UNDECIDED, sentence.text
        else:
            yield FollowUpKind.LONG_TERM, sentence.text
