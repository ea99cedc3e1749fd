"""Wordings for a goal, made of the posting's lines and the person's facts and of nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.matching.suggestions import Lack, Suggestion, Wording, suggest_wordings
from apps.drafting.reading.goals import read_goal
from apps.drafting.vocabulary import (
    Fact,
    FactKind,
    Goal,
    Horizon,
    Line,
    LineKind,
    Posting,
    Profile,
    Source,
    SourceKind,
)


def make_posting(*rows: tuple[LineKind, str]) -> Posting:
    return Posting(lines=tuple(Line(f"l{n}", n, text, kind) for n, (kind, text) in enumerate(rows, 1)))


def make_profile(*rows: tuple[FactKind, str]) -> Profile:
    return Profile(facts=tuple(Fact(f"f{n}", text, kind) for n, (kind, text) in enumerate(rows, 1)))


SHIPYARD = make_posting(
    (LineKind.ABOUT, "We have built boats since 1901"),
    (LineKind.RESPONSIBILITY, "Repair rope for our six training boats"),
    (LineKind.RESPONSIBILITY, "Mentor apprentices on the slipway"),
    (LineKind.RESPONSIBILITY, "You will varnish hulls and log each coat"),
    (LineKind.GROWTH, "You will be supported to train as a rigger"),
    (LineKind.RESPONSIBILITY, "Any other duties as required"),
    (LineKind.REQUIREMENT, "Repair sails by hand"),
)
SAILOR = make_profile(
    (FactKind.EXPERIENCE, "Repaired rope on a ferry for two summers"),
    (FactKind.SKILL, "chart reading"),
)


def suggest(
    text: str,
    horizon: Horizon | None = None,
    posting: Posting = SHIPYARD,
    profile: Profile = SAILOR,
) -> tuple[Suggestion, ...]:
    return suggest_wordings(Goal("g1", text, horizon), read_goal(text), posting, profile)


def list_texts(suggestion: Suggestion) -> list[str]:
    return [wording.text for wording in suggestion.wordings]


def test_a_goal_that_says_what_is_done_needs_nothing() -> None:
    assert suggest("Learn to splice wire rope for the training boats by June") == ()
    assert suggest("") == ()


def test_a_vague_goal_is_named_by_the_lines() -> None:
    (found,) = suggest("Grow in my career")

    assert found.lack is Lack.VAGUE
    assert list_texts(found) == [
        "Grow by training as a rigger",
        (
            "Learn to repair rope for the six training boats, building on the time when I repaired rope on a "
            "ferry for two summers"
        ),
        "Be able to mentor apprentices on the slipway on my own",
    ]


def test_each_wording_tells_its_sources() -> None:
    (found,) = suggest("Grow in my career")

    assert found.wordings[0] == Wording(
        "Grow by training as a rigger",
        (
            Source(SourceKind.GOAL, "g1", "Grow in my career"),
            Source(SourceKind.LINE, "l5", "You will be supported to train as a rigger"),
        ),
        (5,),
    )
    assert [source.ref for source in found.wordings[1].sources] == ["l2", "f1"]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        (
            "Become a supervisor",
            "Learn to mentor apprentices on the slipway, and in time become a supervisor",
        ),
        (
            "Harbour director within three years",
            "Learn to mentor apprentices on the slipway, and let the title of harbour director follow",
        ),
        ("A leadership role", "Learn to mentor apprentices on the slipway, and let a leadership role follow"),
    ],
)
def test_a_title_stays_as_an_aside_behind_the_capability(text: str, wording: str) -> None:
    (found,) = suggest(text)

    assert found.lack is Lack.TITLE_ONLY
    assert list_texts(found)[0] == wording


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Earn more money", "so well that the employer gains and I earn more money"),
        ("be paid well", "so well that the employer gains and I am paid well"),
        ("a decent pension", "so well that the employer gains, with a decent pension for me"),
    ],
)
def test_a_gain_of_ones_own_is_shared(text: str, wording: str) -> None:
    (found,) = suggest(text)

    assert found.lack is Lack.OWN_GAIN
    assert list_texts(found)[0] == f"Repair rope for the six training boats {wording}"


def test_a_duty_of_two_verbs_is_learnt_so_that_both_verbs_stand_right() -> None:
    posting = make_posting((LineKind.RESPONSIBILITY, "Paint hulls and record each coat"))
    (found,) = suggest("Make a difference", posting=posting, profile=Profile())

    assert list_texts(found) == ["Make a difference by learning to paint hulls and record each coat"]


def test_a_wish_to_be_something_is_not_joined_to_a_duty() -> None:
    posting = make_posting((LineKind.RESPONSIBILITY, "Support the bosun with the morning checks"))
    (found,) = suggest("Be successful", posting=posting, profile=Profile())

    assert list_texts(found) == ["Be trusted to support the bosun with the morning checks"]


def test_a_skill_is_put_to_use_where_the_line_speaks_of_it() -> None:
    posting = make_posting((LineKind.RESPONSIBILITY, "Serve our shoppers at the counter each day"))
    known = make_profile((FactKind.SKILL, "varnish"), (FactKind.SKILL, "Customer service"))
    (found,) = suggest("Be successful", posting=posting, profile=known)

    assert list_texts(found) == [
        "Use what I know of Customer service to serve the shoppers at the counter each day"
    ]


def test_a_skill_that_the_line_names_is_what_one_has() -> None:
    posting = make_posting((LineKind.RESPONSIBILITY, "Paint the hulls by hand in the shed"))
    (found,) = suggest("Be successful", posting=posting, profile=make_profile((FactKind.SKILL, "paint")))

    assert list_texts(found) == ["Learn to paint the hulls by hand in the shed, with the paint I have"]


@pytest.mark.parametrize(
    ("fact", "wording"),
    [
        (
            "Diploma in rope and rigging",
            "Learn to rig masts with rope, with a diploma in rope and rigging behind me",
        ),
        (
            "Mechanic on rope cranes for six years",
            "Learn to rig masts with rope, now that I have worked as a mechanic on rope cranes for six years",
        ),
        ("Rope!", "Be able to rig masts with rope on my own"),
    ],
)
def test_a_fact_that_cannot_be_said_is_left_out(fact: str, wording: str) -> None:
    posting = make_posting((LineKind.RESPONSIBILITY, "You will rig masts with rope"))
    known = make_profile((FactKind.EDUCATION, fact))
    (found,) = suggest("Be successful", posting=posting, profile=known)

    assert list_texts(found) == [wording]


def test_what_is_offered_is_taken_up() -> None:
    posting = make_posting(
        (LineKind.GROWTH, "You will own a yard project within your first year"),
        (LineKind.GROWTH, "You will be encouraged to take the rigging course"),
    )
    (found,) = suggest("Be successful", posting=posting, profile=Profile())

    assert list_texts(found) == [
        "Take up the chance to own a yard project within my first year",
        "Take the rigging course",
    ]


def test_a_long_duty_is_cut_at_a_joint_or_left_out() -> None:
    posting = make_posting(
        (
            LineKind.RESPONSIBILITY,
            "Inspect every rope on the quay each morning before boats go out, including those of visitors",
        ),
        (
            LineKind.RESPONSIBILITY,
            "Carry rope and chain and wire and paint and tar and nails and planks to boats up and down",
        ),
        (LineKind.RESPONSIBILITY, "Tell you about us daily"),
    )
    (found,) = suggest("Be successful", posting=posting, profile=Profile())

    assert list_texts(found) == [
        "Be trusted to inspect every rope on the quay each morning before boats go out"
    ]


def test_without_duties_there_is_the_reason_alone() -> None:
    (found,) = suggest("Grow in my career", posting=Posting())

    assert found.wordings == ()
    assert (
        found.reason
        == "This could be said of any job; name what you would do, and a listener can picture it."
    )


def test_a_time_of_another_horizon_is_told() -> None:
    assert suggest("Learn to splice wire rope within six months", Horizon.LONG) == (
        Suggestion(
            Lack.OTHER_HORIZON,
            "“within six months” sounds like the short term, and this goal stands under the long term.",
        ),
    )
    assert suggest("Learn to splice wire rope within six months", Horizon.SHORT) == ()
    assert suggest("Learn to splice wire rope within six months") == ()


def test_two_times_in_one_goal_are_told() -> None:
    (found,) = suggest("Splice wire rope this spring and rig masts alone in seven years", Horizon.SHORT)

    assert (
        found.reason
        == "“this spring” and “in seven years” are two times; as two goals, each would have its own place."
    )


def test_a_long_goal_of_ones_own_is_not_put_into_a_wording() -> None:
    text = "Grow in every way that is open to a person who wants to keep on getting better"
    (found,) = suggest(text, profile=Profile())

    assert [source.kind for wording in found.wordings for source in wording.sources] == [SourceKind.LINE] * 3


@given(st.text(max_size=120), st.text(max_size=120), st.text(max_size=60))
def test_whatever_is_typed_every_wording_has_a_source_and_there_are_three_at_most(
    text: str, line: str, fact: str
) -> None:
    posting = make_posting((LineKind.RESPONSIBILITY, line), (LineKind.GROWTH, line))
    for found in suggest(text, Horizon.MID, posting, make_profile((FactKind.EXPERIENCE, fact))):
        assert found.reason
        assert len(found.wordings) <= 3
        assert all(wording.line_numbers and wording.sources for wording in found.wordings)


def test_a_goal_cut_short_by_its_time_loses_the_word_before_it() -> None:
    (found,) = suggest("Become matron or so at about 2040", profile=Profile())

    assert (
        list_texts(found)[0] == "Learn to mentor apprentices on the slipway, and in time become matron or so"
    )
