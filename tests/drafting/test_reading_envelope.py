"""Postings in web pages and in the JSON of applicant tracking systems."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.reading.envelope import (
    Envelope,
    UnreadableEnvelope,
    read_html,
    read_json,
    read_markup,
)

JOB: dict[str, Any] = {
    "@type": "JobPosting",
    "title": "Night Porter",
    "hiringOrganization": {"@type": "Organization", "name": "Fern Hotel"},
    "description": "<p>Open the door.</p><ul><li>Carry bags</li></ul>",
    "skills": ["Patience", "French", 7],
}
JOB_TEXT = "Open the door.\n- Carry bags\n\n# Skills\nPatience\nFrench\n"


def test_a_page_with_job_data_is_read_from_the_data() -> None:
    data = json.dumps({"@graph": [{"@type": "WebSite"}, JOB]})
    page = f'<html><script type="application/ld+json">{data}</script><p>Cookies</p></html>'

    assert read_html(page) == Envelope(JOB_TEXT, "Night Porter", "Fern Hotel")


def test_a_page_without_usable_data_is_read_as_a_reader_sees_it() -> None:
    page = (
        '<head><title>x</title></head><script type="application/ld+json">{broken</script>'
        '<script type="application/ld+json">{"@type": ["JobPosting"]}</script>'
        "<script>var a = 1;</script><h2>Duties</h2><p>Open<br>the door &amp; smile</p></span>"
        "<ul><li>Carry <b>bags</b></li></ul><svg><button>Go</svg>"
    )

    assert read_html(page) == Envelope("# Duties\n\nOpen\n\nthe door & smile\n- Carry bags")


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableEnvelope, match="no text"):
        read_html("<p> — </p><script>var a</script>")


def test_escaped_markup_is_read_and_a_plain_less_than_kept() -> None:
    assert read_markup("&lt;p&gt;Open &amp;amp; close&lt;/p&gt;") == "Open & close"
    assert read_markup(" bags < 20 kg ") == "bags < 20 kg"


def test_greenhouse_lists_jobs_with_escaped_content() -> None:
    board = {
        "jobs": [
            {"title": "Night Porter", "content": "&lt;h3&gt;Duties&lt;/h3&gt;&lt;li&gt;Carry bags&lt;/li&gt;"}
        ]
    }

    assert read_json(json.dumps(board)) == Envelope("# Duties\n- Carry bags", "Night Porter", "")


def test_lever_lists_sections() -> None:
    postings = [
        {
            "text": "Night Porter",
            "descriptionPlain": "We open early.",
            "lists": [{"text": "Duties", "content": "<li>Carry bags</li>"}, "odd"],
            "additional": "<p>Write to us.</p>",
        }
    ]

    expected = "We open early.\n\n# Duties\n- Carry bags\n\nWrite to us."
    assert read_json(json.dumps(postings)) == Envelope(expected, "Night Porter", "")


def test_a_flat_record_is_read_by_its_longest_text_where_its_keys_are_unknown() -> None:
    body = "Open the door, carry the bags, and know the trains. " * 4

    envelope = read_json(
        json.dumps({"position": "Night Porter", "company": [{"name": "Fern"}], "desc": body})
    )

    assert envelope == Envelope(body.strip(), "Night Porter", "Fern")


@pytest.mark.parametrize(
    "text", ["{", "[]", "7", '"x"', "{}", '{"title": "Porter"}', '[["a"]]', "[" * 100_000]
)
def test_json_without_a_posting_is_refused(text: str) -> None:
    with pytest.raises(UnreadableEnvelope):
        read_json(text)


def test_a_board_of_several_jobs_gives_the_first() -> None:
    assert read_json(json.dumps({"jobs": [JOB, {"title": "Porter"}]})) == read_json(json.dumps(JOB))


def test_data_nested_beyond_reason_is_not_followed() -> None:
    value: Any = JOB
    for _ in range(60):
        value = [value]

    with pytest.raises(UnreadableEnvelope):
        read_json(json.dumps(value))


def test_whole_puts_title_and_employer_first_once() -> None:
    assert Envelope("Open the door.", "Porter", "Fern").whole() == "Porter\n\nFern\n\nOpen the door."
    assert Envelope("Porter at Fern. Open.", "Porter", "Fern").whole() == "Porter at Fern. Open."


@given(st.text(alphabet="<>/ap!-&;=\"' \n", max_size=200))
def test_broken_markup_never_raises_anything_else(markup: str) -> None:
    try:
        envelope = read_html(markup)
    except UnreadableEnvelope:
        return
    assert envelope.text
