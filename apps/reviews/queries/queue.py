"""A counsellor's queue: what waits, the longest first, a page at a time by key and never by offset."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from apps.accounts.models import User
from apps.drafting.checks.rules import LABELS
from apps.reviews.models import SEARCH_CONFIG, Review, ReviewRequest
from apps.reviews.permissions import holder_at
from apps.reviews.queries.merging import Key, TookTooLong, merge_served
from apps.reviews.queries.sent import make_hider
from apps.reviews.states import LIVE, NAMES, OPEN, State

PAGE_SIZE = 20
TO_READ = "open"
EVERYTHING = "all"
AGES = {1: "a day", 3: "three days", 7: "a week", 30: "a month"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What part of the queue is asked for. `after` is the key of the last row already seen.

    `days` is how long it has waited at least. `misstep` leaves the drafts that this counsellor has rated and
    in which it was found: before they judge, nothing tells them.
    """

    cohort: int | None = None
    state: str = TO_READ
    words: str = ""
    days: int = 0
    misstep: str = ""
    after: Key | None = None

    @property
    def query(self) -> str:
        """Return it as the query of an address, without the place in it."""
        parts = {
            "cohort": self.cohort or "",
            "state": self.state if self.state != TO_READ else "",
            "words": self.words,
            "days": self.days or "",
            "misstep": self.misstep,
        }
        return urlencode({name: value for name, value in parts.items() if value})

    def list_states(self) -> list[str]:
        """Return the states that are asked for."""
        states = {TO_READ: OPEN, EVERYTHING: LIVE}.get(self.state) or (State(self.state),)
        return [state.value for state in states]


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One request as the queue shows it."""

    pk: int
    candidate: str
    posting: str
    cohort: str
    state: str
    state_name: str
    waiting_since: datetime
    holder: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Some rows, and the key to ask for those after them; "" where there are no more."""

    rows: tuple[QueueRow, ...]
    next_key: str = field(default="")


def read_wanted(asked: Mapping[str, str]) -> Wanted:
    """Read what is asked for from an address; what makes no sense is left out."""
    cohort, state = asked.get("cohort", ""), asked.get("state", "")
    is_key = cohort.isdecimal() and len(cohort) < 19
    known = {TO_READ, EVERYTHING, *(each.value for each in LIVE)}
    days, misstep = asked.get("days", ""), asked.get("misstep", "")
    return Wanted(
        cohort=int(cohort) if is_key else None,
        state=state if state in known else TO_READ,
        words=" ".join(asked.get("words", "").replace("\x00", "").split())[:200],
        days=int(days) if days in map(str, AGES) else 0,
        misstep=misstep if misstep in LABELS else "",
        after=read_key(asked.get("after", "")),
    )


def read_key(text: str) -> Key | None:
    """Read the key of a row as an address carries it."""
    since, _, pk = text.partition("~")
    try:
        moment = parse_datetime(since)
    except ValueError:
        return None
    if moment is None or timezone.is_naive(moment) or not pk.isdecimal() or len(pk) > 18:
        return None
    return moment, int(pk)


def show_queue(user: User, wanted: Wanted) -> QueuePage:
    """Return one page of a counsellor's queue. Raises TookTooLong."""
    keys = _find_keys(user, wanted, PAGE_SIZE + 1, after=wanted.after)
    shown = [pk for _, pk in keys[:PAGE_SIZE]]
    found = ReviewRequest.objects.filter(pk__in=shown, state__in=[state.value for state in LIVE])
    rows = found.select_related("owner", "answer__posting", "cohort", "held_by")
    now = timezone.now()
    page = tuple(_show(row, user, now) for row in rows.order_by("waiting_since", "pk"))
    since, pk = keys[PAGE_SIZE - 1] if len(keys) > PAGE_SIZE else (None, None)
    return QueuePage(page, f"{since.isoformat()}~{pk}" if since else "")


def find_neighbours(user: User, request: ReviewRequest, wanted: Wanted) -> tuple[int | None, int | None]:
    """Return the keys of the requests before and after one in the queue that is asked for."""
    key = (request.waiting_since, request.pk)
    try:
        before, after = _find_keys(user, wanted, 1, before=key), _find_keys(user, wanted, 1, after=key)
    except TookTooLong:
        return None, None
    return (before[0][1] if before else None), (after[0][1] if after else None)


def _find_keys(
    user: User, wanted: Wanted, count: int, *, after: Key | None = None, before: Key | None = None
) -> list[Key]:
    """Return the keys of the first rows after one, or of the last before one."""
    beyond = _before(*before) if before else _after(*after) if after else Q()
    return merge_served(
        user,
        lambda rows: _narrow(rows, user, wanted).filter(beyond),
        count,
        backwards=before is not None,
        brief=bool(wanted.words),
    )


def _narrow(rows: QuerySet[ReviewRequest], user: User, wanted: Wanted) -> QuerySet[ReviewRequest]:
    rows = rows.filter(state__in=wanted.list_states())
    if wanted.cohort is not None:
        rows = rows.filter(cohort=wanted.cohort)
    if wanted.words:
        query = SearchQuery(wanted.words, search_type="websearch", config=SEARCH_CONFIG)
        rows = rows.filter(sent_text__words=query)
    if wanted.days:
        rows = rows.filter(waiting_since__lte=timezone.now() - timedelta(days=wanted.days))
    if wanted.misstep:
        mine = Review.objects.filter(
            request=OuterRef("pk"),
            revision=OuterRef("revision"),
            counsellor=user,
            revealed_at__isnull=False,
        )
        rows = rows.filter(Exists(mine), sent_text__missteps__contains=[wanted.misstep])
    return rows


def _after(since: datetime, pk: int) -> Q:
    return Q(waiting_since__gte=since) & (Q(waiting_since__gt=since) | Q(pk__gt=pk))


def _before(since: datetime, pk: int) -> Q:
    return Q(waiting_since__lte=since) & (Q(waiting_since__lt=since) | Q(pk__lt=pk))


def _show(request: ReviewRequest, user: User, now: datetime) -> QueueRow:
    holder = holder_at(request, now)
    return QueueRow(
        pk=request.pk,
        candidate=str(request.owner),
        posting=make_hider(request.withheld_words)(request.answer.posting.name),
        cohort=request.recipient,
        state=request.state,
        state_name=NAMES[State(request.state)],
        waiting_since=request.waiting_since,
        holder=str(request.held_by) if holder else "",
        is_mine=holder == user.pk,
    )
