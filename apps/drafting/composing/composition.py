"""From a matrix, a posting and a profile to an answer: what is always said, and what fits the time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from apps.drafting.composing.planning import (
    Draft,
    Turns,
    plan_alignment,
    plan_benefit,
    plan_bridge,
    plan_change,
    plan_fact,
    plan_focus,
    plan_line,
    plan_measure,
    plan_note,
    plan_undecided,
)
from apps.drafting.speaking import USUAL_WORDS_PER_MINUTE
from apps.drafting.text import content_stems, count_words
from apps.drafting.vocabulary import (
    PHASE_OF_HORIZON,
    Fact,
    Horizon,
    Line,
    LineKind,
    Matrix,
    MatrixRow,
    Phase,
    Posting,
    Profile,
    Question,
    Sentence,
)

LENGTHS = (30, 60, 90, 120)


@dataclass(frozen=True, slots=True)
class Composition:
    """A composed answer: its sentences in phase order, its length, and what was not there to use.

    `missing` holds plain codes such as "near.focus" or "bridge.gain"; `unused_lines` and
    `unused_goals` are the caller's refs.
    """

    sentences: tuple[Sentence, ...] = ()
    words: int = 0
    seconds: int = 0
    missing: tuple[str, ...] = ()
    unused_lines: tuple[str, ...] = ()
    unused_goals: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the answer, its phases as paragraphs."""
        parts = (" ".join(s.text for s in self.sentences if s.phase is phase) for phase in Phase)
        return "\n\n".join(part for part in parts if part)


def compose_answer(
    *,
    matrix: Matrix,
    posting: Posting,
    profile: Profile,
    question: Question = Question.ALIGN,
    target_seconds: int = 90,
    words_per_minute: int = USUAL_WORDS_PER_MINUTE,
    variation: int = 0,
) -> Composition:
    """Compose an answer of about `target_seconds`; the same inputs give the same text, always."""
    turns = Turns(variation)
    facts = _share_facts(matrix, profile)
    drafts = [
        draft
        for row, phase in zip(matrix.rows(), Phase, strict=True)
        for draft in _plan_row(row, phase, matrix, posting, profile, question, facts[row.horizon], turns)
    ]
    chosen = _fit(drafts, target_seconds * words_per_minute / 60)
    sentences = tuple(Sentence(d.phase, finish(d.text), d.sources) for d in chosen)
    words = sum(count_words(sentence.text) for sentence in sentences)
    used = {source.ref for sentence in sentences for source in sentence.sources}
    return Composition(
        sentences=sentences,
        words=words,
        seconds=round(words * 60 / words_per_minute),
        missing=find_missing(matrix),
        unused_lines=tuple(line.ref for line in posting.lines if line.ref not in used),
        unused_goals=tuple(row.goal.ref for row in matrix.rows() if row.goal and row.goal.ref not in used),
    )


def compose_variants(
    *,
    matrix: Matrix,
    posting: Posting,
    profile: Profile,
    question: Question = Question.ALIGN,
    targets: tuple[int, ...] = LENGTHS,
    words_per_minute: int = USUAL_WORDS_PER_MINUTE,
    variation: int = 0,
) -> dict[int, Composition]:
    """Compose the same answer for each length in seconds, by that length."""
    return {
        target: compose_answer(
            matrix=matrix,
            posting=posting,
            profile=profile,
            question=question,
            target_seconds=target,
            words_per_minute=words_per_minute,
            variation=variation,
        )
        for target in targets
    }


def preview_phase(
    row: MatrixRow,
    posting: Posting,
    profile: Profile,
    *,
    question: Question = Question.ALIGN,
    variation: int = 0,
) -> tuple[Sentence, ...]:
    """Compose one phase from its row alone; empty where nothing has been said yet."""
    rows = {each.value: MatrixRow(each) for each in Horizon} | {row.horizon.value: row}
    phase = PHASE_OF_HORIZON[row.horizon]
    composed = compose_answer(
        matrix=Matrix(**rows), posting=posting, profile=profile, question=question, variation=variation
    )
    return tuple(sentence for sentence in composed.sentences if sentence.phase is phase)


WANTED = {
    Phase.NEAR: ("focus", "benefit"),
    Phase.BRIDGE: ("aligns", "gain", "focus"),
    Phase.FAR: ("focus",),
}


def find_missing(matrix: Matrix) -> tuple[str, ...]:
    """Name what a full answer would still need, as "phase.field"."""
    return tuple(
        f"{phase}.{field}"
        for row, phase in zip(matrix.rows(), Phase, strict=True)
        if not row.is_undecided
        for field in WANTED[phase]
        if not getattr(row, field).strip()
    )


