"""What people type, put into the form that a sentence needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.composing import compose_answer
from apps.drafting.composing.facts import tell_fact
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
    "typed",
    ["practice manager?", "practice manager maybe", "maybe practice manager", "Practice manager, I think"],
)
def test_a_doubt_is_kept_wherever_it_stands(typed: str) -> None:
    phrase = read_phrase(typed)

    assert (phrase.text, phrase.is_hedged) == ("practice manager", True)


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
        ("plate 200 samples a day", Form.VERB, "plate 200 samples a day"),
        ("be asked before a contract is drafted", Form.VERB, "be asked before a contract is drafted"),
        ("Model calibration in MODFLOW", Form.NOUN, "model calibration in MODFLOW"),
        ("training that the college pays for", Form.NOUN, "training that the college pays for"),
        ("I want work that matters", Form.NOUN, "work that matters"),
        ("Intune rollout", Form.NOUN, "Intune rollout"),
        ("A levels in maths", Form.NOUN, "A levels in maths"),
        ("the blister packs for the care homes", Form.NOUN, "the blister packs for the care homes"),
        ("Officer of the Watch certificate", Form.NOUN, "Officer of the Watch certificate"),
        ("stewarding the old trusts", Form.NOUN, "stewarding the old trusts"),
        ("to pass the exam and to become chartered", Form.VERB, "pass the exam and become chartered"),
        ("to move from Leeds and to settle down", Form.VERB, "move from Leeds and settle down"),
        ("to fly from Leeds and to Oslo", Form.VERB, "fly from Leeds and to Oslo"),
        ("I'd run a production floor", Form.VERB, "run a production floor"),
        ("I'd been a nurse too long", Form.CLAUSE, "I'd been a nurse too long"),
        ("You'd have no queue", Form.CLAUSE, "you'd have no queue"),
        ("I see myself as the scientist who did it", Form.NOUN, "the scientist who did it"),
        ("every dairy here sends it to you", Form.CLAUSE, "every dairy here sends it to you"),
        ("the lawyers stop ringing", Form.CLAUSE, "the lawyers stop ringing"),
        ("the dust went into my lungs", Form.CLAUSE, "the dust went into my lungs"),
        ("a family writes to say thank you", Form.CLAUSE, "a family writes to say thank you"),
        ("the audit finds nothing", Form.CLAUSE, "the audit finds nothing"),
        ("small firm so everyone is known", Form.LOOSE, "small firm so everyone is known"),
        ("the prototype passes EN 14511", Form.LOOSE, "the prototype passes EN 14511"),
        ("twenty winters emptied the purse", Form.LOOSE, "twenty winters emptied the purse"),
        ("mend nets; Paint hulls", Form.VERB, "mend nets and paint hulls"),
        ("nets & ropes + tar", Form.NOUN, "nets and ropes and tar"),
        ("the “winch” list of old", Form.NOUN, "the “winch” list of old"),
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
        ("You can move to another team.", Shape.CLAUSE, "I could move to another team"),
        ("You may also lead our club.", Shape.CLAUSE, "I could lead your club"),
        ("You can expect to close the till.", Shape.DUTY, "close the till"),
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
