"""A whole posting read: fields, numbered lines, quotes, and what is left out."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.reading.posting import PostingReading, read_line, read_posting
from apps.drafting.text import clean_text
from apps.drafting.vocabulary import EmployerKind, Level, LineKind, Posting

BAKERY = """# Assistant Baker — Oduya & Daughters Bakery

## About us
We are a family-run bakery in Leith with two shops. Over the next two years, we are opening a third shop.

## What you will do
- Mix and shape sourdough for both shops
- You will check the proving room twice a night
- You will receive training in laminated dough from our head baker

## What we are looking for
* Experience of working at night
* Knowledge of HACCP
* A driving licence would be useful

## Benefits
**Pay:** £13 per hour
- Free bread every day

## How to apply
Send your CV to Ama by 3 March.
"""


def kinds_of(reading: PostingReading) -> dict[str, LineKind]:
    return {line.text: line.kind for line in reading.lines}


def test_a_posting_in_markdown_is_read_into_its_fields() -> None:
    reading = read_posting(BAKERY)

    assert reading.title == "Assistant Baker"
    assert reading.employer == "Oduya & Daughters Bakery"
    assert reading.level is Level.JUNIOR
    assert reading.employer_kind is EmployerKind.OTHER
    assert reading.skills == ("HACCP", "driving licence")
    assert reading.responsibilities == (
        "Mix and shape sourdough for both shops",
        "check the proving room twice a night",
    )
    assert reading.growth_offers == ("training in laminated dough from our head baker",)
    assert reading.company_direction == ("Over the next two years, we are opening a third shop",)
    assert reading.questions == ("Whom would I work with, and to whom would I report?",)


def test_lines_are_numbered_and_have_kinds() -> None:
    reading = read_posting(BAKERY)
    kinds = kinds_of(reading)

    assert [line.number for line in reading.lines] == list(range(1, len(reading.lines) + 1))
    assert [line.ref for line in reading.lines] == [str(line.number) for line in reading.lines]
    assert kinds["We are a family-run bakery in Leith with two shops."] is LineKind.ABOUT
    assert kinds["You will receive training in laminated dough from our head baker"] is LineKind.GROWTH
    assert kinds["Knowledge of HACCP"] is LineKind.REQUIREMENT
    assert kinds["A driving licence would be useful"] is LineKind.PREFERRED
    assert kinds["£13 per hour"] is LineKind.BENEFIT
    assert kinds["Free bread every day"] is LineKind.BENEFIT
    assert kinds["Send your CV to Ama by 3 March."] is LineKind.OTHER
    assert kinds["Benefits"] is LineKind.OTHER


def test_the_reading_becomes_the_shared_posting() -> None:
    reading = read_posting(BAKERY)

    assert reading.posting() == Posting(
        "Assistant Baker", "Oduya & Daughters Bakery", Level.JUNIOR, EmployerKind.OTHER, reading.lines
    )


def test_an_empty_posting_leaves_every_question_open() -> None:
    reading = read_posting(" \n\x00 --- \n")

    assert reading == PostingReading(questions=reading.questions)
    assert len(reading.questions) == 6


def test_what_nothing_could_be_made_of_is_listed_as_unread() -> None:
    reading = read_posting("Baker\n\nPurple hats on Tuesdays, mostly.")

    assert [line.text for line in reading.unread] == ["Purple hats on Tuesdays, mostly."]


def test_the_employers_own_list_of_duties_goes_before_what_the_prose_tells() -> None:
    prose = "Sailmaker\nYou will join a loft of nine.\nYou will mend sails for the whole coast.\n"
    listed = "Duties\n- Cut the panels\n- Sew the seams\n"

    short = read_posting(prose + listed).responsibilities
    whole = read_posting(prose + listed + "- Fit the rings\n").responsibilities

    assert short == ("mend sails for the whole coast", "Cut the panels", "Sew the seams")
    assert whole == ("Cut the panels", "Sew the seams", "Fit the rings")


def test_flattened_lists_are_cut_where_the_seams_show() -> None:
    text = (
        "DutiesPrepare the rota for the wardsCheck the stock in NetSuite and on GitHub each morning"
        "Write to families:Always kindly"
    )
    assert [line.text for line in read_posting(text).lines] == [
        "Duties",
        "Prepare the rota for the wards",
        "Check the stock in NetSuite and on GitHub each morning",
        "Write to families:",
        "Always kindly",
    ]


def test_a_heading_stuck_to_both_its_neighbours_is_cut_free() -> None:
    text = "Press the shirtsSort the linenRequirementsGCSE mathsDriving licenceBenefits25 days"

    assert [line.text for line in read_posting(text).lines] == [
        "Press the shirts",
        "Sort the linen",
        "Requirements",
        "GCSE maths",
        "Driving licence",
        "Benefits",
        "25 days",
    ]


def test_a_heading_in_capitals_stuck_to_both_its_neighbours_is_cut_free() -> None:
    text = "Keeps in touch with parents.PREPARESets the tables and mixes the slips for NASA and IKEA."

    assert [line.text for line in read_posting(text).lines] == [
        "Keeps in touch with parents.",
        "PREPARE",
        "Sets the tables and mixes the slips for NASA and IKEA.",
    ]


def test_duties_run_together_in_one_long_row_are_cut_at_their_verbs() -> None:
    text = (
        "In this post you will look after the books of eleven village halls and the people who use them "
        "from Monday to Friday all through the year Prepare the accounts for each hall and for the county "
        "Check every invoice against its order before it is paid  Core Skills: Knowledge of ledgers"
    )

    texts = [line.text for line in read_posting(text).lines]

    assert texts[1:] == [
        "Prepare the accounts for each hall and for the county",
        "Check every invoice against its order before it is paid",
        "Core Skills",
        "Knowledge of ledgers",
    ]


def test_bullets_inside_a_row_and_wrapped_lines_are_kept_apart() -> None:
    text = (
        "Duties:\n• wash the vans • — • sweep the yard\nYou will drive\nslowly\n"
        "You will drive the\nsmall van on Fridays.\n\nlate shifts too"
    )

    assert [line.text for line in read_posting(text).lines] == [
        "Duties:",
        "wash the vans",
        "sweep the yard",
        "You will drive",
        "slowly",
        "You will drive the\nsmall van on Fridays.",
        "late shifts too",
    ]


def test_a_label_in_bold_heads_the_rest_of_its_row() -> None:
    reading = read_posting(
        "**What we offer**\n**Odd corner:** a paid day for the sea\n### \n#  ##\n**Hours**: part of a week"
    )

    assert [(line.text, line.kind) for line in reading.lines] == [
        ("What we offer", LineKind.OTHER),
        ("Odd corner", LineKind.OTHER),
        ("a paid day for the sea", LineKind.BENEFIT),
        ("Hours", LineKind.OTHER),
        ("part of a week", LineKind.BENEFIT),
    ]


def test_letters_of_a_person_specification_tell_what_is_essential() -> None:
    posting = """Main duties
