"""What every template may say about the site itself."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from apps.common.requests import HttpRequest
from apps.common.typed import list_sentences


def describe_site(request: HttpRequest) -> dict[str, object]:
    """Name the CSRF cookie for the script, and where a sentence may be sent; give back what was typed."""
    return {
        "csrf_cookie_name": settings.CSRF_COOKIE_NAME,
        "rewording_host": urlsplit(settings.REWORDING_URL).netloc,
        "typed_sentences": SimpleLazyObject(lambda: list_sentences(request)),
    }
