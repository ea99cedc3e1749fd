"""A real browser on the real app: every page it opens is listened to for errors."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    ViewportSize,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SIZES: dict[str, ViewportSize] = {
    "wide": {"width": 1400, "height": 1000},
    "phone": {"width": 390, "height": 844},
}


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    """Playwright; its event loop makes Django think that it runs in async code."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright_driver: Playwright) -> Iterator[Browser]:
    """Debian's Chromium. Where it is missing the journeys fail; they are never skipped."""
    if not Path(CHROMIUM).exists():
        pytest.fail(f"No Chromium at {CHROMIUM}: install it, or name one in CHROMIUM.")
    browser = playwright_driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    yield browser
    browser.close()


@dataclass
class Visitor:
    """One person's browser: the page, and what went wrong on it."""

    context: BrowserContext
    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()

    def open(self, path: str) -> None:
        """Go to a path of the site."""
        self.page.goto(self.address + path)

    def hear(self, message: ConsoleMessage) -> None:
        """Note what the console says, unless the journey brings it about on purpose."""
        if message.type in ("error", "warning") and not any(part in message.text for part in self.expected):
            self.complaints.append(f"{message.type}: {message.text}")

    def check_accessibility(self) -> None:
        """Have axe look at the page as it stands."""
        results = Axe().run(self.page)
        found = [
            f"{violation['id']}: {[node['target'] for node in violation['nodes']]}"
            for violation in results.response["violations"]
        ]
        assert found == [], self.page.url


OpenVisitor = Callable[..., Visitor]


@pytest.fixture
def open_visitor(browser: Browser, live_server: LiveServer) -> Iterator[OpenVisitor]:
    """Open a browser window of a size, with or without JavaScript; in the end nothing may have gone wrong."""
    visitors: list[Visitor] = []

    def open_one(size: str = "wide", *, has_script: bool = True, **options: object) -> Visitor:
        context = browser.new_context(
            viewport=SIZES[size],
            java_script_enabled=has_script,
            bypass_csp=False,
            **options,  # type: ignore[arg-type]
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        visitor = Visitor(context, page, live_server.url)
        page.on("console", visitor.hear)
        page.on("pageerror", lambda error: visitor.complaints.append(f"page: {error}"))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((live_server.url, f"blob:{live_server.url}", "data:"))
                else visitor.complaints.append(f"third party: {request.url}")
            ),
        )
        visitors.append(visitor)
        return visitor

    yield open_one
    for visitor in visitors:
        visitor.context.close()
    assert [visitor.complaints for visitor in visitors if visitor.complaints] == []
