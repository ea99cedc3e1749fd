"""Where the work is, how many years are asked for, and which awards and standards are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.reading import Known, read_posting
from apps.drafting.text import clean_text


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("Binder\nLocation: Leith, Edinburgh\nYou sew.", "Leith, Edinburgh"),
        ("Binder\n**Place of work:** The Old Mill | Salary: 24k", "The Old Mill"),
        ("Binder\nBase: Ward 7. You sew.", "Ward 7"),
        ("Binder\nLocation\nLeith\nYou sew.", "Leith"),
        ("Binder - Fern Ltd\nLeith, Scotland (hybrid)\nYou sew.", "Leith, Scotland"),
        ("Binder\nStow-on-the-Wold, Gloucestershire, UK\nYou sew.", "Stow-on-the-Wold, Gloucestershire, UK"),
        ("Binder | Portland, OR | Full time", "Portland, OR"),
        ("Binder\nRemote\nYou sew.", "Remote"),
        ("Binder\nThe role is based in our Leith workshop.", "Leith"),
        ("Binder\nYou will be based at Perth, Scotland and travel.", "Perth, Scotland"),
        ("Binder\nYou sew, trim and gild.", ""),
        ("Binder\nPython, AWS, GCP", ""),
        (f"Binder\nLocation: {'many halls and ' * 12}", ""),
        ("Binder\nLocation: |", ""),
    ],
)
def test_the_place_of_work_is_what_the_posting_says(text: str, location: str) -> None:
    assert read_posting(text).location == location


def test_what_the_page_knows_of_the_place_wins() -> None:
    assert read_posting("Binder\nLocation: Leith", known=Known(location="Perth")).location == "Perth"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Requirements\n- At least 3 years of experience at a bench", 3),
        ("Requirements\n- 2 to 4 years' experience in a bindery\n- 5+ years of experience with glue", 5),
        ("What you will do\n- Use your two years of experience at the bench", 2),
        ("Preferred\n- 6 years of experience in gilding", None),
        ("About us\nWe have 30 years of experience. Our team has 12 years of experience.", None),
        ("Requirements\n- A steady hand", None),
    ],
)
def test_years_are_those_asked_for(text: str, years: int | None) -> None:
    assert read_posting(f"Binder\n\n{text}").years == years


@pytest.mark.parametrize(
    ("text", "benchmarks"),
    [
        ("We are rated Outstanding by the CQC and hold Investors in People Gold.", 2),
        ("Our school was judged “good” by Ofsted.", 1),
        ("We won the Fine Print Award 2024 and were shortlisted for the Heritage Crafts Prize.", 2),
        ("We are a B Corp, ISO 9001 certified, and ranked first in the country for books.", 3),
        ("We hold Athena Swan Silver. We are rated outstanding. We are rated Outstanding.", 2),
        ("We are one of the Best Companies to Work For in Leith.", 1),
        ("We bind books for people.", 0),
    ],
)
def test_awards_and_standards_of_the_employer_are_named(text: str, benchmarks: int) -> None:
    reading = read_posting(f"Binder\n\nAbout us\n{text}")

    assert len(reading.benchmarks) == benchmarks, reading.benchmarks
    assert [phrase for phrase in reading.benchmarks if phrase not in text] == []


def test_a_standard_that_is_asked_of_the_candidate_is_no_award() -> None:
    assert read_posting("Binder\n\nRequirements\n- Knowledge of ISO 9001").benchmarks == ()


@given(
    st.lists(
        st.sampled_from(["Location: ", "Leith, UK", "ranked ", "A B C Award ", "5 years of experience", "\n"])
    )
)
def test_whatever_is_read_stands_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    reading = read_posting(text)

    cleaned = " ".join(clean_text(text).split())
    assert [said for said in (reading.location, *reading.benchmarks) if said not in cleaned] == []
