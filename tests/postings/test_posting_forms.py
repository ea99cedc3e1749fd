"""What is accepted as a posting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.postings.forms import NO_WORDS, NOTHING_PASTED, TOO_LONG, PostingTextForm
from apps.postings.models import MAX_RAW_TEXT


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", NOTHING_PASTED),
        ("\x00\x00", NOTHING_PASTED),
        (" \n\t ", NO_WORDS),
        ("--- *** 🦉", NO_WORDS),
        ("x" * (MAX_RAW_TEXT + 1), TOO_LONG),
    ],
)
def test_text_that_cannot_be_a_posting_is_refused_at_its_field(text: str, error: str) -> None:
    form = PostingTextForm({"raw_text": text})

    assert form.errors == {"raw_text": [error]}


def test_line_ends_of_a_browser_do_not_count_twice() -> None:
    form = PostingTextForm({"raw_text": "x\r\n" * (MAX_RAW_TEXT // 2)})

    assert form.is_valid()
    assert form.cleaned_data["raw_text"] == "x\n" * (MAX_RAW_TEXT // 2)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_kept_whole_or_refused_in_words(text: str) -> None:
    form = PostingTextForm({"raw_text": text})
    kept = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")

    if form.is_valid():
        assert form.cleaned_data["raw_text"] == kept
    else:
        assert form.errors["raw_text"][0] in (NO_WORDS, NOTHING_PASTED)
        assert not any(character.isalnum() for character in text)


def test_browser_does_not_cut_a_long_text_short() -> None:
    assert "maxlength" not in str(PostingTextForm()["raw_text"])
