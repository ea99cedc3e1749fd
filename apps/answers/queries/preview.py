"""The answer so far, as it would be spoken now."""

from dataclasses import dataclass

from apps.answers.models import Answer, Phase
from apps.answers.queries.material import Material, gather_material
from apps.drafting.composing import compose_answer
from apps.drafting.vocabulary import Sentence


@dataclass(frozen=True, slots=True)
class PhasePreview:
    """One phase of the preview; no sentences where nothing has been typed yet."""

    phase: str
    name: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """All three phases, with how long they take to say."""

    phases: tuple[PhasePreview, ...]
    words: int
    seconds: int
    target_seconds: int

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of all phases, in speaking order."""
        return tuple(sentence for phase in self.phases for sentence in phase.sentences)


def preview_answer(answer: Answer, material: Material | None = None) -> Preview:
    """Compose what has been typed so far; nothing is stored."""
    material = material or gather_material(answer)
    composition = compose_answer(
        matrix=material.matrix,
        posting=material.posting,
        profile=material.profile,
        question=material.question,
        target_seconds=answer.target_seconds,
        words_per_minute=answer.words_per_minute,
        variation=answer.variation,
        voice=answer.voice,
    )
    phases = tuple(
        PhasePreview(
            phase.value,
            str(phase.label),
            tuple(sentence for sentence in composition.sentences if sentence.phase == phase.value),
        )
        for phase in Phase
    )
    return Preview(phases, composition.words, composition.seconds, answer.target_seconds)
