"""Writing the answer: sentences with sources from the matrix. What a person edited is never overwritten."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from apps.accounts.models import User
from apps.answers.models import Answer, Sentence, SentenceSource
from apps.answers.queries.finished import read_sentences
from apps.answers.queries.material import Material, gather_material
from apps.answers.queries.proposal import PieceKind, Proposal, propose
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

WORDINGS = 60
WORDING = ("variation", "target_seconds", "words_per_minute")


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
        voice=answer.voice,
    )


class ProposalChanged(Exception):
    """What stands, or what would be written now, is not what the person chose from."""


def with_wording(
    answer: Answer,
    *,
    is_another: bool = False,
    target_seconds: int | None = None,
    words_per_minute: int | None = None,
) -> Answer:
    """Set another wording, length or pace on `answer` without saving it."""
    answer.variation = (answer.variation + 1) % WORDINGS if is_another else answer.variation
    answer.target_seconds = target_seconds or answer.target_seconds
    answer.words_per_minute = words_per_minute or answer.words_per_minute
    return answer


def propose_anew(answer: Answer, material: Material | None = None) -> Proposal:
    """Set the answer as it stands beside the answer as it would be written now, in its set wording."""
    composition = compose_from(material or gather_material(answer), answer)
    return propose(read_sentences(answer), composition.sentences)


def write_answer(*, answer: Answer, operation: UUID | None, by: User, reason: str = "Written") -> Answer:
    """Compose and store the sentences; those in the person's own words stay.

    A revision is written where the text changed. Done once for an operation id.
    """
    return write_pieces(answer=answer, operation=operation, by=by, reason=reason)


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
    with_wording(
        answer, is_another=is_another, target_seconds=target_seconds, words_per_minute=words_per_minute
    )
    reason = "Another wording" if is_another else f"About {answer.target_seconds} seconds"
    return write_pieces(answer=answer, operation=operation, by=by, reason=reason)


@transaction.atomic
def write_pieces(
    *,
    answer: Answer,
    operation: UUID | None,
    by: User,
    reason: str,
    taken: frozenset[str] | None = None,
    base: str | None = None,
) -> Answer:
    """Write the answer in the wording set on `answer`, and of what that changes only the pieces `taken`.

    Without `taken`, all but the person's own sentences. Raises ProposalChanged where the proposal is
    no longer the one whose version is `base`, and NothingToWrite where nothing could be composed.
    """

    def write() -> dict[str, Any]:
        locked = (
            Answer.objects.select_for_update(of=("self",))
            .select_related("posting", "owner")
            .get(pk=answer.pk)
        )
        for name in WORDING:
            setattr(locked, name, getattr(answer, name))
        material = gather_material(locked)
        composition = compose_from(material, locked)
        if not composition.sentences:
            raise NothingToWrite
        proposal = propose(read_sentences(locked), composition.sentences)
        if base is not None and base != proposal.base:
            raise ProposalChanged
        store_pieces(locked, proposal, proposal.unasked if taken is None else taken)
        locked.composed_at = timezone.now()
        locked.composed_from = material.fingerprint
        locked.save(update_fields=["composed_at", "composed_from", "updated_at", *WORDING])
        write_revision(answer=locked, reason=reason, by=by)
        return {"answer": locked.pk}

    run_once(operation=operation, by=by, effect=write)
    answer.refresh_from_db()
    return answer


def store_pieces(answer: Answer, proposal: Proposal, taken: frozenset[str]) -> None:
    """Store what is said once the pieces named by `taken` are taken."""
    settled = proposal.settle(taken)
    kept = {piece.old.pk for piece in settled if piece.old}
    answer.sentences.exclude(pk__in=kept).delete()
    for position, piece in enumerate(settled, 1):
        new = piece.new if piece.key in taken or piece.kind is PieceKind.SAME else None
        sentence = piece.old or Sentence(answer=answer, phase=piece.phase)
        sentence.position = position
        if new is not None:
            sentence.text = sentence.composed_text = new.text
            sentence.is_edited = sentence.is_reworded = False
        sentence.save()
        if new is not None:
            store_sources(sentence, new.sources)


def store_sources(sentence: Sentence, sources: tuple[vocabulary.Source, ...]) -> None:
    """Store all that a composed sentence rests on, in the place of what it rested on before."""
    sentence.sources.all().delete()
    SentenceSource.objects.bulk_create(
        SentenceSource(sentence=sentence, **describe_source(source)) for source in sources if source.quote
    )


def describe_source(source: vocabulary.Source) -> dict[str, Any]:
    """Return a source as its row holds it."""
    columns: dict[str, Any] = {"kind": source.kind.value, "quote": source.quote}
    if source.kind is vocabulary.SourceKind.WORDS:
        columns["field"] = source.ref
    else:
        columns[FIELD_OF_KIND[source.kind]] = int(source.ref[1:])
    return columns
