"""What became of a sentence in a later text."""

from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.anchors import GONE, Anchor, Fate, compare_words, find_anchor

TEXT = [
    "I want to trace faults in relay interlockings.",
    "Your posting puts that on days and nights.",
    "In five years stations should call me.",
]
SENTENCES = st.lists(st.text(min_size=1, max_size=40), max_size=8)


def test_a_sentence_that_stands_where_it_stood_is_the_same() -> None:
    assert find_anchor(TEXT[1], 2, TEXT) == Anchor(Fate.SAME, 2)


def test_spaces_make_no_difference() -> None:
    assert find_anchor("Your posting  puts that on\ndays and nights.", 2, TEXT) == Anchor(Fate.SAME, 2)


def test_a_sentence_that_stands_elsewhere_has_moved() -> None:
    assert find_anchor(TEXT[2], 1, TEXT) == Anchor(Fate.MOVED, 3)


def test_of_two_that_read_the_same_the_nearer_is_it_and_of_equals_the_earlier() -> None:
    twice = [TEXT[0], TEXT[1], TEXT[0], TEXT[2], TEXT[0]]

    assert find_anchor(TEXT[0], 4, twice) == Anchor(Fate.MOVED, 3)
    assert find_anchor(TEXT[0], 5, twice) == Anchor(Fate.SAME, 5)


def test_an_edited_sentence_has_changed() -> None:
    quote = "I want to trace faults in the relay interlockings of two stations."

    assert find_anchor(quote, 1, TEXT) == Anchor(Fate.CHANGED, 1)


def test_the_likest_one_wins_wherever_it_stands() -> None:
    edited = ["I want to trace the faults.", "I want to trace faults in interlockings."]

    assert find_anchor(TEXT[0], 1, edited) == Anchor(Fate.CHANGED, 2)


def test_what_was_taken_out_is_gone() -> None:
    assert find_anchor("A canteen and free travel.", 1, TEXT) == GONE
    assert find_anchor(TEXT[0], 1, []) == GONE


def test_words_are_compared_by_how_many_both_have() -> None:
    assert compare_words("one two", "two three") == 0.5
    assert compare_words("one one", "one") == 2 / 3
    assert compare_words("", "") == 0.0


@given(SENTENCES, st.data())
def test_every_sentence_of_a_text_is_found_in_it(sentences: list[str], data: st.DataObject) -> None:
    if not sentences:
        return
    position = data.draw(st.integers(1, len(sentences)))

    assert find_anchor(sentences[position - 1], position, sentences) == Anchor(Fate.SAME, position)


@given(st.text(max_size=40), st.integers(1, 9), SENTENCES)
def test_an_anchor_points_into_the_text_or_nowhere(quote: str, position: int, sentences: list[str]) -> None:
    anchor = find_anchor(quote, position, sentences)

    assert (anchor.position is None) is (anchor.fate is Fate.GONE)
    assert anchor.position is None or 1 <= anchor.position <= len(sentences)
    assert anchor == find_anchor(quote, position, sentences)
