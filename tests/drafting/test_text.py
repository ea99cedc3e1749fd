"""Sentences, words and stems, on what people really paste."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.text import clean_text, content_stems, count_words, sentences, stem, words


def split(text: str) -> list[str]:
    return [span.text for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t ", []),
        ("... !!! —", []),
        ("I like bees. They work.", ["I like bees.", "They work."]),
        ("Ask Dr. Okoro, e.g. on ward 3. Then write.", ["Ask Dr. Okoro, e.g. on ward 3.", "Then write."]),
        ("I joined Lowe Ltd. in May. I stayed.", ["I joined Lowe Ltd. in May.", "I stayed."]),
        ("I joined Lowe Ltd. The work was new.", ["I joined Lowe Ltd.", "The work was new."]),
        ("P.K. Mill & Sons, Ltd. of York", ["P.K. Mill & Sons, Ltd. of York"]),
        ("J. Baker runs it. I help.", ["J. Baker runs it.", "I help."]),
        ("We open at 6 a.m. The bread is warm.", ["We open at 6 a.m.", "The bread is warm."]),
        ("The answer was no. We went on.", ["The answer was no.", "We went on."]),
        ("Bus No. 9 stops here.", ["Bus No. 9 stops here."]),
        ("It grew by 3.5 per cent. Good.", ["It grew by 3.5 per cent.", "Good."]),
        ("Well... maybe. Then… Yes.", ["Well... maybe.", "Then…", "Yes."]),
        ("Really?! Yes! Good", ["Really?!", "Yes!", "Good"]),
        ("i want to learn. then i want to lead.", ["i want to learn.", "then i want to lead."]),
        ("Great! 🎉 Next we plan.", ["Great! 🎉", "Next we plan."]),
        ('He said "go." She went. (All of it.) End', ['He said "go."', "She went.", "(All of it.)", "End"]),
        ("We care for health.Good people work here.", ["We care for health.", "Good people work here."]),
        ("Node.js and B.Sc. and www.Lowe.org stay whole", ["Node.js and B.Sc. and www.Lowe.org stay whole"]),
        ("We are 5. Then 6.", ["We are 5.", "Then 6."]),
        ("نبحث عن مهندس. هل أنت هو؟ نعم", ["نبحث عن مهندس.", "هل أنت هو؟", "نعم"]),
        ("私は学ぶ。次に教える。", ["私は学ぶ。", "次に教える。"]),
        ("Duties: • bake • sell", ["Duties:", "bake", "sell"]),
        (
            "1. Bake bread\n2) Sell it\n- Clean up\n* Lock up",
            ["Bake bread", "Sell it", "Clean up", "Lock up"],
        ),
        ("First line\n\nsecond paragraph", ["First line", "second paragraph"]),
        ("You will bake\nand sell bread.", ["You will bake\nand sell bread."]),
        ("Duties:\nbake bread", ["Duties:", "bake bread"]),
        ("\nlower start", ["lower start"]),
        ("- \rlower start", ["lower start"]),
    ],
)
def test_sentences_are_split_where_a_reader_would(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_an_emoji_in_the_middle_stays_in_its_sentence() -> None:
    assert split("I ❤ bees and work.") == ["I ❤ bees and work."]


@given(st.text(max_size=400) | st.text(alphabet="aB1.!?… \n•-()\"'é🎉م", max_size=400))
def test_sentence_spans_are_literal_ordered_and_apart(text: str) -> None:
    spans = sentences(text)

    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(span.text == span.text.strip() and span.text for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(st.text(alphabet="abZ9.!? \n•-é🎉م", max_size=300))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    letters = [char for char in text if char.isalpha()]

    kept = [char for span in sentences(text) for char in span.text if char.isalpha()]

    # A list mark such as "a. " may be left out, nothing else.
    assert len(letters) - len(kept) <= text.count(".") + text.count(")")


def test_words_keep_what_belongs_together() -> None:
    found = [span.text for span in words("Don't port C++ to C#: follow-up on Node.js, R&D & Zürich’s 24/7.")]

    assert found == [
        "Don't",
        "port",
        "C++",
        "to",
        "C#",
        "follow-up",
        "on",
        "Node.js",
        "R&D",
        "Zürich’s",
        "24",
        "7",
    ]


@given(st.text(max_size=300))
def test_word_spans_are_literal(text: str) -> None:
    assert all(text[span.start : span.end] == span.text for span in words(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("• 🎉 — …", 0),
        ("I don't know", 3),
        ("a well-run ward", 4),
        ("15 %", 2),
        ("by 2027", 4),
        ("£12", 2),
        ("1,000,000,000,000,000,000", 12),
    ],
)
def test_words_are_counted_as_spoken(text: str, expected: int) -> None:
    assert count_words(text) == expected


def test_stems_join_forms_of_a_word() -> None:
    assert stem("Teaching") == stem("teaches") == "teach"
    assert stem("nurse’s") == stem("Nurses")
    assert stem("x" * 41) == "x" * 41


def test_content_stems_leave_out_small_words() -> None:
    assert content_stems("I would like to be teaching the pupils") == ("like", "teach", "pupil")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\u00a0b\u2003c", "a b c"),
        ("a\u200bb\ufeff\u00adc\x00\x07\ud800", "abc"),
        ("\u202eabc\u2069", "abc"),
        ("\uf0b7 bake", "• bake"),
        ("Tom &amp;amp; Ann &lt;3 &#39;", "Tom & Ann <3 '"),
        ("sales&notes R&D &nosuch;", "sales&notes R&D &nosuch;"),
        ("&#13;&#0;x", "\n\ufffdx"),
        ("e\u0301", "é"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_pasted_text_is_cleaned(text: str, expected: str) -> None:
    assert clean_text(text) == expected


@given(st.text(max_size=300))
def test_cleaned_text_can_be_stored(text: str) -> None:
    cleaned = clean_text(text)

    cleaned.encode("utf-8")
    assert not set(cleaned) & set("\x00\r\x0b\u200b")


@pytest.mark.parametrize(
    "unit",
    ["a. ", ".", "\n", "x", "•", " ", " \t", "&amp;", "Inc. The ", "🎉", ".🎉", "'", "5. ", "1,", "a-"],
)
def test_a_huge_text_is_read_in_linear_time(unit: str) -> None:
    text = (unit * 200_000)[:200_000]
    started = time.perf_counter()

    cleaned = clean_text(text)
    sentences(cleaned)
    words(cleaned)
    count_words(cleaned)
    content_stems(cleaned)

    # A quadratic scan takes minutes here; the slow, shared build machine takes under one second.
    assert time.perf_counter() - started < 5
