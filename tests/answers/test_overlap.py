"""The overlap page: pairs with reasons, decisions, and both remainders."""

from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.answers.queries.material import Decisions, apply_decisions, gather_material
from apps.answers.queries.overlap import view_overlap
from apps.answers.services.matrix import GoalOfAnother, NotInPosting, lean_on
from apps.answers.templatetags.answers import mark_shared
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
    assert met | {wanted.goal.ref for wanted in overlap.unmet} == {
        f"g{goal.pk}" for goal in draft.goals.values()
    }


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


def test_wanted_and_not_offered_says_what_to_do_and_whether_the_answer_speaks_of_it(
    alice_client: Client, draft: Draft
) -> None:
    goal = draft.answer.owner.goals.create(horizon="mid", text="speak Portuguese at work every day")
    page = alice_client.get(draft.url("overlap"))
    wanted = next(each for each in page.context["overlap"].unmet if each.goal.ref == f"g{goal.pk}")
    assert (wanted.home.slug, wanted.places) == ("job-bridge", ())
    assert "One thing I would like is this: speak Portuguese at work every day." in page.content.decode()

    draft.answer.rows.filter(horizon="long").update(goal=goal)

    page = alice_client.get(draft.url("overlap"))
    wanted = next(each for each in page.context["overlap"].unmet if each.goal.ref == f"g{goal.pk}")
    assert [place.slug for place in wanted.places] == ["long-term-vision"]


def test_offers_come_with_what_is_learnt_first_and_are_taken_up_and_left_again(
    alice_client: Client, draft: Draft
) -> None:
    draft.answer.owner.goals.all().delete()
    draft.answer.owner.goals.create(text="speak Portuguese at work every day")
    offers = alice_client.get(draft.url("overlap")).context["overlap"].unused
    assert [each.kind for each in offers] == ["growth", "direction", "responsibility", "responsibility"]

    line = draft.lines[2]
    data = {"item": f"l{line.pk}", "phase": "job-bridge"}
    response = alice_client.post(draft.url("take_up"), {**data, "decision": "take"})
    assert response["Location"] == draft.url("overlap") + "#offered"
    assert list(draft.row("mid").lines.all()) == [line]
    offered = alice_client.get(draft.url("overlap")).context["overlap"].unused[0]
    assert [place.slug for place in offered.places] == ["job-bridge"]
    assert [place.slug for place in offered.others] == ["short-term-focus", "long-term-vision"]

    alice_client.post(draft.url("take_up"), {**data, "decision": "leave"})
    assert not draft.row("mid").lines.exists()


def test_note_is_taken_up_by_htmx_and_the_focus_stays_with_it(alice_client: Client, draft: Draft) -> None:
    draft.answer.owner.goals.all().delete()
    draft.answer.owner.goals.create(text="speak Portuguese at work every day")
    note = draft.posting.notes.create(text="They build a school beside the depot.", source="A leaflet")
    draft.answer.decisions.create(goal=draft.answer.owner.goals.get(), note=note, is_kept=False)
    headers = {"HX-Request": "true", "HX-Target": "overlap-body"}
    data = {"item": f"l{draft.lines[3].pk}", "phase": "long-term-vision", "decision": "take"}

    response = alice_client.post(draft.url("take_up"), data, headers=headers)

    assert response.content.strip().startswith(b'<div id="overlap-body"')
    assert response.content.count(b"data-focus") == 1
    alice_client.post(draft.url("take_up"), {**data, "item": f"n{note.pk}"}, headers=headers)
    assert list(draft.row("long").notes.all()) == [note]


@pytest.mark.parametrize("change", [{"decision": "love"}, {"item": "l999999"}, {"phase": "middle"}])
def test_offer_that_makes_no_sense_is_refused(
    alice_client: Client, draft: Draft, change: dict[str, str]
) -> None:
    data = {"item": f"l{draft.lines[2].pk}", "phase": "job-bridge", "decision": "take", **change}

    assert alice_client.post(draft.url("take_up"), data).status_code == 422
    assert not draft.row("mid").lines.exists()


def test_nobody_takes_up_what_is_not_theirs(
    alice: User, bob: User, alice_client: Client, bob_client: Client, draft: Draft
) -> None:
    theirs = make_draft(bob)
    data = {"item": f"l{draft.lines[2].pk}", "phase": "job-bridge", "decision": "take"}

    assert bob_client.post(draft.url("take_up"), data).status_code == 404
    assert (
        alice_client.post(draft.url("take_up"), {**data, "item": f"l{theirs.lines[2].pk}"}).status_code == 422
    )
    with pytest.raises(NotInPosting):
        lean_on(row=draft.row("mid"), item=theirs.lines[2], is_taken=True, by=alice)
    with pytest.raises(GoalOfAnother):
        lean_on(row=draft.row("mid"), item=draft.lines[2], is_taken=True, by=bob)
    assert not draft.row("mid").lines.exists()


@pytest.mark.parametrize("decision", ["keep", "reject", "undo"])
def test_focus_stays_with_the_match_that_was_decided(
    alice_client: Client, draft: Draft, decision: str
) -> None:
    first = gather_material(draft.answer).suggested.matches[0]
    headers = {"HX-Request": "true", "HX-Target": "overlap-body"}
    data = {"goal": first.goal_ref[1:], "item": first.line_ref, "decision": decision}

    said = alice_client.post(draft.url("decide"), data, headers=headers).content.decode()

    assert said.count("data-focus") == 1
    assert ("<details open>" in said) is (decision == "reject")


@pytest.mark.parametrize(
    ("why", "marked"),
    [
        ("You say “fault”: a whole word only.", "faults &lt;b&gt;"),
        (
            "Both use the words “faults” and “b”.",
            '<mark class="shared">faults</mark> &lt;<mark class="shared">b</mark>&gt;',
        ),
        ("You put these two together.", "faults &lt;b&gt;"),
        ("“faults” and “faults”, and “ault”", '<mark class="shared">faults</mark> &lt;b&gt;'),
    ],
)
def test_shared_words_are_marked_in_their_source(why: str, marked: str) -> None:
    assert mark_shared("faults <b>", why) == marked


@pytest.mark.parametrize("count", [1, 3])
def test_overlap_page_costs_the_same_for_any_number(
    alice_client: Client, draft: Draft, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        draft.answer.owner.goals.create(text=f"speak Portuguese on day {number}")
        draft.row("mid").notes.add(draft.posting.notes.create(text=f"Depot {number}.", source="Report"))

    with django_assert_num_queries(34):  # the first time, what has no vector yet gets one
        alice_client.get(draft.url("overlap"))
    with django_assert_num_queries(16):
        alice_client.get(draft.url("overlap"))
