"""From sending a draft to its second version and "looks ready": a candidate and a counsellor."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from apps.accounts.models import User
from apps.answers.models import Answer
from apps.answers.services.composition import write_answer
from apps.guidance.services import load_guidance
from apps.reviews.models import ReviewRequest
from apps.reviews.services.cohorts import create_cohort, join_cohort
from tests.answers.conftest import fill_matrix, make_draft
from tests.factories.accounts import PASSWORD
from tests.journeys.conftest import OpenVisitor, Visitor
from tests.reviews.test_queue import add_requests

pytestmark = pytest.mark.journey


@pytest.fixture
def answer(transactional_db: None, alice: User) -> Answer:
    """Alice's answer, written; and the help, which the last journey's end took away."""
    load_guidance()
    draft = make_draft(alice)
    fill_matrix(draft)
    return write_answer(answer=draft.answer, operation=None, by=alice)


def sign_in(visitor: Visitor, email: str) -> Page:
    """Sign in by the form."""
    visitor.open("/accounts/login/")
    visitor.page.locator("input[name=login]").fill(email)
    visitor.page.locator("input[name=password]").fill(PASSWORD)
    visitor.page.locator("input[name=password]").press("Enter")
    visitor.page.wait_for_url("**/answers/**")
    return visitor.page


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: their window, and whether it has JavaScript."""

    visitor: Visitor
    has_script: bool

    @property
    def page(self) -> Page:
        """Return their page."""
        return self.visitor.page

    def look(self) -> None:
        """Check the page as it stands: accessible, and no wider than the window."""
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), self.page.url
        if self.has_script:
            self.visitor.check_accessibility()

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name).click()


def make_cohort(carol: Side) -> str:
    """Make a cohort, and return the code to join it by."""
    carol.page.get_by_role("link", name="Cohorts").click()
    carol.look()
    carol.page.get_by_label("Name of the cohort").fill("Spring")
    carol.press("Make it")
    code = carol.page.locator("dd code").inner_text()
    carol.look()
    return code


def join_and_send(alice: Side, code: str, answer: Answer) -> None:
    """Join a cohort by its link, and send an answer to it."""
    alice.visitor.open(f"/reviews/join/{code}/")
    alice.look()
    alice.press("Join")
    expect(alice.page.get_by_text("Nothing is shared until you send a draft.")).to_be_visible()
    alice.look()
    alice.visitor.open(f"/answers/{answer.pk}/finished/")
    alice.page.get_by_role("link", name="Send for review").click()
    alice.look()
    alice.page.get_by_label("What should they look at?").fill("Is the bridge a reason?")
    alice.press("Send it")
    expect(alice.page.get_by_text("Nobody yet.")).to_be_visible()
    alice.look()


def read_and_ask_for_more(carol: Side) -> None:
    """Take a draft from the queue, comment on a sentence, judge, and suggest changes."""
    page = carol.page
    page.get_by_role("link", name="Queue", exact=True).click()
    carol.look()
    page.get_by_role("link", name="Alice").click()
    expect(page.get_by_text("Is the bridge a reason?")).to_be_visible()
    carol.look()
    carol.press("Review it")
    page.locator("#s2").click()
    page.get_by_label("Your comment").fill("Say on which shifts.")
    carol.press("Add the comment")
    expect(page.locator(".comment blockquote")).to_be_visible()
    carol.look()
    for criterion in page.locator(".rating fieldset").all():
        criterion.get_by_role("radio").nth(1).check()
    carol.press("Save, and show what the checks found")
    expect(page.get_by_role("heading", name="What the checks found")).to_be_visible()
    carol.look()
    page.get_by_label("A message with it").fill("One sentence more, and it is there.")
    carol.press("Suggest changes")
    expect(page.get_by_text("Alice is told: changes suggested.")).to_be_visible()


def revise_and_send_again(alice: Side, answer: Answer) -> None:
    """Read what came back, do it, and send the draft again."""
    page = alice.page
    alice.visitor.open("/answers/")
    page.get_by_role("link", name="Your draft was read").click()
    expect(page.get_by_text("One sentence more, and it is there.")).to_be_visible()
    expect(page.get_by_text("Carol, version")).to_be_visible()
    alice.look()
    alice.press("I have done this")
    expect(page.locator(".comment .note")).to_have_text("Addressed")
    sentence = answer.sentences.get(position=2)
    alice.visitor.open(f"/answers/{answer.pk}/sentences/{sentence.pk}/")
    page.get_by_role("textbox").fill("I would write them up after each night.")
    alice.press("Save")
    alice.visitor.open(f"/reviews/answers/{answer.pk}/send/")
    alice.press("Send it")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sent again")


