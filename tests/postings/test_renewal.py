"""A newer text of a posting: what stays the same row, and what the person knows better."""

from uuid import uuid4

import pytest
from django.db import connection

from apps.accounts.models import User
from apps.drafting.reading import Known
from apps.drafting.reading.changes import ChangeKind
from apps.postings.models import MAX_RAW_TEXT, EarlierText, Posting, PostingLine
from apps.postings.services import (
    Brought,
    NothingToRead,
    PostingChanged,
    PostingOfAnother,
    PostingTooLong,
    Renewal,
    compare_text,
    create_posting,
    renew_posting,
)

OLD = """Bindery assistant
Company: Calloway Books

What you will do
- Fold, sew and trim books by hand for our six regular customers
- Keep the guillotine clean and safe
- Answer the door

What we ask for
- A steady hand
"""
NEW = """Senior bindery technician
Company: Calloway Books

What we ask for
- A steady hand
- Two years at a bench

What you will do
- Fold, sew and trim books by hand for our nine regular customers
- Answer the door
"""


@pytest.fixture
def posting(alice: User) -> Posting:
    """A posting of Alice's, as it was read."""
    return create_posting(raw_text=OLD, operation=None, by=alice)


def line_of(posting: Posting, words: str) -> PostingLine:
    """Return the one line with these words."""
    return posting.lines.get(text__contains=words)


def renew(posting: Posting, text: str, **others: object) -> Posting:
    """Take a newer text as its owner would."""
    base = compare_text(posting, text).base
    values = {"operation": None, "by": posting.owner, "base": base} | others
    return renew_posting(posting=posting, raw_text=text, **values)  # type: ignore[arg-type]


def test_a_line_that_stays_is_the_same_row_under_its_new_number(posting: Posting) -> None:
    before = line_of(posting, "steady hand")

    renew(posting, NEW)

    after = line_of(posting, "steady hand")
    assert (after.pk, after.number < before.number) == (before.pk, True)
    assert list(posting.lines.order_by("number").values_list("number", flat=True)) == list(
        range(1, posting.lines.count() + 1)
    )


def test_a_line_that_changed_a_word_is_the_same_row_with_its_new_words(posting: Posting) -> None:
    before = line_of(posting, "Fold, sew")

    renew(posting, NEW)

    assert line_of(posting, "nine regular customers").pk == before.pk


def test_lines_come_and_go(posting: Posting) -> None:
    gone = line_of(posting, "guillotine")

    renew(posting, NEW)

    assert not PostingLine.objects.filter(pk=gone.pk).exists()
    assert line_of(posting, "Two years").kind == "requirement"


def test_a_kind_that_the_person_chose_stands_and_another_is_read_again(posting: Posting) -> None:
    posting.lines.filter(text__contains="steady hand").update(kind="growth", is_kind_by_person=True)
    posting.lines.filter(text__contains="Answer the door").update(kind="about")

    renew(posting, NEW)

    assert line_of(posting, "steady hand").kind == "growth"
    assert line_of(posting, "Answer the door").kind == "responsibility"


def test_a_field_that_was_corrected_stands_and_another_is_read_again(posting: Posting) -> None:
    Posting.objects.filter(pk=posting.pk).update(employer="Calloway & Daughters")

    renewed = renew(posting, NEW)

    assert renewed.employer == "Calloway & Daughters"
    assert renewed.title == "Senior bindery technician"
    assert renewed.level == "senior"


def test_a_correction_stands_through_a_second_newer_text(posting: Posting) -> None:
    Posting.objects.filter(pk=posting.pk).update(employer="Calloway & Daughters")

    renewed = renew(renew(posting, NEW), OLD)

    assert (renewed.title, renewed.employer) == ("Bindery assistant", "Calloway & Daughters")


def test_what_the_person_is_not_sure_of_is_not_filled_in(posting: Posting) -> None:
    Posting.objects.filter(pk=posting.pk).update(level="", not_sure=["level"])

    assert renew(posting, NEW).level == ""


