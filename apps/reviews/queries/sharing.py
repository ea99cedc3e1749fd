"""What a candidate sees of what they sent: where it stands, who opened it, what came back."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from apps.accounts.models import User
from apps.answers.models import Answer
from apps.reviews.models import Opening, Review, ReviewRequest
from apps.reviews.permissions import state_at
from apps.reviews.queries.access import list_requests_of
from apps.reviews.states import DECISIONS, NAMES, State

MAX_OPENINGS = 50


@dataclass(frozen=True, slots=True)
class SharedRow:
    """One request as its candidate sees it in a list. `is_over` says that its time has run out."""

    request: ReviewRequest
    state_name: str
    is_live: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """That somebody opened a version of a draft."""

    who: str
    number: int
    at: datetime


def list_shared(user: User) -> list[SharedRow]:
    """Return what a person has sent, the last sent first."""
    return [show_shared(request) for request in list_requests_of(user)]


def show_shared(request: ReviewRequest) -> SharedRow:
    """Describe where a request stands."""
    is_live = state_at(request, timezone.now()) is not State.WITHDRAWN
    is_over = not is_live and request.state != State.WITHDRAWN
    by_link = "Open to whoever has the link" if is_live and request.cohort_id is None else ""
    name = "Its time has run out" if is_over else by_link or NAMES[State(request.state)]
    return SharedRow(request, name, is_live, is_over)


def list_openings(request: ReviewRequest) -> list[Opened]:
    """Return who opened what and when, the latest first."""
    rows = Opening.objects.filter(request=request).select_related("person", "revision")
    unknown = "A counsellor who has left" if request.cohort_id else "Somebody with the link"
    return [
        Opened(str(row.person) if row.person else unknown, row.revision.number, row.at)
        for row in rows.order_by("-at", "-pk")[:MAX_OPENINGS]
    ]


def find_last_decision(request: ReviewRequest) -> Review | None:
    """Return the pass with the latest decision."""
    passes = request.reviews.filter(decision__in=[state.value for state in DECISIONS])
    return passes.select_related("counsellor", "revision").order_by("-decided_at", "-pk").first()


def find_live_request(answer: Answer) -> ReviewRequest | None:
    """Return what was sent of an answer last and has not been taken back."""
    rows = ReviewRequest.objects.filter(answer=answer).exclude(state=State.WITHDRAWN).exclude(cohort=None)
    return rows.order_by("-sent_at", "-pk").first()
