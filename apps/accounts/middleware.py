"""Who was here today, and what a guest is to the pages for signing in."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponseBase
from django.utils import timezone

from apps.accounts.models import User
from apps.common.requests import HttpRequest

GetResponse = Callable[[HttpRequest], HttpResponseBase]
SIGN_IN_PAGES = "allauth."


class LastSeenMiddleware:
    """Note the day on which a person was last here: one write a day, and no query otherwise."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        today = timezone.localdate()
        user = request.user
        if isinstance(user, User) and user.last_seen_date != today:
            User.objects.filter(pk=user.pk).update(last_seen_date=today)
            user.last_seen_date = today
        return self.get_response(request)


class GuestEntranceMiddleware:
    """Let a guest sign up and sign in: to the pages that do so, a guest is nobody yet.

    Their session still names them; the account adapter finds them there.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: list[Any], _kwargs: dict[str, Any]
    ) -> None:
        """Hide a guest from allauth's views."""
        user = request.user
        if view.__module__.startswith(SIGN_IN_PAGES) and isinstance(user, User) and user.is_guest:
            request.user = AnonymousUser()