@pytest.mark.parametrize("size", ["wide", "phone"])
@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_a_draft_is_sent_read_revised_and_looks_ready(
    open_visitor: OpenVisitor, answer: Answer, carol: User, size: str, *, has_script: bool
) -> None:
    candidate, counsellor = (Side(open_visitor(size, has_script=has_script), has_script) for _ in range(2))
    sign_in(candidate.visitor, "alice@example.org")
    sign_in(counsellor.visitor, "carol@example.org")

    join_and_send(candidate, make_cohort(counsellor), answer)
    read_and_ask_for_more(counsellor)
    revise_and_send_again(candidate, answer)

    counsellor.visitor.open(f"/reviews/drafts/{ReviewRequest.objects.get().pk}/?tab=changes")
    expect(counsellor.page.locator(".diff ins").first).to_be_visible()
    counsellor.look()
    counsellor.press("Review it")
    counsellor.press("Looks ready")
    candidate.visitor.open("/reviews/sharing/")
    expect(candidate.page.get_by_text("Looks ready")).to_be_visible()


@pytest.mark.parametrize("size", ["wide", "phone"])
@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_a_link_is_sent_opened_and_commented_on_without_an_account(
    open_visitor: OpenVisitor, answer: Answer, size: str, *, has_script: bool
) -> None:
    candidate, reader = (Side(open_visitor(size, has_script=has_script), has_script) for _ in range(2))
    sign_in(candidate.visitor, "alice@example.org")
    candidate.visitor.open(f"/reviews/answers/{answer.pk}/send/")
    candidate.page.get_by_role("link", name="Send a link instead").click()
    candidate.look()
    candidate.page.get_by_label("Who is it for?").fill("My aunt")
    candidate.press("Make the link")
    address = candidate.page.locator("#link-address").inner_text()
    candidate.look()

    reader.page.goto(address)
    reader.look()
    reader.page.locator("#s2").click()
    reader.page.get_by_label("Your name").fill("Ruth")
    reader.page.get_by_label("Your comment").fill("Say on which shifts.")
    reader.press("Add the comment")
    expect(reader.page.locator(".comment blockquote")).to_be_visible()
    reader.look()

    candidate.page.reload()
    expect(candidate.page.get_by_text("Say on which shifts.")).to_be_visible()
    expect(candidate.page.locator("#link-address")).to_have_count(0)
    candidate.look()
    candidate.press("Take it back")
    reader.visitor.expected = ("404",)
    reader.page.reload()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("This link leads nowhere")
    reader.look()


@pytest.mark.parametrize("size", ["wide", "phone"])
@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_a_counsellor_looks_after_a_cohort(
    open_visitor: OpenVisitor, answer: Answer, carol: User, size: str, *, has_script: bool
) -> None:
    cohort = create_cohort(name="Spring", operation=None, by=carol)
    for request in add_requests(cohort, 6):
        join_cohort(cohort=cohort, by=request.owner)
    counsellor = Side(open_visitor(size, has_script=has_script), has_script)
    page = sign_in(counsellor.visitor, "carol@example.org")
    counsellor.visitor.open(f"/reviews/cohorts/{cohort.pk}/")
    counsellor.look()

    page.get_by_role("link", name="Invite by mail").click()
    counsellor.look()
    page.get_by_label("E-mail addresses").fill("Name;Mail\nBo;bo@example.org\nCy")
    counsellor.press("Read the addresses")
    expect(page.get_by_text("Lines without an address (1)")).to_be_visible()
    counsellor.look()
    counsellor.press("Send 1 invitation")
    expect(page.get_by_text("Invited, not here yet (1)")).to_be_visible()

    page.get_by_role("link", name="How it is doing").click()
    expect(page.get_by_role("row", name="Waiting to be read")).to_contain_text("6")
    counsellor.look()
    page.go_back()

    page.get_by_role("link", name="What is rated").click()
    counsellor.look()
    page.get_by_label("Criterion 6").fill("Brevity")
    counsellor.visitor.expected = ("422",)
    counsellor.press("Save the rubric")
    expect(page.get_by_role("link", name="Describe 2 to 6 levels")).to_be_visible()
    counsellor.look()
    page.get_by_label("Its levels").nth(5).fill("Long.\nShort.")
    counsellor.press("Save the rubric")
    expect(page.get_by_text("The rubric is saved.")).to_be_visible()

    page.get_by_role("link", name="Its queue").click()
    page.get_by_label("With the misstep").select_option("vague")
    counsellor.press("Show")
    expect(page.get_by_text("Nothing fits what you asked for.")).to_be_visible()
    counsellor.look()
