"""What every template may say about the site itself."""

from urllib.parse import urlsplit

from django.conf import settings

from apps.common.requests import HttpRequest


def describe_site(_request: HttpRequest) -> dict[str, object]:
    """Name the CSRF cookie, which the script reads before each save, and where a sentence may be sent."""
    return {
        "csrf_cookie_name": settings.CSRF_COOKIE_NAME,
        "rewording_host": urlsplit(settings.REWORDING_URL).netloc,
    }
