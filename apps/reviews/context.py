"""What a candidate has not seen yet, for the pages that show it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from apps.accounts.models import User
from apps.common.requests import HttpRequest
from apps.reviews.models import Telling
from apps.reviews.queries.sent import make_hider

MAX_SHOWN = 5


@dataclass(frozen=True, slots=True)
class News:
    """One thing that a person has not looked at yet: what it is, of which draft, and where it is."""

    what: str
    posting: str
    url: str


def offer_news(request: HttpRequest) -> dict[str, object]:
    """Give templates `review_news`, asked for only where one shows it."""
    return {"review_news": SimpleLazyObject(lambda: list_news(request.user))}


def list_news(user: object) -> list[News]:
    """Return what this person has not seen yet, the latest first; nothing for a guest."""
    if not isinstance(user, User) or user.is_guest:
        return []
    rows = Telling.objects.filter(owner=user, seen_at=None).select_related("request__answer__posting")
    return [describe_news(row, user) for row in rows.order_by("-pk")[:MAX_SHOWN]]


def describe_news(telling: Telling, user: User) -> News:
    """Say what happened; a candidate's own draft goes by its whole name."""
    request = telling.request
    is_own = request.owner_id == user.pk
    hide = make_hider(() if is_own else request.withheld_words)
    page = "reviews:shared" if is_own else "reviews:review"
    return News(
        telling.get_kind_display(), hide(request.answer.posting.name), reverse(page, args=[request.pk])
    )
