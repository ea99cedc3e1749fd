"""What a candidate has not seen yet, for the pages that show it."""

from django.utils.functional import SimpleLazyObject

from apps.accounts.models import User
from apps.common.requests import HttpRequest
from apps.reviews.models import Telling

MAX_SHOWN = 5


def offer_news(request: HttpRequest) -> dict[str, object]:
    """Give templates `review_news`, asked for only where one shows it."""
    return {"review_news": SimpleLazyObject(lambda: list_news(request.user))}


def list_news(user: object) -> list[Telling]:
    """Return what this person has not seen yet, the latest first; nothing for a guest."""
    if not isinstance(user, User) or user.is_guest:
        return []
    rows = Telling.objects.filter(owner=user, seen_at=None).select_related("request__answer__posting")
    return list(rows.order_by("-pk")[:MAX_SHOWN])
