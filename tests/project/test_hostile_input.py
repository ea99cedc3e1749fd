"""Every URL, given what nobody means: an answer or a correct page, never a fault, and nothing of it live."""

from typing import Any
from urllib.parse import quote

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, reverse

from apps.accounts.models import User
from tests.project.url_rights import RIGHTS, World

MARK = "<script>alert(7)</script><img src=x onerror=alert(7)>"
VALUES = {
    "empty": "",
    "markup": f"{MARK}{{{{ 7|add:1 }}}}",
    "control characters": "a\x00b\x01\x1b[2J\x7f\ufffe",
    "right to left": "\u202eמשרה\u202c مرحبا 🪛\u200d🔧",
    "huge": "wörd " * 40_000,
    "number": "99999999999999999999999999",
    "negative": "-1",
    "odd digit": "²",
}
FIELDS = (
    "raw_text text source reason rule quote phase question posting goal item decision timebox focus aligns "
    "gain measure benefit is_undecided lines notes facts kind horizon years field level is_changing_field "
    "change_reason not_sure title employer employer_kind name email login password password1 word confirm "
    "target_seconds words_per_minute another since page only operation stay text_version focus_version "
    "lines_version kind_version next remember code skills benchmarks location again base origin posting_link "
    "file line decision verdict leads_elsewhere"
).split()
QUERIES = ("answer", "page", "since", "all", "posting", "kind", "only", "next")


def find_live(content: bytes) -> list[str]:
    """Return what of the markup came back as markup."""
    page = content.decode("utf-8", "replace")
    return [part for part in ("<script>alert(7)", "<img src=x") if part in page]


def send(browser: Client, method: str, url: str, value: str) -> Any:
    """Put one value everywhere at once, each field twice."""
    if method == "get":
        query = "&".join(
            f"{name}={quote(value[:2_000].encode('utf-8', 'surrogatepass'))}" for name in QUERIES
        )
        return browser.get(f"{url}?{query}")
    return browser.post(url, {name: [value, value] for name in FIELDS})


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", sorted(RIGHTS))
def test_no_input_breaks_a_url(name: str, method: str, world: World, alice_client: Client) -> None:
    url = reverse(name, kwargs=dict(RIGHTS[name].arguments(world)))

    for value in VALUES.values():
        response = send(alice_client, method, url, value)
        assert response.status_code < 500, value[:40]
        assert find_live(response.content) == [], value[:40]
        if User.objects.filter(pk=world.owner.pk).exists():
            alice_client.force_login(world.owner)


@pytest.mark.parametrize("name", sorted(RIGHTS))
def test_body_that_is_no_form_breaks_no_url(name: str, world: World, alice_client: Client) -> None:
    url = reverse(name, kwargs=dict(RIGHTS[name].arguments(world)))

    for kind, body in (
        ("application/json", b'{"a": [1'),
        ("application/x-www-form-urlencoded", b"text=%ff%fe&operation=%00&=&&a"),
        ("multipart/form-data; boundary=x", b"--x\r\nno headers\r\n\r\n--x--"),
    ):
        assert alice_client.post(url, body, content_type=kind).status_code < 500, kind


def echo(request: HttpRequest) -> HttpResponse:
    """A view as it must not be."""
    return HttpResponse(request.POST["text"] + str(int(request.POST["page"])))


urlpatterns = [path("echo/", echo)]


@pytest.mark.urls(__name__)
def test_a_view_that_trusts_its_input_is_caught() -> None:
    browser = Client(raise_request_exception=False)

    assert send(browser, "post", "/echo/", VALUES["odd digit"]).status_code == 500
    assert find_live(VALUES["markup"].encode()) == ["<script>alert(7)", "<img src=x"]
