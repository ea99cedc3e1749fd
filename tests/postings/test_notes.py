"""Notes on an employer: each with its source, edited where it stands."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.common.saving.fingerprints import fingerprint
from apps.postings.models import EmployerNote, Posting
from tests.factories.postings import EmployerNoteFactory, PostingFactory

HTMX = {"HX-Request": "true"}
NEW = {"text": "They buy a third press.", "source": "A talk in March"}


@pytest.fixture
def posting(alice: User) -> Posting:
    """A posting of Alice's."""
    return PostingFactory.create(owner=alice)


def notes_of(posting: Posting) -> str:
    """Return the address of a posting's notes."""
    return reverse("postings:notes", args=[posting.pk])


def url_of(note: EmployerNote, name: str = "note") -> str:
    """Return a note's own address, or that of removing it."""
    return reverse(f"postings:{name}", args=[note.posting_id, note.pk])


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_however_long(
    count: int,
    posting: Posting,
    alice_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    EmployerNoteFactory.create_batch(count, posting=posting)

    # The session, the person, the posting, the notes, the guidance.
    with django_assert_num_queries(5):
        page = alice_client.get(notes_of(posting)).content.decode()

    assert page.count('<li class="card" id="note-') == count


def test_note_is_added_by_a_plain_form(posting: Posting, alice_client: Client) -> None:
    answer = alice_client.post(notes_of(posting) + "?answer=7", NEW)

    note = EmployerNote.objects.get()
    assert answer.headers["Location"] == f"{notes_of(posting)}?answer=7#note-{note.pk}"
    assert (note.posting, note.text, note.source) == (posting, NEW["text"], NEW["source"])


def test_note_added_by_htmx_comes_alone_with_a_fresh_form(posting: Posting, alice_client: Client) -> None:
    answer = alice_client.post(notes_of(posting), {**NEW, "operation": str(uuid4())}, headers=HTMX)

    page = answer.content.decode()
    assert "<html" not in page
    assert f'id="note-{EmployerNote.objects.get().pk}"' in page
    assert (page.count('hx-swap-oob="true"'), page.count("data-focus")) == (1, 1)
    assert len(page.encode()) <= 4_096


def test_form_sent_twice_makes_one_note(posting: Posting, alice_client: Client) -> None:
    data = {**NEW, "operation": str(uuid4())}

    alice_client.post(notes_of(posting), data)
    alice_client.post(notes_of(posting), data)

    assert EmployerNote.objects.count() == 1


@pytest.mark.parametrize(
    ("missing", "words"),
    [("text", "Write what you found out."), ("source", "Say where you read or heard it.")],
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_note_needs_its_text_and_its_source(
    missing: str, words: str, headers: dict[str, str], posting: Posting, alice_client: Client
) -> None:
    answer = alice_client.post(notes_of(posting), {**NEW, missing: " "}, headers=headers)

    page = answer.content.decode()
    kept = NEW["source" if missing == "text" else "text"]
    assert (answer.status_code, EmployerNote.objects.count()) == (422, 0)
    assert words in page
    assert kept in page
    assert ("<html" in page) is not bool(headers)


def test_note_is_saved_where_it_stands(posting: Posting, alice_client: Client) -> None:
    note = EmployerNoteFactory.create(posting=posting)
    data = {"only": "source", "source": "Their report", "source_version": fingerprint(note.source)}

    saved = alice_client.post(url_of(note), data, headers=HTMX)
    plain = alice_client.post(url_of(note) + "?answer=7", NEW)

    note.refresh_from_db()
    assert (saved.status_code, plain.headers["Location"]) == (
        204,
        f"{notes_of(posting)}?answer=7#note-{note.pk}",
    )
    assert (note.text, note.source) == (NEW["text"], NEW["source"])


def test_emptied_source_is_refused_and_the_note_stays(posting: Posting, alice_client: Client) -> None:
    note = EmployerNoteFactory.create(posting=posting)
    EmployerNoteFactory.create(posting=posting, text="Another one")

    answer = alice_client.post(url_of(note), {"text": "Changed", "source": ""})

    page = answer.content.decode()
    note.refresh_from_db()
    assert (answer.status_code, note.source) == (422, "Their newsletter of May")
    assert ("Changed" in page, "Another one" in page) == (True, True)
    assert f'href="#employernote-{note.pk}-source"' in page


def test_looking_at_a_note_leads_to_its_place(posting: Posting, alice_client: Client) -> None:
    note = EmployerNoteFactory.create(posting=posting)

    assert alice_client.get(url_of(note)).headers["Location"] == f"{notes_of(posting)}#note-{note.pk}"


def test_note_is_removed_once_one_has_said_so(posting: Posting, alice_client: Client) -> None:
    note = EmployerNoteFactory.create(posting=posting)

    question = alice_client.get(url_of(note, "remove_note")).content.decode()
    assert note.text in question
    assert EmployerNote.objects.count() == 1

    answer = alice_client.post(url_of(note, "remove_note"))
    assert (answer.headers["Location"], EmployerNote.objects.count()) == (notes_of(posting), 0)


@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_find_nothing(
    method: str, posting: Posting, bob_client: Client, carol_client: Client
) -> None:
    note = EmployerNoteFactory.create(posting=posting)

    for stranger in (bob_client, carol_client):
        for url in (notes_of(posting), url_of(note), url_of(note, "remove_note")):
            assert getattr(stranger, method)(url).status_code == 404
    assert EmployerNote.objects.count() == 1


def test_note_is_not_found_under_another_posting(posting: Posting, alice: User, alice_client: Client) -> None:
    note = EmployerNoteFactory.create(posting=posting)
    other = PostingFactory.create(owner=alice)

    assert alice_client.get(reverse("postings:note", args=[other.pk, note.pk])).status_code == 404
