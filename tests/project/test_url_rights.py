"""Every URL of the site, for every kind of person, gives what the table says and nothing else."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from django.conf import settings
from django.core.serializers import serialize
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, include, path, reverse
from django.urls.exceptions import NoReverseMatch

from tests.project.url_rights import ADMIN_NAMESPACE, PEOPLE, RIGHTS, Row, World

SIGN_IN = ("/accounts/login/", "/admin/login/")
PROOF = (
    "/accounts/reauthenticate/",
    "/accounts/2fa/reauthenticate/",
    "/accounts/2fa/webauthn/reauthenticate/",
)


def walk(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield each pattern with its full name; one without a name is called by its route."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            deeper = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from walk(pattern.url_patterns, deeper)
        else:
            yield prefix + (pattern.name or f"unnamed {pattern.pattern}"), pattern


def list_names(urlconf: Any = None) -> set[str]:
    """Return the name of every URL."""
    return {name for name, _pattern in walk(get_resolver(urlconf).url_patterns)}


def is_admins(name: str) -> bool:
    return name.startswith(f"{ADMIN_NAMESPACE}:")


def find_undeclared(urlconf: Any = None) -> set[str]:
    """Return the URLs that the table says nothing of."""
    return {name for name in list_names(urlconf) if name not in RIGHTS and not is_admins(name)}


def describe(response: Any) -> str:
    """Return the table's word for a response."""
    status: int = response.status_code
    location = response.headers.get("Location", "")
    if status == 401 or location.startswith(SIGN_IN):
        return "sign-in"
    if location.startswith(PROOF):
        return "proof"
    if 300 <= status < 400:
        return "redirect"
    return {422: "invalid"}.get(status, "page" if status < 300 else str(status))


@pytest.fixture
def browsers(
    alice_client: Client, bob_client: Client, carol_client: Client, adam_client: Client
) -> dict[str, Client]:
    """One browser for each of PEOPLE."""
    return dict(zip(PEOPLE, (Client(), alice_client, bob_client, carol_client, adam_client), strict=True))


def ask(name: str, method: str, row: Row, world: World, browser: Client) -> str:
    """Return the table's word for what one browser gets."""
    url = reverse(name, kwargs=dict(row.arguments(world)))
    data = dict(row.data(world)) if method == "post" else {}
    return describe(getattr(browser, method)(url, data))


def take_stock(world: World) -> str:
    """Return the owner's rows as they are stored."""
    stock: str = serialize("json", [type(row).objects.get(pk=row.pk) for row in world.rows.values()])
    return stock


def test_every_url_is_in_the_table() -> None:
    assert find_undeclared() == set()


def test_the_table_names_no_url_that_is_gone() -> None:
    assert set(RIGHTS) - list_names() == set()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", sorted(RIGHTS))
def test_rights(name: str, method: str, world: World, browsers: dict[str, Client]) -> None:
    """The owner comes last: only what they ask may change their rows."""
    row, before = RIGHTS[name], take_stock(world)

    given = {who: ask(name, method, row, world, browsers[who]) for who in PEOPLE if who != "owner"}
    after = take_stock(world)
    given["owner"] = ask(name, method, row, world, browsers["owner"])

    assert given == dict(zip(PEOPLE, getattr(row, method), strict=True))
    assert after == before


def list_admin_urls(world: World) -> list[str]:
    """Return the address of each of the admin's URLs, with a number where one is asked for."""
    urls = []
    for name in sorted(filter(is_admins, list_names())):
        for arguments in ([], [world.owner.pk], ["accounts"], ["accounts", world.owner.pk]):
            try:
                urls.append(reverse(name, args=arguments))
                break
            except NoReverseMatch:
                continue
    return urls


def test_admin_is_shut_for_everyone_but_admins(world: World, browsers: dict[str, Client]) -> None:
    urls = list_admin_urls(world)
    people = [person for person in PEOPLE if person != "admin"]

    given = {
        (url, person, method): describe(getattr(browsers[person], method)(url))
        for url in urls
        for person in people
        for method in ("get", "post")
        if not url.endswith("/logout/")
    }

    assert len(urls) > 20
    assert set(given.values()) == {"sign-in", "403"}


def test_admin_opens_for_an_admin(browsers: dict[str, Client]) -> None:
    assert describe(browsers["admin"].get("/admin/")) == "page"


def open_to_all(_request: HttpRequest, **_kwargs: Any) -> HttpResponse:
    """Stand in for a view whose author forgot who may see it."""
    return HttpResponse("everything")


def make_urlconf(*patterns: Any) -> ModuleType:
    """Return URLs as Django takes them."""
    urlconf = ModuleType("urls_of_a_test")
    urlconf.__dict__["urlpatterns"] = list(patterns)
    return urlconf


def test_control_a_new_url_is_noticed() -> None:
    urlconf = make_urlconf(path("new/", open_to_all), path("", include(settings.ROOT_URLCONF)))

    assert find_undeclared(urlconf) - find_undeclared() == {"unnamed new/"}


def test_control_an_open_view_is_noticed(world: World, browsers: dict[str, Client]) -> None:
    row = RIGHTS["postings:delete"]
    urlconf = make_urlconf(path("postings/<int:pk>/", open_to_all, name="opened"))

    with override_settings(ROOT_URLCONF=urlconf):
        given = tuple(ask("opened", "get", row, world, browsers[who]) for who in PEOPLE)

    assert given == ("page",) * 5
    assert given != row.get


def test_control_a_changed_row_is_noticed(world: World) -> None:
    before = take_stock(world)

    world["goal"].text = "something else"
    world["goal"].save()

    assert take_stock(world) != before


def test_rows_have_a_word_for_everyone() -> None:
    assert {len(words) for row in RIGHTS.values() for words in (row.get, row.post)} == {len(PEOPLE)}
