"""The queue: its order, its filters, its pages by key, and what it costs."""

from datetime import datetime, timedelta
from typing import Any
from unittest.mock import Mock

import pytest
from django.db import OperationalError, connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.accounts.models import Role, User
from apps.answers.models import Answer, Revision
from apps.reviews.models import Cohort, Review, ReviewRequest, SentText
from apps.reviews.queries.merging import TookTooLong
from apps.reviews.queries.queue import (
    PAGE_SIZE,
    QueuePage,
    Wanted,
    find_neighbours,
    read_key,
    read_wanted,
    show_queue,
)
from apps.reviews.services.cohorts import create_cohort, join_cohort
from apps.reviews.services.sending import note_words
from tests.answers.conftest import Draft
from tests.factories.accounts import UserFactory
from tests.factories.postings import PostingFactory, PostingLineFactory
from tests.reviews.pages import at, read


def add_requests(cohort: Cohort, count: int, **fields: Any) -> list[ReviewRequest]:
    """Add drafts that were sent one after the other, one each hour."""
    start = timezone.now() - timedelta(days=9)
    return [add_request(cohort, start + timedelta(hours=number), **fields) for number in range(count)]


def add_request(cohort: Cohort, since: datetime, **fields: Any) -> ReviewRequest:
    """Add one draft that was sent."""
    candidate = UserFactory.create()
    posting = PostingFactory.create(owner=candidate)
    PostingLineFactory.create(posting=posting)
    answer = Answer.objects.create(owner=candidate, posting=posting)
    said = {"phase": "near", "text": "I sew books.", "sources": []}
    revision = Revision.objects.create(
        answer=answer, number=1, text="I sew books.", snapshot={"sentences": [said], "matrix": []}
    )
    request = ReviewRequest.objects.create(
        owner=candidate,
        answer=answer,
        cohort=cohort,
        revision=revision,
        waiting_since=since,
        state_since=since,
        **fields,
    )
    note_words(request)
    return request


def keys(page: QueuePage) -> list[int]:
    return [row.pk for row in page.rows]


def test_the_longest_wait_comes_first_and_pages_follow_by_key(carol: User, cohort: Cohort) -> None:
    sent = [request.pk for request in add_requests(cohort, 2 * PAGE_SIZE + 1)]

    first = show_queue(carol, Wanted())
    second = show_queue(carol, Wanted(after=read_key(first.next_key)))
    third = show_queue(carol, Wanted(after=read_key(second.next_key)))

    assert keys(first) + keys(second) + keys(third) == sent
    assert not third.next_key


def test_what_came_at_the_same_moment_is_neither_lost_nor_shown_twice(carol: User, cohort: Cohort) -> None:
    now = timezone.now()
    sent = [add_request(cohort, now).pk for _ in range(PAGE_SIZE + 3)]

    first = show_queue(carol, Wanted())

    assert keys(first) + keys(show_queue(carol, Wanted(after=read_key(first.next_key)))) == sent


def test_a_decision_leaves_the_queue_and_is_found_by_its_state(carol: User, cohort: Cohort) -> None:
    waits, needs, gone = add_requests(cohort, 3)
    ReviewRequest.objects.filter(pk=needs.pk).update(state="needed")
    ReviewRequest.objects.filter(pk=gone.pk).update(state="withdrawn")

    assert keys(show_queue(carol, Wanted())) == [waits.pk]
    assert keys(show_queue(carol, Wanted(state="needed"))) == [needs.pk]
    assert keys(show_queue(carol, Wanted(state="all"))) == [waits.pk, needs.pk]


def test_it_is_narrowed_to_a_cohort_and_to_words(carol: User, cohort: Cohort) -> None:
    other = create_cohort(name="Autumn", operation=None, by=carol)
    here, there = add_requests(cohort, 1)[0], add_requests(other, 1)[0]
    User.objects.filter(pk=there.owner_id).update(name="Zuleika Dobson")
    there.refresh_from_db()
    note_words(there)

    assert keys(show_queue(carol, Wanted(cohort=cohort.pk))) == [here.pk]
    assert keys(show_queue(carol, Wanted(words="zuleika"))) == [there.pk]
    assert len(keys(show_queue(carol, Wanted(words="sew books")))) == 2
    assert keys(show_queue(carol, Wanted(words='"books sew"'))) == []


def test_somebody_who_serves_two_cohorts_is_shown_a_draft_once(
    carol: User, dora: User, cohort: Cohort
) -> None:
    (request,) = add_requests(cohort, 1)

    assert keys(show_queue(dora, Wanted())) == [request.pk]


def test_neighbours_are_those_of_the_part_that_is_looked_at(carol: User, cohort: Cohort) -> None:
    first, second, third = add_requests(cohort, 3)
    ReviewRequest.objects.filter(pk=second.pk).update(state="ready")
    second.refresh_from_db()

    assert find_neighbours(carol, second, Wanted()) == (first.pk, third.pk)
    assert find_neighbours(carol, first, Wanted()) == (None, third.pk)
    assert find_neighbours(carol, second, Wanted(state="ready")) == (None, None)


@pytest.mark.parametrize(
    "asked",
    [
        {"cohort": "x", "state": "lost", "after": "soon"},
        {"cohort": "9" * 30, "after": "2026-13-45T00:00:00Z~1"},
        {"after": "2026-01-01T00:00:00~1"},
        {"after": "2026-01-01T00:00:00Z~x", "words": "\x00 "},
    ],
)
def test_what_makes_no_sense_is_left_out(asked: dict[str, str]) -> None:
    assert read_wanted(asked) == Wanted()


