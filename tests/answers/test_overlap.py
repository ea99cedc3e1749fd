"""The overlap page: pairs with reasons, decisions, and both remainders."""

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.answers.queries.material import Decisions, apply_decisions, gather_material
from apps.answers.queries.overlap import view_overlap
from apps.drafting.vocabulary import Goal, Line, LineKind, Match, Overlap, Posting
from tests.answers.conftest import Draft, make_draft

GOALS = (Goal("g1", "learn to weld"), Goal("g2", "lead a crew"))
POSTING = Posting(
    lines=(
        Line("l1", 1, "You will weld.", LineKind.RESPONSIBILITY),
        Line("l2", 2, "You will lead a crew.", LineKind.RESPONSIBILITY),
    )
)
SUGGESTED = Overlap((Match("g1", "l1", 0.8, "Both say weld."),), ("g2",), ("l2",))


def test_rejected_match_leaves_both_sides_over() -> None:
    decided = apply_decisions(SUGGESTED, Decisions(rejected=frozenset({("g1", "l1")})), GOALS, POSTING)

    assert decided == Overlap((), ("g1", "g2"), ("l1", "l2"))


def test_own_match_counts_like_any_other() -> None:
    decided = apply_decisions(SUGGESTED, Decisions(kept=frozenset({("g2", "l2")})), GOALS, POSTING)

    assert [(match.goal_ref, match.line_ref) for match in decided.matches] == [("g1", "l1"), ("g2", "l2")]
    assert (decided.unmet_goals, decided.unused_lines) == ((), ())


def test_decision_about_something_that_is_gone_is_left_out() -> None:
    decided = apply_decisions(SUGGESTED, Decisions(kept=frozenset({("g9", "l2")})), GOALS, POSTING)

    assert decided == SUGGESTED


def test_material_holds_all_an_answer_rests_on(draft: Draft) -> None:
    row = draft.row("short")
    row.lines.add(draft.lines[0])
    row.facts.add(draft.fact)
    row.notes.add(draft.note)

    material = gather_material(draft.answer)

    assert [line.text for line in material.matrix.short.lines] == [draft.lines[0].text]
    assert [fact.text for fact in material.matrix.short.facts] == [draft.fact.text]
    assert [note.source for note in material.matrix.short.notes] == ["Annual report"]
    assert material.profile.years == 3


def test_fingerprint_changes_with_any_input(draft: Draft) -> None:
    before = gather_material(draft.answer).fingerprint
    assert gather_material(draft.answer).fingerprint == before

    draft.answer.rows.filter(horizon="mid").update(benefit="fewer delays")
    assert gather_material(draft.answer).fingerprint != before


def test_overlap_page_shows_each_goal_once_as_met_or_unmet(alice_client: Client, draft: Draft) -> None:
    overlap = alice_client.get(draft.url("overlap")).context["overlap"]

    met = {pair.goal.ref for pair in overlap.pairs}
    assert overlap.met_goals == len(met)
    assert met | {goal.ref for goal in overlap.unmet} == {f"g{goal.pk}" for goal in draft.goals.values()}


@pytest.mark.parametrize(("decision", "kept"), [("keep", True), ("reject", False)])
def test_decision_is_stored_and_can_be_undone(
    alice_client: Client, draft: Draft, decision: str, kept: bool
) -> None:
    data = {"goal": draft.goals["short"].pk, "item": f"l{draft.lines[1].pk}"}
    response = alice_client.post(draft.url("decide"), {**data, "decision": decision})
    assert response["Location"] == draft.url("overlap") + "#pairs"
    assert [found.is_kept for found in draft.answer.decisions.all()] == [kept]

    alice_client.post(draft.url("decide"), {**data, "decision": "undo"})
    assert not draft.answer.decisions.exists()


def test_decision_by_htmx_gets_the_list_only(alice_client: Client, draft: Draft) -> None:
    response = alice_client.post(
        draft.url("decide"),
        {"goal": draft.goals["short"].pk, "item": f"n{draft.note.pk}", "decision": "keep"},
        HTTP_HX_REQUEST="true",
        HTTP_HX_TARGET="overlap-body",
    )

    assert response.content.strip().startswith(b'<div id="overlap-body"')
    assert draft.answer.decisions.get().note == draft.note


@pytest.mark.parametrize("change", [{"decision": "love"}, {"item": "x9"}, {"item": "l999999"}, {"goal": "0"}])
def test_decision_that_makes_no_sense_is_refused(
    alice_client: Client, draft: Draft, change: dict[str, str]
) -> None:
    data = {"goal": draft.goals["short"].pk, "item": f"l{draft.lines[1].pk}", "decision": "keep", **change}

    assert alice_client.post(draft.url("decide"), data).status_code == 422
    assert not draft.answer.decisions.exists()


def test_line_of_another_posting_cannot_be_matched(alice_client: Client, bob: User, draft: Draft) -> None:
    theirs = make_draft(bob)
    data = {"goal": draft.goals["short"].pk, "item": f"l{theirs.lines[1].pk}", "decision": "keep"}

    assert alice_client.post(draft.url("decide"), data).status_code == 422


def test_stranger_decides_nothing(bob_client: Client, draft: Draft) -> None:
    data = {"goal": draft.goals["short"].pk, "item": f"l{draft.lines[1].pk}", "decision": "keep"}

    assert bob_client.post(draft.url("decide"), data).status_code == 404
    assert not draft.answer.decisions.exists()


def test_rejected_suggestion_is_listed_apart(draft: Draft, alice: User) -> None:
    material = gather_material(draft.answer)
    first = material.suggested.matches[0]
    draft.answer.decisions.create(goal_id=first.goal_ref[1:], line_id=first.line_ref[1:], is_kept=False)

    view = view_overlap(gather_material(draft.answer))

    assert [(pair.goal.ref, pair.item.ref) for pair in view.rejected] == [(first.goal_ref, first.line_ref)]
    assert (first.goal_ref, first.line_ref) not in {(pair.goal.ref, pair.item.ref) for pair in view.pairs}
