"""Starting a draft, taking up goals, deciding on matches."""

from uuid import uuid4

import pytest

from apps.accounts.models import User
from apps.answers.models import Answer, Horizon, MatchDecision, Question
from apps.answers.permissions import can_edit_answer
from apps.answers.services.matrix import (
    GoalOfAnother,
    NotInPosting,
    decide_match,
    erase_answer,
    start_answer,
    take_up_goal,
    undo_decision,
)
from apps.postings.models import Posting
from apps.profiles.models import Goal
from tests.answers.conftest import Draft, make_draft


def test_draft_starts_with_three_empty_rows(draft: Draft) -> None:
    rows = list(draft.answer.rows.values_list("horizon", "focus", "is_undecided"))

    assert rows == [("short", "", False), ("mid", "", False), ("long", "", False)]


def test_starting_twice_with_one_operation_makes_one_draft(alice: User, draft: Draft) -> None:
    operation = uuid4()
    made = {
        start_answer(posting=draft.posting, question=Question.ALIGN, operation=operation, by=alice).pk
        for _ in range(2)
    }

    assert len(made) == 1
    assert Answer.objects.count() == 2


def test_nobody_starts_a_draft_for_a_posting_of_another(bob: User, draft: Draft) -> None:
    with pytest.raises(GoalOfAnother):
        start_answer(posting=draft.posting, question=Question.ALIGN, operation=None, by=bob)


def test_taken_goal_gives_an_empty_row_its_words(alice: User, draft: Draft) -> None:
    take_up_goal(row=draft.row("short"), goal=draft.goals["short"], by=alice)

    row = draft.row("short")
    assert (row.goal, row.focus) == (draft.goals["short"], "learn to trace faults in relay interlockings")


def test_taken_goal_leaves_typed_words_alone_and_ends_not_sure(alice: User, draft: Draft) -> None:
    draft.answer.rows.filter(horizon="short").update(focus="my own words", is_undecided=True)

    take_up_goal(row=draft.row("short"), goal=draft.goals["short"], by=alice)

    row = draft.row("short")
    assert (row.goal, row.focus, row.is_undecided) == (draft.goals["short"], "my own words", False)


def test_goal_of_another_cannot_be_taken(alice: User, bob: User, draft: Draft) -> None:
    theirs = Goal.objects.create(owner=bob, text="something else", horizon="short")

    with pytest.raises(GoalOfAnother):
        take_up_goal(row=draft.row("short"), goal=theirs, by=alice)


@pytest.mark.parametrize("is_kept", [True, False])
def test_decision_is_stored_once_and_can_be_changed(alice: User, draft: Draft, is_kept: bool) -> None:
    for value in (not is_kept, is_kept):
        decide_match(
            answer=draft.answer, goal=draft.goals["short"], item=draft.lines[1], is_kept=value, by=alice
        )

    decision = MatchDecision.objects.get()
    assert (decision.goal, decision.line) == (draft.goals["short"], draft.lines[1])
    assert (decision.note_id, decision.is_kept) == (None, is_kept)


def test_decision_on_a_note_can_be_taken_back(alice: User, draft: Draft) -> None:
    for item in (draft.note, draft.lines[0]):
        decide_match(answer=draft.answer, goal=draft.goals["long"], item=item, is_kept=True, by=alice)

    undo_decision(answer=draft.answer, goal=draft.goals["long"], item=draft.note)
    assert [decision.line for decision in draft.answer.decisions.all()] == [draft.lines[0]]

    undo_decision(answer=draft.answer, goal=draft.goals["long"], item=draft.lines[0])
    assert not draft.answer.decisions.exists()


def test_decision_needs_ones_own_goal_and_a_line_of_this_posting(
    alice: User, bob: User, draft: Draft
) -> None:
    theirs = make_draft(bob)

    with pytest.raises(GoalOfAnother):
        decide_match(
            answer=draft.answer, goal=theirs.goals["short"], item=draft.lines[0], is_kept=True, by=alice
        )
    with pytest.raises(NotInPosting):
        decide_match(
            answer=draft.answer, goal=draft.goals["short"], item=theirs.lines[0], is_kept=True, by=alice
        )


def test_erasing_a_draft_leaves_posting_and_goals(draft: Draft) -> None:
    erase_answer(answer=draft.answer)

    assert not Answer.objects.exists()
    assert (Posting.objects.count(), Goal.objects.count()) == (1, len(Horizon))


@pytest.mark.parametrize(
    ("person", "may"),
    [("alice", True), ("bob", False), ("carol", False), ("adam", False), ("guest", False)],
)
def test_only_its_owner_edits_an_answer(
    draft: Draft, person: str, may: bool, request: pytest.FixtureRequest
) -> None:
    assert can_edit_answer(request.getfixturevalue(person), draft.answer) is may


def test_owner_who_was_closed_out_edits_nothing(alice: User, draft: Draft) -> None:
    alice.is_active = False

    assert can_edit_answer(alice, draft.answer) is False
