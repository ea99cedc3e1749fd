"""Writing the answer: sentences with sources from the matrix. What a person edited is never overwritten."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from apps.accounts.models import User
from apps.answers.models import Answer, Sentence, SentenceSource
from apps.answers.queries.finished import read_sentences, refer_to
from apps.answers.queries.material import Material, gather_material
from apps.answers.services.revisions import write_revision
from apps.common.saving.services import run_once
from apps.drafting import vocabulary
from apps.drafting.composing import Composition, compose_answer

FIELD_OF_KIND = {
    vocabulary.SourceKind.GOAL: "goal_id",
    vocabulary.SourceKind.LINE: "line_id",
    vocabulary.SourceKind.NOTE: "note_id",
    vocabulary.SourceKind.FACT: "fact_id",
}


class NothingToWrite(Exception):
    """The matrix holds nothing that a sentence could be made of."""


def compose_from(material: Material, answer: Answer) -> Composition:
    """Compose the answer as it would be written now, in its length, pace and wording."""
    return compose_answer(
        matrix=material.matrix,
        posting=material.posting,
        profile=material.profile,
        question=material.question,
        target_seconds=answer.target_seconds,
        words_per_minute=answer.words_per_minute,
        variation=answer.variation,
    )


@transaction.atomic
def write_answer(*, answer: Answer, operation: UUID | None, by: User, reason: str = "Written") -> Answer:
    """Compose and store the sentences, with a revision where the text changed; once for an operation id."""

    def write() -> dict[str, Any]:
        locked = (
            Answer.objects.select_for_update(of=("self",))
            .select_related("posting", "owner")
            .get(pk=answer.pk)
        )
        material = gather_material(locked)
        composition = compose_from(material, locked)
        if not composition.sentences:
            raise NothingToWrite
        replace_sentences(locked, composition.sentences)
        locked.composed_at = timezone.now()
        locked.composed_from = material.fingerprint
        locked.save(update_fields=["composed_at", "composed_from", "updated_at"])
        write_revision(answer=locked, reason=reason, by=by)
        return {"answer": locked.pk}

    run_once(operation=operation, by=by, effect=write)
    answer.refresh_from_db()
    return answer


@transaction.atomic
def change_wording(
    *,
    answer: Answer,
    operation: UUID | None,
    by: User,
    is_another: bool = False,
    target_seconds: int | None = None,
    words_per_minute: int | None = None,
) -> Answer:
    """Write the answer again in another wording, length or pace."""

    def change() -> dict[str, Any]:
        locked = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
        locked.variation = (locked.variation + 1) % 60 if is_another else locked.variation
        locked.target_seconds = target_seconds or locked.target_seconds
        locked.words_per_minute = words_per_minute or locked.words_per_minute
        locked.save(update_fields=["variation", "target_seconds", "words_per_minute", "updated_at"])
        reason = "Another wording" if is_another else f"About {locked.target_seconds} seconds"
        write_answer(answer=locked, operation=None, by=by, reason=reason)
        return {"answer": locked.pk}

    run_once(operation=operation, by=by, effect=change)
    answer.refresh_from_db()
    return answer


def replace_sentences(answer: Answer, composed: tuple[vocabulary.Sentence, ...]) -> None:
    """Put composed sentences in the place of composed ones; edited ones stay."""
    arranged = arrange_sentences(read_sentences(answer), composed)
    answer.sentences.filter(is_edited=False).delete()
    for position, sentence in enumerate(arranged, 1):
        if isinstance(sentence, Sentence):
            sentence.position = position
            sentence.save(update_fields=["position", "updated_at"])
        else:
            store_sentence(answer, sentence, position)


def arrange_sentences(
    stored: list[Sentence], composed: tuple[vocabulary.Sentence, ...]
) -> list[Sentence | vocabulary.Sentence]:
    """Return the answer as it would stand if it were written again: `composed`, and what the person edited.

    An edited sentence takes the place of the one that now says the same, so that nothing is said
    twice; where none does, it keeps its place in its phase.
    """
    arranged: list[Sentence | vocabulary.Sentence] = []
    for phase in vocabulary.Phase:
        before = [sentence for sentence in stored if sentence.phase == phase.value]
        placed: list[Sentence | vocabulary.Sentence] = [said for said in composed if said.phase is phase]
        homeless = []
        for index, sentence in enumerate(before):
            place = find_counterpart(sentence, placed) if sentence.is_edited else None
            if place is not None:
                placed[place] = sentence
            elif sentence.is_edited:
                homeless.append((index, sentence))
        for index, sentence in homeless:
            placed.insert(index, sentence)
        arranged += placed
    return arranged


def find_counterpart(sentence: Sentence, placed: list[Sentence | vocabulary.Sentence]) -> int | None:
    """Return the index of the composed sentence that rests on the same things as an edited one, if any does.

    At least half of all that the two rest on must be common to both.
    """
    rated = [
        (measure_likeness(sentence, said), -index)
        for index, said in enumerate(placed)
        if not isinstance(said, Sentence)
    ]
    likeness, place = max(rated, default=(0.0, 0))
    return -place if likeness >= 0.5 else None


def measure_likeness(sentence: Sentence, said: vocabulary.Sentence) -> float:
    """Return which part of all that two sentences rest on is common to both, 0 to 1.

    Words of the person's that only the composed one holds make them strangers: they are to be said.
    """
    if said.text == sentence.composed_text:
        return 1.0
    own = {(source.kind, refer_to(source), source.quote) for source in sentence.sources.all()}
    theirs = {(source.kind.value, source.ref, source.quote) for source in said.sources}
    if any(kind == vocabulary.SourceKind.WORDS for kind, _, _ in theirs - own):
        return 0.0
    return len(own & theirs) / len(own | theirs) if own | theirs else 0.0


def store_sentence(answer: Answer, said: vocabulary.Sentence, position: int) -> Sentence:
    """Store one composed sentence with all that it rests on."""
    sentence = Sentence.objects.create(
        answer=answer, position=position, phase=said.phase.value, text=said.text, composed_text=said.text
    )
    SentenceSource.objects.bulk_create(
        SentenceSource(sentence=sentence, **describe_source(source))
        for source in said.sources
        if source.quote
    )
    return sentence


def describe_source(source: vocabulary.Source) -> dict[str, Any]:
    """Return a source as its row holds it."""
    columns: dict[str, Any] = {"kind": source.kind.value, "quote": source.quote}
    if source.kind is vocabulary.SourceKind.WORDS:
        columns["field"] = source.ref
    else:
        columns[FIELD_OF_KIND[source.kind]] = int(source.ref[1:])
    return columns
