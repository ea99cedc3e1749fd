"""Requests as the views see them: with a known user and htmx's details."""

from typing import TYPE_CHECKING

from django.http import HttpRequest as DjangoHttpRequest
from django_htmx.middleware import HtmxDetails

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from apps.accounts.models import User


class HttpRequest(DjangoHttpRequest):
    """Any request: someone signed in, a guest, or nobody yet."""

    htmx: HtmxDetails
    user: "User | AnonymousUser"


class PersonRequest(DjangoHttpRequest):
    """A request by a guest or a signed-in person, behind `@needs_person`."""

    htmx: HtmxDetails
    user: "User"
