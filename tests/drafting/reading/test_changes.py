"""What became of each line of a posting in a newer text."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.reading.changes import ChangeKind, compare_lines
from apps.drafting.vocabulary import Line, LineKind

LINES = st.lists(
    st.sampled_from(["fold sheets", "Fold sheets.", "sew", "sew and trim books", "", "–", "a b c d e f"])
)


def number(*texts: str) -> list[Line]:
    """Return texts as numbered lines."""
    return [Line(str(at), at, text, LineKind.OTHER, 0.5) for at, text in enumerate(texts, start=1)]


def describe(old: list[str], new: list[str]) -> list[tuple[str, str, str]]:
    """Return what became of each line, as kind, old words and new words."""
    changes = compare_lines(number(*old), number(*new))
    return [
        (change.kind.value, change.old.text if change.old else "", change.new.text if change.new else "")
        for change in changes
    ]


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        pytest.param([], [], [], id="nothing in nothing"),
        pytest.param([], ["Sew"], [("new", "", "Sew")], id="all new"),
        pytest.param(["Sew"], [], [("gone", "Sew", "")], id="all gone"),
        pytest.param(["• Sew books"], ["sew  books."], [("same", "• Sew books", "sew  books.")], id="marks"),
        pytest.param(
            ["Sew", "Trim", "Gild"],
            ["Gild", "Sew", "Trim"],
            [("same", "Gild", "Gild"), ("same", "Sew", "Sew"), ("same", "Trim", "Trim")],
            id="moved",
        ),
        pytest.param(
            ["Duties", "You lead a team of six binders", "Pay: 24,000"],
            ["Duties", "You lead a team of seven binders", "Pay: 24,000"],
            [
                ("same", "Duties", "Duties"),
                ("changed", "You lead a team of six binders", "You lead a team of seven binders"),
                ("same", "Pay: 24,000", "Pay: 24,000"),
            ],
            id="a word changed",
        ),
        pytest.param(
            ["Sew", "We teach you gilding", "Trim"],
            ["Sew", "Drive a van", "Trim"],
            [
                ("same", "Sew", "Sew"),
                ("gone", "We teach you gilding", ""),
                ("new", "", "Drive a van"),
                ("same", "Trim", "Trim"),
            ],
            id="another in its place",
        ),
        pytest.param(
            ["Sew", "Sew"], ["Sew"], [("same", "Sew", "Sew"), ("gone", "Sew", "")], id="said twice, then once"
        ),
        pytest.param(["–"], ["•"], [("gone", "–", ""), ("new", "", "•")], id="marks without a word"),
    ],
)
def test_each_line_stays_changes_comes_or_goes(
    old: list[str], new: list[str], changes: list[tuple[str, str, str]]
) -> None:
    # Lines that are gone stand before what stands in their place now.
    assert sorted(describe(old, new)) == sorted(changes)


def test_a_line_that_is_gone_stands_where_it_stood() -> None:
    changes = describe(["Sew", "We teach you gilding", "Trim"], ["Sew", "Trim"])

    assert [kind for kind, _, _ in changes] == ["same", "gone", "same"]


def test_one_line_moved_to_the_top_hides_no_change_below() -> None:
    old = ["Sew", "You lead a team of six binders", "Trim", "Gild"]
    new = ["Gild", "Sew", "You lead a team of seven binders", "Trim"]

    assert [kind for kind, _, _ in describe(old, new)] == ["same", "same", "changed", "same"]


@given(LINES, LINES)
def test_every_line_of_both_is_in_exactly_one_change(old: list[str], new: list[str]) -> None:
    before, after = number(*old), number(*new)

    changes = compare_lines(before, after)

    assert [change.new for change in changes if change.new] == after
    assert Counter(change.old for change in changes if change.old) == Counter(before)
    for change in changes:
        expected = {
            (True, False): {ChangeKind.GONE},
            (False, True): {ChangeKind.NEW},
            (True, True): {ChangeKind.SAME, ChangeKind.CHANGED},
        }
        assert change.kind in expected[bool(change.old), bool(change.new)]


@given(LINES)
def test_a_text_compared_with_itself_changes_nothing(texts: list[str]) -> None:
    assert {change.kind for change in compare_lines(number(*texts), number(*texts))} <= {ChangeKind.SAME}
