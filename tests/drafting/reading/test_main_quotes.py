"""What a posting's main quotes are: the heart of the job, what is offered, and where the "
"employer is going."""

import pytest

from apps.drafting.reading import read_posting
from apps.drafting.reading.levels import find_years
from apps.drafting.reading.posting import read_line
from apps.drafting.reading.rows import split_rows
from apps.drafting.vocabulary import LineKind

EIGHT = [
    "Feed the goats twice a day",
    "Clean the pens",
    "Mend fences along the lane",
    "Lead school visits",
    "Order hay from the mill",
    "Record births in the herd book",
    "Train new volunteers",
    "Sell cheese at the market",
]


def list_duties(*points: str) -> str:
    return "Duties:\n" + "\n".join(f"- {point}" for point in points)


def list_rows(text: str) -> list[str]:
    return [row.text for row in split_rows(text)]


def test_a_long_list_is_quoted_as_far_as_its_tenth_duty() -> None:
    more = ["Drive the tractor", "Shear the sheep", "Walk the dogs"]

    assert read_posting(list_duties(*EIGHT, *more)).responsibilities == (*EIGHT, *more[:2])


def test_the_sentences_of_a_list_that_lost_its_line_ends_are_each_quoted() -> None:
    text = "Duties:\n" + " ".join(f"{point}." for point in EIGHT[:5])

    assert read_posting(text).responsibilities == tuple(EIGHT[:5])


def test_the_sentence_that_sums_the_job_up_goes_before_the_list() -> None:
    text = "You will be responsible for the whole herd.\n\n" + list_duties(*EIGHT[:3])

    assert read_posting(text).responsibilities == ("the whole herd", *EIGHT[:3])


def test_a_series_with_semicolons_is_taken_apart() -> None:
    series = "You will feed the goats daily; mend the old fences; and sell cheese at fairs"

    assert read_posting(series).responsibilities == (
        "feed the goats daily",
        "mend the old fences",
        "sell cheese at fairs",
    )
    assert read_posting("You will feed the goats; sing").responsibilities == ("feed the goats; sing",)


def test_a_list_of_duties_may_go_on_with_what_one_has_to_be() -> None:
    text = list_duties(*EIGHT[:3], "Be patient with animals", "Be responsible for the keys")

    lines = read_posting(text).lines

    assert [line.kind for line in lines[-2:]] == [LineKind.REQUIREMENT, LineKind.RESPONSIBILITY]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "We offer: - Free meals - A pension - Training - A uniform",
            ["We offer:", "Free meals", "A pension", "Training", "A uniform"],
            id="dashes",
        ),
        pytest.param(
            "A shop - Leeds - that sells string and some rope to sailors of every kind",
            ["A shop - Leeds - that sells string and some rope to sailors of every kind"],
            id="too few dashes",
        ),
        pytest.param(
            "We bake for: §  Schools §  Hospitals",
            ["We bake for:", "Schools", "Hospitals"],
            id="section signs",
        ),
        pytest.param(
            "Keep good relations with growers Duties: Weigh the apples",
            ["Keep good relations with growers", "Duties", "Weigh the apples"],
            id="heading in the middle",
        ),
        pytest.param(
            "Essential Duties and Responsibilities: Weigh the apples",
            ["Essential Duties and Responsibilities", "Weigh the apples"],
            id="heading of several words",
        ),
        pytest.param(
            "Some skills for the oldBenefitsPaid leave and AutoCAD",
            ["Some skills for the old", "Benefits", "Paid leave and AutoCAD"],
            id="name with a capital in it",
        ),
    ],
)
def test_flattened_rows_are_cut(text: str, rows: list[str]) -> None:
    assert list_rows(text) == rows


def test_a_long_row_is_cut_before_duties_in_any_form_but_not_within_a_phrase() -> None:
    points = [
        "Preparing the weekly accounts of the dairy",
        "Mailing the bills of the shop to every customer in the valley",
        "Keeps all the records of births and sales in good order",
        "Works under the  Transport office and in Nursing homes for the aged, where cheese is eaten daily",
    ]

    assert list_rows(" ".join(points) + "  And sold") == [*points, "And sold"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Teaching Assistant (one to one)", LineKind.OTHER),
        ("Tuition assistance", LineKind.GROWTH),
        ("Room to progress", LineKind.GROWTH),
        ("Lead on-the-job training for pickers", LineKind.RESPONSIBILITY),
        ("Career development of our students", LineKind.OTHER),
        ("The trust aims to plant a wood in every parish", LineKind.DIRECTION),
        ("A second dairy will be opened in spring", LineKind.DIRECTION),
        ("They are expanding their herd", LineKind.DIRECTION),
        ("We hope you will join us as we grow", LineKind.OTHER),
    ],
)
def test_lines_by_themselves(text: str, kind: LineKind) -> None:
    found = read_line("1", 1, text).kind

    assert found is kind


@pytest.mark.parametrize(
    ("heading", "line", "kind"),
    [
        ("Job purpose and key skills", "Care of the herd", LineKind.RESPONSIBILITY),
        ("What's next?", "A call with the farmer", LineKind.OTHER),
        ("What's next for us?", "A second dairy", LineKind.DIRECTION),
        ("What you'll need to succeed", "A dog", LineKind.REQUIREMENT),
        ("What you'll get in return", "A cottage", LineKind.BENEFIT),
        ("Your new role", "Feed the goats", LineKind.RESPONSIBILITY),
        ("Your new company", "Four barns", LineKind.ABOUT),
        ("Requirements for the shepherd", "A dog", LineKind.REQUIREMENT),
        ("The successful candidate will:", "Feed the goats", LineKind.RESPONSIBILITY),
        ("The successful candidate will:", "Love goats", LineKind.REQUIREMENT),
    ],
)
def test_headings(heading: str, line: str, kind: LineKind) -> None:
    assert read_posting(f"{heading}\n{line}").lines[1].kind is kind


def test_a_label_about_the_place_heads_nothing_that_is_run_together_with_it() -> None:
    lines = read_posting("Location: Leeds. You will feed the goats. We offer a cottage and paid leave.").lines

    assert [line.kind for line in lines[2:]] == [LineKind.RESPONSIBILITY, LineKind.BENEFIT]


def test_a_direction_is_quoted_from_its_telling_word_past_a_web_address() -> None:
    reading = read_posting("Curd (https://curd.example) is redefining how villages buy cheese: daily.")

    assert reading.company_direction == ("is redefining how villages buy cheese",)


def test_a_duty_in_the_first_rows_is_no_title() -> None:
    assert read_posting("Assist the chef with orders daily").title == ""
    assert read_posting("Lead engineer").title == "Lead engineer"


def test_years_are_found_in_stretches_that_meet_and_that_do_not() -> None:
    text = "Two years of experience, five years in a dairy." + " And cheese." * 20 + " 3+ yrs in post."

    assert find_years(text) == (2, 5, 3)
