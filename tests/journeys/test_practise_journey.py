"""Practising: the clock by keyboard, sentences from memory, a recording that stays in the page."""

import pytest
from playwright.sync_api import expect

from apps.accounts.models import User
from apps.answers.models import Answer
from apps.answers.services.composition import write_answer
from apps.guidance.services import load_guidance
from tests.answers.conftest import fill_matrix, make_draft
from tests.journeys.conftest import OpenVisitor, Visitor
from tests.journeys.test_review_journey import sign_in

pytestmark = pytest.mark.journey


@pytest.fixture
def answer(transactional_db: None, alice: User) -> Answer:
    """Alice's answer, written; and the help, which the last journey's end took away."""
    load_guidance()
    draft = make_draft(alice)
    fill_matrix(draft)
    return write_answer(answer=draft.answer, operation=None, by=alice)


def open_page(visitor: Visitor, answer: Answer) -> None:
    """Go to the page from the finished answer."""
    sign_in(visitor, "alice@example.org")
    visitor.open(f"/answers/{answer.pk}/finished/")
    visitor.page.get_by_role("link", name="Practise").click()


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_the_clock_runs_by_keyboard_and_a_sentence_is_recalled(
    open_visitor: OpenVisitor, answer: Answer, size: str
) -> None:
    visitor = open_visitor(size)
    page = visitor.page
    open_page(visitor, answer)
    visitor.check_accessibility()

    start = page.get_by_role("button", name="Start")
    start.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-clock]")).to_have_text("0:03")
    page.keyboard.press("Enter")
    expect(page.locator("[data-verdict]")).to_contain_text("words a minute")
    expect(page.get_by_role("button", name="Start again")).to_be_focused()

    first = page.locator("details.recall").first
    expect(first.locator(".text")).to_be_hidden()
    first.locator("summary").press("Enter")
    expect(first.locator(".text")).to_be_visible()
    expect(page.get_by_role("button", name="Print the card")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_recording_is_played_back_and_never_sent(open_visitor: OpenVisitor, answer: Answer) -> None:
    visitor = open_visitor("wide")
    page = visitor.page
    open_page(visitor, answer)
    # A machine without a microphone: a tone takes its place, by the same way into the page.
    page.evaluate(
        """() => {
            const context = new AudioContext();
            const tone = context.createOscillator();
            const out = context.createMediaStreamDestination();
            tone.connect(out);
            tone.start();
            navigator.mediaDevices.getUserMedia = async () => out.stream;
        }"""
    )
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.url}"))

    page.get_by_role("button", name="Record").click()
    expect(page.get_by_text("Recording.")).to_be_visible()
    page.wait_for_timeout(300)
    page.get_by_role("button", name="Stop recording").click()
    expect(page.get_by_text("gone when you leave it")).to_be_visible()
    expect(page.locator("audio")).to_be_visible()
    page.wait_for_function("() => document.querySelector('audio').readyState > 0")

    assert [request for request in sent if "blob:" not in request and ".woff2" not in request] == []


def test_a_microphone_that_is_refused_is_said(open_visitor: OpenVisitor, answer: Answer) -> None:
    visitor = open_visitor("wide")
    open_page(visitor, answer)

    visitor.page.get_by_role("button", name="Record").click()

    expect(visitor.page.get_by_text("The microphone cannot be used.")).to_be_visible()


def test_without_javascript_it_is_read_and_printed(open_visitor: OpenVisitor, answer: Answer) -> None:
    visitor = open_visitor("phone", has_script=False)
    page = visitor.page
    open_page(visitor, answer)

    expect(page.locator(".cue li").first).to_be_visible()
    for name in ("Start", "Record", "Print the card"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    page.locator("details.recall summary").first.click()
    expect(page.locator("details.recall .text").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#recall")).to_be_hidden()
    expect(page.locator(".cue li").first).to_be_visible()
