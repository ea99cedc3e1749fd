"""What people type, put into the form that a sentence needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.composing import compose_answer
from apps.drafting.composing.facts import is_deed, tell_fact
from apps.drafting.composing.retelling import Shape, say_line, shift_pronouns
from apps.drafting.composing.wordforms import add_article, choose_article, is_role, is_verb_at, to_gerund
from apps.drafting.composing.wording import Form, read_phrase, tidy
from apps.drafting.vocabulary import Horizon, Line, LineKind, Matrix, MatrixRow, Posting, Profile


@pytest.mark.parametrize(
    "typed",
    [
        "learn pressure testing",
        "to learn pressure testing",
        "To learn pressure testing.",
        "I want to learn pressure testing.",
        "I would like to learn pressure testing",
        "I'd really like to learn pressure testing!",
        "i want learn pressure testing",
        "Learning pressure testing",
        "My goal is to learn pressure testing",
        "my short-term goal is learning pressure testing",
        "I am hoping to learn pressure testing",
        "In two years I want to learn pressure testing",
        "I want to to learn pressure testing",
        "  “Learn pressure testing” ",
        "1. learn pressure testing",
        "I WANT TO LEARN PRESSURE TESTING",
        "want to learn pressure testing",
        "Hopefully, I will learn pressure testing",
    ],
)
def test_one_wish_typed_in_many_ways_is_one_phrase(typed: str) -> None:
    phrase = read_phrase(typed)

    assert (phrase.form, phrase.text) == (Form.VERB, "learn pressure testing")
    assert phrase.gerund == "learning pressure testing"


@pytest.mark.parametrize(
    ("typed", "form", "said"),
    [
        ("", Form.NOUN, ""),
        ("...", Form.NOUN, ""),
        ("better SQL", Form.NOUN, "better SQL"),
        ("Level 3 in social care", Form.NOUN, "Level 3 in social care"),
        ("Python automation", Form.NOUN, "Python automation"),
        ("Night Owl Bakery accounts", Form.NOUN, "Night Owl Bakery accounts"),
        ("Fewer calls", Form.NOUN, "fewer calls"),
        ("R packages", Form.NOUN, "R packages"),
        ("A senior nurse role", Form.NOUN, "a senior nurse role"),
        ("that I can run a ward alone", Form.CLAUSE, "I can run a ward alone"),
        ("I can run a ward alone", Form.CLAUSE, "I can run a ward alone"),
        ("The ward runs without me", Form.CLAUSE, "the ward runs without me"),
        ("your guides ship on the same day", Form.CLAUSE, "your guides ship on the same day"),
        ("so that you lose less stock", Form.CLAUSE, "you lose less stock"),
        ("a site where nobody gets hurt", Form.NOUN, "a site where nobody gets hurt"),
        ("be able to work alone", Form.VERB, "be able to work alone"),
        ("I want to be able to work alone", Form.VERB, "work alone"),
        ("spearhead the move", Form.VERB, "spearhead the move"),
        ("declutter the stockroom", Form.VERB, "declutter the stockroom"),
        ("to to to to to to to learn", Form.VERB, "to learn"),
        ("still be driving", Form.VERB, "still be driving"),
        ("Lead documentation strategy", Form.VERB, "lead documentation strategy"),
        ("Plan and run the rota", Form.VERB, "plan and run the rota"),
        ("plan 14 shifts", Form.VERB, "plan 14 shifts"),
        ("Move into networks", Form.VERB, "move into networks"),
        ("Support for families", Form.NOUN, "support for families"),
        ("lead developer", Form.NOUN, "lead developer"),
        ("training new staff", Form.VERB, "train new staff"),
        ("Training the new staff", Form.VERB, "train the new staff"),
        ("Training and development", Form.NOUN, "training and development"),
        ("planning and running the rota", Form.VERB, "plan and run the rota"),
        ("understanding of the law", Form.NOUN, "understanding of the law"),
        ("learn Go\nlearn Rust\nship a tool", Form.VERB, "learn Go, learn Rust and ship a tool"),
        ("learn Go\n", Form.VERB, "learn Go"),
        ("Learn Go. It is what you use.", Form.VERB, "learn Go"),
        ("to becoming a welder", Form.VERB, "become a welder"),
        ("manage stock (all of it) [soon] etc.", Form.VERB, "manage stock, all of it, soon etc."),
        ("learn welding 🎉 - and brazing", Form.VERB, "learn welding, and brazing"),
    ],
)
def test_a_phrase_keeps_the_words_and_gets_its_form(typed: str, form: Form, said: str) -> None:
    phrase = read_phrase(typed)

    assert (phrase.form, phrase.text) == (form, said)


@pytest.mark.parametrize(
    ("typed", "form", "said"),
    [
        ("stock loss below 1%", Form.NOUN, "stock loss below 1%"),
        ("daily work with the team", Form.NOUN, "daily work with the team"),
        ("visiting every home", Form.VERB, "visit every home"),
        ("fewer visits to the remote sites", Form.NOUN, "fewer visits to the remote sites"),
        ("market", Form.NOUN, "market"),
    ],
)
def test_where_a_thing_is_asked_for_a_noun_stays_a_noun(typed: str, form: Form, said: str) -> None:
    phrase = read_phrase(typed, expected=Form.NOUN)

    assert (phrase.form, phrase.text) == (form, said)


def test_maybe_is_remembered() -> None:
    assert read_phrase("maybe be a dementia specialist").is_hedged
    assert not read_phrase("be a dementia specialist").is_hedged


def test_joined_verbs_change_together_and_nouns_do_not() -> None:
    assert read_phrase("learn Go, train the team and plan rotas").gerund == (
        "learning Go, training the team and plan rotas"
    )
    assert read_phrase("quickly find and fix faults").gerund == "quickly finding and fixing faults"
    assert read_phrase("lead and").gerund == "leading and"


def test_odd_gerunds() -> None:
    assert [to_gerund(verb) for verb in ("be", "run", "lie", "see", "make", "visit")] == [
        "being",
        "running",
        "lying",
        "seeing",
        "making",
        "visiting",
    ]


@pytest.mark.parametrize(
    ("following", "article"),
    [
        ("HNC in welding", "an"),
        ("SQL course", "an"),
        ("NATO post", "a"),
        ("PhD", "a"),
        ("MSc", "an"),
        ("hour", "an"),
        ("unit", "a"),
        ("uncle", "an"),
        ("one-page guide", "a"),
        ("European degree", "a"),
        ("18th Edition", "an"),
        ("area manager", "an"),
        ("nurse", "a"),
    ],
)
def test_an_article_goes_by_how_the_word_is_said(following: str, article: str) -> None:
    assert choose_article(following) == article


@pytest.mark.parametrize(
    ("bare", "said"),
    [
        ("", ""),
        ("the degree", "the degree"),
        ("2 degrees", "2 degrees"),
        ("degree in history", "a degree in history"),
        ("bakery diploma, 2019", "a bakery diploma, 2019"),
        ("first aid at work certificate", "a first aid at work certificate"),
        ("everyday SQL", "everyday SQL"),
        ("chef de partie", "a chef de partie"),
    ],
)
def test_a_bare_thing_gets_its_article_where_it_needs_one(bare: str, said: str) -> None:
    assert add_article(bare) == said


def test_roles_are_told_by_their_head() -> None:
    assert [
        is_role(text) for text in ("senior nurse on nights", "picker, two years", "better rotas", "")
    ] == [
        True,
        True,
        False,
        False,
    ]


def test_verbs_are_told_by_their_company() -> None:
    cases = {"support closely": True, "support": False, "plan and": False, "table the": False}

    assert {text: is_verb_at(text.split(), 0) for text in cases} == cases


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("", ""),
        ("No experience of welding yet", ""),
        ("Age 20", ""),
        ("nine years to retirement", ""),
        ("Age 20, first aid certificate", "I have a first aid certificate"),
        ("built a shed, no help", "I built a shed"),
        ("I run a choir", "I run a choir"),
        ("rewrote the guide", "I rewrote the guide"),
        ("Quickly rebuilt the rota", "I quickly rebuilt the rota"),
        ("repaired her uncle's tractor", "I repaired my uncle's tractor"),
        ("maintains a checker and runs its releases", "I maintain a checker and run its releases"),
        ("writes reports and plans", "I write reports and plans"),
        ("works in a garden centre", "I work in a garden centre"),
        ("know the east side", "I know the east side"),
        ("studying bookkeeping at night", "I am studying bookkeeping at night"),
        ("Leading a team of five", "my work so far includes leading a team of five"),
        ("my pupils' scores rose by a tenth", "my pupils' scores rose by a tenth"),
        ("loyalty scheme redesign raised visits", "my loyalty scheme redesign raised visits"),
        ("The clinic runs my booking form", "the clinic runs my booking form"),
        ("Published two papers", "I published two papers"),
        ("Registered nurse", "I am a registered nurse"),
        ("Trained as a joiner", "I am trained as a joiner"),
        ("Fluent in Welsh", "I am fluent in Welsh"),
        ("rota-fluent", "I am rota-fluent"),
        ("Gardener for six years at a park", "I have worked as a gardener for six years at a park"),
        ("Baker for a year before college", "I worked as a baker for a year before college"),
        ("Domestic electrician, seven years", "I have worked as a domestic electrician for seven years"),
        (
            "Statistician, nine years, PhD in survival",
            "I have worked as a statistician for nine years, and I have a PhD in survival",
        ),
        ("Cook, two years, mostly nights", "I have worked as a cook for two years, mostly nights"),
        (
            "Picker for a year, then lead on Saturdays",
            "I have worked as a picker for a year, then as lead on Saturdays",
        ),
        (
            "Gardener in Norway for three years, then two years in Fife",
            "I have worked as a gardener in Norway for three years, then for two years in Fife",
        ),
        ("Shop manager in Leith, nine staff", "I have worked as a shop manager in Leith, with nine staff"),
        (
            "Driver for a bakery, clean licence",
            "I have worked as a driver for a bakery, and I have a clean licence",
        ),
        ("Six years maintaining relays", "I have spent six years maintaining relays"),
        ("Three years' qualified", "I am three years' qualified"),
        ("Two years of night work", "I have two years of night work"),
        ("Two years night work", "I have two years night work"),
        ("twelve-week placement on a ward", "I have done a twelve-week placement on a ward"),
        ("six-month course", "I have done a six-month course"),
        ("butchery course at Leith", "I have done a butchery course at Leith"),
        ("pro bono at a debt clinic", "I have done pro bono at a debt clinic"),
        (
            "Hotel reception for three years, native Hindi",
            "I have worked in hotel reception for three years, and I speak native Hindi",
        ),
        (
            "Ten years driving vans, trainer since 2021",
            "I have spent ten years driving vans, and I have worked as a trainer since 2021",
        ),
        ("Amateur radio licence, full level", "I have an amateur radio licence, full level"),
        ("two published methods", "I have two published methods"),
        ("Degree in history, since 2019", "I have a degree in history, since 2019"),
        ("for two years", "I have for two years"),
        ("reports for the board", "I have reports for the board"),
    ],
)
def test_a_fact_is_told_as_one_would_say_it(fact: str, said: str) -> None:
    assert tell_fact(fact) == said


def test_a_deed_is_told_from_a_thing() -> None:
    assert [is_deed(said) for said in ("I rewrote it", "I cut waste", "I have a cat", "my cat ran", "I")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("line", "shape", "said"),
    [
        ("You will model fatigue from your own data.", Shape.DUTY, "model fatigue from my own data"),
        ("As a nurse, you'll manage your own caseload", Shape.DUTY, "manage my own caseload"),
        ("The successful candidate will report to us", Shape.DUTY, "report to you"),
        (
            "Responsible for the rota of 14 volunteers",
            Shape.DUTY,
            "be responsible for the rota of 14 volunteers",
        ),
        ("You are responsible for running our pass", Shape.DUTY, "run your pass"),
        ("Supervising a team and planning its week", Shape.DUTY, "supervise a team and plan its week"),
        ("Prepares the accounts", Shape.DUTY, "prepare the accounts"),
        ("Actively recruit for our branches", Shape.DUTY, "actively recruit for your branches"),
        ("Actively manages the branches", Shape.QUOTE, "Actively manages the branches"),
        ("You will spitroast whole lambs", Shape.DUTY, "spitroast whole lambs"),
        ("You will", Shape.QUOTE, "You will"),
        ("We are replacing the batch.", Shape.CLAUSE, "you are replacing the batch"),
        ("We'll help you grow and train you.", Shape.CLAUSE, "you will help me grow and train me"),
        (
            "Our oldest blades reach twenty years in 2028.",
            Shape.CLAUSE,
            "your oldest blades reach twenty years in 2028",
        ),
        ("Juniors rotate through support.", Shape.CLAUSE, "juniors rotate through support"),
        ("Growth: we fund one conference a year", Shape.CLAUSE, "you fund one conference a year"),
        ("Draft answers to questions", Shape.DUTY, "draft answers to questions"),
        ("You are a good listener.", Shape.QUOTE, "You are a good listener"),
        ("Write to jobs@example.org", Shape.QUOTE, "Write to jobs@example.org"),
        ("", Shape.QUOTE, ""),
        ("Are you a glazier who will qualify soon?", Shape.QUOTE, "Are you a glazier who will qualify soon?"),
        ("Help visitors - benefit claims, forms - with tasks", Shape.DUTY, "help visitors with tasks"),
    ],
)
def test_a_line_is_turned_or_quoted_and_never_garbled(line: str, shape: Shape, said: str) -> None:
    told = say_line(line)

    assert (told.shape, told.text) == (shape, said)


def test_a_thing_the_posting_names_is_said_as_one() -> None:
    told = say_line("Experience of clubs for our members", LineKind.REQUIREMENT)

    assert (told.shape, told.text) == (Shape.THING, "experience of clubs for your members")


def test_a_long_line_is_cut_at_a_joint_or_quoted() -> None:
    joint = "Plan the rota of every ward in the building, " + "including " + "more and " * 20 + "more"
    solid = "Plan the rota " + "of the ward " * 15

    assert say_line(joint).text == "plan the rota of every ward in the building"
    assert say_line(solid).shape is Shape.QUOTE


@pytest.mark.parametrize(
    ("posting", "candidate"),
    [
        ("where you will grow if we're right", "where I will grow if you are right"),
        ("we give you your own US desk", "you give me my own US desk"),
        ("whether US teams and you agree", "whether US teams and I agree"),
        ("so you are heard, as you were before", "so I am heard, as I was before"),
        ("the work you do", "the work I do"),
        ("work with you", "work with me"),
        ("you", "me"),
        ("ask yourselves what you need: it is yours", "ask yourselves what I need: it is mine"),
    ],
)
def test_pronouns_turn_from_the_posting_to_the_candidate(posting: str, candidate: str) -> None:
    assert shift_pronouns(posting) == candidate


@given(st.text(max_size=80))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    phrase = read_phrase(text)

    assert phrase.text == phrase.text.strip()
    assert (tidy(text) == "") <= (tell_fact(text) == "")
    assert say_line(text).shape in Shape


@pytest.mark.parametrize(
    ("typed", "form", "said"),
    [
        ("someone who tells me what I do wrong", Form.NOUN, "someone who tells me what I do wrong"),
        ("habits I cannot learn alone", Form.NOUN, "habits I cannot learn alone"),
        ("manager don't need to come", Form.CLAUSE, "manager don't need to come"),
        ("an app for my kitchen (Python, 300 users)", Form.NOUN, "an app for my kitchen, Python, 300 users"),
        (
            "1) learn forklift 2) learn stock 3) be on time",
            Form.VERB,
            "learn forklift, learn stock and be on time",
        ),
    ],
)
def test_what_people_type_keeps_its_shape(typed: str, form: Form, said: str) -> None:
    phrase = read_phrase(typed)

    assert (phrase.form, phrase.text) == (form, said)


def test_growth_that_is_named_is_offered_not_asked_for() -> None:
    line = Line("l1", 1, "Progression to assistant manager within 18 months", LineKind.GROWTH)
    row = MatrixRow(Horizon.MID, focus="run a shop", lines=(line,))
    composed = compose_answer(matrix=Matrix(mid=row), posting=Posting(lines=(line,)), profile=Profile())

    assert "offer progression to assistant manager within 18 months" in composed.text


@pytest.mark.parametrize("text", ["look after the kiln log", "stand in the gallery", "report on the floods"])
def test_a_verb_with_its_particle_is_no_thing(text: str) -> None:
    assert read_phrase(text).form is Form.VERB


def test_a_thing_with_a_preposition_stays_one() -> None:
    assert read_phrase("work in progress").form is Form.NOUN
