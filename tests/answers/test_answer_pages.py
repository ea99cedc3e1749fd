"""Finished answer, one sentence and the history, as pages and as parts."""

from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from apps.accounts.models import User
from apps.answers.models import Answer, Revision
from apps.answers.services.composition import write_answer
from apps.common.saving.fingerprints import fingerprint
from tests.answers.conftest import Draft, fill_matrix, sentence_pk

HTMX = {"HX-Request": "true"}


def test_answer_is_written_and_shown(alice_client: Client, full: Draft) -> None:
    response = alice_client.post(full.url("compose"), {"operation": "not an id"})
    assert response["Location"] == full.url("finished")

    page = alice_client.get(full.url("finished"))
    assert page.context["is_current"] is True
    for sentence in full.answer.sentences.all():
        assert f'id="sentence-{sentence.pk}"' in page.content.decode()
        assert f'id="sources-{sentence.pk}"' in page.content.decode()


def test_nothing_to_write_stays_on_the_check_page(alice_client: Client, draft: Draft) -> None:
    assert alice_client.post(draft.url("compose")).status_code == 422


def test_finished_page_of_an_unwritten_draft_leads_to_the_check(alice_client: Client, full: Draft) -> None:
    assert alice_client.get(full.url("finished"))["Location"] == full.url("check")


def test_change_since_writing_is_said_with_its_difference(alice_client: Client, written: Draft) -> None:
    written.answer.rows.filter(horizon="long").update(focus="teach others to trace faults")

    page = alice_client.get(written.url("finished"))

    assert page.context["is_current"] is False
    assert written.url("again") in page.content.decode()
    choice = alice_client.get(written.url("again")).context["proposal"].choices
    assert any(
        part.kind == "added" and "teach others" in part.text for piece in choice for part in piece.parts
    )


def test_another_wording_and_another_length(alice_client: Client, written: Draft) -> None:
    response = alice_client.post(written.url("wording"), {"another": "on"})
    assert response["Location"] == written.url("finished")

    alice_client.post(written.url("wording"), {"target_seconds": "60", "words_per_minute": "150"})
    written.answer.refresh_from_db()
    answer = written.answer
    assert (answer.variation, answer.target_seconds, answer.words_per_minute) == (1, 60, 150)


@pytest.mark.parametrize("data", [{"target_seconds": "61"}, {"words_per_minute": "5"}])
def test_length_or_pace_out_of_bounds_is_refused(
    alice_client: Client, written: Draft, data: dict[str, str]
) -> None:
    assert alice_client.post(written.url("wording"), data).status_code == 422


def test_wording_of_an_empty_draft_leads_to_the_check(alice_client: Client, draft: Draft) -> None:
    assert alice_client.post(draft.url("wording"), {"another": "on"})["Location"] == draft.url("check")


def test_sentence_is_edited_on_its_page(alice_client: Client, written: Draft) -> None:
    url = written.url("sentence", sentence_pk(written))
    assert alice_client.get(url).status_code == 200

    response = alice_client.post(url, {"text": "In my own words."})

    assert response["Location"] == f"{written.url('finished')}#sentence-{sentence_pk(written)}"
    assert written.answer.sentences.get(pk=sentence_pk(written)).text == "In my own words."
    assert Revision.objects.count() == 2


def test_sentence_form_by_htmx_is_the_form_alone(alice_client: Client, written: Draft) -> None:
    pk = sentence_pk(written)
    response = alice_client.get(written.url("sentence", pk), headers={**HTMX, "HX-Target": f"edit-{pk}"})

    assert b"<html" not in response.content
    assert b"<form" in response.content
    assert len(response.content) <= 4096


def test_form_is_left_in_place(alice_client: Client, written: Draft) -> None:
    pk = sentence_pk(written)
    url = written.url("sentence", pk) + "?leave=1"
    response = alice_client.get(url, headers={**HTMX, "HX-Target": f"edit-{pk}"})

    assert b"<form" not in response.content
    assert b"data-focus" in response.content


def test_form_that_is_refused_keeps_what_was_typed(alice_client: Client, written: Draft) -> None:
    data = {"text": "y" * 5001}
    response = alice_client.post(written.url("sentence", sentence_pk(written)), data)

    assert response.status_code == 422
    assert data["text"] in response.content.decode()
    assert b"error-summary" in response.content


def test_refused_wording_can_be_put_in_its_place(alice_client: Client, written: Draft) -> None:
    url = written.url("sentence", sentence_pk(written))
    alice_client.post(url, {"text": "The first."})
    data = {"only": "text", "stay": "1", "text": "The second.", "text_version": fingerprint("The first.")}

    assert alice_client.post(url, data).status_code == 302
    assert written.answer.sentences.get(pk=sentence_pk(written)).text == "The second."


def test_empty_wording_is_refused(alice_client: Client, written: Draft) -> None:
    response = alice_client.post(written.url("sentence", sentence_pk(written)), {"text": "  "})

    assert response.status_code == 422
    assert Revision.objects.count() == 1


def test_unchanged_wording_makes_no_version(alice_client: Client, written: Draft) -> None:
    sentence = written.answer.sentences.get(pk=sentence_pk(written))
    data = {"text": sentence.text, "text_version": fingerprint(sentence.text)}

    assert alice_client.post(written.url("sentence", sentence.pk), data).status_code == 302
    assert Revision.objects.count() == 1


