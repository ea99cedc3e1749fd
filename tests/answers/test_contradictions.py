"""Answers of one person that contradict each other, on the list and on the check page."""

from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.answers.models import Answer, Question
from apps.answers.queries.contradictions import list_disagreements
from apps.answers.services.composition import write_answer
from apps.answers.services.matrix import start_answer
from tests.answers.conftest import Draft, fill_matrix, make_draft

STAY = "I want to stay with you and train the next technicians."
LEAVE = "In five years I want to open my own firm for signalling."


def write_another(draft: Draft, text: str) -> Answer:
    """Return a second written answer of the draft's owner, whose last sentence is `text`."""
    answer = start_answer(
        posting=draft.posting, question=Question.FIVE_YEARS, operation=None, by=draft.answer.owner
    )
    answer.sentences.create(position=1, phase="far", text=text, is_edited=True)
    return answer


def say_last(draft: Draft, text: str) -> None:
    """Have the written draft end in `text`."""
    last = draft.answer.sentences.order_by("-position")[0]
    draft.answer.sentences.filter(pk=last.pk).update(text=text, is_edited=True)


@pytest.fixture
def jarring(written: Draft) -> Draft:
    """A written draft that stays, beside an answer to another question that leaves."""
    say_last(written, STAY)
    write_another(written, LEAVE)
    return written


def test_list_page_shows_both_sides(alice_client: Client, jarring: Draft) -> None:
    response = alice_client.get("/answers/")

    (found,) = response.context["disagreements"]
    assert {found.left.quote, found.right.quote} == {STAY, LEAVE}
    page = response.content.decode()
    assert (STAY in page, LEAVE in page) == (True, True)
    assert "Two of your answers do not agree" in page


def test_check_page_shows_what_this_answer_contradicts(alice_client: Client, jarring: Draft) -> None:
    response = alice_client.get(jarring.url("check"))

    (found,) = response.context["disagreements"]
    assert (found.left.quote, found.right.quote) == (STAY, LEAVE)
    assert found.left.answer == jarring.answer
    assert found.why == "In one answer you stay, in the other you leave."


def test_check_page_says_nothing_of_two_other_answers(alice_client: Client, jarring: Draft) -> None:
    third = write_another(jarring, "I would like to trace faults.")

    assert alice_client.get(f"/answers/{third.pk}/check/").context["disagreements"] == ()


def test_answers_of_two_people_are_never_compared(alice: User, bob: User, written: Draft) -> None:
    theirs = make_draft(bob)
    fill_matrix(theirs)
    write_answer(answer=theirs.answer, operation=None, by=bob)
    say_last(written, STAY)
    say_last(theirs, LEAVE)

    assert list_disagreements(alice) == ()
    assert list_disagreements(bob) == ()


def test_answers_that_agree_are_left_alone(alice_client: Client, written: Draft) -> None:
    write_another(written, "Further ahead, I would like to know both systems.")

    assert b"disagreements" not in alice_client.get("/answers/").content
    assert b"disagreements" not in alice_client.get(written.url("check")).content


@pytest.mark.parametrize("count", [1, 3])
def test_list_page_costs_the_same_for_any_number(
    alice_client: Client, written: Draft, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count + 1):
        write_another(written, f"I taught {number + 12} children to swim last summer.")

    with django_assert_num_queries(8):
        alice_client.get("/answers/")
