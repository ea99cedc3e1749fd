"""The main skills of whole postings, measured, and the single rules behind them."""

import re
from pathlib import Path
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.reading.posting import read_posting
from apps.drafting.reading.skills import read_skills
from apps.drafting.vocabulary import Line, LineKind

POSTINGS = Path(__file__).with_name("skill_postings.txt")


def load_postings() -> list[tuple[str, str, list[str]]]:
    """Return the invented postings, as name, text and the skills that a careful reader marked."""
    found = []
    for block in POSTINGS.read_text(encoding="utf-8").split("=== ")[1:]:
        body, gold = block.split("\n--- ")
        name, _, text = body.partition("\n")
        found.append((name, text, gold.strip().split(" | ")))
    return found


def list_words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9+#./]+", text.lower())


def is_same(one: str, other: str) -> bool:
    """Tell whether two quotes mean the same piece: one holds the other, or 60 % of their words agree."""
    first, second = list_words(one), list_words(other)
    joined, beside = f" {' '.join(first)} ", f" {' '.join(second)} "
    shared = sum(min(first.count(word), second.count(word)) for word in set(first))
    return joined in beside or beside in joined or 2 * shared >= 0.6 * (len(first) + len(second))


def measure_skills(text: str, gold: list[str]) -> float:
    """Return the F1 of the skills read from one posting."""
    read = read_posting(text).skills
    right = sum(any(is_same(piece, mark) for mark in gold) for piece in read)
    met = sum(any(is_same(piece, mark) for piece in read) for mark in gold)
    if not right:
        return 0.0
    precision, recall = right / len(read), met / len(gold)
    return 2 * precision * recall / (precision + recall)


def line(text: str, kind: LineKind = LineKind.REQUIREMENT) -> Line:
    return Line("1", 1, text, kind, 0.9)


def test_the_invented_postings_are_read_well() -> None:
    assert fmean(measure_skills(text, gold) for _, text, gold in load_postings()) > 0.77


def test_every_mark_of_the_invented_postings_is_in_their_text() -> None:
    missing = [(name, mark) for name, text, gold in load_postings() for mark in gold if mark not in text]

    assert missing == []


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        pytest.param(
            "Risk assessments and a full UK driving licence",
            ("Risk assessments", "full UK driving licence"),
            id="plural and longest",
        ),
        pytest.param("Customer service oriented", ("Customer service oriented",), id="trait around a skill"),
        pytest.param("Problem‑solving", ("Problem‑solving",), id="any hyphen"),
        pytest.param("You must excel in C++ and C#", ("C++", "C#"), id="signs"),
        pytest.param("They strained pythonic trainers", (), id="not inside a word"),
        pytest.param("İSTANBUL, phonics", ("phonics",), id="a letter that grows in lower case"),
        pytest.param("Use of QGIS", ("QGIS",), id="short and in capitals"),
        pytest.param("Take a can of paint", (), id="short and not in capitals"),
        pytest.param(
            "Experience of boat building and knowledge of 'the Harbour Code'",
            ("boat building", "Harbour Code"),
            id="asked for",
        ),
        pytest.param("A beekeeping certificate", ("beekeeping certificate",), id="a paper"),
        pytest.param("Good previous skills", (), id="a noun alone"),
        pytest.param("Experience of a", (), id="nothing asked for"),
        pytest.param(
            "Knowledge of " + "very long chains of words " * 9,
            (),
            id="too long to quote",
        ),
        pytest.param("WE ASK FOR ZORB", (), id="all in capitals"),
        pytest.param("Able to use the ZORB", ("ZORB",), id="a name in capitals"),
        pytest.param("Used to aws and sql", ("aws", "sql"), id="short and typed in small letters"),
        pytest.param("A grade of C.S. at school", (), id="one letter of several"),
        pytest.param("Good at GEDMust", (), id="two words that lost the space"),
        pytest.param("Holding a relevant hay degree or diploma", (), id="no degree is a skill"),
        pytest.param(
            "You know a herd book (such as Kiddo or HerdWise, we use Goatly) by heart (a Degree)",
            ("Kiddo", "HerdWise", "Goatly"),
            id="names in brackets",
        ),
        pytest.param(
            "Python, SQL, Kafka, Redis and experience with Goatly",
            ("Python", "SQL", "Kafka", "Redis", "Goatly"),
            id="a name that is asked for is no filler",
        ),
        pytest.param("Fern welding, and the NHS", ("welding",), id="no acronym that is no skill"),
    ],
)
def test_one_line_that_asks(text: str, skills: tuple[str, ...]) -> None:
    assert read_skills([line(text)], without="Fern Yard") == skills


def test_the_name_of_the_employer_is_no_skill() -> None:
    assert read_skills([line("Python and Tableau")], without="Tableau Yard") == ("Python",)


def test_a_trait_counts_only_where_it_is_asked_for() -> None:
    about = line("We are friendly and teach phonics", LineKind.ABOUT)

    assert read_skills([about]) == ("phonics",)
    assert read_skills([about, line("Friendly")]) == ("phonics", "Friendly")


def test_names_in_a_bare_list_count_but_not_where_to_follow_the_employer() -> None:
    stack = line("Stack: Python, SQL, Tableau, Kafka, Redis", LineKind.OTHER)
    follow = line("Find us on LinkedIn", LineKind.OTHER)

    assert read_skills([stack, follow]) == ("Python", "SQL", "Tableau", "Kafka", "Redis")
    assert read_skills([line("Write for LinkedIn", LineKind.RESPONSIBILITY)]) == ("LinkedIn",)


def test_phrases_and_asides_only_fill_up() -> None:
    tools = line("Python, SQL, Tableau, Kafka")

    assert read_skills([tools, line("Knowledge of beekeeping"), line("phonics", LineKind.ABOUT)]) == (
        "Python",
        "SQL",
        "Tableau",
        "Kafka",
    )


def test_what_is_named_again_goes_first_when_there_are_too_many() -> None:
    tools = (
        "Python, SQL, Tableau, Kafka, Docker, Terraform, Jenkins, Redis, Django, Flask, Ansible, "
        "Grafana, MongoDB"
    )

    assert len(read_skills([line(tools)])) == 12
    assert "MongoDB" not in read_skills([line(tools)])
    assert "MongoDB" in read_skills([line(tools), line("MongoDB", LineKind.RESPONSIBILITY)])
    assert "MongoDB" in read_skills([line("MongoDB", LineKind.ABOUT), line(tools), line("MongoDB")])


def test_a_skill_within_another_is_left_out() -> None:
    assert read_skills([line("SQL"), line("SQL Server")]) == ("SQL",)


@given(st.lists(st.tuples(st.text(max_size=80), st.sampled_from(LineKind)), max_size=6))
def test_skills_are_literal_pieces_whatever_is_pasted(rows: list[tuple[str, LineKind]]) -> None:
    lines = [line(text, kind) for text, kind in rows]

    skills = read_skills(lines)

    assert len(skills) == len(set(skills)) <= 12
    assert all(any(skill in text.replace("\n", " ") for text, _ in rows) for skill in skills)
