"""Title, employer, level, kind of employer, headings, kinds of line, skills and quotes, each by itself."""

from __future__ import annotations

import pytest

from apps.drafting.reading.employers import read_employer_kind
from apps.drafting.reading.headings import Heading, read_heading
from apps.drafting.reading.kinds import opens_with_duty, read_kind
from apps.drafting.reading.levels import read_level
from apps.drafting.reading.posting import read_posting
from apps.drafting.reading.quotes import quote_lines
from apps.drafting.reading.verbs import DUTY_OPENERS
from apps.drafting.vocabulary import EmployerKind, Level, Line, LineKind


@pytest.mark.parametrize(
    ("text", "title", "employer"),
    [
        ("Job title: Night Porter\nEmployer: Fern Hotel", "Night Porter", "Fern Hotel"),
        ("**Job title:**\nNight Porter\n**Employer:**\nFern Hotel", "Night Porter", "Fern Hotel"),
        ("**Job title:** {{ page.title }}\nNight Porter", "Night Porter", ""),
        ("Night Porter at Fern Hotel\nBe kind.", "Night Porter", "Fern Hotel"),
        ("Fern Hotel | Night Porter (hybrid)\nBe kind.", "Night Porter", "Fern Hotel"),
        ("Night Porter - Leeds - Fern Group Ltd", "Night Porter", "Fern Group Ltd"),
        ("Night Porter - Leeds", "Night Porter", "Leeds"),
        ("Old Mill - Fern Street", "", ""),
        ("Night Porter\nFern Hotel\n\nBe kind.", "Night Porter", "Fern Hotel"),
        ("Night Porter\nFern Hotels, Inc.\n\nBe kind.", "Night Porter", "Fern Hotels, Inc."),
        ("Night Porter\nDuties:\nOpen the door", "Night Porter", ""),
        ("Night Porter\nOpen the door\nClose it", "Night Porter", ""),
        ("Night Porter\nwe are kind\nClose it", "Night Porter", ""),
        ("Night Porter", "Night Porter", ""),
        ("We are looking for a Night Porter to join us.", "Night Porter", ""),
        ("We are looking for a Friend to join us.", "", ""),
        ("Title: The Long Way Home", "The Long Way Home", ""),
        ("https://fern.example/jobs/porter\nLocation: Porter Street\nNight Porter", "Night Porter", ""),
        (
            "Night Porter\n\nAt Fern Hotel, we open early. Fern Hotel is a small house.",
            "Night Porter",
            "Fern Hotel",
        ),
        (
            "Night Porter\n\nThe Fern Hotel Group is seeking a porter. Join Fern today.",
            "Night Porter",
            "The Fern Hotel Group",
        ),
        ("Night Porter\n\nHotel Fern (part of Lowe works with care. Join us.", "Night Porter", "Hotel Fern"),
        ("Night Porter\n\nHere is the team at Fern House of.", "Night Porter", "Fern House"),
        ("Night Porter\n\nJoin Lead Porter. Join the Manager.", "Night Porter", ""),
        ("Night Porter\n\nJoin Fern (Leeds and more.", "Night Porter", "Fern"),
        ("Job title:\n" + "Porter " * 30 + "\nNight Porter", "Night Porter", ""),
        ("", "", ""),
    ],
)
def test_title_and_employer_are_read_or_left_empty(text: str, title: str, employer: str) -> None:
    reading = read_posting(text)

    assert (reading.title, reading.employer) == (title, employer)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Marketing Intern", "", Level.INTERN),
        ("Apprentice Joiner", "", Level.ENTRY),
        ("Junior Buyer", "", Level.JUNIOR),
        ("Buyer II", "", Level.MID),
        ("Account Manager", "", Level.MID),
        ("Senior Buyer", "", Level.SENIOR),
        ("Senior bindery assistant", "", Level.SENIOR),
        ("Assistant to the senior partner", "", Level.JUNIOR),
        ("Assistant Manager", "", Level.SENIOR),
        ("Kitchen Manager", "", Level.LEAD),
        ("Head of Buying", "Five years of experience", Level.EXEC),
        ("Buyer", "Band 6 post", Level.MID),
        ("Buyer", "Band 8a", Level.LEAD),
        ("Buyer", "Band 8d", Level.EXEC),
        ("Buyer", "Band 1", None),
        ("Buyer", "GS-5", Level.ENTRY),
        ("Buyer", "GS-15", Level.LEAD),
        ("Buyer", "GS-19", None),
        ("Buyer", "No previous experience needed", Level.ENTRY),
        ("Buyer", "at least 1 year of experience", Level.JUNIOR),
        ("Buyer", "three to five years' experience", Level.MID),
        ("Buyer", "7 years of experience", Level.SENIOR),
        ("Buyer", "10+ years of experience", Level.LEAD),
        ("Buyer", "60 years of experience as a family", Level.MID),
        ("Buyer", "0 years of experience", Level.ENTRY),
        ("Buyer", "You work under the supervision of a master.", Level.JUNIOR),
        ("Buyer", "You will line-manage four people.", Level.LEAD),
        ("Buyer", "Some experience of markets", Level.MID),
        ("Buyer", "Come as you are.", None),
    ],
)
def test_level_is_read_from_title_grade_years_and_words(
    title: str, text: str, expected: Level | None
) -> None:
    assert read_level(title, text) is expected