def test_an_address_keeps_what_is_asked_for() -> None:
    assert (
        read_wanted({"cohort": "3", "state": "ready", "words": "a  b"}).query
        == "cohort=3&state=ready&words=a+b"
    )
    assert Wanted().query == ""


@pytest.mark.parametrize("count", [1, 3])
def test_a_queue_costs_the_same_for_any_number(
    carol_client: Client, cohort: Cohort, count: int, django_assert_num_queries: Any
) -> None:
    add_requests(cohort, count)

    with django_assert_num_queries(6):
        page = carol_client.get(at("queue")).content.decode()

    assert page.count("Waiting</span>") == count


@pytest.mark.parametrize("count", [1, 3])
def test_a_cohort_costs_the_same_for_any_number(
    carol_client: Client, cohort: Cohort, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count - 1):
        join_cohort(cohort=cohort, by=UserFactory.create())

    with django_assert_num_queries(8):
        assert carol_client.get(at("cohort", cohort.pk)).status_code == 200


def test_a_long_queue_leads_on_by_a_link(carol_client: Client, cohort: Cohort) -> None:
    add_requests(cohort, PAGE_SIZE + 1)

    page = carol_client.get(at("queue")).content.decode()
    link = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")

    assert "From the start" in carol_client.get(at("queue") + link).content.decode()


def test_how_long_it_has_waited(cohort: Cohort, carol: User) -> None:
    now = timezone.now()
    old, older = (add_request(cohort, now - timedelta(days=days)) for days in (2, 8))
    add_request(cohort, now)
    assert keys(show_queue(carol, read_wanted({"days": "1"}))) == [older.pk, old.pk]
    assert keys(show_queue(carol, read_wanted({"days": "7"}))) == [older.pk]
    assert read_wanted({"days": "2"}).days == read_wanted({"days": "x"}).days == 0


def test_a_misstep_is_looked_for_among_what_one_has_rated(cohort: Cohort, carol: User, dora: User) -> None:
    rated, unrated, clean = add_requests(cohort, 3)
    SentText.objects.filter(request__in=[rated, unrated]).update(missteps=["vague"])
    for request in (rated, clean):
        Review.objects.create(
            request=request, revision=request.revision, counsellor=carol, revealed_at=timezone.now()
        )
    Review.objects.create(request=unrated, revision=unrated.revision, counsellor=carol)
    asked = read_wanted({"misstep": "vague"})
    assert asked.query == "misstep=vague"
    assert keys(show_queue(carol, asked)) == [rated.pk]
    assert keys(show_queue(dora, asked)) == []
    assert read_wanted({"misstep": "nonsense"}).misstep == ""


def test_the_missteps_are_noted_with_what_is_sent(sent: ReviewRequest, carol_client: Client) -> None:
    noted = sent.sent_text.missteps
    assert noted == sorted(set(noted))
    sent.revision.snapshot["sentences"][0]["text"] = "I hope to grow with the company."
    note_words(sent)
    assert "vague" in SentText.objects.get(request=sent).missteps
    assert "kept from you" in read(carol_client, f"{at('queue')}?misstep=vague")


def test_a_check_that_fails_costs_no_sending(sent: ReviewRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("apps.reviews.services.sending.check_sent", fail)
    note_words(sent)
    assert SentText.objects.get(request=sent).missteps == []


def test_a_search_that_takes_too_long_is_given_up(
    cohort: Cohort, carol_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_request(cohort, timezone.now())
    monkeypatch.setattr("apps.reviews.queries.merging.SEARCH_TIME", 50)
    slow = RawSQL("pg_sleep(0.3) IS NOT NULL", (), output_field=BooleanField())
    monkeypatch.setattr("apps.reviews.queries.queue._narrow", lambda rows, *_: rows.filter(slow))

    answer = carol_client.get(f"{at('queue')}?words=books")

    assert answer.status_code == 503
    assert "Add a rarer word" in answer.content.decode()
    assert carol_client.get(at("queue")).status_code == 200  # words alone are given up on, and only for once


def test_a_page_has_no_neighbours_where_the_search_takes_too_long(
    sent: ReviewRequest, carol: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(*_: object, **__: object) -> None:
        raise TookTooLong

    monkeypatch.setattr("apps.reviews.queries.queue.merge_served", give_up)
    assert find_neighbours(carol, sent, Wanted(words="books")) == (None, None)


def test_what_is_wrong_with_the_database_is_not_called_slow(
    carol: User, cohort: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apps.reviews.queries.merging._ask", Mock(side_effect=OperationalError))
    with pytest.raises(OperationalError):
        show_queue(carol, Wanted(words="books"))


def test_autosave_never_touches_what_is_searched(
    sent: ReviewRequest, draft: Draft, alice_client: Client
) -> None:
    with CaptureQueriesContext(connection) as asked:
        alice_client.post(draft.url("phase", "short-term-focus"), {"only": "focus", "focus": "new"})
    assert not [each["sql"] for each in asked if "reviews_senttext" in each["sql"]]


def test_who_is_no_counsellor_any_more_has_no_queue(sent: ReviewRequest, carol: User, eve: User) -> None:
    assert keys(show_queue(carol, Wanted())) == [sent.pk]
    assert keys(show_queue(eve, Wanted())) == []
    carol.role = Role.CANDIDATE
    with pytest.raises(Http404):
        show_queue(carol, Wanted())
