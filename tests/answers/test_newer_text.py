"""The page for a newer text of a posting: what changes, what rests on it, and taking it."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.answers.models import Answer, Question, Sentence, SentenceSource
from apps.answers.services.matrix import start_answer
from apps.postings.models import MAX_RAW_TEXT, Posting
from apps.postings.services import create_posting
from tests.postings.test_renewal import NEW, OLD


@pytest.fixture
def answer(alice: User) -> Answer:
    """An answer of Alice's that leans on a line that a newer text drops and on one that it changes."""
    posting = create_posting(raw_text=OLD, operation=None, by=alice)
    answer = start_answer(posting=posting, question=Question.ALIGN, operation=None, by=alice)
    for position, (text, words) in enumerate((("I keep it sharp.", "guillotine"), ("I sew.", "Fold, sew"))):
        sentence = Sentence.objects.create(answer=answer, position=position, phase="near", text=text)
        line = posting.lines.get(text__contains=words)
        SentenceSource.objects.create(sentence=sentence, kind="line", line=line, quote=line.text)
    answer.rows.get(horizon="mid").lines.add(posting.lines.get(text__contains="guillotine"))
    return answer


def url_of(posting: Posting) -> str:
    """Return the page's address."""
    return reverse("answers:newer_text", args=[posting.pk])


def read_hidden(page: str) -> dict[str, str]:
    """Return what the form that takes the text would send."""
    fields = dict(re.findall(r'name="(base|operation)" value="([^"]*)"', page))
    return fields | {"raw_text": NEW}


def test_it_shows_what_changes_and_what_rests_on_it(answer: Answer, alice_client: Client) -> None:
    page = alice_client.post(url_of(answer.posting), {"raw_text": NEW}).content.decode()

    assert "5 lines stay as they are, 2 new, 1 changed, 2 gone." in re.sub(r"\s+", " ", page)
    assert (
        page.index("I keep it sharp.") < page.index("I sew.") < page.index("What you ticked under Job bridge")
    )
    assert "removed: </span>six </del>" in page
    assert "Bindery assistant</del>" in page
    assert Posting.objects.get().raw_text == OLD


def test_the_text_that_is_there_can_be_corrected(answer: Answer, alice_client: Client) -> None:
    empty = alice_client.get(url_of(answer.posting)).content.decode()
    filled = alice_client.get(url_of(answer.posting), {"correct": "yes"}).content.decode()

    assert [OLD.strip() in html.unescape(page) for page in (empty, filled)] == [False, True]
    assert ["Correct the text of the posting" in page for page in (empty, filled)] == [False, True]


def test_taking_it_leads_back_to_the_posting(answer: Answer, alice_client: Client) -> None:
    url = url_of(answer.posting) + f"?answer={answer.pk}"
    page = alice_client.post(url, {"raw_text": NEW}).content.decode()

    response = alice_client.post(url, read_hidden(page), follow=True)

    assert response.redirect_chain == [(f"/postings/{answer.posting_id}/?answer={answer.pk}", 302)]
    assert "The newer text is in place." in response.content.decode()
    assert Posting.objects.get().raw_text == NEW
    finished = alice_client.get(reverse("answers:finished", args=[answer.pk])).content.decode()
    assert "(since removed)" in finished
    assert "Keep the guillotine clean and safe" in finished
    assert finished.count("The posting now says") == 1
    assert "for our nine regular customers" in finished


def test_a_text_taken_meanwhile_is_shown_against_the_newer_one(answer: Answer, alice_client: Client) -> None:
    page = alice_client.post(url_of(answer.posting), {"raw_text": NEW}).content.decode()
    sent = read_hidden(page)
    other = alice_client.post(url_of(answer.posting), {"raw_text": OLD + "- Sweep the floor\n"})
    alice_client.post(
        url_of(answer.posting),
        read_hidden(other.content.decode()) | {"raw_text": OLD + "- Sweep the floor\n"},
    )

    response = alice_client.post(url_of(answer.posting), sent)

    assert response.status_code == 409
    assert "Sweep the floor" in response.content.decode()
    assert Posting.objects.get().raw_text.endswith("- Sweep the floor\n")


def test_the_same_text_changes_nothing(answer: Answer, alice_client: Client) -> None:
    for data in ({"raw_text": OLD.replace("- ", "* ") + "\n"}, {"again": "yes"}):
        page = alice_client.post(url_of(answer.posting), data).content.decode()

        assert "<h1>Nothing changes</h1>" in page
        assert "Take the newer text" not in page


def test_reading_again_shows_what_is_read_otherwise(answer: Answer, alice_client: Client) -> None:
    answer.posting.lines.filter(text__contains="Answer the door").update(kind="about")

    page = alice_client.post(url_of(answer.posting), {"again": "yes"}).content.decode()

    assert "<q>Answer the door</q> was about, is responsibility" in page


def test_a_file_is_read_and_its_text_taken(answer: Answer, alice_client: Client) -> None:
    file = SimpleUploadedFile("advert.txt", NEW.encode(), content_type="text/plain")

    page = alice_client.post(url_of(answer.posting), {"posting_file": file}).content.decode()

    assert "1 changed" in page
    assert "Two years at a bench" in page


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Paste the text of the posting."),
        ("– –", "There are no words in this that we could read."),
        ("a " * MAX_RAW_TEXT, "This is longer than 200,000 characters."),
    ],
    ids=["empty", "no words", "too long"],
)
def test_what_is_no_posting_is_refused_and_stays_typed(
    answer: Answer, alice_client: Client, text: str, message: str
) -> None:
    response = alice_client.post(url_of(answer.posting), {"raw_text": text})

    assert response.status_code == 422
    assert message in response.content.decode()
    assert text.strip() in response.content.decode()


def test_lines_beyond_reason_are_shown_whole_not_word_by_word(answer: Answer, alice_client: Client) -> None:
    long = "sew " * 1_000
    posting = create_posting(raw_text=f"Binder\n{long}\nEnd", operation=None, by=answer.owner)

    page = alice_client.post(url_of(posting), {"raw_text": f"Binder\n{long} neatly\nEnd"}).content.decode()

    assert f"removed: </span>{long.strip()}</del>" in page


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_however_much_rests_on_it(
    count: int, answer: Answer, alice_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count - 1):
        other = start_answer(posting=answer.posting, question=Question.ALIGN, operation=None, by=answer.owner)
        other.rows.get(horizon="long").lines.add(*answer.posting.lines.all())

    url = url_of(answer.posting)

    # The session, the person, the posting, its lines, its text, the three of what rests on it, the guidance.
    with django_assert_num_queries(9):
        alice_client.post(url, {"raw_text": NEW})
