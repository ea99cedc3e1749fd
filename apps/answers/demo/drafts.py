"""Tells the story through the services that the pages call."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from apps.accounts.models import User
from apps.answers.demo.story import (
    CORRECTIONS,
    DRAFTS,
    FACTS,
    GOALS,
    OWN_WORDS,
    PROFILE,
    Draft,
    Row,
    Stage,
    read_posting_text,
)
from apps.answers.models import Answer, MatrixRow
from apps.answers.queries.access import get_row_of
from apps.answers.services.composition import write_answer
from apps.answers.services.matrix import start_answer, take_up_goal
from apps.answers.services.sentences import edit_sentence
from apps.common.saving.fingerprints import fingerprint
from apps.common.saving.services import Edit, read_value, save_fields
from apps.postings.models import EmployerNote, Posting
from apps.postings.services import add_note, create_posting
from apps.profiles.models import Fact, Goal, Profile
from apps.profiles.services import add_fact, add_goal


@dataclass(frozen=True, slots=True)
class Belongings:
    """What the candidate has made so far, by the names the story uses."""

    owner: User
    facts: dict[str, Fact]
    goals: dict[str, Goal]
    postings: dict[str, Posting]
    notes: dict[str, EmployerNote]


@transaction.atomic
def tell_story(*, by: User) -> list[Answer]:
    """Write the candidate's profile, postings and drafts, and return the drafts in the story's order."""
    profile, _ = Profile.objects.get_or_create(owner=by)
    save_values(profile, PROFILE, by=by)
    belongings = Belongings(
        owner=by,
        facts={
            key: add_fact(text=text, kind=kind, operation=None, by=by) for key, (kind, text) in FACTS.items()
        },
        goals={
            key: add_goal(text=text, horizon=horizon, operation=None, by=by)
            for key, (horizon, text) in GOALS.items()
        },
        postings={
            name: bring_posting(name, by=by) for name in dict.fromkeys(draft.posting for draft in DRAFTS)
        },
        notes={},
    )
    return [write_draft(draft, belongings) for draft in DRAFTS]


def bring_posting(name: str, *, by: User) -> Posting:
    """Paste one posting in, and put right what was read wrongly."""
    posting = create_posting(raw_text=read_posting_text(name), operation=None, by=by)
    save_values(posting, CORRECTIONS.get(name, {}), by=by)
    posting.refresh_from_db()
    return posting


def write_draft(draft: Draft, belongings: Belongings) -> Answer:
    """Start one draft and take it as far as the story says."""
    posting = belongings.postings[draft.posting]
    if any(draft.note):
        text, source = draft.note
        belongings.notes[draft.posting] = add_note(
            posting=posting, text=text, source=source, operation=None, by=belongings.owner
        )
    answer = start_answer(posting=posting, question=draft.question, operation=None, by=belongings.owner)
    for horizon, row in draft.rows.items():
        write_row(get_row_of(answer, horizon), row, belongings, draft.posting)
    if draft.stage in {Stage.COMPOSED, Stage.EDITED}:
        write_answer(answer=answer, operation=None, by=belongings.owner)
    if draft.stage == Stage.EDITED:
        say_in_own_words(answer, by=belongings.owner)
    return answer


def say_in_own_words(answer: Answer, *, by: User) -> None:
    """Edit the first sentence of each phase that the story has other words for, one after the other."""
    for phase, text in OWN_WORDS.items():
        sentence = answer.sentences.filter(phase=phase).order_by("position", "pk")[0]
        edit = Edit(text, base=fingerprint(sentence.text))
        edit_sentence(sentence=sentence, edit=edit, operation=None, by=by)


def write_row(stored: MatrixRow, row: Row, belongings: Belongings, posting: str) -> None:
    """Take up the row's goal, type its words and tick its evidence."""
    if row.goal:
        stored = take_up_goal(row=stored, goal=belongings.goals[row.goal], by=belongings.owner)
    values: dict[str, Any] = dict(row.fields)
    lines = belongings.postings[posting].lines
    values["lines"] = sorted(lines.get(text__contains=piece).pk for piece in row.lines)
    values["facts"] = sorted(belongings.facts[key].pk for key in row.facts)
    values["notes"] = [belongings.notes[posting].pk] if row.uses_note else []
    save_values(stored, values, by=belongings.owner)


def save_values(row: models.Model, values: Mapping[str, Any], *, by: User) -> None:
    """Save fields as a page does that shows what is stored."""
    edits = {name: Edit(value, base=fingerprint(read_value(row, name))) for name, value in values.items()}
    save_fields(row=row, edits=edits, operation=None, by=by)
