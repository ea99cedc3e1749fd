"""What a browser fetches when it opens each page for the first time, and how long fragments are."""

import brotli
import pytest
from playwright.sync_api import Page, Response, Route

from apps.answers.models import Answer
from apps.guidance.services import load_guidance
from tests.journeys.conftest import OpenVisitor, Visitor
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey

BYTES_LIMIT = 75_000
REQUEST_LIMIT = 6
FRAGMENT_LIMIT = 4_096
PUBLIC = ("/", "/how-it-works/", "/answers/start/", "/accounts/login/", "/accounts/signup/")


@pytest.fixture(autouse=True)
def guidance(transactional_db: None) -> None:
    """The help and the rules, which the last journey's end took away."""
    load_guidance()


def weigh(response: Response) -> int:
    """Return the bytes of a response as it would travel: fonts are packed already, text by brotli."""
    body = response.body()
    return len(body) if response.url.endswith(".woff2") else len(brotli.compress(body))


def load_afresh(page: Page, address: str) -> tuple[int, list[str]]:
    """Open an address with nothing in the cache; return the bytes and what was fetched."""
    session = page.context.new_cdp_session(page)
    session.send("Network.clearBrowserCache")
    seen: list[Response] = []

    def note(response: Response) -> None:
        seen.append(response)

    page.on("response", note)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.remove_listener("response", note)
    assert page.url == address
    return sum(weigh(response) for response in seen), [response.url for response in seen]


def check_first_load(visitor: Visitor, path: str) -> None:
    """Have a page stay within its bytes and its requests."""
    weight, fetched = load_afresh(visitor.page, visitor.address + path)

    assert 0 < weight <= BYTES_LIMIT, (path, weight)
    assert 1 < len(fetched) <= REQUEST_LIMIT, (path, fetched)


@pytest.mark.parametrize("path", PUBLIC)
def test_public_page_is_light_at_first_sight(open_visitor: OpenVisitor, path: str) -> None:
    check_first_load(open_visitor(), path)


def test_every_page_of_a_draft_is_light_at_first_sight(open_visitor: OpenVisitor) -> None:
    visitor = open_visitor()
    Walk(visitor).go_all_the_way()
    answer = Answer.objects.get()
    own = f"/answers/{answer.pk}/"
    steps = ("overlap/", "phase/short-term-focus/", "check/", "finished/", "history/")

    for path in (
        f"/postings/{answer.posting_id}/",
        "/profile/",
        "/profile/goals/",
        *(own + s for s in steps),
    ):
        check_first_load(visitor, path)


def test_fragments_are_short(open_visitor: OpenVisitor) -> None:
    visitor = open_visitor()
    weights: dict[str, int] = {}

    def weigh_fragment(route: Route) -> None:
        if "hx-request" not in route.request.headers:
            return route.fallback()
        answer = route.fetch(max_redirects=0)
        weights[route.request.url] = len(brotli.compress(answer.body()))
        return route.fulfill(response=answer)

    visitor.page.route("**/*", weigh_fragment)
    Walk(visitor).go_all_the_way()

    assert len(weights) > 3
    assert {url: weight for url, weight in weights.items() if weight > FRAGMENT_LIMIT} == {}