@pytest.mark.parametrize(
    ("employer", "text", "expected"),
    [
        ("Dale County Council", "Come and work.", EmployerKind.PUBLIC),
        ("Fern", "We are a start-up backed by our founders.", EmployerKind.STARTUP),
        ("Fern plc", "We are listed on the exchange, with shareholders.", EmployerKind.CORPORATE),
        ("Fern", "Our R&D group holds patents in signal processing.", EmployerKind.SPECIALISED_TECHNICAL),
        ("Fern", "A registered charity with forty volunteers.", EmployerKind.OTHER),
        ("Fern", "We write letters for the public sector.", None),
        ("", "", None),
    ],
)
def test_employer_kind_needs_some_weight(employer: str, text: str, expected: EmployerKind | None) -> None:
    assert read_employer_kind(employer, text) is expected


@pytest.mark.parametrize(
    ("text", "kind", "is_firm"),
    [
        ("Key responsibilities:", LineKind.RESPONSIBILITY, True),
        ("WHAT YOU'LL DO", LineKind.RESPONSIBILITY, True),
        ("About the role", LineKind.RESPONSIBILITY, False),
        ("3. Person specification", LineKind.REQUIREMENT, True),
        ("Nice to have", LineKind.PREFERRED, True),
        ("Training and development", LineKind.GROWTH, True),
        ("Our mission and values", LineKind.DIRECTION, True),
        ("What’s in it for you?", LineKind.BENEFIT, True),
        ("About Fern Hotel", LineKind.ABOUT, False),
        ("[how_to_apply]", LineKind.OTHER, True),
        ("A word we do not know:", None, False),
    ],
)
def test_headings_are_known_by_their_words(text: str, kind: LineKind | None, is_firm: bool) -> None:
    assert read_heading(text, is_marked=False) == Heading(kind, is_firm=is_firm)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "** **",
        "A plain line",
        "benefits",
        "You will be on call tonight",
        "Benefits.",
        "word " * 11,
        "x" * 81,
    ],
)
def test_plain_rows_are_no_headings(text: str) -> None:
    assert read_heading(text, is_marked=False) is None