def finish(text: str) -> str:
    """Give a sentence its capital and its one end mark."""
    flat = re.sub(r"\s+", " ", text).strip()
    flat = re.sub(r"\b(\w+) \1\b", r"\1", flat, flags=re.IGNORECASE)
    flat = re.sub(r"\s+([,.;:!?])", r"\1", flat)
    flat = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", flat).rstrip(" ,;:")
    flat = flat[:1].upper() + flat[1:]
    if flat.endswith("”"):
        return flat if flat[-2:-1] in ".!?" else flat[:-1].rstrip(".") + ".”"
    return flat if flat.endswith((".", "!", "?")) else flat + "."


def _plan_row(
    row: MatrixRow,
    phase: Phase,
    matrix: Matrix,
    posting: Posting,
    profile: Profile,
    question: Question,
    facts: Sequence[tuple[Fact, int]],
    turns: Turns,
) -> list[Draft]:
    is_lean = not (row.aligns.strip() or row.gain.strip())
    drafts = plan_undecided(row, phase, matrix.short)
    if phase is Phase.BRIDGE:
        drafts += plan_change(profile) + plan_bridge(row)
    else:
        drafts += plan_focus(row, phase, question, turns)
    if not drafts and not row.lines and not row.notes:
        return []
    if phase is not Phase.BRIDGE:
        drafts += plan_alignment(row, phase)
    drafts += [
        plan_line(line, phase, 0 if is_lean and n == 0 else 2, turns) for n, line in enumerate(row.lines)
    ]
    drafts += [plan_note(note, phase, 1) for note in row.notes]
    drafts += [draft for fact, rank in facts if (draft := plan_fact(fact, phase, rank, turns))]
    drafts += plan_measure(row) if phase is Phase.NEAR else []
    drafts += plan_benefit(row, phase, turns)
    if is_lean:
        drafts += [plan_line(line, phase, 3, turns) for line in _related_lines(row, matrix, posting)]
    return drafts


def _share_facts(matrix: Matrix, profile: Profile) -> dict[Horizon, list[tuple[Fact, int]]]:
    """Give each fact to the row that ticked it, or else to the row whose words it shares, or to the first."""
    shares: dict[Horizon, list[tuple[Fact, int]]] = {horizon: [] for horizon in Horizon}
    ticked = {fact.ref: row.horizon for row in reversed(matrix.rows()) for fact in row.facts}
    is_any_ticked = bool(ticked)
    for fact in profile.facts:
        if fact.ref in ticked:
            shares[ticked[fact.ref]].append((fact, 1))
        elif not is_any_ticked:
            home = max(
                matrix.rows()[:2], key=lambda row: _shared(fact.text, _words_of(row)), default=matrix.short
            )
            shares[home.horizon].append((fact, 2))
    return shares


def _words_of(row: MatrixRow) -> str:
    return " ".join((row.focus, row.aligns, row.gain, row.benefit, *(line.text for line in row.lines)))


def _shared(one: str, other: str) -> int:
    return len(set(content_stems(one)) & set(content_stems(other)))


WOVEN = (LineKind.RESPONSIBILITY, LineKind.GROWTH, LineKind.DIRECTION)


def _related_lines(row: MatrixRow, matrix: Matrix, posting: Posting) -> list[Line]:
    """Return the lines nearest to a row that no row has ticked, at most one."""
    ticked = {line.ref for other in matrix.rows() for line in other.lines}
    free = [line for line in posting.lines if line.ref not in ticked and line.kind in WOVEN]
    mine = [
        line
        for line in free
        if _shared(line.text, _words_of(row)) > 0
        and max(matrix.rows(), key=lambda other: _shared(line.text, _words_of(other))).horizon == row.horizon
    ]
    return sorted(mine, key=lambda line: (-_shared(line.text, _words_of(row)), line.number))[:1]


def _fit(drafts: Sequence[Draft], target_words: float) -> list[Draft]:
    """Keep what is always said, then add by rank while the answer stays within about the target."""
    kept = {index for index, draft in enumerate(drafts) if draft.rank == 0}
    total = sum(count_words(drafts[index].text) for index in kept)
    for index in sorted(range(len(drafts)), key=lambda index: (drafts[index].rank, index)):
        size = count_words(drafts[index].text)
        if index not in kept and total + size <= target_words * 1.1:
            kept.add(index)
            total += size
    return [draft for index, draft in enumerate(drafts) if index in kept]
