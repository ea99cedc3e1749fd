"""Contradictions between answers: found where two sentences say so outright, and quiet otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.matching.contradictions import Contradiction, Told, Topic, find_contradictions
from apps.drafting.vocabulary import Phase, Sentence, Source, SourceKind


def tell(ref: str, *texts: str, fact: str = "") -> Told:
    """Return an answer of these sentences, each resting on the fact if one is named."""
    sources = (Source(SourceKind.FACT, fact, "it"),) if fact else ()
    return Told(ref, tuple(Sentence(Phase.FAR, text, sources) for text in texts))


CONTRADICTORY = [
    (
        Topic.STAYING,
        "Further ahead, I would like to stay with you and train the next fitters.",
        "In five years I want to open my own bakery.",
        "In one answer you stay, in the other you leave.",
    ),
    (
        Topic.STAYING,
        "I see this ward as a stepping stone, and I hope to be in research soon.",
        "I want to spend the rest of my career here.",
        "In one answer you leave, in the other you stay.",
    ),
    (
        Topic.STAYING,
        "I plan to build a career at your school.",
        "My plan is to learn the trade and then move on.",
        "In one answer you stay, in the other you leave.",
    ),
    (
        Topic.MANAGING,
        "Further ahead, I would like to lead a team.",
        "I want to stay on the tools, rather than managing others.",
        "In one answer you lead people, in the other you stay with the work itself.",
    ),
    (
        Topic.MANAGING,
        "I do not want to manage people.",
        "My long-term goal is to become a ward manager.",
        "In one answer you stay with the work itself, in the other you lead people.",
    ),
    (
        Topic.PLACE,
        "I hope to settle in Porto.",
        "In the long term I would like to live in Leeds.",
        "In one answer you would live in Porto, in the other in Leeds.",
    ),
    (
        Topic.PLACE,
        "I want to relocate to Canada.",
        "Eventually I want to live in New South Wales.",
        "In one answer you would live in Canada, in the other in New South Wales.",
    ),
    (
        Topic.HORIZON,
        "In three years I want to run the night crossing as its master.",
        "In the next ten years, I hope to run the night crossing as its master.",
        "The same aim is “In three years” away in one answer and “In the next ten years” in the other.",
    ),
    (
        Topic.HORIZON,
        "I want to sign off a whole bridge in ten years.",
        "Within a year I want to sign off a whole bridge.",
        "The same aim is “in ten years” away in one answer and “Within a year” in the other.",
    ),
    (
        Topic.NUMBER,
        "I wrote a script that sorts 9,000 fault tickets.",
        "I wrote the script that sorts 8,000 fault tickets.",
        "One fact is told with “9,000 fault” in one answer, “8,000 fault” in the other.",
    ),
    (
        Topic.NUMBER,
        "I taught twelve children to swim last summer.",
        "Last summer I taught 15 children to swim.",
        "One fact is told with “twelve children” in one answer, “15 children” in the other.",
    ),
]

HARMONIOUS = [
    # Both in one answer take no side; a hedge, a denial or a question takes none either.
    ("I want to stay with you.", "I might open my own bakery one day."),
    ("I want to stay with you.", "I do not want to leave the company."),
    ("I want to stay with you.", "I want to learn the ovens before moving on to harder breads."),
    ("I want to stay with you.", "I want to run my own classes."),
    ("I want to stay with you.", "I ran my own firm for six years."),
    ("I want to stay with you.", "I took parental leave and want to work again."),
    ("I want to lead a team.", "I want to stay close to patients and lead a team of nurses."),
    ("I want to stay hands-on.", "I have led a team of six."),
    ("I want to stay hands-on.", "I want to use what I learned while leading a team."),
    ("I want to stay hands-on.", "I want to run a team meeting now and then."),
    # A town lies in a country; one name may hold the other; a visit is no home.
    ("I want to live in Cardiff.", "I want to settle in Wales."),
    ("I want to live in York.", "I want to live in York Minster Yard."),
    ("I want to live in Leeds.", "I want to visit customers in Porto."),
    ("I want to live in Leeds.", "I lived in Porto."),
    # A first aim may take longer in another job, and other aims have other times.
    (
        "In the next 12 months I want to earn the rating on the radar.",
        "In the next two years I want to earn the rating on the radar.",
    ),
    (
        "In two years I want to test point machines alone.",
        "In ten years I want to be the one stations call at night.",
    ),
    ("In the next three years I want to plan a site.", "I planned a site in ten years."),
    # The same number, other things, or a number that belongs to another fact.
    ("I taught twelve children to swim last summer.", "Last summer I taught 12 children to swim."),
    ("I taught fourteen children to swim.", "I taught children to swim in four summers."),
    ("I repaired 40 lifts in one year.", "I painted 12 doors and 40 windows."),
    ("I worked two years on relays and three years on radar.", "I worked four years on relays and radar."),
    ("I taught 12 children to swim.", "I want to teach 30 children to swim."),
]


@pytest.mark.parametrize(("topic", "left", "right", "why"), CONTRADICTORY)
def test_contradiction_is_quoted_from_both_sides(topic: Topic, left: str, right: str, why: str) -> None:
    found = find_contradictions([tell("a1", "I like this work.", left), tell("a2", right)])

    assert found == (Contradiction(topic, "a1", left, "a2", right, why),)


@pytest.mark.parametrize(("left", "right"), HARMONIOUS)
def test_what_can_both_be_true_is_no_contradiction(left: str, right: str) -> None:
    assert find_contradictions([tell("a1", left), tell("a2", right)]) == ()


def test_answer_that_says_both_takes_no_side() -> None:
    both = tell("a1", "I want to stay with you.", "One day I want to open my own bakery.")
    towns = tell("a1", "I want to live in Leeds.", "Eventually I want to live in Porto.")

    assert find_contradictions([both, tell("a2", "I want to stay with you.")]) == ()
    assert find_contradictions([towns, tell("a2", "I want to live in Leeds.")]) == ()


def test_number_of_one_fact_is_followed_through_other_words() -> None:
    left = tell("a1", "For two years I ran a coding club in a village hall.", fact="f1")
    right = tell("a2", "I kept a coding club alive in a hall for three years.", fact="f1")

    (found,) = find_contradictions([left, right])
    assert found.why == "One fact is told with “two years” in one answer, “three years” in the other."
    assert find_contradictions([left, tell("a2", right.sentences[0].text, fact="f2")]) == ()


def test_one_sentence_in_many_answers_is_shown_once() -> None:
    answers = [tell("a1", "I want to lead a team."), tell("a2", "I want to lead a team."), tell("a3", "")]
    answers += [tell(f"b{number}", "I want to stay hands-on.") for number in range(3)]

    assert [(each.left_ref, each.right_ref) for each in find_contradictions(answers)] == [("a1", "b0")]


def test_asked_about_one_answer_its_own_words_are_on_the_left() -> None:
    answers = [
        tell("a1", "I want to lead a team.", "I taught 12 children to swim."),
        tell("a2", "I want to live in Leeds."),
        tell("a3", "I want to stay hands-on.", "I taught 15 children to swim."),
        tell("a4", "I want to live in Porto.", "I taught 15 children to swim."),
    ]

    found = find_contradictions(answers, about="a3")

    assert [(each.topic, each.left_ref, each.right_ref) for each in found] == [
        (Topic.MANAGING, "a3", "a1"),
        (Topic.NUMBER, "a3", "a1"),
    ]


PIECES = st.sampled_from(
    [text for _, left, right, _ in CONTRADICTORY for text in (left, right)] + ["", "or 5 %"]
)
ANSWERS = st.lists(st.lists(PIECES | st.text(max_size=80), max_size=4), max_size=5).map(
    lambda texts: [tell(f"a{number}", *said) for number, said in enumerate(texts)]
)


@given(ANSWERS)
def test_every_quote_stands_in_its_answer(answers: list[Told]) -> None:
    said = {told.ref: {sentence.text for sentence in told.sentences} for told in answers}

    for found in find_contradictions(answers):
        assert found.left_ref != found.right_ref
        assert found.left_quote in said[found.left_ref]
        assert found.right_quote in said[found.right_ref]


@given(ANSWERS)
def test_answers_agree_with_themselves_and_give_the_same_twice(answers: list[Told]) -> None:
    assert find_contradictions(answers) == find_contradictions(answers)
    for told in answers:
        assert find_contradictions([told, Told("copy", told.sentences)]) == ()


@given(ANSWERS)
def test_what_is_found_about_one_answer_has_it_on_the_left(answers: list[Told]) -> None:
    assert all(found.left_ref == "a0" for found in find_contradictions(answers, about="a0"))


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    long = tell("a1", "to lead " * 50_000, "9" * 100_000, "in in the next " * 20_000)

    assert find_contradictions([long, tell("a2", *(["I want to stay on the tools."] * 500))]) == ()
