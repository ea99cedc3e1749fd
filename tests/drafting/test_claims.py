"""Claims in a text, and whether anything holds them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from apps.drafting.claims import ClaimKind, find_claims, find_unsupported, read_held
from apps.drafting.claims.spelling import find_root, fold_spelling
from apps.drafting.vocabulary import Source, SourceKind

SAME = [
    ("I cut costs by 40%.", "cut costs by 40 per cent"),
    ("I cut costs by forty percent.", "cut costs by 40 %"),
    ("We made £3.5k.", "made £3,500"),
    ("We made 3,500 pounds.", "made £3.5k"),
    ("We made 3.500,5.", "made 3.500,5"),
    ("Three to five years", "3-5 years"),
    ("between 3 and 5 years", "three to five years"),
    ("10–20%", "from 10 % to 20 %"),
    ("£30-40k", "£30,000 to £40,000"),
    ("5k to 6k calls", "5,000 and 6,000 calls"),
    ("within two years", "24 months"),
    ("in 12 months", "one year"),
    ("one year", "a year"),
    ("two decades", "20 years"),
    ("2.5 million", "2,500,000"),
    ("205 people", "two hundred and five people"),
    ("two million three hundred calls", "2,000,300 calls"),
    ("a dozen", "12"),
    ("twice as fast", "doubled the speed"),
    ("half the time", "50%"),
    ("50% of the time", "half the time"),
    ("2x the sales", "doubled the sales"),
    ("two faults", "2 faults"),
    ("the 21st floor", "21st"),
    ("the 3rd ward", "the third ward"),
    ("the 2nd ward", "the second ward"),
    ("the 1st ward", "the first ward"),
    ("version 3.11.2", "Version 3.11.2"),
    ("Q3 2027", "third quarter of 2027"),
    ("H1 2027", "h1 2027"),
    ("FY26", "2026"),
    ("2027/28", "2027-2028"),
    ("12 March 2027", "2027-03-12"),
    ("on March 12th", "12/03/2027"),
    ("12/03/27", "12.03.2027"),
    ("by May 2027", "from 3 May 2027"),
    ("every Monday", "on Mondays"),
    ("by the summer", "this Summer"),
    ("at 5pm", "at 5 p.m."),
    ("at 9:30", "9:30 am"),
    ("the 1990s", "the 1990s"),
    ("the Color Organization", "an organisation of colour"),
    ("NHS wards", "wards of the National Health Service"),
    ("the National Health Service", "NHS"),
    ("as Vice President of sales", "VP sales"),
    ("as CEO", "as chief executive"),
    ("I led the team", "lead a team"),
    ("We have won bids", "winning bids"),
    ("I led a team and trained staff.", "lead a team, train staff"),
    ("project management", "managing projects"),
    ("In 2028 they open it.", "They open a depot at Ardle in 2028."),
    ("Ardle’s depot", "the depot at Ardle"),
    ("the Relay-Based lock", "relay-based"),
    ("as a team lead", "team lead of nights"),
    ("C++ and Node.js", "Node.js, C++"),
    ("Level 3 childcare", "Level 3 childcare"),
]
ADDED = [
    ("I want 40% of it.", "40 people", ["40%"]),
    ("£40", "40", ["£40"]),
    ("40", "£40", ["40"]),
    ("2 months", "2 years", ["2 months"]),
    ("three to five years", "3 years", ["five years"]),
    ("£30-40k", "£30,000", ["40k"]),
    ("5 and 6 years", "", ["5", "6 years"]),
    ("3.5k", "35", ["3.5k"]),
    ("1,200", "12", ["1,200"]),
    ("I doubled sales.", "", ["doubled"]),
    ("hundreds of people", "", ["hundreds"]),
    ("a third", "", ["third"]),
    ("2031 people and 2032", "", ["2031", "2032"]),
    ("£2031", "2031", ["£2031"]),
    ("by 3 May", "4 May", ["3 May"]),
    ("in March, March on", "", ["March"]),
    ("FY27", "2026", ["FY27"]),
    ("at 12 am", "12 pm", ["12 am"]),
    ("since January, 9:15", "", ["January", "9:15"]),
    ("I saw Professor Quill.", "", ["Professor Quill"]),
    ("Acme taught me.", "", ["Acme"]),
    ("Jane Quill of Ardle and Jane Quill", "", ["Jane Quill of Ardle", "Jane Quill"]),
    ("with IBM, PwC and McKinsey", "", ["IBM", "PwC", "McKinsey"]),
    ("I speak French.", "", ["French"]),
    ("a place at Google", "", ["Google"]),
    ("from Leeds University", "", ["Leeds University"]),
    ("as a senior engineer", "engineer", ["senior"]),
    ("as a manager", "managing", ["manager"]),
    ("a lead engineer, our tech lead", "", ["lead engineer", "lead"]),
    ("head of design", "design", ["head"]),
    ("a certified director", "directing", ["certified", "director"]),
    ("I use Kubernetes.", "", ["Kubernetes"]),
    ("as a teaching assistant", "teaching assistants", []),
    ("as a teaching assistant", "teaching", ["assistant"]),
    ("I am the best.", "", ["best"]),
    ("the only one, the most effective", "", ["the only", "most effective"]),
    ("I led, and trained staff. I cut it.", "", ["led", "trained", "cut"]),
    ("I’ve also quickly won it", "", []),
]
PLAIN = [
    "Customers would notice. Working nights, I would learn. I'm here; I've come.",
    "I want to lead. I would head a ward, and take the lead. We will judge it.",
    "I do my best, at best practice, leading to better care.",
    "One of the people asked. One day I may march on, for a decade.",
    "NOT now. It is VERY plain that I work, and I worked, and I needed it.",
    "This summertime plan may wait. Calm-minded people help.",
    "",
    "... ??? 🚀",
]


def tell(text: str, *sources: str) -> list[str]:
    return [claim.text for claim in find_unsupported(text, read_held(sources))]


@pytest.mark.parametrize(("text", "source"), SAME)
def test_what_is_said_in_another_form_is_held(text: str, source: str) -> None:
    assert tell(text, source) == []


@pytest.mark.parametrize(("text", "source"), SAME)
def test_the_same_is_named_where_nothing_holds_it(text: str, source: str) -> None:
    assert source
    assert tell(text) != []


@pytest.mark.parametrize(("text", "source", "named"), ADDED)
def test_what_no_source_holds_is_named(text: str, source: str, named: list[str]) -> None:
    assert tell(text, source) == named


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_are_no_claims(text: str) -> None:
    assert tell(text) == []


def test_each_kind_is_told() -> None:
    text = "On 3 May Jane joined Acme Ltd as a director: 40 % more Python, the best. I built it."

    assert {claim.text: claim.kind for claim in find_unsupported(text, ())} == {
        "3 May": ClaimKind.DATE,
        "Jane": ClaimKind.NAME,
        "Acme Ltd": ClaimKind.ORGANISATION,
        "director": ClaimKind.TITLE,
        "40 %": ClaimKind.NUMBER,
        "Python": ClaimKind.SKILL,
        "best": ClaimKind.SUPERLATIVE,
        "built": ClaimKind.DEED,
    }


def test_sources_may_be_given_as_the_core_knows_them() -> None:
    source = Source(SourceKind.FACT, "f1", "Rewired 40 rooms")

    assert find_unsupported("I rewired forty rooms.", (source,)) == ()
    assert find_unsupported("I rewired forty rooms.", (replace(source, quote="Rewired rooms"),)) != ()


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organise", "organize"),
        ("analyse", "analyze"),
        ("colour", "color"),
        ("behaviour", "behavior"),
        ("centre", "center"),
        ("catalogue", "catalog"),
        ("travelling", "traveling"),
        ("programme", "program"),
        ("licence", "license"),
        ("defence", "defense"),
        ("paediatric", "pediatric"),
        ("anaesthetics", "anesthetics"),
        ("orthopaedic", "orthopedic"),
        ("labour", "labor"),
        ("practising", "practicing"),
        ("fulfil", "fulfill"),
        ("favourite", "favorite"),
        ("manoeuvre", "maneuver"),
        ("judgement", "judgment"),
    ],
)
def test_both_spellings_are_one(british: str, american: str) -> None:
    assert fold_spelling(british) == fold_spelling(american)
    assert find_root(british.title()) == find_root(american)


TYPED = st.text(
    alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("aeiou AEIST 0123456789 .,-–/%£$:'’\n")),
    max_size=80,
)
PIECES = st.sampled_from(
    "40 two three hundred million % per cent £ k years months Q3 2027 / - to and 3 May Monday I led we cut "
    "Acme Quill Ltd NHS the only best most effective senior engineer head of Python C++ one first twice a "
    "9:30 pm 5 . ; ’s".split()
)
SENTENCES = st.lists(PIECES, max_size=25).map(" ".join)


@given(st.one_of(TYPED, SENTENCES))
def test_spans_are_literal_and_in_order(text: str) -> None:
    for claims in (find_claims(text), find_unsupported(text, ())):
        assert all(text[claim.start : claim.end] == claim.text and claim.text for claim in claims)
        assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
        assert all(claim.needs and all(claim.needs) for claim in claims)


@example("I am the only one.")
@given(st.one_of(TYPED, SENTENCES))
def test_a_text_holds_all_that_it_says_itself(text: str) -> None:
    assert find_unsupported(text, read_held([text])) == ()


@given(SENTENCES, SENTENCES, SENTENCES)
def test_more_sources_never_make_more_claims(text: str, one: str, another: str) -> None:
    fewer = find_unsupported(text, read_held([one, another]))

    assert sum(len(claim.text) for claim in fewer) <= sum(
        len(claim.text) for claim in find_unsupported(text, read_held([one]))
    )


@given(st.integers(2, 10**9))
def test_a_number_is_held_by_itself_alone(number: int) -> None:
    assert tell(f"I want {number:,} of them.", f"all {number} of it") == []
    assert tell(f"I want {number:,} of them.", f"all {number + 1} of it") != []


@given(st.text(alphabet="0123456789.,%£k -", min_size=1, max_size=40))
def test_figures_of_any_shape_are_read(text: str) -> None:
    assert find_unsupported(text, read_held([text])) == ()


@pytest.mark.parametrize(
    "piece", ["1,", "1.", "two ", "A ", "Ab of ", "I led and ", "£", "é", "aa.", "x-", "1-", "hundred "]
)
def test_a_long_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (60_000 // len(piece))

    assert find_unsupported(text, read_held([text])) == ()
