"""One batch record: every value asked for by name and type, and a bad one spoils no other."""

import logging
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import strategies as st

from apps.answers.batch.lines import answer_lines, write_line
from apps.answers.batch.records import Record, UnreadableRecord, parse_record

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 10) | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


class Fruit(StrEnum):
    """A choice for the tests."""

    PLUM = "plum"
    SLOE = "sloe"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (b"\xff\xfe", "not UTF-8"),
        (b"{", "not JSON"),
        (b'{"id": NaN}', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": ' + b"9" * 5_000 + b"}", "not JSON"),
        (b"[1]", "not an object"),
    ],
)
def test_a_line_that_is_no_record_is_refused(line: bytes, complaint: str) -> None:
    with pytest.raises(UnreadableRecord, match=f"^{complaint}$"):
        parse_record(line)


@pytest.mark.parametrize(
    ("ask", "complaint"),
    [
        (lambda record: record.text("absent"), "absent must be text"),
        (lambda record: record.text("list"), "list must be text"),
        (lambda record: record.text("long"), "long is longer than 200,000 characters"),
        (lambda record: record.texts("text"), "text must be a list"),
        (lambda record: record.texts("list"), "list 1 must be text"),
        (lambda record: record.texts("many"), "many has more than 2,000 items"),
        (lambda record: record.record("list"), "list must be an object"),
        (lambda record: record.record("object").text("one"), "object one must be text"),
        (lambda record: record.records("list"), "list 1 must be an object"),
        (lambda record: record.whole("text"), "text must be a number, 0 or more"),
        (lambda record: record.whole("true"), "true must be a number, 0 or more"),
        (lambda record: record.whole("minus"), "minus must be a number, 0 or more"),
        (lambda record: record.flag("one"), "one must be true or false"),
        (lambda record: record.choice("text", Fruit), "text must be one of plum, sloe"),
    ],
)
def test_a_value_of_another_type_is_refused(ask: Callable[[Record], object], complaint: str) -> None:
    record = Record(
        {
            "list": [1],
            "many": [""] * 2_001,
            "text": "pear",
            "long": "x" * 200_001,
            "object": {"one": 1},
            "one": 1,
            "true": True,
            "minus": -1,
        }
    )

    with pytest.raises(UnreadableRecord, match=f"^{complaint}$"):
        ask(record)


def test_values_come_with_their_types() -> None:
    record = parse_record(
        b'\xef\xbb\xbf{"id": 7, "text": "a\\u0000b", "texts": ["a"], "years": 2.5, "yes": true,'
        b' "fruit": "plum", "in": {"text": "c"}, "ins": [{"text": "d"}]}'
    )

    assert record.id == 7
    assert record.text("text") == "ab"
    assert record.texts("texts") == ("a",)
    assert record.whole("years") == 2
    assert record.flag("yes") is True
    assert record.choice("fruit", Fruit) == Fruit.PLUM
    assert record.record("in").text("text") == "c"
    assert [inner.text("text") for inner in record.records("ins")] == ["d"]


def test_absent_values_are_empty() -> None:
    record = Record({"id": [1], "null": None, "empty": ""})

    assert record.id is None
    assert record.text("null", default="") == ""
    assert record.texts("absent") == ()
    assert record.record("null") == Record({}, "null")
    assert record.records("absent") == ()
    assert (record.whole("absent"), record.whole("null", default=3)) == (None, 3)
    assert record.flag("absent") is False
    assert record.choice("empty", Fruit) is None


def test_a_bad_record_spoils_no_other() -> None:
    lines = [b'{"id": "a", "n": "1"}\n', b"\n", b"junk\n", b'{"id": "b"}\n', b'{"id": "c", "n": "3"}']

    answered = list(answer_lines(lines, lambda record: {"n": record.text("n")}))

    assert answered == [
        {"id": "a", "n": "1"},
        {"id": None, "error": "not JSON"},
        {"id": "b", "error": "n must be text"},
        {"id": "c", "n": "3"},
    ]


def test_a_fault_of_ours_is_logged_and_the_rest_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    def fail(record: Record) -> dict[str, Any]:
        return {"n": 1 // (record.whole("n") or 0)}

    with caplog.at_level(logging.ERROR):
        answered = list(answer_lines([b'{"id": "a"}', b'{"id": "b", "n": 1}'], fail))

    assert answered == [
        {"id": "a", "error": "could not be answered; the log says why"},
        {"id": "b", "n": 1},
    ]
    assert "ZeroDivisionError" in caplog.text


def test_half_a_character_can_be_written() -> None:
    assert write_line({"id": "\ud83c"}) == '{"id": "\\ud83c"}\n'
