"""Résumés of many kinds, each with every fact it gives: a sample names what it shows."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.reading.resumes import read_resume
from apps.drafting.reading.resumes.deeds import keep_deed, opens_with_deed
from apps.drafting.reading.resumes.headings import name_section
from apps.drafting.text import words
from apps.drafting.vocabulary import FactKind

SAMPLES = re.findall(
    r"^=== (.+)\n([\s\S]+?)^--- facts\n((?:\w+: .*\n)*)",
    (Path(__file__).parent / "resume_samples.txt").read_text(encoding="utf-8"),
    re.MULTILINE,
)


@pytest.mark.parametrize(("resume", "said"), [pytest.param(*rest, id=name) for name, *rest in SAMPLES])
def test_a_resume_gives_these_facts_and_no_other(resume: str, said: str) -> None:
    reading = read_resume(resume)
    facts = [f"{fact.kind.value}: {fact.text}" for fact in reading.facts]

    assert [*facts, *(f"unplaced: {each}" for each in reading.unplaced)] == said.splitlines()


def test_every_sample_is_read() -> None:
    assert len(SAMPLES) == 20


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("E D U C A T I O N", FactKind.EDUCATION),
        ("2) Skillset", FactKind.SKILL),
        ("*** Licenses & Certifications ***", FactKind.CREDENTIAL),
        ("Voluntary work", FactKind.EXPERIENCE),
        ("[ Languages spoken ]", FactKind.LANGUAGE),
    ],
)
def test_a_heading_may_be_decorated(line: str, kind: FactKind) -> None:
    assert name_section(line) == (True, kind)


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Eight years in claims handling.", "Eight years in claims handling"),
        ("Ran a crew of six, hoping to lead a larger one.", "Ran a crew of six"),
        ("I have taught art and want to go on.", "I have taught art"),
        ("Motivated and warm.", ""),
        ("Looking for a post near the sea.", ""),
        ("I set glass in old frames.", ""),
        ("Ran " + "and ran " * 90, ""),
    ],
)
def test_a_sentence_of_a_summary_keeps_what_was_done(sentence: str, kept: str) -> None:
    assert keep_deed(sentence) == kept


@pytest.mark.parametrize("line", ["Registered nurse", "United Mills", "Set designer", "Seed merchant"])
def test_a_name_is_no_deed(line: str) -> None:
    assert not opens_with_deed(line)


def test_a_list_line_without_words_is_left() -> None:
    assert read_resume("Skills\n1. #\nExcel").unplaced == ("1. #",)


def test_capitals_under_headings_in_capitals_open_a_section_of_its_own() -> None:
    reading = read_resume("EXPERIENCE\nTailor, 2001\nODD THINGS\nI mend clocks")

    assert reading.headings == ("EXPERIENCE", "ODD THINGS")
    assert reading.unplaced == ("I mend clocks",)


def test_a_page_number_is_no_fact() -> None:
    assert read_resume("Experience\nTailor, 2001\nPage 2").headings == ("Experience", "Page 2")


def test_responsibilities_below_a_project_stay_with_it() -> None:
    text = "Projects\nTide clock\nResponsibilities:\n- Soldered the board"

    assert [fact.kind for fact in read_resume(text).facts] == [FactKind.PROJECT, FactKind.PROJECT]


def test_a_title_of_a_group_of_skills_is_a_heading() -> None:
    assert read_resume("Skills\nAt the bench:\nLathe, Saw").headings == ("Skills", "At the bench:")


def test_projects_after_experience_are_projects() -> None:
    facts = read_resume("Experience\nTailor, 2001\nProjects\nTide clock").facts

    assert [fact.kind for fact in facts] == [FactKind.EXPERIENCE, FactKind.PROJECT]


LINES = st.lists(
    st.one_of(
        st.sampled_from([line for _, resume, _ in SAMPLES for line in resume.splitlines()]),
        st.text(max_size=30),
    ),
    max_size=30,
)


@given(LINES)
def test_every_line_is_placed_once_and_every_word_has_its_source(lines: list[str]) -> None:
    text = "\n".join(lines)
    reading = read_resume(text)
    sources = {line for fact in reading.facts for line in fact.source.splitlines()}
    left = {line for each in reading.unplaced for line in each.splitlines()}

    kept = sources | left | {*reading.contact, *reading.headings}
    assert {line.strip() for line in text.splitlines() if line.strip()} == kept
    assert sources & left == set()
    for fact in reading.facts:
        assert {word.text for word in words(fact.text)} <= {word.text for word in words(fact.source)}


@given(LINES)
def test_reading_twice_gives_the_same(lines: list[str]) -> None:
    assert read_resume("\n".join(lines)) == read_resume("\n".join(lines))