- Repair dinghies
PERSON SPECIFICATION (E = essential, D = desirable)
E  Experience of varnish
D  A licence to drive a van
E bikes are for hire
"""
    kinds = [(line.text, line.kind) for line in read_posting(posting).lines[2:]]

    assert kinds == [
        ("PERSON SPECIFICATION (E = essential, D = desirable)", LineKind.OTHER),
        ("E  Experience of varnish", LineKind.REQUIREMENT),
        ("D  A licence to drive a van", LineKind.PREFERRED),
        ("E bikes are for hire", LineKind.REQUIREMENT),
    ]


def test_a_hash_before_a_long_sentence_does_not_make_it_a_heading() -> None:
    text = "# You will look after the trees of the park and the people who walk under them every single day"

    assert [(line.kind, line.text[:8]) for line in read_posting(text).lines] == [
        (LineKind.RESPONSIBILITY, "You will")
    ]


def test_the_same_line_under_the_same_heading_reads_the_same() -> None:
    lines = read_posting("Duties:\n- Wash the vans\n- Wash the vans").lines

    assert [line.kind for line in lines[1:]] == [LineKind.RESPONSIBILITY] * 2


def test_a_sentence_alone_is_read_by_its_own_words() -> None:
    line = read_line("s4", 4, "You will teach two evening classes.")

    assert (line.ref, line.number, line.kind, line.confidence) == ("s4", 4, LineKind.RESPONSIBILITY, 0.7)


MESS = st.text(max_size=500) | st.text(alphabet="aB1.:\n#*-• &é🎉م\x00[]()", max_size=500)


@given(MESS)
def test_any_text_is_read_and_every_string_is_literal(text: str) -> None:
    reading = read_posting(text)
    cleaned = clean_text(text)

    strings = [reading.title, reading.employer, *(line.text for line in reading.lines)]
    strings += [
        *reading.skills,
        *reading.responsibilities,
        *reading.growth_offers,
        *reading.company_direction,
    ]
    assert [piece for piece in strings if piece not in cleaned] == []
    assert all(0 <= line.confidence <= 1 for line in reading.lines)


@given(st.lists(st.sampled_from(BAKERY.split("\n")), max_size=30))
def test_shuffled_postings_stay_literal(rows: list[str]) -> None:
    text = "\n".join(rows)

    reading = read_posting(text)

    assert all(line.text in text for line in reading.lines)


def test_the_same_text_gives_the_same_reading() -> None:
    assert read_posting(BAKERY) == read_posting(BAKERY)


@pytest.mark.parametrize(
    "unit",
    [
        "a. ",
        "\n",
        "•",
        " ",
        "x\n",
        "ab cd\n",
        "You will learn to lead. ",
        "skillsStrong ",
        "- Bake bread\n",
        "**a** ",
        "a: ",
        "experience of ",
        "(remote",
        "About Lowe of ",
        "م ",
        "🎉",
        "1 years ",
    ],
)
def test_a_huge_posting_is_read_in_linear_time(unit: str) -> None:
    text = (unit * 200_000)[:200_000]
    started = time.perf_counter()

    read_posting(text)

    # A quadratic reading takes minutes; the slow, shared build machine takes about one second.
    assert time.perf_counter() - started < 8
