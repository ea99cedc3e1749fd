"""Postings in the data of applicant tracking systems and job boards."""

import json
from typing import Any

import pytest

from apps.postings.importers.records import NoPosting, read_json
from apps.postings.importers.texts import Found, read_value

JOB: dict[str, Any] = {
    "@type": "JobPosting",
    "title": "Night Porter",
    "hiringOrganization": {"@type": "Organization", "name": "Fern Hotel"},
    "jobLocation": [
        {"@type": "Place", "address": {"addressLocality": "Leith", "addressCountry": {"name": "UK"}}}
    ],
    "description": "<p>Open the door.</p><ul><li>Carry bags</li></ul>",
    "skills": ["Patience", "French", 7],
}
FOUND = Found(
    "Open the door.\n- Carry bags\n\n# Skills\nPatience\nFrench", "Night Porter", "Fern Hotel", "Leith, UK"
)


def read(value: Any) -> Found:
    """Read a value as the JSON it would come as."""
    return read_json(json.dumps(value))


def test_escaped_markup_is_read_and_a_plain_less_than_kept() -> None:
    assert read_value("&lt;p&gt;Open &amp;amp; close&lt;/p&gt;") == "Open & close"
    assert read_value(" bags < 20 kg ") == "bags < 20 kg"
    assert read_value(7) == ""


def test_greenhouse_escapes_its_content() -> None:
    content = "&lt;h3&gt;Duties&lt;/h3&gt;&lt;li&gt;Carry bags&lt;/li&gt;"
    board = {"jobs": [{"title": "Night Porter", "content": content, "location": {"name": "Leith"}}]}

    assert read(board) == Found("# Duties\n- Carry bags", "Night Porter", "", "Leith")


def test_lever_lists_its_sections() -> None:
    posting = {
        "text": "Night Porter",
        "categories": {"location": "Leith", "team": "House"},
        "descriptionPlain": "We open early.",
        "lists": [{"text": "Duties", "content": "<li>Carry bags</li>"}, "odd"],
        "additional": "<p>Write to us.</p>",
    }

    expected = "We open early.\n\n# Duties\n- Carry bags\n\nWrite to us."
    assert read([posting]) == Found(expected, "Night Porter", "", "Leith")


def test_ashby_gives_html_and_place() -> None:
    job = {"title": "Night Porter", "location": "Leith", "descriptionHtml": "<p>Open the door.</p>"}

    assert read({"apiVersion": "1", "jobs": [job]}) == Found("Open the door.", "Night Porter", "", "Leith")


def test_workable_parts_description_and_requirements() -> None:
    job = {
        "title": "Night Porter",
        "location": {"country": "United Kingdom", "city": "Leith", "region": "Scotland"},
        "description": "<p>Open the door.</p>",
        "requirements": "<ul><li>French</li></ul>",
        "benefits": "<p>A bed.</p>",
    }

    text = "Open the door.\n\n# Requirements\n- French\n\n# Benefits\nA bed."
    assert read(job) == Found(text, "Night Porter", "", "Leith, Scotland, United Kingdom")


def test_smartrecruiters_keeps_its_sections_under_their_headings() -> None:
    posting = {
        "name": "Night Porter",
        "company": {"identifier": "Fern", "name": "Fern Hotel"},
        "location": {"city": "Leith", "country": "gb", "remote": False},
        "jobAd": {
            "sections": {
                "qualifications": {"title": "You bring", "text": "<p>French</p>"},
                "jobDescription": {"title": "The job", "text": "<p>Open the door.</p>"},
                "videos": {"urls": []},
                "additionalInformation": {"title": "More", "text": ""},
            }
        },
    }

    text = "# The job\nOpen the door.\n\n# You bring\nFrench"
    assert read(posting) == Found(text, "Night Porter", "Fern Hotel", "Leith, gb")


def test_a_flat_record_is_read_by_its_longest_text_where_its_keys_are_unknown() -> None:
    body = "Open the door, carry the bags, and know the trains. " * 4

    found = read({"position": "Night Porter", "company": [{}, {"name": "Fern"}], "desc": body})

    assert found == Found(body.strip(), "Night Porter", "Fern")


def test_the_same_section_under_two_keys_is_kept_once() -> None:
    assert read({"title": "Porter", "description": "Open.", "jobDescription": "Open."}) == Found(
        "Open.", "Porter"
    )


@pytest.mark.parametrize(
    ("place", "location"),
    [
        ("Leith", "Leith"),
        ({"address": "4 Shore, Leith"}, "4 Shore, Leith"),
        ({"address": {"addressLocality": "Leith", "addressRegion": "Leith"}}, "Leith"),
        ([{"address": {"addressLocality": "Leith"}}, {"name": "Perth"}], "Leith; Perth"),
        ({"address": {"postalCode": "EH6"}, "name": "The Shore"}, "The Shore"),
        (7, ""),
    ],
)
def test_a_place_is_read_however_it_is_written(place: Any, location: str) -> None:
    assert read(JOB | {"jobLocation": place}).location == location


def test_work_from_anywhere_is_a_place_where_no_other_is_named() -> None:
    remote = JOB | {"jobLocationType": "TELECOMMUTE"}

    assert read(remote).location == "Leith, UK"
    assert read(remote | {"jobLocation": None}).location == "Remote"


@pytest.mark.parametrize(
    "text",
    ["{", "[]", "7", '"x"', "{}", '{"title": "Porter"}', '[["a"]]', "[" * 100_000, '{"description": "—"}'],
)
def test_json_without_a_posting_is_refused(text: str) -> None:
    with pytest.raises(NoPosting):
        read_json(text)


def test_a_job_posting_is_found_in_a_graph_and_by_its_full_name() -> None:
    assert read({"@graph": [{"@type": "WebSite"}, JOB]}) == FOUND
    assert read([JOB | {"@type": ["Thing", "https://schema.org/JobPosting"]}]) == FOUND


def test_a_board_of_several_jobs_gives_the_first() -> None:
    assert read({"jobs": [JOB, {"title": "Porter"}]}) == FOUND


def test_data_nested_beyond_reason_is_not_followed() -> None:
    value: Any = JOB
    for _ in range(60):
        value = [value]

    with pytest.raises(NoPosting):
        read(value)


def test_whole_puts_title_and_employer_first_once() -> None:
    assert Found("Open the door.", "Porter", "Fern").whole() == "Porter\n\nFern\n\nOpen the door."
    assert Found("Porter at Fern. Open.", "Porter", "Fern").whole() == "Porter at Fern. Open."
