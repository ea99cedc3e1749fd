"""Adding goals quickly over a slow connection: the answer to one never disturbs the next."""

import pytest
from playwright.sync_api import Route

from apps.accounts.models import User
from apps.guidance.services import load_guidance
from apps.profiles.models import Goal
from tests.journeys.conftest import OpenVisitor
from tests.journeys.walk import POSTING

pytestmark = pytest.mark.journey


@pytest.fixture(autouse=True)
def guidance(transactional_db: None) -> None:
    """The help and the rules, which the last journey's end took away."""
    load_guidance()


def test_typing_the_next_goal_is_not_disturbed_by_the_answer_to_the_last(open_visitor: OpenVisitor) -> None:
    visitor = open_visitor()
    page = visitor.page
    visitor.open("/answers/start/")
    page.get_by_label("The posting").fill(POSTING.read_text(encoding="utf-8"))
    with page.expect_navigation():
        page.get_by_role("button", name="Read the posting").click()
    visitor.open("/profile/goals/")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/profile/goals/", hold)
    short, long = (page.locator(f"#new-goal-{key}") for key in ("short", "long"))

    short.locator("textarea").fill("Learn the test bench")
    with page.expect_request("**/profile/goals/"):
        short.get_by_role("button").click()
    long.locator("textarea").press_sequentially("Be the one ")
    held[0].continue_()
    page.locator("li textarea:text-is('Learn the test bench')").wait_for()
    page.keyboard.type("they call")

    assert long.locator("textarea").input_value() == "Be the one they call"
    with page.expect_request("**/profile/goals/"):
        long.get_by_role("button").click()
    held[1].continue_()
    page.locator("li textarea:text-is('Be the one they call')").wait_for()
    page.wait_for_function("document.activeElement.closest('form')?.id === 'new-goal-long'")
    owner = User.objects.get(is_guest=True)
    assert set(Goal.objects.filter(owner=owner).values_list("text", flat=True)) == {
        "Learn the test bench",
        "Be the one they call",
    }
