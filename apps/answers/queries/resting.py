"""Which sentences and phases of a person's answers rest on given lines of a posting."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from apps.answers.models import Answer, MatrixRow, SentenceSource
from apps.answers.models.text import Phase
from apps.drafting.vocabulary import PHASE_OF_HORIZON, Horizon
from apps.postings.models import Posting


@dataclass(frozen=True, slots=True)
class RestingSentence:
    """A sentence, and the primary keys of the lines under it that were asked about."""

    text: str
    lines: tuple[int, ...]


@dataclass(slots=True)
class RestingAnswer:
    """An answer with its sentences and the names of its phases that rest on the lines asked about."""

    answer: Answer
    sentences: list[RestingSentence] = field(default_factory=list)
    phases: list[str] = field(default_factory=list)


def list_resting(posting: Posting, lines: Collection[int]) -> list[RestingAnswer]:
    """Return the answers for a posting that rest on any of `lines`, in three queries.

    A phase rests on a line that was ticked as evidence for it. The answer touched last comes first.
    """
    sentences = _find_sentences(posting, lines)
    phases = _find_phases(posting, lines)
    return [
        RestingAnswer(answer, sentences.get(answer.pk, []), phases.get(answer.pk, []))
        for answer in Answer.objects.filter(posting=posting).order_by("-updated_at", "-pk")
        if answer.pk in sentences or answer.pk in phases
    ]


def _find_sentences(posting: Posting, lines: Collection[int]) -> dict[int, list[RestingSentence]]:
    sources = (
        SentenceSource.objects.filter(sentence__answer__posting=posting, line__in=lines)
        .order_by("sentence__position", "sentence", "pk")
        .values_list("sentence__answer", "sentence", "sentence__text", "line")
    )
    found: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for answer, sentence, text, line in sources:
        found[answer, sentence, text].append(line)
    sentences: dict[int, list[RestingSentence]] = defaultdict(list)
    for (answer, _, text), rows in found.items():
        sentences[answer].append(RestingSentence(text, tuple(rows)))
    return sentences


def _find_phases(posting: Posting, lines: Collection[int]) -> dict[int, list[str]]:
    rows = MatrixRow.objects.filter(answer__posting=posting, lines__in=lines).order_by("pk").distinct()
    phases: dict[int, list[str]] = defaultdict(list)
    for answer, horizon in rows.values_list("answer", "horizon"):
        phases[answer].append(str(Phase(PHASE_OF_HORIZON[Horizon(horizon)].value).label))
    return phases
