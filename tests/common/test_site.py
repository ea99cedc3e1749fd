"""Health, error pages, and the headers and cookies of every response."""

import json
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

ROOT = Path(settings.BASE_DIR)


def test_healthy_app_says_ok_for_one_query(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        response = Client().get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")


def test_app_without_its_database_says_so(db: None) -> None:
    def refuse(*_args: Any) -> Any:
        raise OperationalError("connection refused")

    with connection.execute_wrapper(refuse):
        response = Client().get("/healthz")

    assert (response.status_code, response.content) == (503, b"database away")


@pytest.mark.parametrize("page", ["/", "/how-it-works/"])
def test_front_pages_are_there_for_anyone(db: None, alice_client: Client, page: str) -> None:
    for client in (Client(), alice_client):
        response = client.get(page)
        assert response.status_code == 200
        assert "<h1" in response.content.decode()


def test_home_names_the_question(db: None) -> None:
    assert "How does this position align with your career goals?" in Client().get("/").content.decode()


def fail(_request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


def forbid(_request: HttpRequest) -> HttpResponse:
    from django.core.exceptions import PermissionDenied

    raise PermissionDenied


def suspect(_request: HttpRequest) -> HttpResponse:
    from django.core.exceptions import SuspiciousOperation

    raise SuspiciousOperation


urlpatterns = [
    path("fail/", fail),
    path("forbid/", forbid),
    path("suspect/", suspect),
    path("", include(settings.ROOT_URLCONF)),
]


@pytest.mark.parametrize(
    ("page", "status"), [("/suspect/", 400), ("/forbid/", 403), ("/nowhere/", 404), ("/fail/", 500)]
)
@override_settings(ROOT_URLCONF="tests.common.test_site")
def test_errors_have_pages_of_their_own(db: None, page: str, status: int) -> None:
    response = Client(raise_request_exception=False).get(page)

    content = response.content.decode()
    assert response.status_code == status
    assert "<h1" in content
    assert "Throughline" in content
    assert "Traceback" not in content


class InlineFinder(HTMLParser):
    """Collects what a strict Content-Security-Policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "style" or "style" in given or any(name.startswith("on") for name in given):
            self.found.append(f"<{tag} {given}>")
        if tag == "script" and not given.get("src") and given.get("type") != "application/json":
            self.found.append("<script>")


PAGES = [
    "/",
    "/how-it-works/",
    "/account/",
    "/account/kept/",
    "/account/erase/",
    "/accounts/logout/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/reauthenticate/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
]
ENTRANCE = [
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/confirm-email/",
    "/accounts/confirm-email/nonsense/",
    "/accounts/password/reset/key/1-nonsense/",
    "/accounts/inactive/",
]


@pytest.mark.parametrize("page", PAGES + ENTRANCE)
def test_pages_hold_nothing_inline_and_nothing_from_elsewhere(alice_client: Client, page: str) -> None:
    client = alice_client if page in PAGES else Client()

    response = client.get(page, follow=True)

    finder = InlineFinder()
    finder.feed(response.content.decode())
    policy = response.headers["Content-Security-Policy"]
    assert response.status_code == 200
    assert finder.found == []
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy.split("; ")
    assert "unsafe" not in policy


def test_finder_of_inline_code_finds_it() -> None:
    finder = InlineFinder()
    finder.feed(
        '<p style="x"></p><a onclick="x"></a><style></style><script>1</script><script src="/a.js"></script>'
    )
    assert len(finder.found) == 4


def test_responses_carry_the_headers_that_guard_people(alice_client: Client) -> None:
    headers = alice_client.get("/account/").headers

    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "no-store" in headers["Cache-Control"]
    assert {"HX-Request", "HX-Target"} <= {part.strip() for part in headers["Vary"].split(",")}


def read_settings(*names: str, **environment: str) -> dict[str, Any]:
    code = (
        "import json, django; django.setup(); from django.conf import settings;"
        f"print(json.dumps({{name: getattr(settings, name) for name in {names!r}}}))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"DEBUG": "0", "SECRET_KEY": "k" * 60, "ALLOWED_HOSTS": "example.org"} | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(result.stdout.splitlines()[-1]))


COOKIES = ("SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_NAME", "CSRF_COOKIE_SECURE")


def test_cookies_are_host_bound_under_tls() -> None:
    under_tls = read_settings(*COOKIES, "SECURE_SSL_REDIRECT", SITE_URL="https://example.org")
    without = read_settings(*COOKIES, "SECURE_SSL_REDIRECT", SITE_URL="http://127.0.0.1:8000")

    assert list(under_tls.values()) == ["__Host-session", True, "__Host-csrf", True, True]
    assert list(without.values()) == ["session", False, "csrf", False, False]


def test_session_cookie_is_out_of_reach_for_scripts(db: None) -> None:
    client = Client()
    client.post("/accounts/signup/", {"email": "new@example.org", "password1": "a long enough secret"})

    cookie = client.cookies["session"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (
        True,
        "Lax",
        "/",
        "",
    )
