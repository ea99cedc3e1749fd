"""The finished answer as it is practised: cues, breaths, what is hidden and recalled, what will be asked."""

from dataclasses import dataclass

from apps.answers.models import Answer, Phase, Sentence
from apps.answers.queries.finished import describe_sentences
from apps.answers.queries.material import Material
from apps.drafting.speaking import expect_follow_ups, find_cues, mark_breaths, spoken_seconds
from apps.drafting.text import count_words

FOLLOW_UP_TOPIC = "follow-up."
HINT_WORDS = 3


@dataclass(frozen=True, slots=True)
class PractisedSentence:
    """One sentence: its number from 1, its cues, the parts said in one breath, and its first words."""

    number: int
    text: str
    cues: tuple[str, ...]
    breaths: tuple[str, ...]
    hint: str


@dataclass(frozen=True, slots=True)
class PractisedPhase:
    """One phase of the answer."""

    phase: str
    name: str
    sentences: tuple[PractisedSentence, ...]


@dataclass(frozen=True, slots=True)
class ExpectedQuestion:
    """One question to expect: the topic that words it, and the sentence that invites it."""

    topic: str
    number: int
    quote: str


@dataclass(frozen=True, slots=True)
class Practice:
    """All that the page for practising shows."""

    phases: tuple[PractisedPhase, ...]
    follow_ups: tuple[ExpectedQuestion, ...]
    words: int
    seconds: int


def prepare_practice(answer: Answer, material: Material, sentences: list[Sentence]) -> Practice:
    """Lay out the answer for practising aloud."""
    core = describe_sentences(sentences)
    shown = [
        (
            said.phase.value,
            PractisedSentence(number, said.text, find_cues(said), mark_breaths(said.text), hint),
        )
        for number, said in enumerate(core, 1)
        for hint in [" ".join(said.text.split()[:HINT_WORDS])]
    ]
    phases = (
        PractisedPhase(
            phase.value, str(phase.label), tuple(each for name, each in shown if name == phase.value)
        )
        for phase in Phase
    )
    text = " ".join(said.text for said in core)
    return Practice(
        phases=tuple(phase for phase in phases if phase.sentences),
        follow_ups=tuple(
            ExpectedQuestion(f"{FOLLOW_UP_TOPIC}{each.kind}", each.sentence + 1, each.quote)
            for each in expect_follow_ups(core, material.matrix, material.posting.lines)
        ),
        words=count_words(text),
        seconds=spoken_seconds(text, answer.words_per_minute),
    )
