"""Where a person's answers contradict each other: their own, and nobody else's."""

from collections import defaultdict
from dataclasses import dataclass

from apps.accounts.models import User
from apps.answers.models import Answer, Sentence
from apps.answers.queries.finished import describe_sentences
from apps.drafting import vocabulary
from apps.drafting.matching.contradictions import Told, find_contradictions

MOST_ANSWERS = 40


@dataclass(frozen=True, slots=True)
class Side:
    """One of two answers that disagree, and the sentence of it that does."""

    answer: Answer
    quote: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sentences of two answers side by side, and in one sentence how they jar."""

    left: Side
    right: Side
    why: str


def list_disagreements(
    user: User, *, about: Answer | None = None, sentences: tuple[vocabulary.Sentence, ...] = ()
) -> tuple[Disagreement, ...]:
    """Return where the person's written answers disagree, the last touched first.

    With `about`, only what that answer disagrees with, and `sentences` is how it stands now.
    """
    answers: dict[str, Answer] = {}
    told: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in _read_written(user):
        ref = str(sentence.answer_id)
        if ref in answers or len(answers) < MOST_ANSWERS:
            answers[ref] = sentence.answer
            told[ref].append(sentence)
    written = [Told(ref, describe_sentences(said)) for ref, said in told.items()]
    if about:
        answers[str(about.pk)] = about
        written = [Told(str(about.pk), sentences), *(each for each in written if each.ref != str(about.pk))]
    found = find_contradictions(written, about=str(about.pk) if about else "")
    return tuple(
        Disagreement(
            Side(answers[each.left_ref], each.left_quote),
            Side(answers[each.right_ref], each.right_quote),
            each.why,
        )
        for each in found
    )


def _read_written(user: User) -> list[Sentence]:
    """Return every stored sentence of the person's answers with its sources, in two queries."""
    sentences = Sentence.objects.filter(answer__owner=user).select_related("answer__posting")
    sentences = sentences.prefetch_related("sources")
    return list(sentences.order_by("-answer__updated_at", "-answer__pk", "position", "pk"))
