"""A whole draft as plain data: what it is made of, what it says and what was decided.

Rows are named by their place in the file ("goal 2" is its second goal), never by their keys, so that a draft
gives the same file wherever it is stored. `services.portable` brings such a file in.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from apps.answers.models import Answer
from apps.answers.queries.finished import read_sentences
from apps.answers.queries.material import gather_material
from apps.profiles.models import Profile

FORMAT = "throughline-answer"
VERSION = 1
ANSWER = ("question", "target_seconds", "words_per_minute", "variation")
POSTING_TEXTS = ("title", "employer", "level", "employer_kind", "location", "skills", "benchmarks", "origin")
POSTING = ("raw_text", *POSTING_TEXTS, "years", "not_sure", "left_out")
LINE = ("number", "text", "kind", "confidence", "is_kind_by_person")
NOTE = ("text", "source")
GOAL = ("horizon", "text")
FACT = ("kind", "text")
PROFILE = ("years", "field", "level", "is_changing_field", "change_reason", "not_sure")
ROW_TEXTS = ("timebox", "focus", "aligns", "gain", "measure", "benefit")
ROW = ("horizon", *ROW_TEXTS, "is_undecided", "leads_elsewhere")
SENTENCE = ("phase", "text", "composed_text", "is_edited", "is_reworded")
SOURCE = ("kind", "field", "quote")
DISMISSAL = ("rule", "quote", "phase", "reason", "verdict")


def describe_draft(answer: Answer) -> dict[str, Any]:
    """Return a draft, and all that its person brings and wants, as JSON values."""
    posting, owner = answer.posting, answer.owner
    lines, notes = list(posting.lines.all()), list(posting.notes.all())
    goals, facts = list(owner.goals.all()), list(owner.facts.all())
    names = {
        (kind, row.pk): f"{kind} {number}"
        for kind, rows in (("line", lines), ("note", notes), ("goal", goals), ("fact", facts))
        for number, row in enumerate(rows, 1)
    }
    profile = Profile.objects.filter(owner=owner).first() or Profile()
    return {
        "format": FORMAT,
        "version": VERSION,
        **_pick(answer, ANSWER),
        "is_current": answer.composed_from == gather_material(answer).fingerprint,
        "posting": {**_pick(posting, POSTING), "lines": _list(lines, LINE), "notes": _list(notes, NOTE)},
        "profile": _pick(profile, PROFILE),
        "goals": _list(goals, GOAL),
        "facts": _list(facts, FACT),
        "matrix": _list_rows(answer, names),
        "sentences": _list_sentences(answer, names),
        "decisions": [
            {
                "goal": names["goal", row.goal_id],
                "item": names.get(("line", row.line_id)) or names["note", row.note_id],
                "is_kept": row.is_kept,
            }
            for row in answer.decisions.order_by("pk")
        ],
        "dismissals": _list(answer.dismissals.all(), DISMISSAL),
    }


def _pick(row: Model, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _list(rows: Iterable[Model], names: tuple[str, ...]) -> list[dict[str, Any]]:
    return [_pick(row, names) for row in rows]


def _list_rows(answer: Answer, names: dict[tuple[str, int], str]) -> list[dict[str, Any]]:
    rows = answer.rows.prefetch_related("lines", "notes", "facts").order_by("pk")
    return [
        {
            **_pick(row, ROW),
            "goal": None if row.goal_id is None else names["goal", row.goal_id],
            "lines": [names["line", line.pk] for line in row.lines.all()],
            "notes": [names["note", note.pk] for note in row.notes.all()],
            "facts": [names["fact", fact.pk] for fact in row.facts.all()],
        }
        for row in rows
    ]


def _list_sentences(answer: Answer, names: dict[tuple[str, int], str]) -> list[dict[str, Any]]:
    """Return the sentences; of a source, `item` is the row it points at, null where that is gone."""
    described = []
    for sentence in read_sentences(answer):
        sources = []
        for source in sentence.sources.all():
            keys = (
                ("goal", source.goal_id),
                ("line", source.line_id),
                ("note", source.note_id),
                ("fact", source.fact_id),
            )
            item = next((names[kind, key] for kind, key in keys if key is not None), None)
            sources.append({**_pick(source, SOURCE), "item": item})
        described.append({**_pick(sentence, SENTENCE), "sources": sources})
    return described
