"""Snapshots of an answer: written when its text changes, and never changed themselves."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from apps import drafting
from apps.accounts.models import User
from apps.answers.models import Answer, Revision, Sentence, SentenceSource


def write_revision(*, answer: Answer, reason: str, by: User) -> Revision | None:
    """Write down the answer as it stands, unless the last revision says the same.

    To be called in the transaction that changed the text, with the answer locked.
    """
    sentences = list(answer.sentences.prefetch_related("sources").order_by("position", "pk"))
    text = "\n\n".join(_paragraphs(sentences))
    last = answer.revisions.order_by("-number").first()
    if not sentences or (last is not None and last.text == text):
        return None
    number = (answer.revisions.aggregate(last=Max("number"))["last"] or 0) + 1
    return Revision.objects.create(
        answer=answer,
        number=number,
        text=text,
        snapshot=take_snapshot(answer, sentences),
        reason=reason,
        created_by=by,
    )


def take_snapshot(answer: Answer, sentences: list[Sentence]) -> dict[str, Any]:
    """Return all that is needed to read the answer later, whatever becomes of its rows."""
    rows = answer.rows.prefetch_related("lines", "facts", "notes").order_by("pk")
    return {
        "code": drafting.__version__,
        "question": answer.question,
        "posting": {"pk": answer.posting_id, "name": answer.posting.name},
        "seconds": answer.target_seconds,
        "words_per_minute": answer.words_per_minute,
        "sentences": [_describe_sentence(sentence) for sentence in sentences],
        "matrix": [
            {
                "horizon": row.horizon,
                "timebox": row.timebox,
                "focus": row.focus,
                "aligns": row.aligns,
                "gain": row.gain,
                "measure": row.measure,
                "benefit": row.benefit,
                "is_undecided": row.is_undecided,
                "leads_elsewhere": row.leads_elsewhere,
                "lines": [line.text for line in row.lines.all()],
                "notes": [note.text for note in row.notes.all()],
                "facts": [fact.text for fact in row.facts.all()],
            }
            for row in rows
        ],
    }


@transaction.atomic
def restore_revision(*, answer: Answer, revision: Revision, by: User) -> Answer:
    """Make the text of an earlier revision the present one; what was there stays in the history."""
    locked = (
        Answer.objects.select_for_update(of=("self",)).select_related("posting", "owner").get(pk=answer.pk)
    )
    write_revision(answer=locked, reason="Before an earlier version was put back", by=by)
    locked.sentences.all().delete()
    rows = _list_rows(locked)
    for position, said in enumerate(revision.snapshot["sentences"], 1):
        sentence = Sentence.objects.create(
            answer=locked,
            position=position,
            phase=said["phase"],
            text=said["text"],
            composed_text=said["composed_text"],
            is_edited=said["is_edited"],
            # Snapshots from before there was such help do not speak of it.
            is_reworded=said.get("is_reworded", False),
        )
        SentenceSource.objects.bulk_create(
            SentenceSource(sentence=sentence, **_point_at_rows(source, rows)) for source in said["sources"]
        )
    locked.save(update_fields=["updated_at"])
    write_revision(answer=locked, reason=f"Version {revision.number} put back", by=by)
    return locked


def _paragraphs(sentences: list[Sentence]) -> list[str]:
    phases = dict.fromkeys(sentence.phase for sentence in sentences)
    return [" ".join(s.text for s in sentences if s.phase == phase) for phase in phases]


def _describe_sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "phase": sentence.phase,
        "text": sentence.text,
        "composed_text": sentence.composed_text,
        "is_edited": sentence.is_edited,
        "is_reworded": sentence.is_reworded,
        "sources": [
            {
                "kind": source.kind,
                "goal_id": source.goal_id,
                "line_id": source.line_id,
                "note_id": source.note_id,
                "fact_id": source.fact_id,
                "field": source.field,
                "quote": source.quote,
            }
            for source in sentence.sources.all()
        ],
    }


def _list_rows(answer: Answer) -> dict[str, set[int]]:
    """Return which rows a source may still point at, by column."""
    return {
        "goal_id": set(answer.owner.goals.values_list("pk", flat=True)),
        "line_id": set(answer.posting.lines.values_list("pk", flat=True)),
        "note_id": set(answer.posting.notes.values_list("pk", flat=True)),
        "fact_id": set(answer.owner.facts.values_list("pk", flat=True)),
    }


def _point_at_rows(source: dict[str, Any], rows: dict[str, set[int]]) -> dict[str, Any]:
    """Return a snapshot's source, its links kept only where their rows are still there."""
    return {
        name: None if name in rows and value not in rows[name] else value for name, value in source.items()
    }
