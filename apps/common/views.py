"""The pages that belong to no app: the front door, how it works, health, and a lost form token."""

from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_safe

from apps.common.rendering import render_page
from apps.common.requests import HttpRequest
from apps.common.typed import asks_secret, read_typed_fields


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Name the question, and offer to start."""
    return render_page(request, "common/home.html")


@require_safe
def how_it_works(request: HttpRequest) -> HttpResponse:
    """Say what happens on the way, and what happens to what one types."""
    return render_page(request, "common/how_it_works.html")


@require_GET
def healthz(_request: HttpRequest) -> HttpResponse:
    """Say whether the app can reach its database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database away", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


def explain_csrf_failure(request: HttpRequest, **_kwargs: str) -> HttpResponse:
    """Answer a form whose token has expired: show what was typed, and offer to send it again.

    The usual cause is signing in in another tab. Only a form of this very site
    may be sent again; one from elsewhere is an attack or a mistake.
    """
    if request.htmx:
        return HttpResponse("Not saved: reload this page first.", status=403, content_type="text/plain")
    context = {
        "fields": read_typed_fields(request) if is_same_origin(request) else (),
        "action": request.get_full_path(),
        "is_same_origin": is_same_origin(request),
        "has_secret": asks_secret(request),
        "has_files": bool(request.FILES),
        "has_cookie": bool(request.COOKIES),
    }
    return render(request, "common/csrf_failure.html", context, status=403)


def is_same_origin(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sent the request."""
    source = request.headers.get("Origin") or request.headers.get("Referer")
    if source is None or source == "null":
        return request.headers.get("Sec-Fetch-Site") == "same-origin"
    return url_has_allowed_host_and_scheme(
        source, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
