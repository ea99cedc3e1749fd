"""Goals against lines: shared ideas, shared words, denial, and both remainders."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.matching.families import find_families
from apps.drafting.matching.overlap import match_goals
from apps.drafting.vocabulary import Goal, Line, LineKind, Match, Note, Overlap


def line(ref: str, text: str, kind: LineKind = LineKind.RESPONSIBILITY, confidence: float = 0.9) -> Line:
    return Line(ref, 1, text, kind, confidence)


def pairs(overlap: Overlap) -> list[tuple[str, str]]:
    return [(match.goal_ref, match.line_ref) for match in overlap.matches]


def test_an_idea_in_other_words_is_a_match_with_its_reason() -> None:
    overlap = match_goals(
        [Goal("g", "Supervise other people")], [line("l", "You will line manage two gardeners")]
    )

    why = "You say “Supervise” and the posting says “line manage”: both are about leading people."
    assert overlap == Overlap((Match("g", "l", 0.55, why),), (), ())


def test_shared_words_are_a_match_in_a_duty_and_not_in_a_line_about_the_canteen() -> None:
    goals = [Goal("g", "Restore wooden dinghies")]

    duty = match_goals(goals, [line("l", "Repaint dinghies in winter")])
    canteen = match_goals(goals, [line("l", "The canteen has a model of two dinghies", LineKind.ABOUT)])

    assert duty.matches == (Match("g", "l", 0.45, "Both use the word “dinghies”."),)
    assert canteen.matches == ()


def test_two_telling_words_are_a_match_in_any_line() -> None:
    overlap = match_goals(
        [Goal("g", "Restore wooden dinghies")], [line("l", "We have wooden dinghies", LineKind.ABOUT)]
    )

    assert overlap.matches == (Match("g", "l", 0.72, "Both use the words “wooden” and “dinghies”."),)


def test_everyday_words_are_no_match() -> None:
    overlap = match_goals([Goal("g", "Work with new people")], [line("l", "Work with people on new days")])

    assert overlap == Overlap((), ("g",), ("l",))


def test_the_same_word_on_both_sides_proves_no_idea() -> None:
    overlap = match_goals(
        [Goal("g", "Speak to a board")], [line("l", "The board game club", LineKind.OTHER, 0.1)]
    )

    assert overlap.matches == ()


def test_a_broad_idea_alone_is_no_match_and_two_are() -> None:
    goal = Goal("g", "Get training to progress")

    alone = match_goals([goal], [line("l", "There is an induction", LineKind.GROWTH)])
    two = match_goals([goal], [line("l", "An induction and a career ladder", LineKind.GROWTH)])

    assert pairs(alone) == []
    assert pairs(two) == [("g", "l")]


def test_a_line_too_weak_for_its_kind_is_no_match() -> None:
    lines = [line(f"l{n}", "Paint dinghies") for n in range(9)]

    assert pairs(match_goals([Goal("g", "Restore dinghies")], lines)) == []


def test_a_line_that_denies_the_idea_meets_nobody_who_wants_it() -> None:
    denied = line("l", "The post has no direct reports")

    assert pairs(match_goals([Goal("g", "Become a manager")], [denied])) == []


@pytest.mark.parametrize("wish", ["Not become a manager", "I want to stop being a manager"])
def test_a_wish_to_be_rid_of_something_is_met_by_its_denial(wish: str) -> None:
    assert pairs(match_goals([Goal("g", wish)], [line("l", "The post has no direct reports")])) == [
        ("g", "l")
    ]
    assert pairs(match_goals([Goal("g", wish)], [line("l", "You will have direct reports")])) == []


def test_a_denial_far_from_the_idea_is_not_heard() -> None:
    text = "We do not ask for a degree, and from the first week on you will supervise two gardeners"

    assert pairs(match_goals([Goal("g", "Become a team leader")], [line("l", text)])) == [("g", "l")]


def test_headings_and_formalities_meet_nothing() -> None:
    heading = line("l", "Supervise", LineKind.OTHER, 0.9)

    assert match_goals([Goal("g", "Become a team leader")], [heading]) == Overlap((), ("g",), ())


def test_notes_about_the_employer_can_meet_a_goal() -> None:
    overlap = match_goals(
        [Goal("g", "Work on solar power")], [], [Note("n", "They plan a wind farm by 2030")]
    )

    assert pairs(overlap) == [("g", "n")]
    assert overlap.unused_lines == ()


def test_both_remainders_are_named() -> None:
    overlap = match_goals(
        [Goal("g1", "Supervise people"), Goal("g2", "Learn Welsh")],
        [
            line("l1", "Line manage two gardeners"),
            line("l2", "Prune the apple trees"),
            line("l3", "A pension", LineKind.BENEFIT),
        ],
    )

    assert pairs(overlap) == [("g1", "l1")]
    assert overlap.unmet_goals == ("g2",)
    assert overlap.unused_lines == ("l2",)


def test_only_the_strongest_three_lines_of_a_goal_are_kept() -> None:
    lines = [line(f"l{n}", "Line manage the crew") for n in range(5)]
    weak = line("weak", "Line manage", LineKind.BENEFIT)
    strong = line("strong", "Line manage, and give training and a buddy")

    many = match_goals([Goal("g", "Supervise people")], lines)
    ranked = match_goals([Goal("g", "Supervise and mentor people")], [weak, strong])

    assert pairs(many) == [("g", "l0"), ("g", "l1"), ("g", "l2")]
    assert pairs(ranked) == [("g", "strong")]


def test_families_are_found_by_their_longest_words() -> None:
    hits = find_families("She will line manage on-call nurses")

    assert [(hit.family.idea, hit.quote) for hit in hits] == [
        ("leading people", "line manage"),
        ("keeping services running", "on-call"),
        ("caring for patients", "nurses"),
    ]


TEXTS = st.text(max_size=120) | st.sampled_from(
    ["Supervise people", "no direct reports", "Learn SQL", "Not a manager"]
)


@given(st.lists(TEXTS, max_size=5), st.lists(st.tuples(TEXTS, st.sampled_from(LineKind)), max_size=6))
def test_refs_are_the_callers_and_the_remainders_add_up(
    goals: list[str], lines: list[tuple[str, LineKind]]
) -> None:
    wanted = [Goal(f"g{n}", text) for n, text in enumerate(goals)]
    offered = [line(f"l{n}", text, kind) for n, (text, kind) in enumerate(lines)]

    overlap = match_goals(wanted, offered)

    met = {match.goal_ref for match in overlap.matches}
    assert met | set(overlap.unmet_goals) == {goal.ref for goal in wanted}
    assert met & set(overlap.unmet_goals) == set()
    assert {match.line_ref for match in overlap.matches} & set(overlap.unused_lines) == set()
    assert all(0 < match.strength <= 1 and match.why.endswith(".") for match in overlap.matches)
    assert match_goals(wanted, offered) == overlap


def test_a_long_posting_is_matched_quickly() -> None:
    lines = [line(f"l{n}", f"Line manage the crew of boat {n} and keep its log " * 3) for n in range(1_500)]
    started = time.perf_counter()

    match_goals([Goal(f"g{n}", "Supervise a crew and keep boats") for n in range(10)], lines)

    # Generous for a slow, shared machine under coverage; a quadratic comparison takes far longer.
    assert time.perf_counter() - started < 10
