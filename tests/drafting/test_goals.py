"""One goal read by rule: horizon, definiteness, measure, kind, and who gains."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.reading.goals import GoalReading, read_goal
from apps.drafting.reading.horizons import Timing, find_timings
from apps.drafting.vocabulary import Horizon


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Learn to varnish within six months", "short"),
        ("Learn to varnish in a couple of years", "short"),
        ("Rig a tall ship in three to four years", "mid"),
        ("Rig a tall ship in my third year", "mid"),
        ("Rig a tall ship by year four", "mid"),
        ("Build my own boat in half a decade", "long"),
        ("Rig a tall ship six years from now", "long"),
        ("Rig a tall ship by 2026", "short"),
        ("Rig a tall ship by 2029", "mid"),
        ("Rig a tall ship by 2033", "long"),
        ("Tell the story of the storm of 2021", "short"),
        ("Rig a tall ship before I'm 50", "long"),
        ("Rig a tall ship before I'm 34 (I'm 30 now)", "mid"),
        ("Rig a tall ship by the time I'm fifty, I'm thirty-eight", "long"),
        ("Learn varnish this spring and rig a tall ship in seven years", "mixed"),
        ("Learn varnish in six months and rig a tall ship in seven years", "mixed"),
        ("Learn varnish this spring", "short"),
        ("One day, rig a tall ship", "long"),
        ("Rig a tall ship in the medium term", "mid"),
        ("Learn to varnish hulls", "short"),
        ("Become a rigging supervisor", "mid"),
        ("Become a harbour director", "long"),
        ("Run the varnish shed and learn rigging", "mid"),
        ("Halve the paint we waste on hulls", "none"),
        ("Feel good at work", "none"),
        ("", "none"),
    ],
)
def test_horizon_is_the_time_named_or_implied(text: str, expected: str) -> None:
    assert read_goal(text, year=2025).horizon == expected


def test_the_year_it_was_said_in_decides_calendar_years() -> None:
    assert read_goal("Rig a tall ship by 2030", year=2025).horizon == "long"
    assert read_goal("Rig a tall ship by 2030", year=2029).horizon == "short"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grow and develop in my career", "vague"),
        ("Make a real difference", "vague"),
        ("Varnish hulls by hand", "specific"),
        ("Get better at Python", "specific"),
        ("Speak Welsh", "specific"),
        ("", "vague"),
    ],
)
def test_a_goal_is_specific_when_it_names_something(text: str, expected: str) -> None:
    assert read_goal(text).specificity == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Varnish ten hulls a month", True),
        ("Pass the rigging exam", True),
        ("Launch the new ferry by summer", True),
        ("Understand varnish and rope in three years", False),
        ("Understand varnish and rope one day", False),
        ("Varnish hulls with more care", False),
        ("Grow in two years", False),
    ],
)
def test_a_goal_is_measurable_when_another_could_check_it(text: str, expected: bool) -> None:
    assert read_goal(text).measurable is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Learn to splice rope", "skill"),
        ("Ropework and knots", "skill"),
        ("Become a manager", "title"),
        ("Become the rigging supervisor by learning splicing and knots", "both"),
        ("Halve the paint wasted on hulls", "outcome"),
        ("Run the varnish shed", "both"),
        ("Be happy", "neither"),
    ],
)
def test_kind_tells_skill_from_title_from_outcome(text: str, expected: str) -> None:
    assert read_goal(text).kind == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Learn to splice rope", "self"),
        ("Teach pupils to splice rope", "users"),
        ("Cut the costs of the yard", "employer"),
        ("Write a standard for the whole profession", "field"),
        ("Halve the paint on hulls", "employer"),
        ("Help our pupils splice rope", "users"),
        ("Cut costs for the whole industry of rope", "field"),
        ("Help our pupils and the industry with rope", "mixed"),
    ],
)
def test_benefits_name_who_gains(text: str, expected: str) -> None:
    assert read_goal(text).benefits == expected


def test_cues_are_the_literal_words_that_decided() -> None:
    reading = read_goal("Learn to splice rope within six months")

    assert reading == GoalReading("short", "specific", False, "skill", "self", ("within six months", "Learn"))


def test_a_span_may_be_a_range() -> None:
    assert find_timings("over 3-5 years", year=2025) == (
        Timing(Horizon.MID, "over 3-5 years", is_named=True),
    )


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Chartered in five years, the first paper by June", ["in five years", "by June"]),
        ("In five years I want to plant in the spring", ["In five years"]),
    ],
)
def test_a_near_date_counts_beside_other_times_and_a_season_alone_does_not(
    text: str, cues: list[str]
) -> None:
    assert [timing.cue for timing in find_timings(text, year=2025)] == cues


@given(st.text(max_size=300))
def test_any_text_is_read_as_a_goal(text: str) -> None:
    reading = read_goal(text)

    assert reading.horizon in {"short", "mid", "long", "mixed", "none"}
    assert read_goal(text) == reading


@given(st.text(alphabet="in 0123456789 years by ", max_size=80))
def test_any_number_in_a_goal_is_read(text: str) -> None:
    assert read_goal(text).kind in {"skill", "title", "outcome", "both", "neither"}


def test_a_huge_goal_is_read_only_at_its_beginning() -> None:
    assert read_goal("learn rope in two years " * 10_000) == read_goal(
        ("learn rope in two years " * 100)[:2_000]
    )