def test_stale_wording_shows_both(alice_client: Client, written: Draft) -> None:
    url = written.url("sentence", sentence_pk(written))
    alice_client.post(url, {"text": "The first."})

    response = alice_client.post(url, {"text": "The second.", "text_version": fingerprint("older")})

    assert response.status_code == 409
    assert b"The first." in response.content
    assert b"The second." in response.content


def test_composed_wording_is_put_back_and_a_sentence_taken_out(alice_client: Client, written: Draft) -> None:
    pk = sentence_pk(written)
    composed = written.answer.sentences.get(pk=pk).text
    alice_client.post(written.url("sentence", pk), {"text": "In my own words."})

    alice_client.post(written.url("composed", pk))
    assert written.answer.sentences.get(pk=pk).text == composed

    alice_client.post(written.url("remove_sentence", pk))
    assert not written.answer.sentences.filter(pk=pk).exists()


def test_history_and_versions(alice_client: Client, written: Draft) -> None:
    alice_client.post(written.url("sentence", sentence_pk(written)), {"text": "In my own words."})

    history = alice_client.get(written.url("history"))
    assert [each.revision.number for each in history.context["shown"]] == [2, 1]

    second = alice_client.get(written.url("revision", 2))
    assert second.context["other"].number == 1
    assert b"<ins>" in second.content
    first = alice_client.get(written.url("revision", 1) + "?since=2")
    assert first.context["other"].number == 2
    assert alice_client.get(written.url("revision", 9)).status_code == 404

    response = alice_client.post(written.url("revision", 1))
    assert response["Location"] == written.url("finished")
    assert Revision.objects.count() == 3


def test_history_of_an_unwritten_draft_says_so(alice_client: Client, draft: Draft) -> None:
    assert list(alice_client.get(draft.url("history")).context["shown"]) == []


def test_history_says_how_many_words_came_and_went(alice_client: Client, written: Draft) -> None:
    sentence = written.answer.sentences.get(pk=sentence_pk(written))
    alice_client.post(written.url("sentence", sentence.pk), {"text": sentence.text + " And I mean it."})

    latest, first = alice_client.get(written.url("history")).context["shown"]

    assert (latest.added, latest.removed) == (4, 0)
    assert (first.added, first.removed) == (0, 0)


def test_second_page_of_the_history_knows_what_came_before(alice_client: Client, written: Draft) -> None:
    for number in range(21):
        alice_client.post(
            written.url("sentence", sentence_pk(written)), {"text": f"Wording number {number}."}
        )

    first = alice_client.get(written.url("history")).context["shown"]
    second = alice_client.get(written.url("history") + "?page=2").context["shown"]

    assert (len(first), first[-1].revision.number) == (20, 3)
    assert (first[-1].added, first[-1].removed) == (1, 1)
    assert [each.revision.number for each in second] == [2, 1]


@pytest.mark.parametrize("count", [1, 3])
def test_finished_page_costs_the_same_for_any_number(
    alice_client: Client, alice: User, draft: Draft, count: int, django_assert_num_queries: Any
) -> None:
    fill_matrix(draft)
    write_answer(answer=draft.answer, operation=None, by=alice)
    kept = draft.answer.sentences.order_by("position").values_list("pk", flat=True)[:count]
    draft.answer.sentences.exclude(pk__in=list(kept)).delete()

    with django_assert_num_queries(19):
        alice_client.get(draft.url("finished"))


@pytest.mark.parametrize("count", [1, 3])
def test_history_costs_the_same_for_any_number(
    alice_client: Client, written: Draft, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count - 1):
        alice_client.post(written.url("sentence", sentence_pk(written)), {"text": f"Wording {number}."})

    with django_assert_num_queries(6):
        alice_client.get(written.url("history"))


@pytest.mark.parametrize("name", ["check", "finished", "history"])
def test_stranger_sees_none_of_it(bob_client: Client, written: Draft, name: str) -> None:
    assert bob_client.get(written.url(name)).status_code == 404


@pytest.mark.parametrize("name", ["dismiss", "compose", "wording"])
def test_stranger_does_none_of_it(bob_client: Client, written: Draft, name: str) -> None:
    assert bob_client.post(written.url(name), {"another": "on"}).status_code == 404
    assert Answer.objects.get().variation == 0


@pytest.mark.parametrize("name", ["sentence", "composed", "remove_sentence"])
def test_stranger_leaves_sentences_alone(bob_client: Client, written: Draft, name: str) -> None:
    url = written.url(name, sentence_pk(written))

    assert bob_client.post(url, {"text": "mine"}).status_code == 404
    assert Revision.objects.count() == 1


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script> & “so”", "أريد أن أتعلم", "I 🛤 trace.", "x" * 5000]
)
def test_any_wording_is_kept_and_shown_as_text(alice_client: Client, written: Draft, text: str) -> None:
    pk = sentence_pk(written)

    assert alice_client.post(written.url("sentence", pk), {"text": text}).status_code == 302

    assert written.answer.sentences.get(pk=pk).text == text
    for page in ("finished", "check", "history"):
        response = alice_client.get(written.url(page))
        assert response.status_code == 200
        assert b"<script>alert" not in response.content
    assert escape(text) in alice_client.get(written.url("finished")).content.decode()
