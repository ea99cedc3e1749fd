"""Sending a draft, and making, joining and serving cohorts."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.accounts.models import User
from apps.reviews.models import Cohort, ReviewRequest
from tests.answers.conftest import Draft
from tests.reviews.pages import at, read


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"until": "2020-01-01"}, "This day is past"),
        ({"until": "soon"}, "Give a day"),
        ({"cohort": "999"}, "You are not in this cohort"),
        ({"withheld_words": "\n".join(f"w{number}" for number in range(21))}, "Keep it to 20 lines"),
        ({"message": "x" * 1_001}, "Keep it under 1,000"),
    ],
)
def test_wrong_terms_come_back_with_what_was_typed(
    alice_client: Client, draft: Draft, cohort: Cohort, typed: dict[str, str], said: str
) -> None:
    response = alice_client.post(
        at("send", draft.answer.pk), {"cohort": cohort.pk, "message": "Kept?"} | typed
    )

    assert response.status_code == 422
    assert said in response.content.decode()
    assert not ReviewRequest.objects.exists()


def test_the_terms_of_last_time_are_there_again(alice_client: Client, draft: Draft, cohort: Cohort) -> None:
    until = timezone.localdate() + timedelta(days=9)
    terms = {"cohort": cohort.pk, "message": "Look.", "withheld_words": "Acme", "withholds_facts": "on"}
    alice_client.post(at("send", draft.answer.pk), {**terms, "until": until.isoformat()})

    page = read(alice_client, at("send", draft.answer.pk))

    request = ReviewRequest.objects.get()
    assert request.ends_at
    assert timezone.localdate(request.ends_at) == until
    assert "Acme" in page
    assert until.isoformat() in page


def test_nothing_written_leads_to_the_check(alice_client: Client, full: Draft) -> None:
    response = alice_client.get(at("send", full.answer.pk))

    assert response["Location"] == reverse("answers:check", args=[full.answer.pk])


def test_somebody_in_no_cohort_is_shown_how_to_join(alice_client: Client, draft: Draft) -> None:
    assert at("join_by_code") in read(alice_client, at("send", draft.answer.pk))


def test_a_link_or_a_code_joins(bob_client: Client, bob: User, cohort: Cohort) -> None:
    assert "Join “Spring”?" in read(bob_client, at("join", cohort.code))

    link = f"https://example.org{at('join', cohort.code)}"
    response = bob_client.post(at("join_by_code"), {"code": link}, follow=True)

    assert "You are in “Spring”" in response.content.decode()
    assert cohort.members.filter(candidate=bob).exists()


def test_a_wrong_code_is_refused_and_guessing_is_slowed(bob_client: Client, cohort: Cohort) -> None:
    codes = [bob_client.post(at("join_by_code"), {"code": f"guess-{number}"}) for number in range(25)]

    assert {response.status_code for response in codes} == {422}
    assert "No cohort has this code" in codes[0].content.decode()
    assert "tried too often" in codes[-1].content.decode()


def test_a_guest_is_asked_to_sign_up(guest_client: Client, cohort: Cohort) -> None:
    page = read(guest_client, at("join", cohort.code))

    assert reverse("account_signup") in page
    assert "Spring" not in page


def test_the_cohort_page_makes_codes_and_lets_others_serve(
    carol_client: Client, dora_client: Client, carol: User, dora: User, cohort: Cohort, eve: User
) -> None:
    old = cohort.code
    assert "Alice" in read(carol_client, at("cohort", cohort.pk))
    unknown = carol_client.post(at("cohort", cohort.pk), {"email": "nobody@example.org"})
    not_hers = dora_client.post(at("cohort", cohort.pk), {"email": "eve@example.org"})
    carol_client.post(at("cohort", cohort.pk), {"email": "Eve@example.org"})
    dora_client.post(at("renew_code", cohort.pk))
    cohort.refresh_from_db()

    assert unknown.status_code == not_hers.status_code == 422
    assert cohort.counsellors.count() == 3
    assert cohort.code == old
    carol_client.post(at("renew_code", cohort.pk))
    cohort.refresh_from_db()
    assert cohort.code != old

    dora_client.post(at("remove_counsellor", cohort.pk, eve.pk))
    carol_client.post(at("remove_counsellor", cohort.pk, carol.pk))
    assert cohort.counsellors.count() == 3
    carol_client.post(at("remove_counsellor", cohort.pk, dora.pk))
    assert dora_client.get(at("cohort", cohort.pk)).status_code == 404


def test_a_cohort_needs_a_name(carol_client: Client) -> None:
    assert carol_client.post(at("cohorts"), {"name": ""}).status_code == 422
    made = carol_client.post(at("cohorts"), {"name": "Autumn", "operation": uuid4()})
    assert made["Location"] == at("cohort", Cohort.objects.get().pk)
    assert "Autumn" in read(carol_client, at("cohorts"))
