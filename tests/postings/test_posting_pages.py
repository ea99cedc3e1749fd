"""The pages of a posting: what it is, its lines, its text, erasing it."""

import gzip
import json

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.answers.models import Answer
from apps.common.saving.fingerprints import fingerprint
from apps.drafting.reading.posting import ASK_GROWTH, ASK_LEVEL
from apps.postings.models import Posting, PostingLine
from tests.factories.postings import PostingFactory, PostingLineFactory

HTMX = {"HX-Request": "true"}
LIST = "/postings/"


@pytest.fixture
def posting(alice: User) -> Posting:
    """A posting of Alice's, with two lines, one of them uncertain."""
    posting = PostingFactory.create(owner=alice)
    PostingLineFactory.create(posting=posting, number=1, text="Sew books by hand")
    PostingLineFactory.create(posting=posting, number=2, text="We gild", kind="other", confidence=0.2)
    return posting


def url_of(posting: Posting, name: str = "detail", *args: object) -> str:
    """Return the address of one of the posting's pages."""
    return reverse(f"postings:{name}", args=[posting.pk, *args])


def test_list_without_postings_says_what_to_do(alice_client: Client) -> None:
    page = alice_client.get(LIST).content.decode()

    assert 'class="empty-state"' in page
    assert 'href="/answers/start/"' in page