RESPONSIBILITY = Heading(LineKind.RESPONSIBILITY, is_firm=True)
ABOUT_US = Heading(LineKind.ABOUT, is_firm=False)
ABOUT_THE_ROLE = Heading(LineKind.RESPONSIBILITY, is_firm=False)


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        ("Paint the hull", RESPONSIBILITY, (LineKind.RESPONSIBILITY, 0.95)),
        ("The hull, twice a year", RESPONSIBILITY, (LineKind.RESPONSIBILITY, 0.75)),
        ("The hull, twice a year", ABOUT_THE_ROLE, (LineKind.RESPONSIBILITY, 0.5)),
        ("We offer a day of training each month", RESPONSIBILITY, (LineKind.GROWTH, 0.7)),
        ("Knowledge of varnish", RESPONSIBILITY, (LineKind.RESPONSIBILITY, 0.75)),
        ("Knowledge of varnish", ABOUT_THE_ROLE, (LineKind.REQUIREMENT, 0.65)),
        ("Knowledge of varnish", Heading(None, is_firm=False), (LineKind.REQUIREMENT, 0.7)),
        ("Purple hats", None, (LineKind.OTHER, 0.1)),
        ("Location: Hull", None, (LineKind.OTHER, 0.7)),
        ("Salary range: £20,000", None, (LineKind.BENEFIT, 0.7)),
        ("You will learn the trade beside an old hand.", None, (LineKind.GROWTH, 0.7)),
        ("Ability to learn new methods", None, (LineKind.REQUIREMENT, 0.7)),
        ("Deliver training to new staff", None, (LineKind.RESPONSIBILITY, 0.7)),
        ("We aim to double the fleet.", None, (LineKind.DIRECTION, 0.7)),
        ("Please apply before Friday.", None, (LineKind.OTHER, 0.7)),
        ("Interviews will be held in the sail loft.", None, (LineKind.OTHER, 0.7)),
        ("Plant: the north yard", None, (LineKind.OTHER, 0.1)),
        ("Review of logs starts in May", None, (LineKind.OTHER, 0.1)),
        ("4.2 Write the yard's plan for the season", None, (LineKind.RESPONSIBILITY, 0.7)),
        ("Will have to supervise two riggers", None, (LineKind.RESPONSIBILITY, 0.7)),
        ("On Sundays you would paint alone.", None, (LineKind.RESPONSIBILITY, 0.7)),
        ("The rigger loads the mast crane and checks each shroud.", None, (LineKind.RESPONSIBILITY, 0.7)),
        ("They will inspect the yard once a year.", None, (LineKind.OTHER, 0.1)),
        ("We pay in full for your skipper's exam.", None, (LineKind.GROWTH, 0.7)),
        ("Twelve weeks of orientation on the slipway", None, (LineKind.GROWTH, 0.7)),
        (
            "We pay for your splicing certificate",
            Heading(LineKind.REQUIREMENT, is_firm=True),
            (LineKind.GROWTH, 0.7),
        ),
        ("Our mission is that each pupil learns to sail.", None, (LineKind.DIRECTION, 0.7)),
        ("Our dream is a yard without waste.", ABOUT_US, (LineKind.DIRECTION, 0.7)),
        ("Do you want to build the next generation of ferries?", None, (LineKind.OTHER, 0.1)),
        ("We are striving for a diverse crew.", None, (LineKind.ABOUT, 0.7)),
        ("Founded in 1910, the yard has two docks.", None, (LineKind.ABOUT, 0.7)),
        ("Experience with sails is desirable", None, (LineKind.PREFERRED, 0.7)),
        ("On a calm day you will:", RESPONSIBILITY, (LineKind.OTHER, 0.7)),
        ("dredge the dock for £14 of rope", RESPONSIBILITY, (LineKind.RESPONSIBILITY, 0.6)),
        ("£200 a year for oilskins", None, (LineKind.BENEFIT, 0.7)),
        ("Pay £31k, 30 days in port.", Heading(LineKind.DIRECTION, is_firm=True), (LineKind.BENEFIT, 0.7)),
    ],
)
def test_kind_and_confidence_come_from_heading_and_words(
    text: str, heading: Heading | None, expected: tuple[LineKind, float]
) -> None:
    assert read_kind(text, heading) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paint hulls", True),
        ("Painting hulls", True),
        ("Carefully paint hulls", True),
        ("Paints the hulls of boats", True),
        ("Plans for later", False),
        ("Hulls to paint", False),
        ("Friendly", False),
        ("1234", False),
        ("", False),
    ],
)
def test_a_duty_opens_with_its_verb(text: str, expected: bool) -> None:
    assert opens_with_duty(text) is expected


def test_verbs_are_inflected() -> None:
    forms = {
        "carries",
        "carrying",
        "teaches",
        "teaching",
        "makes",
        "making",
        "plays",
        "planning",
        "overseeing",
    }

    assert forms <= DUTY_OPENERS


def line(text: str, kind: LineKind, confidence: float = 0.9) -> Line:
    return Line("1", 1, text, kind, confidence)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("You will be responsible for painting hulls.", LineKind.RESPONSIBILITY, ("painting hulls",)),
        ("The role involves painting hulls;", LineKind.RESPONSIBILITY, ("painting hulls",)),
        ("Paint hulls", LineKind.RESPONSIBILITY, ("Paint hulls",)),
        ("Paint", LineKind.RESPONSIBILITY, ()),
        ("We will give you a paid course in varnish.", LineKind.GROWTH, ("paid course in varnish",)),
        ("A paid course in varnish", LineKind.GROWTH, ("A paid course in varnish",)),
        (
            "As a yard, we aim to double the fleet; wages too.",
            LineKind.DIRECTION,
            ("we aim to double the fleet",),
        ),
        ("A yard for the next century", LineKind.DIRECTION, ("A yard for the next century",)),
    ],
)
def test_quotes_drop_the_frame_and_stay_literal(text: str, kind: LineKind, expected: tuple[str, ...]) -> None:
    assert quote_lines([line(text, kind)], kind) == expected


def test_an_unsure_line_is_not_quoted() -> None:
    assert quote_lines([line("Paint the hulls", LineKind.RESPONSIBILITY, 0.4)], LineKind.RESPONSIBILITY) == ()