def test_a_posting_from_before_readings_were_kept_keeps_its_fields(posting: Posting) -> None:
    Posting.objects.filter(pk=posting.pk).update(was_read={}, title="Binder", years=None)

    assert renew(posting, NEW).title == "Binder"


def test_the_text_that_was_there_is_kept_with_where_it_came_from(posting: Posting) -> None:
    Posting.objects.filter(pk=posting.pk).update(origin="advert.pdf")

    renewed = renew(posting, NEW, brought=Brought("new.pdf", left_out=("One picture was left out.",)))

    assert list(EarlierText.objects.values_list("posting", "raw_text", "origin")) == [
        (posting.pk, OLD, "advert.pdf")
    ]
    assert (renewed.raw_text, renewed.origin, renewed.left_out) == (
        NEW,
        "new.pdf",
        ["One picture was left out."],
    )


def test_the_same_text_read_again_keeps_no_second_copy(posting: Posting) -> None:
    renew(posting, OLD)

    assert not EarlierText.objects.exists()


def test_a_repeated_operation_has_one_effect(posting: Posting) -> None:
    operation, base = uuid4(), compare_text(posting, NEW).base

    for _ in range(2):
        renew(posting, NEW, operation=operation, base=base)

    assert EarlierText.objects.count() == 1


def test_a_text_compared_with_an_older_one_is_refused(posting: Posting) -> None:
    base = compare_text(posting, NEW).base
    renew(posting, OLD + "- Sweep the floor\n")

    with pytest.raises(PostingChanged):
        renew(posting, NEW, base=base)

    posting.refresh_from_db()
    assert posting.raw_text.endswith("- Sweep the floor\n")


def test_only_the_owner_takes_a_newer_text(posting: Posting, bob: User) -> None:
    with pytest.raises(PostingOfAnother):
        renew(posting, NEW, by=bob)


@pytest.mark.parametrize(
    ("text", "refusal"), [("– – –", NothingToRead), ("a " * MAX_RAW_TEXT, PostingTooLong)]
)
def test_a_text_that_is_no_posting_is_refused(posting: Posting, text: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        compare_text(posting, text)


def describe(renewal: Renewal) -> tuple[int, int, int, int]:
    """Return how many lines are the same, changed, gone and new."""
    same, changed, gone, new = (renewal.count(kind) for kind in ChangeKind)
    return same, changed, gone, new


def test_a_comparison_counts_lines_and_names_fields(posting: Posting) -> None:
    renewal = compare_text(posting, NEW)

    same, changed, gone, new = describe(renewal)
    assert (changed, gone, new) == (1, 2, 2)
    assert same == posting.lines.count() - 3
    assert renewal.fields["title"] == "Senior bindery technician"
    assert set(renewal.touched()) == {
        posting.lines.get(number=1).pk,
        line_of(posting, "six regular").pk,
        line_of(posting, "guillotine").pk,
    }
    assert not renewal.is_same


def test_the_same_text_changes_nothing_until_reading_is_better(posting: Posting) -> None:
    assert compare_text(posting, OLD).is_same

    posting.lines.filter(text__contains="Answer the door").update(kind="about")

    renewal = compare_text(posting, OLD)
    assert not renewal.is_same
    assert [change.new.text for change in renewal.read_otherwise if change.new] == ["Answer the door"]


def test_what_a_page_said_of_its_posting_is_kept_apart_from_the_text(alice: User) -> None:
    brought = Brought("https://jobs.example/7", Known("Binder", "Calloway Press", "Leith"))

    posting = create_posting(raw_text=OLD, operation=None, by=alice, brought=brought)

    assert (posting.title, posting.employer, posting.location) == ("Binder", "Calloway Press", "Leith")
    assert posting.was_read["location"] == "Leith"
    assert posting.origin == "https://jobs.example/7"


def test_renumbering_leaves_no_number_twice(posting: Posting) -> None:
    with connection.cursor() as cursor:
        renew(posting, NEW)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert posting.lines.count() == len(set(posting.lines.values_list("number", flat=True)))
