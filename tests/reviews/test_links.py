"""Readers with a link: what they see and may do, until it ends, and that nobody else finds the way."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from apps.accounts.models import User
from apps.reviews.models import Comment, Opening, ReviewLink, ReviewRequest
from apps.reviews.services.sending import (
    NotAMember,
    NothingToSend,
    NotThere,
    Terms,
    digest_of,
    renew_link,
    send_by_link,
    show_newest,
    withdraw_request,
)
from tests.answers.conftest import Draft

HOST = "http://testserver"


def end_on(days: int = 14) -> Terms:
    return Terms(ends_at=timezone.now() + timedelta(days=days))


@pytest.fixture(autouse=True)
def fresh_counts(db: None) -> None:
    cache.clear()


@pytest.fixture
def link(draft: Draft, alice: User) -> tuple[ReviewRequest, str]:
    """What Alice sent by link, and where it is."""
    request, secret = send_by_link(answer=draft.answer, label="My aunt", terms=end_on(), by=alice)
    return request, f"/reviews/read/{secret}/"


@pytest.fixture
def aunt() -> Client:
    """A browser of somebody who is not signed in."""
    return Client()


def comment(client: Client, address: str, **more: str) -> Any:
    return client.post(address, {"name": "Jo", "place": "1", "text": "Say which relay."} | more)


def test_link_is_made_shown_once_and_read_without_an_account(
    alice_client: Client, draft: Draft, aunt: Client
) -> None:
    form = alice_client.get(f"/reviews/answers/{draft.answer.pk}/link/").context["form"]
    data = {"label": "My aunt", "until": form["until"].value().isoformat(), "withholds_facts": "on"}
    made = alice_client.post(f"/reviews/answers/{draft.answer.pk}/link/", data)

    page = alice_client.get(made["Location"])
    address = page.context["address"].removeprefix(HOST)
    assert address in page.content.decode()
    assert alice_client.get(made["Location"]).context["address"] == ""

    shown = aunt.get(address)
    assert shown.status_code == 200
    for sentence in draft.answer.sentences.all():
        assert sentence.text in shown.content.decode().replace("&#x27;", "'")
    assert draft.fact.text not in shown.content.decode()


def test_secret_is_not_stored(link: tuple[ReviewRequest, str]) -> None:
    secret = link[1].split("/")[-2]

    assert len(secret) >= 43
    assert ReviewLink.objects.get().digest == digest_of(secret) != secret


def test_page_stays_out_of_search_engines_caches_and_logs(
    link: tuple[ReviewRequest, str], aunt: Client
) -> None:
    for answer in (aunt.get(link[1]), aunt.get("/reviews/read/nonsense/"), comment(aunt, link[1])):
        assert "noindex" in answer["X-Robots-Tag"]
        # Not "no-referrer": browsers would send the form with no origin, and it would be refused.
        assert answer["Referrer-Policy"] == "same-origin"
        assert "no-store" in answer["Cache-Control"]


def end(request: ReviewRequest) -> None:
    past = timezone.now() - timedelta(minutes=1)
    ReviewRequest.objects.filter(pk=request.pk).update(sent_at=past - timedelta(1), ends_at=past)


def take_back(request: ReviewRequest) -> None:
    withdraw_request(request=request, by=request.owner)


def renew(request: ReviewRequest) -> None:
    renew_link(request=request, by=request.owner)


@pytest.mark.parametrize("happens", [end, take_back, renew])
def test_dead_link_is_as_one_that_never_was(
    link: tuple[ReviewRequest, str], aunt: Client, happens: Any
) -> None:
    request, address = link
    assert aunt.get(address).status_code == 200
    happens(request)

    for method in ("get", "post"):
        gone, never = (
            getattr(aunt, method)(where, {"text": ""}) for where in (address, "/reviews/read/nonsense/")
        )
        assert gone.status_code == never.status_code == 404
        assert strip_tokens(gone) == strip_tokens(never)
    assert not Comment.objects.exists()


def strip_tokens(response: Any) -> str:
    return "\n".join(line for line in response.content.decode().splitlines() if "csrf" not in line.lower())


def test_what_was_typed_comes_back_where_the_link_ended_meanwhile(
    link: tuple[ReviewRequest, str], aunt: Client
) -> None:
    end(link[0])

    page = comment(aunt, link[1], text="An hour of thought.")

    assert page.status_code == 404
    assert "An hour of thought." in page.content.decode()


def test_comment_is_kept_with_its_place_and_name(link: tuple[ReviewRequest, str], aunt: Client) -> None:
    _, address = link

    assert comment(aunt, address)["Location"] == f"{address}#comments"

    row = Comment.objects.get()
    assert (row.author, row.outside_name, row.position) == (None, "Jo", 1)
    page = aunt.get(address)
    assert "Say which relay." in page.content.decode()
    assert page.context["form"]["name"].value() == "Jo"


def test_comment_sent_twice_is_one(link: tuple[ReviewRequest, str], aunt: Client) -> None:
    operation = aunt.get(link[1]).context["form"]["operation"].value()

    for _ in range(2):
        comment(aunt, link[1], operation=str(operation))

    assert Comment.objects.count() == 1


@pytest.mark.parametrize("missing", ["name", "text"])
def test_comment_without_name_or_text_is_asked_for_again(
    link: tuple[ReviewRequest, str], aunt: Client, missing: str
) -> None:
    page = comment(aunt, link[1], **{missing: ""})

    assert page.status_code == 422
    kept = {"name": "Say which relay.", "text": "Jo"}[missing]
    assert kept in page.content.decode()
    assert not Comment.objects.exists()


def test_its_candidate_sees_the_comment_and_answers_it(
    link: tuple[ReviewRequest, str], aunt: Client, alice_client: Client
) -> None:
    request, address = link
    comment(aunt, address)
    row = Comment.objects.get()

    page = alice_client.get(f"/reviews/sent/{request.pk}/").content.decode()
    assert "Jo" in page
    alice_client.post(f"/reviews/comments/{row.pk}/respond/", {"response": "addressed"})
    alice_client.post(f"/reviews/comments/{row.pk}/reply/", {"text": "The track relay."})

    shown = aunt.get(address).content.decode()
    assert "The track relay." in shown
    assert "Addressed" in shown


def test_openings_are_noted_and_one_s_own_are_not(
    link: tuple[ReviewRequest, str], aunt: Client, alice_client: Client
) -> None:
    request, address = link
    alice_client.get(address)
    assert not Opening.objects.exists()

    for _ in range(2):
        aunt.get(address)

    assert Opening.objects.get().person is None
    assert "Somebody with the link" in alice_client.get(f"/reviews/sent/{request.pk}/").content.decode()


def test_withheld_words_are_blacked_out(draft: Draft, alice: User, aunt: Client) -> None:
    word = draft.answer.posting.employer
    terms = Terms(withheld_words=[word], ends_at=timezone.now() + timedelta(days=1))
    _, secret = send_by_link(answer=draft.answer, label="Jo", terms=terms, by=alice)

    page = aunt.get(f"/reviews/read/{secret}/").content.decode()

    assert word not in page
    assert "[withheld]" in page


def test_newer_text_is_shown_only_when_its_writer_says_so(
    link: tuple[ReviewRequest, str], draft: Draft, aunt: Client, alice_client: Client
) -> None:
    request, address = link
    draft.answer.sentences.filter(position=1).update(text="A newer sentence.")
    assert "A newer sentence." not in aunt.get(address).content.decode()

    assert alice_client.post(f"/reviews/sent/{request.pk}/newest/").status_code == 302

    assert "A newer sentence." in aunt.get(address).content.decode()


def test_new_link_is_another(link: tuple[ReviewRequest, str], alice_client: Client, aunt: Client) -> None:
    request, address = link

    made = alice_client.post(f"/reviews/sent/{request.pk}/link/")
    newer = alice_client.get(made["Location"]).context["address"].removeprefix(HOST)

    assert newer != address
    assert (aunt.get(newer).status_code, aunt.get(address).status_code) == (200, 404)


@pytest.mark.parametrize("what", ["link", "newest"])
def test_what_went_to_a_cohort_has_no_link(sent: ReviewRequest, alice_client: Client, what: str) -> None:
    assert alice_client.post(f"/reviews/sent/{sent.pk}/{what}/").status_code == 404


@pytest.mark.parametrize("service", [renew_link, show_newest])
def test_link_is_its_owner_s_and_over_when_taken_back(
    link: tuple[ReviewRequest, str], bob: User, alice: User, service: Any
) -> None:
    with pytest.raises(NotAMember):
        service(request=link[0], by=bob)
    withdraw_request(request=link[0], by=alice)
    with pytest.raises(NotThere):
        service(request=link[0], by=alice)


def test_nobody_sends_another_s_answer_or_an_empty_one(full: Draft, alice: User, bob: User) -> None:
    with pytest.raises(NotAMember):
        send_by_link(answer=full.answer, label="Jo", terms=end_on(), by=bob)
    with pytest.raises(NothingToSend):
        send_by_link(answer=full.answer, label="Jo", terms=end_on(), by=alice)


def test_newest_of_an_answer_that_was_emptied_leads_to_writing_it(
    link: tuple[ReviewRequest, str], draft: Draft, alice_client: Client
) -> None:
    draft.answer.sentences.all().delete()

    response = alice_client.post(f"/reviews/sent/{link[0].pk}/newest/")

    assert response["Location"] == f"/answers/{draft.answer.pk}/check/"


def test_unwritten_answer_is_written_first(full: Draft, alice_client: Client) -> None:
    response = alice_client.get(f"/reviews/answers/{full.answer.pk}/link/")

    assert response["Location"] == f"/answers/{full.answer.pk}/check/"


@pytest.mark.parametrize(
    ("field", "value"), [("label", ""), ("until", ""), ("until", "2020-01-01"), ("until", "2099-01-01")]
)
def test_link_needs_a_name_and_an_end_within_three_months(
    alice_client: Client, draft: Draft, field: str, value: str
) -> None:
    data = {"label": "Jo", "until": timezone.localdate().isoformat(), field: value}

    page = alice_client.post(f"/reviews/answers/{draft.answer.pk}/link/", data)

    assert page.status_code == 422
    assert page.context["form"].errors.keys() == {field}
    assert not ReviewLink.objects.exists()


def test_counsellors_do_not_find_it(
    link: tuple[ReviewRequest, str], carol_client: Client, bob_client: Client
) -> None:
    request, _ = link
    for client in (carol_client, bob_client):
        for address in (f"/reviews/drafts/{request.pk}/", f"/reviews/sent/{request.pk}/"):
            assert client.get(address).status_code == 404
    assert request.answer.posting.name not in carol_client.get("/reviews/").content.decode()


def test_guessing_is_stopped(aunt: Client) -> None:
    answers = [aunt.get(f"/reviews/read/guess{n}/").status_code for n in range(62)]

    assert answers[0] == 404
    assert answers[-1] == 429


def test_comments_by_the_dozen_are_stopped_and_what_was_typed_comes_back(
    link: tuple[ReviewRequest, str], aunt: Client
) -> None:
    for number in range(10):
        assert comment(aunt, link[1], text=f"Comment {number}").status_code == 302

    page = comment(aunt, link[1], text="The eleventh.")

    assert page.status_code == 429
    assert "The eleventh." in page.content.decode()
