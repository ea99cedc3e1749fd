"""What every template may say about the site itself."""

from django.conf import settings

from apps.common.requests import HttpRequest


def describe_site(_request: HttpRequest) -> dict[str, object]:
    """Name the CSRF cookie, which the script reads anew before each save."""
    return {"csrf_cookie_name": settings.CSRF_COOKIE_NAME}
