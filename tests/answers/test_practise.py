"""The page for practising: what stands on it, and that it alone may use the microphone."""

from html import unescape

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.answers.services.composition import write_answer
from apps.drafting.speaking import FollowUpKind
from apps.guidance.models import Topic
from tests.answers.conftest import Draft


@pytest.fixture
def written(full: Draft, alice: User) -> Draft:
    """A draft that is written."""
    write_answer(answer=full.answer, operation=None, by=alice)
    return full


def test_the_page_shows_cues_breaths_recall_and_questions(alice_client: Client, written: Draft) -> None:
    page = unescape(alice_client.get(written.url("practise")).content.decode())

    assert page.count('<details class="recall">') == written.answer.sentences.count()
    assert '<span class="breath" aria-hidden="true">|</span>' in page
    assert "trace faults · relay interlockings" in page
    assert "What if you are not there by then?" in page
    assert 'href="#sentence-' in page


def test_every_kind_of_question_is_worded_by_the_guidance(db: None) -> None:
    slugs = set(Topic.objects.filter(slug__startswith="follow-up.").values_list("slug", flat=True))

    assert slugs == {f"follow-up.{kind}" for kind in FollowUpKind}


def test_only_this_page_may_use_the_microphone(alice_client: Client, written: Draft) -> None:
    here = alice_client.get(written.url("practise"))
    elsewhere = alice_client.get(written.url("finished"))

    assert "microphone=(self)" in here["Permissions-Policy"]
    assert "camera=()" in here["Permissions-Policy"]
    assert "media-src 'self' blob:" in here["Content-Security-Policy"]
    assert "script-src 'self'" in here["Content-Security-Policy"]
    assert "microphone=()" in elsewhere["Permissions-Policy"]
    assert "blob:" not in elsewhere["Content-Security-Policy"]


def test_where_nothing_is_written_it_leads_to_the_check(alice_client: Client, full: Draft) -> None:
    assert alice_client.get(full.url("practise"))["Location"] == full.url("check")


def test_the_finished_page_leads_to_it(alice_client: Client, written: Draft) -> None:
    assert written.url("practise") in alice_client.get(written.url("finished")).content.decode()
