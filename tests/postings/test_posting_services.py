"""Bringing a posting, and what hangs on it."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.accounts.models import User
from apps.drafting.reading import read_posting
from apps.postings.forms import PostingTextForm
from apps.postings.models import MAX_RAW_TEXT, EmployerNote, Posting
from apps.postings.permissions import can_edit_posting
from apps.postings.services import (
    NothingToRead,
    PostingOfAnother,
    PostingTooLong,
    add_note,
    clean_raw_text,
    create_posting,
    erase_posting,
    remove_note,
)
from tests.factories.postings import EmployerNoteFactory, PostingFactory, PostingLineFactory

TEXT = """Bindery assistant
Calloway Books, Edinburgh

What you will do
- Fold, sew and trim books by hand
- Keep the presses clean and oiled

What we offer
- We teach you gilding in your second year
"""


def test_pasted_text_becomes_numbered_lines(alice: User) -> None:
    posting = create_posting(raw_text=TEXT, operation=None, by=alice)

    lines = list(posting.lines.order_by("number"))
    assert (posting.owner, posting.raw_text) == (alice, TEXT)
    assert [line.number for line in lines] == sorted({line.number for line in lines})
    assert all(line.text in TEXT for line in lines)
    assert "Fold, sew and trim books by hand" in [line.text for line in lines]
    assert not any(line.is_kind_by_person for line in lines)


def test_posting_brought_twice_by_one_operation_is_one_row(alice: User) -> None:
    operation = uuid4()

    first = create_posting(raw_text=TEXT, operation=operation, by=alice)
    second = create_posting(raw_text=TEXT, operation=operation, by=alice)

    assert first == second == Posting.objects.get()


def test_text_is_stored_as_pasted_but_for_nul_and_line_ends(alice: User) -> None:
    posting = create_posting(raw_text="  Clerk\x00\r\nYou file letters.\r\n", operation=None, by=alice)

    assert posting.raw_text == "  Clerk\nYou file letters.\n"


def test_text_without_a_line_is_refused(alice: User) -> None:
    with pytest.raises(NothingToRead):
        create_posting(raw_text=" \n\x00 ", operation=uuid4(), by=alice)

    assert Posting.objects.count() == 0


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_whatever_the_form_lets_in_can_be_read(text: str) -> None:
    if PostingTextForm({"raw_text": text}).is_valid():
        assert read_posting(clean_raw_text(text)).lines


def test_text_of_200000_characters_is_the_longest(alice: User) -> None:
    line = "You file letters by date. "
    text = (line * (MAX_RAW_TEXT // len(line) + 1))[:MAX_RAW_TEXT]

    assert create_posting(raw_text=text, operation=None, by=alice).raw_text == text
    with pytest.raises(PostingTooLong):
        create_posting(raw_text=text + "!", operation=None, by=alice)


def test_only_its_person_erases_a_posting_with_all_that_hangs_on_it(alice: User, bob: User) -> None:
    posting = PostingFactory.create(owner=alice)
    PostingLineFactory.create(posting=posting)
    EmployerNoteFactory.create(posting=posting)

    with pytest.raises(PostingOfAnother):
        erase_posting(posting=posting, by=bob)
    assert Posting.objects.count() == 1

    erase_posting(posting=posting, by=alice)
    assert (Posting.objects.count(), EmployerNote.objects.count()) == (0, 0)


def test_note_added_twice_by_one_operation_is_one_row(alice: User) -> None:
    posting, operation = PostingFactory.create(owner=alice), uuid4()

    first, second = (
        add_note(posting=posting, text="They open a shop.", source="A poster", operation=operation, by=alice)
        for _ in range(2)
    )

    assert first == second == EmployerNote.objects.get()
    assert (first.posting, first.text, first.source) == (posting, "They open a shop.", "A poster")


def test_only_its_person_adds_and_removes_notes(alice: User, bob: User) -> None:
    note = EmployerNoteFactory.create(posting__owner=alice)

    with pytest.raises(PostingOfAnother):
        add_note(posting=note.posting, text="A lie", source="me", operation=None, by=bob)
    with pytest.raises(PostingOfAnother):
        remove_note(note=note, by=bob)
    assert EmployerNote.objects.get() == note

    remove_note(note=note, by=alice)
    assert EmployerNote.objects.count() == 0


@pytest.mark.parametrize(
    ("person", "is_active", "may"),
    [("alice", True, True), ("alice", False, False), ("bob", True, False), ("carol", True, False)],
)
def test_who_may_edit_a_posting(
    person: str, is_active: bool, may: bool, alice: User, request: pytest.FixtureRequest
) -> None:
    user = request.getfixturevalue(person)
    user.is_active = is_active

    assert can_edit_posting(user, PostingFactory.build(owner=alice)) is may
