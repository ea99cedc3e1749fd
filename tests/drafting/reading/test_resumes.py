"""A résumé's text into facts: each with the words it came from, and nothing lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.reading.resumes import ResumeReading, read_resume
from apps.drafting.reading.resumes.headings import is_capitals, name_section
from apps.drafting.text import words
from apps.drafting.vocabulary import FactKind

RESUME = """Nadia Brandt
Glazier, Leith
nadia@example.org | 0131 496 0000

PROFILE
I set glass in old frames and keep it there.

EXPERIENCE
Glazier
Castle Windows Ltd, 2019 – now
• Set 400 sash panes in listed houses, and cut the breakage
  from nine in a hundred to two
• Trained two apprentices

2016 - 2019
Apprentice, Firth Glass
Cut and polished table tops for a furniture maker who sold them all over the country
and packed them for the road.

EDUCATION & TRAINING
SVQ Glazing, Edinburgh College, 2018
Highers in art and physics, 2015

SKILLS
Leaded lights; Glass cutting; Lime putty
Software: SketchUp, Excel (basic, daily)
I can drive a van and a fork lift and back both into a very narrow lane.

LANGUAGES: English, Polish

ODD JOBS
I mend clocks.
————
References: ask me
"""

TABLE_TOPS = (
    "Cut and polished table tops for a furniture maker who sold them all over the country and packed them for"
    " the road"
)


def list_facts(text: str, kind: FactKind) -> list[str]:
    """Return the texts of the facts of one kind."""
    return [fact.text for fact in read_resume(text).facts if fact.kind is kind]


def test_a_resume_becomes_facts_of_every_kind() -> None:
    assert list_facts(RESUME, FactKind.EXPERIENCE) == [
        "Glazier, Castle Windows Ltd, 2019 – now",
        "Set 400 sash panes in listed houses, and cut the breakage from nine in a hundred to two",
        "Trained two apprentices",
        "2016 - 2019, Apprentice, Firth Glass",
        TABLE_TOPS,
    ]
    assert list_facts(RESUME, FactKind.EDUCATION) == [
        "SVQ Glazing, Edinburgh College, 2018",
        "Highers in art and physics, 2015",
    ]
    assert list_facts(RESUME, FactKind.SKILL) == [
        "Leaded lights",
        "Glass cutting",
        "Lime putty",
        "SketchUp",
        "Excel (basic, daily)",
        "I can drive a van and a fork lift and back both into a very narrow lane",
    ]
    assert list_facts(RESUME, FactKind.LANGUAGE) == ["English", "Polish"]


def test_who_it_is_and_how_to_reach_them_is_no_fact() -> None:
    reading = read_resume(RESUME)

    assert reading.contact == ("Nadia Brandt", "nadia@example.org | 0131 496 0000")
    assert reading.unplaced == (
        "Glazier, Leith",
        "I set glass in old frames and keep it there.",
        "I mend clocks.",
        "References: ask me",
    )


def test_headings_are_kept_apart() -> None:
    assert read_resume(RESUME).headings == (
        "PROFILE",
        "EXPERIENCE",
        "EDUCATION & TRAINING",
        "SKILLS",
        "ODD JOBS",
        "————",
    )


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Work Experience", FactKind.EXPERIENCE),
        ("## My key skills:", FactKind.SKILL),
        ("**Certificates and licences**", FactKind.CREDENTIAL),
        ("Volunteering", FactKind.EXPERIENCE),
        ("Selected publications", FactKind.PROJECT),
        ("Languages", FactKind.LANGUAGE),
        ("Academic qualifications", FactKind.EDUCATION),
        ("Hobbies & interests", None),
        ("Curriculum Vitae", None),
    ],
)
def test_a_heading_names_what_stands_below_it(line: str, kind: FactKind | None) -> None:
    assert name_section(line) == (True, kind)


@pytest.mark.parametrize(
    "line", ["", "—", "Skills and a steady hand", "Work at the bench in all weathers, by day and night"]
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert name_section(line) == (False, None)


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [("ODD JOBS", True), ("**COMMITTEES**", True), ("UIC", False), ("IN 2019", False), ("Odd jobs", False)],
)
def test_a_few_words_in_capitals_may_be_a_heading(line: str, is_heading: bool) -> None:
    assert is_capitals(line) is is_heading


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("GLAZE\nkiln loading\nthrowing", ["GLAZE", "kiln loading", "throwing"]),
        (
            "GLAZE, kiln loading and unloading, throwing and\nturning",
            ["GLAZE", "kiln loading and unloading", "throwing and turning"],
        ),
        ("Throwing, turning. Kiln loading.", ["Throwing", "turning", "Kiln loading"]),
        ("Blender, C#", ["Blender", "C#"]),
        (", ,\nThrowing, turning", ["Throwing", "turning"]),
    ],
)
def test_short_lines_of_a_list_are_items(below: str, expected: list[str]) -> None:
    reading = read_resume(f"Experience\nPotter, 2019 to 2021\n\nSkills\n{below}\n")

    assert [fact.text for fact in reading.facts if fact.kind is FactKind.SKILL] == expected


def test_a_label_whose_items_were_taken_out_is_a_heading() -> None:
    reading = read_resume("Experience\nPotter, 2019 to 2021\n\nSkills: , ,\n\nThrowing")

    assert [fact.text for fact in reading.facts] == ["Potter, 2019 to 2021", "Throwing"]
    assert "Skills: , ," in reading.headings


def test_a_tool_in_capitals_among_the_skills_is_no_heading() -> None:
    assert list_facts("EXPERIENCE\nGlazier, 2019\nSKILLS\nQGIS\nAutoCAD", FactKind.SKILL) == [
        "QGIS",
        "AutoCAD",
    ]


def test_where_headings_are_not_in_capitals_such_a_line_is_no_heading() -> None:
    assert list_facts("Experience\nCASTLE WINDOWS\n- Set panes", FactKind.EXPERIENCE) == [
        "CASTLE WINDOWS",
        "Set panes",
    ]


def test_cells_of_a_table_are_told_apart_by_commas() -> None:
    assert list_facts("Experience\n2019 | Glazier | Castle Windows", FactKind.EXPERIENCE) == [
        "2019, Glazier, Castle Windows"
    ]


def test_each_dated_line_is_an_entry_of_its_own() -> None:
    text = "Education\nSVQ Glazing, 2018\nHighers, 2015\nWon the prize\nfor glass"

    assert list_facts(text, FactKind.EDUCATION) == [
        "SVQ Glazing, 2018",
        "Highers, 2015",
        "Won the prize for glass",
    ]


def test_a_date_alone_goes_with_the_lines_below_it() -> None:
    text = "Experience\n2019\nGlazier\nCastle Windows"

    assert list_facts(text, FactKind.EXPERIENCE) == ["2019, Glazier, Castle Windows"]


def test_a_line_that_stops_in_the_midst_goes_on_in_the_next() -> None:
    assert list_facts("Experience\n- Set panes and\nTables", FactKind.EXPERIENCE) == ["Set panes and Tables"]


def test_a_fact_said_twice_is_one_with_both_sources() -> None:
    facts = read_resume("Skills\n- Lime putty\n* Lime putty").facts

    assert [(fact.text, fact.source) for fact in facts] == [("Lime putty", "- Lime putty\n* Lime putty")]


def test_what_is_too_long_to_be_one_fact_is_left() -> None:
    long = "I set panes in every street of the old town. " * 20

    assert read_resume(f"Experience\n{long}").unplaced == (long.strip(),)


def test_an_empty_text_gives_an_empty_reading() -> None:
    assert read_resume(" \n\t\n") == ResumeReading()


def find_lost(text: str, reading: ResumeReading) -> list[str]:
    """Return the lines of a text that are nowhere in its reading."""
    said = [*(fact.source for fact in reading.facts), *reading.contact, *reading.unplaced, *reading.headings]
    kept = {line.strip() for piece in said for line in piece.splitlines()}
    return [line.strip() for line in text.splitlines() if line.strip() and line.strip() not in kept]


def find_foreign(reading: ResumeReading) -> list[str]:
    """Return the words of facts that are not in their sources."""
    foreign: list[str] = []
    for fact in reading.facts:
        source = {word.text for word in words(fact.source)}
        foreign += [word.text for word in words(fact.text) if word.text not in source]
    return foreign


LINES = st.lists(
    st.one_of(
        st.sampled_from([*RESUME.split("\n"), "EXPERIENCE", "Skills", "", "- ", "| a | b |", "1. x", "2019"]),
        st.text(max_size=40),
    ),
    max_size=25,
)


@given(LINES)
def test_no_line_is_lost_and_no_word_is_new(lines: list[str]) -> None:
    text = "\n".join(lines)
    reading = read_resume(text)

    assert find_lost(text, reading) == []
    assert find_foreign(reading) == []


def test_a_lost_line_and_a_new_word_would_be_seen() -> None:
    reading = read_resume(RESUME)
    text = re.sub("Trained two", "Taught two", RESUME)

    assert find_lost(text, reading) == ["• Taught two apprentices"]
    fact = reading.facts[0]
    invented = ResumeReading(facts=(type(fact)(fact.kind, "Master glazier", fact.source),))
    assert find_foreign(invented) == ["Master", "glazier"]
