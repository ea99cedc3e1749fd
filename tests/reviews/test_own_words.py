"""What counsellors' judgement gives the ledger, what they may take along, and what is never lost or shown."""

import json
from uuid import uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.test import Client
from django.urls import reverse

from apps.accounts.export import export_person
from apps.accounts.models import User
from apps.reviews.models import Cohort, Review, ReviewRequest
from apps.reviews.queries.judging import count_judgements
from apps.reviews.queries.review_page import list_rated
from apps.reviews.services.inviting import invite
from apps.reviews.services.sending import Terms, send_answer, withdraw_request
from tests.answers.conftest import Draft
from tests.reviews.pages import at


def rate(client: Client, request: ReviewRequest) -> None:
    """Rate what is held, as the page does."""
    levels = {each.name: 1 for each in list_rated(request, None)}
    assert client.post(at("rate", request.pk), levels).status_code == 302


def test_the_ledger_counts_what_was_shown_and_what_is_not_so(
    carol_client: Client, adam_client: Client, held: ReviewRequest, draft: Draft, alice: User, cohort: Cohort
) -> None:
    said = draft.answer.sentences.filter(position=1)
    said.update(text="I hope to grow with the company.", is_edited=True)
    send_answer(answer=draft.answer, cohort=cohort, terms=Terms(), by=alice)
    assert count_judgements() == {}

    rate(carol_client, held)
    shown = Review.objects.exclude(shown=[]).get().shown
    assert "vague-growth" in shown
    rate(carol_client, held)
    assert Review.objects.exclude(shown=[]).get().shown == shown
    page = carol_client.get(at("review", held.pk))
    (quote,) = [each.quote for each in page.context["found"] if each.rule == "vague-growth"]
    carol_client.post(at("judge", held.pk), {"rule": "vague-growth", "quote": quote})

    assert count_judgements()["vague-growth"] == (1, 1)
    ledger = adam_client.get(reverse("answers:ledger")).content.decode()
    assert "1 of 1" in ledger
    assert "grow with the company" not in ledger


def test_a_counsellor_takes_along_what_they_did_and_nothing_of_a_candidate(
    carol_client: Client, carol: User, held: ReviewRequest, cohort: Cohort
) -> None:
    comment = {"place": "1", "text": "Say which relays.", "operation": uuid4()}
    carol_client.post(at("comment", held.pk), comment)
    rate(carol_client, held)
    decision = {"decision": "ready", "message": "Well said.", "revision": held.revision.number}
    carol_client.post(at("decide", held.pk), decision)
    invite(cohort=cohort, addresses=["new@example.org"], by=carol)

    done = export_person(carol)["as a counsellor"]

    assert [each["name"] for each in done["cohorts made"]] == ["Spring"]
    assert [each["runs it"] for each in done["cohorts served"]] == [True]
    assert [each["text"] for each in done["comments"]] == ["Say which relays."]
    assert [each["message"] for each in done["decisions"]] == ["Well said."]
    assert {each["level"] for each in done["ratings"]} == {1}
    assert [each["address"] for each in done["invitations"]] == ["new@example.org"]
    whole = json.dumps(export_person(carol), cls=DjangoJSONEncoder)
    assert "Alice" not in whole
    assert held.answer.posting.name not in whole
    for sentence in held.answer.sentences.all():
        assert sentence.text not in whole


def test_a_candidate_takes_along_where_they_are(alice: User, cohort: Cohort) -> None:
    (joined,) = export_person(alice)["cohorts joined"]
    assert (joined["cohort"], joined["left"]) == ("Spring", None)
    assert export_person(alice)["as a counsellor"]["comments"] == []


def test_a_comment_is_not_lost_where_the_draft_is_taken_back_meanwhile(
    carol_client: Client, held: ReviewRequest, alice: User
) -> None:
    withdraw_request(request=held, by=alice)
    comment = {"place": "1", "text": "Say which <relays>.", "operation": uuid4()}

    answer = carol_client.post(at("comment", held.pk), comment)

    assert answer.status_code == 404
    assert "What you typed was not taken." in answer.content.decode()
    assert "Say which &lt;relays&gt;." in answer.content.decode()


def test_a_secret_never_comes_back(carol_client: Client) -> None:
    typed = {"password": "correct horse battery", "text": "One two"}
    answer = carol_client.post("/nowhere/", typed).content.decode()
    assert "One two" in answer
    assert "horse" not in answer
    assert "What you typed" not in carol_client.get("/nowhere/").content.decode()
