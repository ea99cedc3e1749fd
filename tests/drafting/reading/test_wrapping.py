"""The front matter and the comments of a page's source, which are no part of its posting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.reading import read_posting
from apps.drafting.reading.wrapping import drop_front_matter, unwrap_source

PAGE = """---
#####################
# HOW TO EDIT: see the handbook.
layout: job
title: "Night Porter"
company: Fern Hotel
location: Leith  # for now
opens: 2026-01-05
---
# What you will do
- Open the door
"""


def test_comments_are_not_read() -> None:
    text = "Night Porter\n<!-- Ask Ann\nfirst -->\n{% comment %}Pay band 3{% endcomment %}\n- Open the door"

    assert [line.text for line in read_posting(text).lines] == ["Night Porter", "Open the door"]
    assert unwrap_source("No comment.") == "No comment."


def test_front_matter_gives_its_fields_and_no_lines() -> None:
    reading = read_posting(PAGE)

    assert (reading.title, reading.employer) == ("Night Porter", "Fern Hotel")
    assert reading.location.startswith("Leith")
    assert [line.text for line in reading.lines if "HOW TO EDIT" in line.text or "layout" in line.text] == []
    assert [line.text for line in reading.lines if line.kind == "responsibility"] == ["Open the door"]


@pytest.mark.parametrize(
    "text",
    [
        "Night Porter\n---\ntitle: x\n---\n",
        "---\nWe are open all night.\n---\nNight Porter",
        "---\ntitle: never closed",
        "---\nTitle: Porter\nYou open the door by night, and close it.\n---\nApply by May.",
        "",
    ],
)
def test_a_rule_alone_is_no_front_matter(text: str) -> None:
    assert drop_front_matter(text) == text


@given(st.text(alphabet='-\ntile: "#', max_size=80))
def test_any_text_can_be_asked(text: str) -> None:
    assert isinstance(unwrap_source(text), str)
