"""Bringing a posting otherwise than by pasting it, and a newer text of it later."""

import pytest
from playwright.sync_api import FilePayload, expect

from apps.accounts.models import User
from apps.guidance.services import load_guidance
from apps.postings.models import Posting
from apps.profiles.models import Fact
from tests.common.documents.samples import make_docx, make_pdf
from tests.journeys.conftest import OpenVisitor
from tests.journeys.walk import Walk
from tests.postings.test_renewal import NEW, OLD

pytestmark = pytest.mark.journey


@pytest.fixture(autouse=True)
def guidance(transactional_db: None) -> None:
    """The help and the rules, which the last journey's end took away."""
    load_guidance()


@pytest.mark.parametrize("size", ["wide", "phone"])
@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_a_link_that_fails_leads_to_a_file_and_later_to_a_newer_text(
    open_visitor: OpenVisitor, size: str, has_script: bool
) -> None:
    visitor = open_visitor(size, has_script=has_script)
    visitor.expected = ("422",)  # the refused link: Chromium notes it in the console
    walk = Walk(visitor, has_script=has_script, is_looking=has_script)
    page = visitor.page
    visitor.open("/answers/start/")
    page.get_by_label("Or give its link").fill("http://10.0.0.7/job")
    page.get_by_role("button", name="Read the posting").click()
    expect(page.get_by_role("alert")).to_contain_text("not on the public web")
    expect(page.get_by_label("Or give its link")).to_have_value("http://10.0.0.7/job")
    walk.look()

    page.get_by_label("Or give its link").fill("")
    pdf: FilePayload = {
        "name": "advert.pdf",
        "mimeType": "application/pdf",
        "buffer": make_pdf([OLD.splitlines()]),
    }
    page.get_by_label("Or choose a file").set_input_files(files=[pdf])
    page.get_by_role("button", name="Read the posting").click()
    page.wait_for_url("**/postings/**")
    expect(page.get_by_label("Employer", exact=True)).to_have_value("Calloway Books")

    page.get_by_role("link", name="Bring a newer text of it").click()
    expect(page.get_by_label("The newer text")).to_be_visible()
    walk.look()
    page.get_by_label("The newer text").fill(NEW)
    page.get_by_role("button", name="See what changes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What the newer text changes")
    walk.look()
    page.get_by_role("button", name="Take the newer text").click()
    page.wait_for_url("**/postings/**")
    expect(page.get_by_text("The newer text is in place.")).to_be_visible()
    assert Posting.objects.get().raw_text.replace("\r\n", "\n") == NEW


@pytest.mark.parametrize("size", ["wide", "phone"])
@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_a_resume_becomes_what_one_brings_once_confirmed(
    open_visitor: OpenVisitor, size: str, has_script: bool
) -> None:
    visitor = open_visitor(size, has_script=has_script)
    walk = Walk(visitor, has_script=has_script, is_looking=has_script)
    page = visitor.page
    visitor.open("/answers/start/")
    page.get_by_label("The posting").fill(OLD)
    page.get_by_role("button", name="Read the posting").click()
    page.wait_for_url("**/postings/**")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    visitor.open("/profile/imports/")
    resume: FilePayload = {
        "name": "cv.docx",
        "mimeType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "buffer": make_docx(
            ["Nadia Brandt", "Experience", "Set panes in old houses", "Profile", "I set glass."]
        ),
    }
    walk.look()
    page.get_by_label("A file").set_input_files(files=[resume])
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("#read-progress")).to_have_text("0 of 1 decided")
    expect(page.get_by_text("I set glass.").first).to_be_attached()
    walk.look()

    page.get_by_role("button", name="Keep", exact=False).first.click()

    expect(page.locator("#read-progress")).to_have_text("1 of 1 decided")
    owner = User.objects.get(is_guest=True)
    assert list(Fact.objects.filter(owner=owner).values_list("kind", "text")) == [
        ("experience", "Set panes in old houses")
    ]

    visitor.open("/profile/imports/")
    page.get_by_label("A file").set_input_files(files=[resume])
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_text("1 already here").first).to_be_visible()
