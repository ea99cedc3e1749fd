"""Starting a draft: as a guest, from a pasted posting or an earlier one, with any input."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.answers.models import Answer, Question
from apps.common.documents.refusals import MESSAGES
from apps.postings.forms import NOTHING_PASTED, ONE_OF_THREE
from apps.postings.importers import LinkFailed
from apps.postings.models import Posting
from tests.answers.conftest import Draft, make_draft
from tests.common.documents.samples import make_pdf

START = "/answers/start/"
POSTING = """Signalling technician
Northern Light Railway

What you will do
- Keep the signalling equipment of two stations working
- Trace faults in relay interlockings

What we offer
- We pay for the licence to test point machines
"""


def test_anyone_can_open_the_start_page(client: Client, db: None) -> None:
    response = client.get(START)

    assert response.status_code == 200
    assert response.templates[0].name == "answers/start.html"
    assert User.objects.count() == 0


def test_guest_is_made_when_a_draft_begins(client: Client, db: None) -> None:
    response = client.post(START, {"question": "align", "raw_text": POSTING})

    answer = Answer.objects.select_related("owner", "posting").get()
    assert (answer.owner.is_guest, answer.posting.owner) == (True, answer.owner)
    assert response.status_code == 302
    assert (
        response["Location"] == reverse("postings:detail", args=[answer.posting_id]) + f"?answer={answer.pk}"
    )
    assert client.get(response["Location"]).status_code == 200


def bring_file(client: Client, name: str, data: bytes, **typed: str) -> Any:
    """Send the form with a file."""
    sent = {"question": "align", "raw_text": "", **typed, "posting_file": SimpleUploadedFile(name, data)}
    return client.post(START, sent)


def test_posting_comes_as_a_file(client: Client, db: None) -> None:
    response = bring_file(
        client, "job.pdf", make_pdf([["Kiln Operator", "What you will do", "- Fire kilns"]])
    )

    posting = Posting.objects.get()
    assert response.status_code == 302
    assert posting.raw_text == "Kiln Operator\nWhat you will do\n- Fire kilns"
    assert (posting.title, posting.lines.count()) == ("Kiln Operator", 3)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [("job.pdf", b"%PDF-1.7 broken", "corrupt"), ("job.txt", b"x" * 20_971_521, "too_large")],
)
def test_file_that_cannot_be_read_is_explained(
    client: Client, db: None, name: str, data: bytes, code: str
) -> None:
    response = bring_file(client, name, data)

    assert response.status_code == 422
    assert response.context["form"].errors == {"posting_file": [MESSAGES[code]]}
    assert User.objects.count() == 0


def test_empty_file_and_file_beside_a_text_are_refused_and_the_text_is_kept(client: Client, db: None) -> None:
    both = bring_file(client, "job.txt", b"Kiln Operator", raw_text=POSTING)

    assert both.context["form"].errors == {"posting_file": [ONE_OF_THREE]}
    assert both.context["form"]["raw_text"].value() == POSTING
    assert bring_file(client, "job.txt", b"").status_code == 422
    assert Posting.objects.count() == 0


def test_question_is_kept(alice_client: Client) -> None:
    alice_client.post(START, {"question": "why_now", "raw_text": POSTING})

    assert Answer.objects.get().question == Question.WHY_NOW


def test_double_submit_makes_one_posting_and_one_draft(alice_client: Client) -> None:
    data = {"question": "align", "raw_text": POSTING, "operation": str(uuid4())}
    first, second = (alice_client.post(START, data) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert (Posting.objects.count(), Answer.objects.count()) == (1, 1)


def test_earlier_posting_can_be_taken_again(alice_client: Client, draft: Draft) -> None:
    response = alice_client.post(START, {"question": "align", "posting": draft.posting.pk, "raw_text": ""})

    assert response.status_code == 302
    assert list(Answer.objects.values_list("posting", flat=True)) == [draft.posting.pk] * 2


def test_posting_of_another_cannot_be_taken(alice_client: Client, bob: User) -> None:
    theirs = make_draft(bob)
    response = alice_client.post(START, {"question": "align", "posting": theirs.posting.pk, "raw_text": ""})

    assert response.status_code == 422
    assert Answer.objects.filter(posting__owner__email="alice@example.org").count() == 0


@pytest.mark.parametrize(
    "raw_text",
    ["", "   \n\t ", "\x00\x00", "x" * 200_001],
    ids=["empty", "blank", "nothing but NUL", "too long"],
)
def test_posting_that_cannot_be_read_is_explained_and_kept(client: Client, db: None, raw_text: str) -> None:
    response = client.post(START, {"question": "align", "raw_text": raw_text})

    assert response.status_code == 422
    assert "raw_text" in response.context["form"].errors
    assert User.objects.count() == 0
    assert response.context["form"]["raw_text"].value() == raw_text


@pytest.mark.parametrize(
    "raw_text",
    [
        "וורקר בצוות תמיכה\nתפקיד: לענות לפניות של לקוחות",
        "Baker 🥐\nYou will bake 🥖🥖 from four in the morning",
        "<script>alert(1)</script>\n<img src=x onerror=alert(1)>\nYou will test forms",
        "%PDF-1.7 \x01\x02\ufffd\ufffd stream \x1f endstream",
        "a" * 199_999,
        "You will lift things. " * 9_000,
    ],
    ids=["right to left", "emoji", "markup", "binary", "one long word", "huge"],
)
def test_odd_postings_are_read_without_harm(alice_client: Client, raw_text: str) -> None:
    response = alice_client.post(START, {"question": "align", "raw_text": raw_text})
    assert response.status_code == 302

    page = alice_client.get(response["Location"])
    assert page.status_code == 200
    assert b"<script>alert" not in page.content
    assert b"<img src=x" not in page.content
    assert Posting.objects.get().raw_text == raw_text.replace("\x00", "")


def test_detail_leads_to_the_first_open_step(alice_client: Client, draft: Draft) -> None:
    assert alice_client.get(draft.url("detail"))["Location"] == draft.url("overlap")

    draft.answer.rows.filter(horizon="short").update(focus="learn it")
    assert alice_client.get(draft.url("detail"))["Location"] == draft.url("phase", "job-bridge")


def test_question_can_be_changed(alice_client: Client, draft: Draft) -> None:
    response = alice_client.post(draft.url("question"), {"question": "five_years"})

    draft.answer.refresh_from_db()
    assert draft.answer.question == Question.FIVE_YEARS
    assert response["Location"] == draft.url("detail")


def test_unknown_question_is_refused(alice_client: Client, draft: Draft) -> None:
    response = alice_client.post(draft.url("question"), {"question": "salary"})

    draft.answer.refresh_from_db()
    assert (response.status_code, draft.answer.question) == (422, Question.ALIGN)


@pytest.mark.parametrize("name", ["detail", "question", "overlap", "delete"])
def test_stranger_finds_nothing(bob_client: Client, draft: Draft, name: str) -> None:
    assert bob_client.get(draft.url(name)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_any_number(
    alice: User,
    alice_client: Client,
    draft: Draft,
    count: int,
    django_assert_num_queries: Any,
) -> None:
    for _ in range(count - 1):
        alice_client.post(START, {"question": "align", "posting": draft.posting.pk, "raw_text": ""})
    alice_client.get("/answers/")

    with django_assert_num_queries(6):
        response = alice_client.get("/answers/")

    assert len(response.context["page"].object_list) == count


def test_list_shows_ones_own_drafts_only(bob_client: Client, draft: Draft) -> None:
    response = bob_client.get("/answers/")

    assert list(response.context["page"].object_list) == []
    assert draft.posting.title.encode() not in response.content


def test_draft_is_erased_after_asking(alice_client: Client, draft: Draft) -> None:
    asked = alice_client.get(draft.url("delete"))
    assert (asked.status_code, Answer.objects.count()) == (200, 1)

    response = alice_client.post(draft.url("delete"))
    assert (response["Location"], Answer.objects.count()) == ("/answers/", 0)


def bring_link(client: Client, link: str, **typed: str) -> Any:
    """Send the form with a link."""
    return client.post(START, {"question": "align", "raw_text": "", **typed, "posting_link": link})


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("http://127.0.0.1/job", "private"),
        ("10.0.0.7/job", "private"),
        ("localhost/job", "address"),
        ("ftp://jobs.example/7", "address"),
        ("porter", "address"),
    ],
)
def test_link_that_is_not_followed_is_explained_and_kept(
    client: Client, db: None, link: str, code: str
) -> None:
    response = bring_link(client, link)

    assert response.status_code == 422
    assert response.context["form"].errors == {"posting_link": [LinkFailed(code).message]}
    assert f'value="{link}"' in response.content.decode()
    assert User.objects.count() == 0


def test_link_beside_a_text_is_refused_and_both_are_kept(client: Client, db: None) -> None:
    response = bring_link(client, "https://jobs.example/7", raw_text=POSTING)

    assert response.context["form"].errors == {"posting_link": [ONE_OF_THREE]}
    assert response.context["form"]["raw_text"].value() == POSTING


def test_links_are_followed_only_so_often(client: Client, db: None, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"follow_link": "2/m/ip"}

    codes = [bring_link(client, "http://127.0.0.1/").context["form"].errors["posting_link"] for _ in range(3)]

    private, too_many = LinkFailed("private").message, LinkFailed("too_many").message
    assert codes == [[private], [private], [too_many]]


def test_site_that_follows_no_links_asks_for_none(client: Client, db: None, settings: Any) -> None:
    assert "posting_link" in client.get(START).content.decode()

    settings.POSTING_LINKS = False

    assert "posting_link" not in client.get(START).content.decode()
    assert bring_link(client, "http://127.0.0.1/").context["form"].errors == {"raw_text": [NOTHING_PASTED]}


def test_page_that_was_read_gives_what_it_says_of_itself_and_where_it_was(alice_client: Client) -> None:
    page = b"""<script type="application/ld+json">{"@type": "JobPosting", "title": "Kiln Operator",
    "jobLocation": {"address": {"addressLocality": "Leith"}},
    "description": "Fire two kilns a day."}</script>"""

    bring_file(alice_client, "saved page.html", page)

    posting = Posting.objects.get()
    assert (posting.title, posting.location, posting.origin) == ("Kiln Operator", "Leith", "saved page.html")


def test_script_is_told_where_to_go_next(alice_client: Client) -> None:
    response = alice_client.post(
        START, {"question": "align", "raw_text": POSTING}, headers={"HX-Request": "true"}
    )

    assert response.headers["HX-Redirect"].startswith("/postings/")
