"""What changed between two texts, and what an edited sentence still rests on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.composing import compare_texts, keep_sources
from apps.drafting.vocabulary import Phase, Sentence, Source, SourceKind

GOAL = Source(SourceKind.GOAL, "g1", "learn to trace faults")
LINE = Source(SourceKind.LINE, "l1", "Respond to breakdowns during your shift")


def test_changes_are_told_word_by_word() -> None:
    assert compare_texts("I want a bed.", "I want two beds.") == (
        ("same", "I want "),
        ("removed", "a bed"),
        ("added", "two beds"),
        ("same", "."),
    )


def test_same_texts_have_no_change() -> None:
    assert compare_texts("As it was.", "As it was.") == (("same", "As it was."),)
    assert compare_texts("", "New.") == (("added", "New."),)
    assert compare_texts("Old.", "") == (("removed", "Old."),)


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_make_up_both_texts(old: str, new: str) -> None:
    changes = compare_texts(old, new)

    assert "".join(text for kind, text in changes if kind != "added") == old
    assert "".join(text for kind, text in changes if kind != "removed") == new


def test_an_edited_sentence_keeps_the_sources_whose_words_are_left() -> None:
    old = Sentence(Phase.NEAR, "I want to learn to trace faults, and respond to breakdowns.", (GOAL, LINE))

    assert keep_sources(old, "I would like to be tracing faults alone.") == (GOAL,)
    assert keep_sources(old, "I like tea.") == ()
