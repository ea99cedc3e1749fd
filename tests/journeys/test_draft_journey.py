"""From home to a finished answer: both widths, with and without JavaScript, and by keyboard alone."""

import pytest
from playwright.sync_api import Page

from apps.answers.models import Answer, MatrixRow, Revision, SentenceSource
from apps.guidance.services import load_guidance
from tests.journeys.conftest import OpenVisitor, Visitor
from tests.journeys.walk import GOALS, PHASES, Walk

pytestmark = pytest.mark.journey


@pytest.fixture(autouse=True)
def guidance(transactional_db: None) -> None:
    """The help and the rules, which the last journey's end took away."""
    load_guidance()


@pytest.mark.parametrize("size", ["wide", "phone"])
@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_stranger_reaches_a_finished_answer(open_visitor: OpenVisitor, size: str, has_script: bool) -> None:
    visitor = open_visitor(size, has_script=has_script)

    text = Walk(visitor, has_script=has_script, is_looking=has_script).go_all_the_way()

    for said in (
        "learn how your equipment is tested",
        "a first-hand view of how faults begin",
        "trusted with the hardest faults",
        "fewer returns from the field",
    ):
        assert said in text
    assert dict(MatrixRow.objects.values_list("horizon", "focus")) == {
        "short": PHASES["short-term-focus"]["focus"],
        "mid": PHASES["job-bridge"]["focus"],
        "long": PHASES["long-term-vision"]["focus"],
    }
    answer = Answer.objects.get()
    assert answer.owner.is_guest
    assert set(answer.owner.goals.values_list("text", flat=True)) == set(GOALS.values())
    assert all(sentence.sources.exists() for sentence in answer.sentences.all())
    assert Revision.objects.count() == 1


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_sentence_and_its_sources_lead_to_each_other(open_visitor: OpenVisitor, has_script: bool) -> None:
    visitor = open_visitor(has_script=has_script)
    Walk(visitor, has_script=has_script).go_all_the_way()
    source = SentenceSource.objects.filter(kind="line").first()
    assert source is not None
    pk = source.sentence_id

    visitor.page.locator(f"#sentence-{pk}").click()
    assert visitor.page.locator(f"#sources-{pk}").is_visible()
    assert source.quote in visitor.page.locator(f"#sources-{pk}").inner_text()

    visitor.page.locator(f"#sources-{pk} a").first.click()
    assert visitor.page.url.endswith(f"#sentence-{pk}")


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_wording_is_changed_and_every_version_kept(open_visitor: OpenVisitor, has_script: bool) -> None:
    visitor = open_visitor(has_script=has_script)
    walk = Walk(visitor, has_script=has_script, is_looking=has_script)
    walk.go_all_the_way()
    page = visitor.page

    page.locator("#sources").get_by_role("link", name="Change the wording").first.click()
    page.get_by_label("This sentence, in your words").fill(
        "First I want to learn how you test, by June 2031."
    )
    with page.expect_navigation():
        page.get_by_role("button", name="Save this sentence").click()

    assert "First I want to learn how you test, by June 2031." in page.locator("#answer").inner_text()
    assert "2031" in page.locator("#sources .note").inner_text()
    walk.look()
    walk.follow("History")
    walk.follow("Version 2")
    assert "June 2031" in page.locator(".diff ins").all_inner_texts()[-1] + page.locator(".diff").inner_text()
    walk.look()
    assert Revision.objects.count() == 2


def type_into_focus(page: Page, name: str, text: str) -> None:
    """Press Tab until the field of that name has the focus, then type."""
    for _ in range(80):
        if page.evaluate("() => document.activeElement?.name") == name:
            page.keyboard.type(text)
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach {name}")


def press_by_keyboard(page: Page, words: str) -> None:
    """Press Tab until a link or button that begins with the words has the focus, then Enter."""
    for _ in range(400):
        said = page.evaluate("() => document.activeElement?.innerText ?? ''")
        if said.strip().startswith(words):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach {words!r}")


def test_keyboard_alone_reaches_the_finished_answer(open_visitor: OpenVisitor) -> None:
    visitor: Visitor = open_visitor()
    page = visitor.page
    visitor.open("/")
    press_by_keyboard(page, "Start a draft")
    type_into_focus(page, "raw_text", "Kiln hand\nPotters of Penn\n\nYou will load and fire the kiln.\n")
    press_by_keyboard(page, "Read the posting")
    for step in (
        "Employer notes",
        "About you",
        "What you bring",
        "Your goals",
        "Overlap",
        "Short-term focus",
    ):
        press_by_keyboard(page, f"Continue to {step}")
    for words in PHASES.values():
        for name in [name for name in words if name != "benefit"]:
            type_into_focus(page, name, words[name])
        page.wait_for_function("() => document.querySelector('#save-state').textContent.startsWith('Saved')")
        press_by_keyboard(page, "Continue")
    press_by_keyboard(page, "Write my answer")

    assert page.url.endswith("/finished/")
    assert "trusted with the hardest faults" in page.locator("#answer").inner_text()


def test_two_tabs_lose_nothing(open_visitor: OpenVisitor) -> None:
    visitor = open_visitor()
    visitor.expected = ("409",)
    walk = Walk(visitor)
    walk.bring_posting()
    answer = Answer.objects.get()
    path = f"/answers/{answer.pk}/phase/short-term-focus/"
    visitor.open(path)
    second = visitor.context.new_page()
    second.goto(visitor.address + path)

    visitor.page.locator("[name=focus]").fill("from the first tab")
    walk.settle()
    second.locator("[name=focus]").fill("from the second tab")
    second.locator("#conflict h2").wait_for()

    assert "from the first tab" in second.locator("#conflict").inner_text()
    assert "from the second tab" in second.locator("#conflict").inner_text()
    assert second.evaluate("() => document.activeElement?.id") == "conflict"
    with second.expect_navigation():
        second.get_by_role("button", name="Use what you typed here").click()
    assert answer.rows.get(horizon="short").focus == "from the second tab"


def test_words_typed_offline_are_saved_when_the_line_is_back(open_visitor: OpenVisitor) -> None:
    visitor = open_visitor()
    visitor.expected = ("ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")
    walk = Walk(visitor)
    walk.bring_posting()
    answer = Answer.objects.get()
    visitor.open(f"/answers/{answer.pk}/phase/long-term-vision/")

    visitor.context.set_offline(True)
    visitor.page.locator("[name=focus]").fill("typed on a train")
    visitor.page.wait_for_function(
        "() => document.querySelector('#save-state').textContent.startsWith('Not saved')"
    )
    assert answer.rows.get(horizon="long").focus == ""
    visitor.context.set_offline(False)

    walk.settle()
    assert answer.rows.get(horizon="long").focus == "typed on a train"
