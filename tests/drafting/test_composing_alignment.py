"""How a role aligns, when something is meant for, and whom one speaks to."""

from __future__ import annotations

import pytest

from apps.drafting.composing import compose_answer
from apps.drafting.composing.alignment import read_alignment
from apps.drafting.composing.retelling import address
from apps.drafting.composing.timeboxes import read_timebox
from apps.drafting.composing.wordforms import add_article
from apps.drafting.composing.wording import Form
from apps.drafting.vocabulary import Horizon, Matrix, MatrixRow, Posting, Profile


def compose(horizon: Horizon, *, change: str = "", **said: object) -> str:
    """Compose an answer from one row."""
    rows = {each.value: MatrixRow(each) for each in Horizon}
    rows[horizon.value] = MatrixRow(horizon, **said)  # type: ignore[arg-type]
    profile = Profile(is_changing_field=bool(change), change_reason=change)
    return compose_answer(matrix=Matrix(**rows), posting=Posting(), profile=profile).text


@pytest.mark.parametrize(
    ("typed", "form", "said"),
    [
        ("The ad says I can progress", Form.CLAUSE, "your posting says that I can progress"),
        ("9 months", Form.LOOSE, "9 months"),
        ("Being a family firm", Form.LOOSE, "being a family firm"),
        ("day-to-day running of the lab", Form.NOUN, "the day-to-day running of the lab"),
        ("The company wants to be first", Form.CLAUSE, "you want to be first"),
        ("The trust's new wing", Form.NOUN, "your new wing"),
        ("uses the new kiln", Form.CLAUSE, "it uses the new kiln"),
    ],
)
def test_how_a_role_aligns_is_said_to_the_one_who_offers_it(typed: str, form: Form, said: str) -> None:
    phrase = read_alignment(typed, expected=Form.NOUN)

    assert (phrase.form, phrase.text) == (form, said)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("the firm is growing", "you are growing"),
        ("This school has three kilns", "you have three kilns"),
        ("the council's plan", "your plan"),
        ("They have plans", "you have plans"),
    ],
)
def test_the_employer_becomes_the_listener(typed: str, said: str) -> None:
    assert address(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Q1 and Q2", "in Q1 and Q2"),
        ("Year 1", "in Year 1"),
        ("6 months", "in the next 6 months"),
        ("a year", "in the next year"),
        ("by May", "by May"),
        ("asap", ""),
        ("", ""),
    ],
)
def test_a_timebox_says_when(typed: str, said: str) -> None:
    assert read_timebox(typed) == said


def test_a_time_in_the_aim_itself_is_not_said_twice() -> None:
    assert compose(Horizon.SHORT, focus="open a kiln by May 2027").startswith("I want to open a kiln by")
    assert compose(Horizon.SHORT, focus="open a kiln").startswith("In my first year or two, I want to")


def test_what_cannot_be_seated_in_a_sentence_stands_behind_a_colon() -> None:
    loose = "small firm so everyone is known"

    assert compose(Horizon.SHORT, focus=loose).endswith(f"what I want is this: {loose}.")
    assert compose(Horizon.LONG, focus="x-rays", aligns=loose).endswith(f"begin here: {loose}.")
    assert (
        f"the role: {loose}; that will bring me this: {loose}, and that leads to the next step: {loose}"
        in (compose(Horizon.MID, focus=loose, aligns=loose, gain=loose))
    )
    assert compose(Horizon.LONG, focus=loose, is_undecided=True).endswith(
        f"What I have in mind for now is this: {loose}."
    )


def test_a_doubtful_title_is_something_one_might_like() -> None:
    assert compose(Horizon.LONG, focus="data analyst maybe") == (
        "Further ahead, I might like to become a data analyst."
    )


def test_a_way_to_do_something_is_shown() -> None:
    assert "will show me how to assess" in compose(Horizon.MID, focus="teach", gain="how to assess pupils")


def test_one_s_own_gain_is_not_turned_into_theirs() -> None:
    assert compose(Horizon.SHORT, focus="mend nets", benefit="I'd be able to afford a car").endswith(
        "For you, that means that I'd be able to afford a car."
    )


def test_a_reason_that_begins_with_a_time_keeps_it() -> None:
    text = compose(Horizon.MID, focus="teach", change="When the mill closed I found out what I can do")

    assert text.startswith("I am changing field because when the mill closed I found out")


def test_a_right_hand_has_an_article() -> None:
    assert add_article("superintendent's right hand") == "the superintendent's right hand"