def test_list_shows_ones_own_with_a_way_to_start(
    posting: Posting, bob_client: Client, alice_client: Client
) -> None:
    page = alice_client.get(LIST).content.decode()

    assert "Bindery assistant, Calloway Books" in page
    assert "2 lines" in page
    assert f'href="/answers/start/?posting={posting.pk}"' in page
    assert "Bindery" not in bob_client.get(LIST).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_however_long(
    count: int, alice: User, alice_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for posting in PostingFactory.create_batch(count, owner=alice):
        PostingLineFactory.create_batch(2, posting=posting)

    # The session, the person, how many there are, the page of them, the guidance.
    with django_assert_num_queries(5):
        page = alice_client.get(LIST).content.decode()

    assert page.count("2 lines") == count


def test_list_turns_its_page_after_twenty(alice: User, alice_client: Client) -> None:
    PostingFactory.create_batch(21, owner=alice)

    first = alice_client.get(LIST).content.decode()
    second = alice_client.get(LIST + "?page=2").content.decode()

    assert (first.count('<li class="card">'), second.count('<li class="card">')) == (20, 1)


def test_detail_shows_fields_lines_and_what_is_missing(posting: Posting, alice_client: Client) -> None:
    Posting.objects.filter(pk=posting.pk).update(questions=["Who would teach me?"])

    page = alice_client.get(url_of(posting)).content.decode()

    assert 'value="Calloway Books"' in page
    assert 'id="line-1"' in page
    assert page.count("we are not sure.") == 1
    assert "Who would teach me?" in page
    assert posting.raw_text not in page


@pytest.mark.parametrize("count", [1, 3])
def test_detail_costs_the_same_however_many_lines(
    count: int, alice: User, alice_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    posting = PostingFactory.create(owner=alice)
    PostingLineFactory.create_batch(count, posting=posting)

    # The session, the person, the posting, the filters, how many lines, the lines, the guidance.
    with django_assert_num_queries(7):
        page = alice_client.get(url_of(posting)).content.decode()

    assert page.count('class="line"') == count


def test_long_posting_comes_in_pages_that_stay_small(alice: User, alice_client: Client) -> None:
    posting = PostingFactory.create(owner=alice)
    PostingLineFactory.create_batch(600, posting=posting)

    first = alice_client.get(url_of(posting))
    last = alice_client.get(url_of(posting) + "?page=12").content.decode()

    assert (first.content.count(b'class="line"'), last.count('class="line"')) == (50, 50)
    assert len(gzip.compress(first.content)) < 15_000
    assert "Page 12 of 12" in last


def test_lines_are_shown_by_kind_and_by_doubt(posting: Posting, alice_client: Client) -> None:
    doubtful = alice_client.get(url_of(posting) + "?kind=unsure").content.decode()
    work = alice_client.get(url_of(posting) + "?kind=responsibility&answer=7").content.decode()
    nothing = alice_client.get(url_of(posting) + "?kind=growth").content.decode()

    assert ("We gild" in doubtful, "Sew books" in doubtful) == (True, False)
    assert ("We gild" in work, "Sew books" in work) == (False, True)
    assert "?answer=7&amp;kind=unsure&amp;page=1#lines" in work
    assert "No line is of this kind." in nothing


def test_fields_are_saved_by_a_plain_form(posting: Posting, alice_client: Client) -> None:
    data = {"title": "Binder", "employer": "Calloway", "level": "junior", "not_sure": ["employer_kind"]}

    answer = alice_client.post(url_of(posting) + "?answer=7", data)

    posting.refresh_from_db()
    assert answer.headers["Location"] == url_of(posting) + "?answer=7#lines"
    assert (posting.title, posting.employer, posting.level) == ("Binder", "Calloway", "junior")
    assert (posting.employer_kind, posting.not_sure) == ("", ["employer_kind"])


def test_going_on_saves_and_leads_to_the_notes(posting: Posting, alice_client: Client) -> None:
    answer = alice_client.post(url_of(posting) + "?answer=7", {"title": "Binder", "next": "yes"})

    posting.refresh_from_db()
    assert answer.headers["Location"] == url_of(posting, "notes") + "?answer=7"
    assert posting.title == "Binder"


def test_field_is_saved_as_it_is_typed(posting: Posting, alice_client: Client) -> None:
    data = {"only": "title", "title": "Binder", "title_version": fingerprint("Bindery assistant")}

    answer = alice_client.post(url_of(posting), data, headers=HTMX)

    posting.refresh_from_db()
    assert (answer.status_code, posting.title) == (204, "Binder")
    assert json.loads(answer.headers["HX-Trigger"]) == {
        "saved": {"versions": {"title": fingerprint("Binder")}}
    }


def test_level_chosen_takes_the_tick_away(posting: Posting, alice_client: Client) -> None:
    Posting.objects.filter(pk=posting.pk).update(not_sure=["level"])

    answer = alice_client.post(url_of(posting), {"only": "level", "level": "mid"}, headers=HTMX)

    posting.refresh_from_db()
    page = answer.content.decode()
    assert (posting.level, posting.not_sure) == ("mid", [])
    assert 'id="tick-level" hx-swap-oob="true"' in page
    assert "<html" not in page
    assert len(page.encode()) <= 4_096


def test_stale_title_is_refused(posting: Posting, alice_client: Client) -> None:
    data = {"only": "title", "title": "Binder", "title_version": fingerprint("Old title")}

    answer = alice_client.post(url_of(posting), data, headers=HTMX)

    posting.refresh_from_db()
    assert (answer.status_code, posting.title) == (409, "Bindery assistant")


@pytest.mark.parametrize("data", [{"title": "x" * 301}, {"level": "emperor"}, {"employer_kind": "guild"}])
def test_what_cannot_be_is_refused_and_the_rest_stays_typed(
    data: dict[str, str], posting: Posting, alice_client: Client
) -> None:
    answer = alice_client.post(url_of(posting), {"employer": "Another", **data})

    page = answer.content.decode()
    posting.refresh_from_db()
    assert (answer.status_code, posting.employer) == (422, "Calloway Books")
    assert 'class="error-summary"' in page
    assert 'value="Another"' in page


def test_kind_chosen_is_saved_as_the_persons(posting: Posting, alice_client: Client) -> None:
    data = {"only": "kind", "kind": "growth", "kind_version": fingerprint("other")}

    answer = alice_client.post(url_of(posting, "line", 2), data, headers=HTMX)

    line = PostingLine.objects.get(posting=posting, number=2)
    page = answer.content.decode()
    assert (line.kind, line.is_kind_by_person) == ("growth", True)
    assert page.startswith('<p class="why mb-0" id="mark-2">')
    assert "your choice" in page
    assert "saved" in answer.headers["HX-Trigger"]


def test_saying_that_a_doubtful_kind_is_right_settles_it(posting: Posting, alice_client: Client) -> None:
    data = {"kind": "other", "kind_version": fingerprint("other")}

    answer = alice_client.post(url_of(posting, "line", 2), data, headers=HTMX)

    line = PostingLine.objects.get(posting=posting, number=2)
    page = answer.content.decode()
    assert (line.kind, line.is_kind_by_person) == ("other", True)
    assert "your choice" in page
    assert "data-focus" in page


def test_autosave_that_changes_nothing_claims_nothing(posting: Posting, alice_client: Client) -> None:
    data = {"only": "kind", "kind": "other", "kind_version": fingerprint("other")}

    alice_client.post(url_of(posting, "line", 2), data, headers=HTMX)

    assert PostingLine.objects.get(posting=posting, number=2).is_kind_by_person is False


def test_kind_is_saved_by_a_plain_form(posting: Posting, alice_client: Client) -> None:
    answer = alice_client.post(url_of(posting, "line", 1) + "?page=1&answer=7", {"kind": "benefit"})

    assert answer.headers["Location"] == url_of(posting) + "?page=1&answer=7#line-1"
    assert PostingLine.objects.get(posting=posting, number=1).kind == "benefit"


def test_unknown_kind_is_refused_on_a_page_of_the_line(posting: Posting, alice_client: Client) -> None:
    answer = alice_client.post(url_of(posting, "line", 1), {"kind": "gossip"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Sew books by hand" in page
    assert PostingLine.objects.get(posting=posting, number=1).kind == "responsibility"


def test_looking_at_a_line_leads_to_its_place(posting: Posting, alice_client: Client) -> None:
    answer = alice_client.get(url_of(posting, "line", 2))

    assert answer.headers["Location"] == url_of(posting) + "#line-2"


def test_pasted_text_has_a_page_of_its_own(posting: Posting, alice_client: Client) -> None:
    assert posting.raw_text in alice_client.get(url_of(posting, "text")).content.decode()


def test_hostile_text_is_only_text(alice: User, alice_client: Client) -> None:
    hostile = "<script>alert(1)</script>"
    posting = PostingFactory.create(owner=alice, title=hostile, raw_text=hostile, questions=[hostile])
    PostingLineFactory.create(posting=posting, text=hostile)

    for name in ("detail", "text", "delete", "notes"):
        assert hostile not in alice_client.get(url_of(posting, name)).content.decode()


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (0, "No answer has been started for it."),
        (1, "1 answer for this posting goes with it."),
        (2, "2 answers for this posting go with it."),
    ],
)
def test_erasing_asks_and_says_which_answers_go_with_it(
    answers: int, words: str, posting: Posting, alice: User, alice_client: Client
) -> None:
    for _ in range(answers):
        Answer.objects.create(owner=alice, posting=posting)

    assert words in alice_client.get(url_of(posting, "delete")).content.decode()
    assert Posting.objects.count() == 1

    answer = alice_client.post(url_of(posting, "delete"))
    assert (answer.headers["Location"], Posting.objects.count()) == (LIST, 0)
    assert "is erased." in alice_client.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("name", "args"), [("detail", ()), ("text", ()), ("delete", ()), ("line", (1,)), ("line", (99,))]
)
def test_strangers_find_nothing(
    name: str, args: tuple[int, ...], posting: Posting, bob_client: Client, carol_client: Client
) -> None:
    for stranger in (bob_client, carol_client):
        for method in ("get",) if name == "text" else ("get", "post"):
            assert getattr(stranger, method)(url_of(posting, name, *args)).status_code == 404
    assert Posting.objects.count() == 1


def test_line_that_is_not_there_is_not_found(posting: Posting, alice_client: Client) -> None:
    assert alice_client.get(url_of(posting, "line", 99)).status_code == 404


@pytest.mark.parametrize("name", ["detail", "text", "delete", "notes"])
def test_nobody_is_sent_to_sign_in(name: str, posting: Posting, client: Client) -> None:
    url = url_of(posting, name)

    assert client.get(url).headers["Location"] == f"/accounts/login/?next={url.replace('/', '%2F')}"


def test_a_correction_settles_a_question_or_opens_one(posting: Posting, alice_client: Client) -> None:
    Posting.objects.filter(pk=posting.pk).update(questions=["Whom would I work with?", ASK_LEVEL])
    url = url_of(posting)
    before = alice_client.get(url).content.decode()

    alice_client.post(url, {"only": "level", "level": "senior", "level_version": fingerprint("")})
    posting.lines.filter(number=1).update(kind="growth")
    after = alice_client.get(url).content.decode()

    assert [words in before for words in (ASK_LEVEL, ASK_GROWTH, "Whom would I work with?")] == [True] * 3
    assert ASK_LEVEL not in after
    assert ASK_GROWTH not in after
    assert "Whom would I work with?" in after
