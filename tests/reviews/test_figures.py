"""A cohort's figures: what is counted, what is held back, and the CSV."""

import csv
import io
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from apps.accounts.models import User
from apps.reviews.models import Cohort, Event, Review, ReviewRequest, SentText
from apps.reviews.queries.figures import FEWEST, Bar, count_cohort, draw_counts, draw_parts
from apps.reviews.services.cohorts import create_cohort, join_cohort
from apps.reviews.states import State
from tests.reviews.pages import at, read
from tests.reviews.test_queue import add_requests

TITLES = {"vague": "It could be said of any job"}


@pytest.fixture
def spring(carol: User) -> Cohort:
    """A cohort that nobody is in."""
    return create_cohort(name="=Spring", operation=None, by=carol)


def add_people(cohort: Cohort, count: int, state: State, **more: Any) -> list[ReviewRequest]:
    """Add candidates, each with one draft that stands at `state`."""
    requests = add_requests(cohort, count, **more)
    for request in requests:
        join_cohort(cohort=cohort, by=request.owner)
        Event.objects.create(
            request=request,
            to_state="waiting",
            revision=request.revision,
            at=timezone.now() - timedelta(days=9),
        )
    ReviewRequest.objects.filter(pk__in=[each.pk for each in requests]).update(state=state.value)
    return requests


def decide(requests: list[ReviewRequest], by: User, after: timedelta) -> None:
    """Have each decided so long after it was sent."""
    for request in requests:
        Review.objects.create(
            request=request,
            revision=request.revision,
            counsellor=by,
            decision="ready",
            decided_at=timezone.now() - timedelta(days=9) + after,
        )


def read_bars(bars: tuple[Bar, ...] | None) -> list[tuple[str, str]]:
    return [(bar.name, bar.shown) for bar in bars or ()]


def test_what_is_counted(spring: Cohort, carol: User) -> None:
    ready = add_people(spring, 6, State.READY)
    add_people(spring, 5, State.WAITING)
    add_people(spring, 5, State.WITHDRAWN)
    decide(ready, carol, timedelta(days=2))
    SentText.objects.filter(request__in=ready).update(missteps=["vague", "cliche"])
    figures = count_cohort(spring, TITLES)
    assert figures.stages.base == 16
    assert read_bars(figures.stages.bars) == [
        ("A draft looks ready", "6"),
        ("Working on what was said", "0"),
        ("Waiting to be read", "5"),
        ("Nothing sent yet", "5"),
    ]
    assert figures.missteps.base == 11
    assert read_bars(figures.missteps.bars) == [("It could be said of any job", "6"), ("cliche", "6")]
    assert read_bars(figures.waits.bars)[:3] == [
        ("Within a day", "0"),
        ("Within three days", "6"),
        ("Within a week", "0"),
    ]
    assert figures.median_hours == 48


def test_the_furthest_a_candidate_has_come_counts_once(spring: Cohort) -> None:
    for request in add_people(spring, 5, State.WAITING):
        later = add_requests(spring, 1)[0]
        ReviewRequest.objects.filter(pk=later.pk).update(owner=request.owner, state=State.NEEDED)
    bars = dict(read_bars(count_cohort(spring, {}).stages.bars))
    assert bars["Working on what was said"] == "5"
    assert bars["Waiting to be read"] == "0"


def test_who_left_or_took_back_is_not_counted(spring: Cohort) -> None:
    gone, *_ = add_people(spring, 6, State.READY)
    spring.members.filter(candidate=gone.owner).update(left_at=timezone.now())
    ReviewRequest.objects.filter(cohort=spring).exclude(pk=gone.pk).update(
        ends_at=timezone.now() + timedelta(hours=1)
    )
    assert count_cohort(spring, {}).missteps.base == 5


def test_nothing_is_said_of_few(spring: Cohort, carol: User) -> None:
    decide(add_people(spring, 4, State.READY), carol, timedelta(days=1))
    figures = count_cohort(spring, {})
    assert [figure.bars for figure in figures] == [None, None, None]
    assert figures.median_hours is None


def test_many_drafts_of_few_people_are_few(spring: Cohort, carol: User) -> None:
    requests = add_people(spring, 6, State.READY)
    decide(requests, carol, timedelta(days=1))
    ReviewRequest.objects.filter(cohort=spring).update(owner=requests[0].owner)
    assert count_cohort(spring, {}).waits.bars is None


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 30), min_size=1))
def test_no_small_count_can_be_worked_out(counts: dict[str, int]) -> None:
    bars = draw_parts(counts)
    hidden = [bar for bar in bars if bar.count is None]
    assert all(bar.count is None or bar.count == 0 or bar.count >= FEWEST for bar in bars)
    assert len(hidden) != 1 or sum(1 for count in counts.values() if count) == 1
    assert all(bar.share == 0 for bar in hidden)


def test_of_counts_that_overlap_the_small_stand_last() -> None:
    bars = draw_counts(Counter(a=2, b=7, c=5), 9)
    assert read_bars(bars) == [("b", "7"), ("c", "5"), ("a", "held back")]


def test_the_page_and_the_csv(carol_client: Client, spring: Cohort) -> None:
    page = at("figures", spring.pk)
    assert "Shown once it counts 5 people" in read(carol_client, page)
    ready = add_people(spring, 6, State.READY)
    SentText.objects.filter(request__in=ready).update(missteps=["vague"])
    text = read(carol_client, page)
    assert "A draft looks ready" in text
    assert "It could be said of any job" in text
    answer = carol_client.get(at("figures_csv", spring.pk))
    assert answer["Content-Type"].startswith("text/csv")
    assert "cohort-spring-" in answer["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1][0] == "'=Spring"
    assert rows[1][2:] == ["Where candidates stand", "6", "candidates", "A draft looks ready", "6"]
    assert rows[-1][3] == "held back"


def test_as_many_queries_for_one_as_for_many(
    spring: Cohort, django_assert_num_queries: Any, carol: User
) -> None:
    decide(add_people(spring, 1, State.READY), carol, timedelta(days=1))
    with django_assert_num_queries(4):
        count_cohort(spring, {})
    decide(add_people(spring, 6, State.READY), carol, timedelta(days=1))
    with django_assert_num_queries(4):
        count_cohort(spring, {})
