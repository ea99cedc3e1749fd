"""Vectors of goals, lines and notes: made once, made anew when a text changes, absent without the encoder."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.answers.queries.material import gather_material
from apps.answers.services.meaning import gather_encoded_material
from apps.drafting.meaning import encoder as room
from apps.drafting.meaning.vectors import WIDTH
from tests.answers.conftest import Draft


@pytest.fixture
def no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "find_encoder", lambda: None)


def test_the_overlap_page_reads_what_was_not_read_and_keeps_it(alice_client: Client, draft: Draft) -> None:
    assert not gather_material(draft.answer).is_encoded

    page = alice_client.get(draft.url("overlap"))

    assert page.status_code == 200
    assert page.context["is_encoded"] is True
    assert "a small reader of sentences" in page.content.decode()
    material = gather_material(draft.answer)
    assert material.is_encoded
    assert {len(item.vector) for item in (*material.goals, *material.posting.items())} == {WIDTH}


def test_nothing_is_made_twice(draft: Draft, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first = gather_encoded_material(draft.answer)
    with django_assert_num_queries(10):
        again = gather_encoded_material(draft.answer)

    assert [goal.vector for goal in again.goals] == [goal.vector for goal in first.goals]


def test_a_changed_text_is_read_anew(draft: Draft) -> None:
    gather_encoded_material(draft.answer)
    line = draft.lines[0]
    line.refresh_from_db()
    before = bytes(line.vector)
    type(line).objects.filter(pk=line.pk).update(text="Teach the night shift to sing")

    assert not gather_material(draft.answer).is_encoded
    gather_encoded_material(draft.answer)
    line.refresh_from_db()
    assert bytes(line.vector) != before


@pytest.mark.usefixtures("no_encoder")
def test_without_the_encoder_the_page_says_that_only_words_are_compared(
    alice_client: Client, draft: Draft
) -> None:
    page = alice_client.get(draft.url("overlap"))

    assert (page.status_code, page.context["is_encoded"]) == (200, False)
    assert "Meanings are not compared on this site" in page.content.decode()
