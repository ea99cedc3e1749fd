"""Where to breathe, and which words to hold on to: all of it the answer's own words, in its own order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.speaking import find_cues, mark_breaths
from apps.drafting.speaking.breaths import LONGEST
from apps.drafting.speaking.cues import LONGEST_PIECE, MOST_PIECES
from apps.drafting.vocabulary import Phase, Sentence, Source, SourceKind

WORDS = st.lists(
    st.sampled_from("I want to trace faults, and then; which in 8,000 not Ardle — relay without a".split()),
    max_size=40,
).map(" ".join)
TEXTS = WORDS | st.text(max_size=120)


def say(text: str, *quotes: str) -> Sentence:
    """Return a sentence that rests on some words."""
    return Sentence(
        Phase.NEAR, text, tuple(Source(SourceKind.WORDS, "short.focus", quote) for quote in quotes)
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("I want this.", ["I want this."]),
        (
            "In my first year, I want to trace faults.",
            ["In my first year, ", "I want to trace faults."],
        ),
        # Too little on one side, and a word that belongs to what is before it.
        ("Yes, I want to trace faults.", ["Yes, I want to trace faults."]),
        ("I want to trace faults, too.", ["I want to trace faults, too."]),
        ("It matters to me, too, that you train.", ["It matters to me, too, ", "that you train."]),
        # A long clause: before what joins clauses, then before what joins phrases, else not at all.
        (
            "I rewrote the monthly testing of covenants because nobody trusted the spreadsheets any more.",
            [
                "I rewrote the monthly testing of covenants ",
                "because nobody trusted the spreadsheets any more.",
            ],
        ),
        (
            "I rewrote the whole monthly testing report by hand during one very long night shift.",
            ["I rewrote the whole monthly testing report ", "by hand during one very long night shift."],
        ),
        (f"{'very ' * 14}good.", [f"{'very ' * 14}good."]),
    ],
)
def test_a_breath_is_taken_where_a_clause_ends(text: str, parts: list[str]) -> None:
    assert list(mark_breaths(text)) == parts


@given(TEXTS)
def test_without_the_marks_it_is_the_same_text(text: str) -> None:
    assert "".join(mark_breaths(text)) == text
    assert all(part for part in mark_breaths(text))


@given(WORDS)
def test_no_part_could_be_split_where_a_joining_word_allows_it(text: str) -> None:
    for part in mark_breaths(text):
        inner = part.split()[4:-4]
        assert len(part.split()) <= LONGEST or not {"and", "which", "in", "to", "without"} & set(inner)


@pytest.mark.parametrize(
    ("text", "quotes", "cues"),
    [
        ("I want to trace faults in relay interlockings.", (), ["trace faults", "relay interlockings"]),
        ("I will do that.", (), []),
        ("", (), []),
        # Figures first, with the word after them and a mark within; names before other words.
        (
            "I sold it to 8,000 people at the fair in Ardle, on a dry day.",
            (),
            ["8,000 people", "Ardle", "dry day"],
        ),
        # What rests on a source weighs more than what does not.
        (
            "A canteen, a garden, a workshop and a relay.",
            ("relay", "workshop"),
            ["canteen", "workshop", "relay"],
        ),
        # A "not" comes along; a long run is cut.
        ("I close tickets without escalating.", (), ["close tickets", "without escalating"]),
        ("Senior relay signalling fault technician.", (), ["Senior relay signalling fault", "technician"]),
    ],
)
def test_cues_are_the_words_that_carry_a_sentence(
    text: str, quotes: tuple[str, ...], cues: list[str]
) -> None:
    assert list(find_cues(say(text, *quotes))) == cues


@given(TEXTS, st.lists(st.text(max_size=20), max_size=3))
def test_cues_stand_in_the_text_in_their_order(text: str, quotes: list[str]) -> None:
    cues, at = find_cues(say(text, *quotes)), 0

    assert len(cues) <= MOST_PIECES
    for cue in cues:
        assert len(cue.split()) <= 2 * LONGEST_PIECE
        at = text.index(cue, at) + len(cue)
