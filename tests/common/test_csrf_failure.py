"""A form whose token was rotated, as signing in in another tab does: shown, and ready to be sent again."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from apps.accounts.models import User

ORIGIN = {"Origin": "http://testserver"}


@pytest.fixture
def strict_client(alice: User) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    return client


def post_stale(client: Client, headers: dict[str, str], **data: Any) -> Any:
    form: dict[str, Any] = {
        "name": "Alice <the> first",
        "name_version": "0123456789abcdef",
        "csrfmiddlewaretoken": "x" * 64,
    }
    return client.post("/account/?answer=3", form | data, headers=headers)


def test_stale_form_is_shown_with_a_fresh_token(strict_client: Client) -> None:
    response = post_stale(strict_client, ORIGIN)

    page = response.content.decode()
    assert response.status_code == 403
    assert "Nothing is lost" in page
    assert '<form method="post" action="/account/?answer=3" class="step">' in page
    assert "Alice &lt;the&gt; first</textarea>" in page
    assert 'name="name_version" value="0123456789abcdef"' in page


def test_shown_form_can_be_sent_again(strict_client: Client, alice: User) -> None:
    post_stale(strict_client, ORIGIN)
    token = strict_client.cookies["csrf"].value

    response = post_stale(strict_client, ORIGIN, name_version="", csrfmiddlewaretoken=token)

    alice.refresh_from_db()
    assert response.status_code == 302
    assert alice.name == "Alice <the> first"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Referer": "https://elsewhere.example/page"},
        {"Sec-Fetch-Site": "cross-site"},
        {},
    ],
)
def test_form_from_elsewhere_is_neither_shown_nor_offered(
    strict_client: Client, headers: dict[str, str], alice: User
) -> None:
    response = post_stale(strict_client, headers)

    page = response.content.decode()
    alice.refresh_from_db()
    assert response.status_code == 403
    assert "did not come from a page of this site" in page
    assert "Alice &lt;the&gt; first" not in page
    assert "<form" not in page.split("<main")[1]
    assert alice.name == "Alice"


@pytest.mark.parametrize(
    "headers", [{"Referer": "http://testserver/account/"}, {"Sec-Fetch-Site": "same-origin"}]
)
def test_browser_that_sends_no_origin_is_believed_by_other_means(
    strict_client: Client, headers: dict[str, str]
) -> None:
    assert "Alice &lt;the&gt; first" in post_stale(strict_client, headers).content.decode()


def test_password_is_never_shown(strict_client: Client) -> None:
    page = post_stale(strict_client, ORIGIN, password="my secret words").content.decode()

    assert "my secret words" not in page
    assert "open the page and type it once more" in page
    assert "Send it again" not in page


def test_file_must_be_chosen_again(strict_client: Client) -> None:
    page = post_stale(strict_client, ORIGIN, file=SimpleUploadedFile("cv.txt", b"words")).content.decode()

    assert "Please choose it again" in page
    assert "Alice &lt;the&gt; first" in page


def test_browser_without_cookies_is_told_what_is_missing(db: None) -> None:
    response = post_stale(Client(enforce_csrf_checks=True), ORIGIN)

    assert "Allow cookies for this site" in response.content.decode()


def test_htmx_gets_a_short_text(strict_client: Client) -> None:
    response = post_stale(strict_client, ORIGIN | {"HX-Request": "true"})

    assert (response.status_code, response.content) == (403, b"Not saved: reload this page first.")


def test_path_that_looks_like_another_site_stays_on_this_one(strict_client: Client) -> None:
    response = strict_client.post("//elsewhere.example/account/", {"name": "x"}, headers=ORIGIN)

    assert 'action="//elsewhere' not in response.content.decode()
