"""Starting a draft, taking up goals, and deciding on matches."""

from typing import Any
from uuid import UUID

from django.db import transaction

from apps.accounts.models import User
from apps.answers.models import Answer, Horizon, MatchDecision, MatrixRow, Question
from apps.common.saving.services import run_once
from apps.postings.models import EmployerNote, Posting, PostingLine
from apps.profiles.models import Goal
from apps.profiles.models import Horizon as GoalHorizon
from apps.profiles.services.profile import add_goal


class GoalOfAnother(Exception):
    """The goal or the posting belongs to someone else."""


class NotInPosting(Exception):
    """The line or note is not of the posting that the answer is for."""


@transaction.atomic
def start_answer(*, posting: Posting, question: Question, operation: UUID | None, by: User) -> Answer:
    """Start a draft for a posting, with the three rows of its matrix; once for an operation id."""
    if posting.owner_id != by.pk:
        raise GoalOfAnother

    def make() -> dict[str, Any]:
        answer = Answer.objects.create(owner=by, posting=posting, question=question)
        MatrixRow.objects.bulk_create(MatrixRow(answer=answer, horizon=horizon) for horizon in Horizon)
        return {"answer": answer.pk}

    return Answer.objects.get(pk=run_once(operation=operation, by=by, effect=make)["answer"])


@transaction.atomic
def take_up_goal(*, row: MatrixRow, goal: Goal, by: User) -> MatrixRow:
    """Put a goal into a row: its words become the focus where there is none yet."""
    if goal.owner_id != by.pk:
        raise GoalOfAnother
    stored = MatrixRow.objects.select_for_update(of=("self",)).get(pk=row.pk)
    stored.goal = goal
    if not stored.focus:
        stored.focus = goal.text
    stored.is_undecided = False
    stored.save(update_fields=["goal", "focus", "is_undecided", "updated_at"])
    return stored


@transaction.atomic
def take_wording(*, row: MatrixRow, wording: str, by: User) -> MatrixRow:
    """Put another wording in the place of a row's focus; the words that stood there are kept as a goal."""
    if row.answer.owner_id != by.pk:
        raise GoalOfAnother
    stored = MatrixRow.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if stored.focus and not by.goals.filter(text=stored.focus).exists():
        add_goal(text=stored.focus, horizon=GoalHorizon(stored.horizon), operation=None, by=by)
    stored.focus = wording
    stored.save(update_fields=["focus", "updated_at"])
    return stored


@transaction.atomic
def decide_match(
    *, answer: Answer, goal: Goal, item: PostingLine | EmployerNote, is_kept: bool, by: User
) -> MatchDecision:
    """Keep or reject one match of a goal with a line or a note of the posting."""
    if goal.owner_id != by.pk:
        raise GoalOfAnother
    if item.posting_id != answer.posting_id:
        raise NotInPosting
    decision, _ = MatchDecision.objects.update_or_create(
        answer=answer,
        goal=goal,
        line=item if isinstance(item, PostingLine) else None,
        note=item if isinstance(item, EmployerNote) else None,
        defaults={"is_kept": is_kept},
    )
    return decision


@transaction.atomic
def undo_decision(*, answer: Answer, goal: Goal, item: PostingLine | EmployerNote) -> None:
    """Take a decision back: the match is again as the reading suggests it."""
    decisions = answer.decisions.filter(goal=goal)
    if isinstance(item, PostingLine):
        decisions.filter(line=item).delete()
    else:
        decisions.filter(note=item).delete()


@transaction.atomic
def lean_on(*, row: MatrixRow, item: PostingLine | EmployerNote, is_taken: bool, by: User) -> None:
    """Have a row of the matrix rest on a line or a note of its posting, or no longer."""
    if row.answer.owner_id != by.pk:
        raise GoalOfAnother
    if item.posting_id != row.answer.posting_id:
        raise NotInPosting
    stored = MatrixRow.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if isinstance(item, PostingLine):
        (stored.lines.add if is_taken else stored.lines.remove)(item)
    else:
        (stored.notes.add if is_taken else stored.notes.remove)(item)


@transaction.atomic
def erase_answer(*, answer: Answer) -> None:
    """Erase a draft with its matrix, sentences and revisions; posting and profile stay."""
    answer.delete()
