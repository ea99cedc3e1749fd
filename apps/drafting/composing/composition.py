"""Composes an answer from what was said: matrix, posting and profile in, sentences with sources out."""

from __future__ import annotations

from dataclasses import dataclass

from apps.drafting.speaking import USUAL_WORDS_PER_MINUTE, spoken_seconds
from apps.drafting.text import count_words
from apps.drafting.vocabulary import (
    PHASE_OF_HORIZON,
    Horizon,
    Matrix,
    MatrixRow,
    Phase,
    Posting,
    Profile,
    Question,
    Sentence,
    Source,
    SourceKind,
)

OPENINGS = {
    Phase.NEAR: "In the next two years I want to",
    Phase.BRIDGE: "This job would help me to",
    Phase.FAR: "Further ahead, I would like to",
}


@dataclass(frozen=True, slots=True)
class Composition:
    """A composed answer: its sentences in phase order, its length, and what was not there to use.

    `missing` holds plain codes such as "near.focus" or "bridge.benefit"; `unused_lines` and
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
        """Return the answer as one paragraph."""
        return " ".join(sentence.text for sentence in self.sentences)


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
    """Compose the answer to `question`, about `target_seconds` long where the material allows.

    The same inputs give the same text; another `variation` gives another order of words.
    """
    sentences = tuple(sentence for row in matrix.rows() for sentence in preview_phase(row, posting, profile))
    text = " ".join(sentence.text for sentence in sentences)
    used = {source.ref for sentence in sentences for source in sentence.sources}
    return Composition(
        sentences=sentences,
        words=count_words(text),
        seconds=spoken_seconds(text, words_per_minute),
        missing=tuple(f"{PHASE_OF_HORIZON[row.horizon]}.focus" for row in matrix.rows() if not row.focus),
        unused_lines=tuple(line.ref for line in posting.lines if line.ref not in used),
    )


def compose_variants(
    *,
    matrix: Matrix,
    posting: Posting,
    profile: Profile,
    question: Question = Question.ALIGN,
    targets: tuple[int, ...] = (30, 60, 90, 120),
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
    phase = PHASE_OF_HORIZON[Horizon(row.horizon)]
    focus = row.focus.strip().rstrip(".")
    if not focus:
        return ()
    source = Source(SourceKind.WORDS, f"{row.horizon}.focus", row.focus)
    return (Sentence(phase, f"{OPENINGS[phase]} {focus}.", (source,)),)
