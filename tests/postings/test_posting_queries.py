"""A posting as the core takes it, and its lines by what they are about."""

import pytest
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.drafting import vocabulary
from apps.postings.queries import (
    LineFilter,
    describe_posting,
    filter_lines,
    get_posting_for,
    is_unsure,
    list_line_filters,
)
from tests.factories.postings import EmployerNoteFactory, PostingFactory, PostingLineFactory


def test_posting_is_described_with_lines_and_notes(alice: User) -> None:
    posting = PostingFactory.create(owner=alice, level="junior", employer_kind="startup")
    later = PostingLineFactory.create(posting=posting, number=2, text="Trim books", confidence=0.4)
    first = PostingLineFactory.create(
        posting=posting, number=1, text="We teach gilding", kind="growth", is_kind_by_person=True
    )
    note = EmployerNoteFactory.create(posting=posting)

    assert describe_posting(posting) == vocabulary.Posting(
        title="Bindery assistant",
        employer="Calloway Books",
        level=vocabulary.Level.JUNIOR,
        employer_kind=vocabulary.EmployerKind.STARTUP,
        lines=(
            vocabulary.Line(f"l{first.pk}", 1, "We teach gilding", vocabulary.LineKind.GROWTH, 1.0),
            vocabulary.Line(f"l{later.pk}", 2, "Trim books", vocabulary.LineKind.RESPONSIBILITY, 0.4),
        ),
        notes=(vocabulary.Note(f"n{note.pk}", note.text, note.source),),
    )


def test_what_a_posting_does_not_say_is_described_as_none(alice: User) -> None:
    described = describe_posting(PostingFactory.create(owner=alice))

    assert (described.level, described.employer_kind) == (None, None)


@pytest.mark.parametrize("count", [1, 3])
def test_description_costs_two_queries_however_long(
    count: int, alice: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    posting = PostingFactory.create(owner=alice)
    PostingLineFactory.create_batch(count, posting=posting)
    EmployerNoteFactory.create_batch(count, posting=posting)
    posting = get_posting_for(alice, posting.pk)

    with django_assert_num_queries(2):
        assert len(describe_posting(posting).items()) == 2 * count


@pytest.mark.parametrize(
    ("confidence", "is_kind_by_person", "unsure"),
    [(0.59, False, True), (0.6, False, False), (0.1, True, False), (1.0, True, False)],
)
def test_lines_we_are_not_sure_of(
    confidence: float, is_kind_by_person: bool, unsure: bool, alice: User
) -> None:
    posting = PostingFactory.create(owner=alice)
    line = PostingLineFactory.create(
        posting=posting, confidence=confidence, is_kind_by_person=is_kind_by_person
    )

    assert is_unsure(line) is unsure
    assert list(filter_lines(posting, "unsure")) == ([line] if unsure else [])


def test_filters_count_what_they_would_show(
    alice: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    posting = PostingFactory.create(owner=alice)
    PostingLineFactory.create_batch(2, posting=posting)
    PostingLineFactory.create(posting=posting, kind="growth", confidence=0.2)

    with django_assert_num_queries(1):
        filters = list_line_filters(posting)

    assert filters == [
        LineFilter("", "All", 3),
        LineFilter("unsure", "We are not sure", 1),
        LineFilter("responsibility", "Responsibility", 2),
        LineFilter("growth", "Growth", 1),
    ]
    assert [line.kind for line in filter_lines(posting, "growth")] == ["growth"]
    assert filter_lines(posting, "nonsense").count() == 3


def test_posting_without_lines_still_offers_all(alice: User) -> None:
    assert list_line_filters(PostingFactory.create(owner=alice)) == [LineFilter("", "All", 0)]
