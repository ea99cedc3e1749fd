"""The way from the home page to a finished answer, as one person walks it."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.journeys.conftest import Visitor

OWN_POSTING = Path(__file__).parents[2] / "apps/answers/demo/postings/air_traffic_technician.txt"
POSTING = Path(os.environ.get("JOURNEY_POSTING", OWN_POSTING))

FACTS = ["Rewired the test bench of a college laboratory", "Kept a fault diary for two years of night shifts"]
GOALS = {
    "1 to 2 years": "Learn to trace faults without a second pair of eyes",
    "3 to 4 years": "Hold the certificate to release equipment to service",
    "5 years and more": "Be the one who is called when nobody can find the fault",
}
PHASES: dict[str, dict[str, str]] = {
    "short-term-focus": {
        "timebox": "12 months",
        "focus": "To learn how your equipment is tested.",
        "aligns": "keep the test records",
        "measure": "I release a unit without corrections",
        "benefit": "fewer returns from the field",
    },
    "job-bridge": {
        "aligns": "daily work beside the engineers",
        "gain": "a first-hand view of how faults begin",
        "focus": "planning the maintenance of a whole site",
        "benefit": "repairs that last",
    },
    "long-term-vision": {
        "focus": "be trusted with the hardest faults",
        "aligns": "your sites keep growing",
        "benefit": "someone to ask at three in the morning",
    },
}


@dataclass
class Walk:
    """One person on the way. `is_looking` has axe look at each page that is passed."""

    visitor: Visitor
    has_script: bool = True
    is_looking: bool = False

    @property
    def page(self) -> Page:
        """The page that is open."""
        return self.visitor.page

    def look(self) -> None:
        """Check the page as it stands: accessible, and no wider than the window."""
        width = self.page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1], self.page.url
        if self.is_looking:
            self.visitor.check_accessibility()

    def settle(self) -> None:
        """Wait until everything that was typed is saved."""
        if self.has_script:
            self.page.wait_for_function(
                "() => document.querySelector('#save-state')?.textContent.startsWith('Saved')"
            )

    def follow(self, name: str) -> None:
        """Take the way on that the page offers, a link or a button."""
        self.look()
        with self.page.expect_navigation():
            ways = self.page.locator("main a:visible, main button:visible")
            ways.filter(has_text=re.compile(rf"^\s*{name}")).last.click()

    def press(self, name: str) -> None:
        """Press a button that leads to another page."""
        self.look()
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name=name, exact=True).click()

    def bring_posting(self) -> None:
        """From the home page to a posting that was read."""
        self.visitor.open("/")
        self.look()
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("link", name="Start a draft").first.click()
        self.page.get_by_label("The posting").fill(POSTING.read_text(encoding="utf-8"))
        self.press("Read the posting")
        self.follow("Continue to Employer notes")
        self.follow("Continue to About you")

    def tell_of_oneself(self) -> None:
        """Profile, facts and goals."""
        self.page.locator("[name=years]").fill("3")
        self.page.locator("[name=field]").fill("radio repair")
        self.follow("Continue to What you bring")
        for fact in FACTS:
            self.add(self.page.locator("form:has(button:text-is('Add it'))"), fact)
        self.follow("Continue to Your goals")
        for horizon, goal in GOALS.items():
            group = self.page.get_by_role("region", name=horizon)
            self.add(group.locator("form:has(button:text-is('Add'))"), goal)
        self.follow("Continue to Overlap")

    def add(self, form: Locator, text: str) -> None:
        """Add a fact or a goal by its form, and see it on the page."""
        self.page.wait_for_load_state("networkidle")
        form.locator("textarea[name=text]").fill(text)
        form.get_by_role("button").click()
        self.page.locator(f"li:has-text('{text}'), li textarea:text-is('{text}')").first.wait_for()

    def decide(self) -> None:
        """Keep the first match, where there is one."""
        keep = self.page.locator("main").get_by_role("button", name=re.compile("^Keep"))
        if keep.count():
            keep.first.click()
            self.page.get_by_text("Kept", exact=True).first.wait_for()
        self.follow("Continue to Short-term focus")

    def fill_phases(self) -> None:
        """The three phases, each with one line of the posting."""
        for phase, words in PHASES.items():
            assert f"/phase/{phase}/" in self.page.url
            for name, text in words.items():
                self.page.locator(f"[name={name}]").fill(text)
            self.page.locator(".evidence input[name=lines]").first.check()
            self.settle()
            self.look()
            with self.page.expect_navigation():
                self.page.get_by_role("button", name=re.compile("^Continue")).click()

    def finish(self) -> None:
        """From the check to the finished answer."""
        self.press("Write my answer")
        assert self.page.url.endswith("/finished/")
        self.look()

    def go_all_the_way(self) -> str:
        """Walk all of it and return the text of the answer."""
        self.bring_posting()
        self.tell_of_oneself()
        self.decide()
        self.fill_phases()
        self.finish()
        return self.page.locator("#answer").inner_text()
