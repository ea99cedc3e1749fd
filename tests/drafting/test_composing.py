"""The composer: nothing in the text that was not put in, and no seam that shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from apps.drafting.composing import compose_answer, compose_variants, preview_phase
from apps.drafting.composing.alignment import read_alignment
from apps.drafting.composing.composition import finish
from apps.drafting.composing.frames import FRAMES, Turns
from apps.drafting.composing.planning import Telling, say_when
from apps.drafting.composing.wording import Form
from apps.drafting.vocabulary import (
    Goal,
    Horizon,
    Line,
    LineKind,
    Matrix,
    MatrixRow,
    Note,
    Phase,
    Posting,
    Profile,
    Question,
    Sentence,
)
from tests.drafting.composing_inputs import (
    FACTS,
    LINES,
    POSTING,
    PROFILE,
    make_bridge,
    make_lean,
    make_rich,
    text_of,
)


def test_a_lean_matrix_gives_a_full_answer() -> None:
    assert text_of(make_lean()) == (
        "This post fits what I want in three steps. "
        "In my first year or two, I want to know all my tenants by name. In this role, I "
        "would look after 300 "
        "tenancies. I have spent two years on the front desk of a food bank."
        "\n\n"
        "After that, I want to earn the housing certificate, and there is good reason for it "
        "here: you pay for the "
        "housing certificate. I would add that I wrote the leaflet on rent that the food bank "
        "hands out. I also noticed that every "
        "officer has a mentor. For you, that means someone to visit tenants who fall behind with the rent."
        "\n\n"
        "Further ahead, I would like to plan how repairs are done. I think of it here because you are "
        "moving repairs to an online desk by 2028. So this post is where I would like to "
        "begin: Housing Officer at "
        "Tarn Homes."
    )


def test_a_rich_matrix_is_said_in_the_persons_words() -> None:
    assert text_of(make_rich()) == (
        "In the next 12 months, I want to know all my tenants by name. In this role, I would look after 300 "
        "tenancies. I have spent two years on the front desk of a food bank. I will know it "
        "has worked when arrears "
        "visits are not the first time we meet. For you, that means fewer surprise evictions."
        "\n\n"
        "This role’s certificate you pay for will let me understand tenancy law, which I need "
        "before I can handle a "
        "court case myself. I read in your yearly report that you plan to build 200 homes. "
        "What you get from it is "
        "an officer who can stand in court."
        "\n\n"
        "Further ahead, what I have in mind is a neighbourhood where nobody loses a home over "
        "a form. This job leads "
        "there because you are moving repairs to an online desk. In return, you keep good tenants."
    )


def test_every_sentence_names_the_literal_words_it_rests_on() -> None:
    composed = compose_answer(matrix=make_lean(), posting=POSTING, profile=PROFILE)
    given = {"l1": LINES[0].text, "g1": "Know all my tenants by name", "f2": FACTS[1].text}

    quotes = {source.ref: source.quote for sentence in composed.sentences for source in sentence.sources}

    assert all(sentence.sources for sentence in composed.sentences)
    assert {ref: quotes[ref] for ref in given} == given
    assert [sentence.phase for sentence in composed.sentences] == sorted(
        (sentence.phase for sentence in composed.sentences), key=list(Phase).index
    )


def test_what_was_not_used_and_what_is_missing_is_told() -> None:
    composed = compose_answer(matrix=make_lean(), posting=POSTING, profile=PROFILE)
    empty = compose_answer(matrix=Matrix(), posting=POSTING, profile=PROFILE)

    assert composed.unused_lines == ("l5",)
    assert composed.missing == ("near.benefit", "bridge.gain")
    assert composed.unused_goals == ()
    assert (empty.text, empty.words, empty.seconds) == ("", 0, 0)
    assert empty.missing == (
        "near.focus",
        "near.benefit",
        "bridge.aligns",
        "bridge.gain",
        "bridge.focus",
        "far.focus",
    )
    goal = Goal("g9", "earn a medal", Horizon.LONG)
    unused = compose_answer(
        matrix=replace(make_lean(), long=MatrixRow(Horizon.LONG, goal=goal)), posting=POSTING, profile=PROFILE
    )
    assert unused.unused_goals == ("g9",)


def test_each_length_keeps_each_phase() -> None:
    variants = compose_variants(matrix=make_rich(), posting=POSTING, profile=PROFILE)

    assert list(variants) == [30, 60, 90, 120]
    assert [{s.phase for s in composed.sentences} for composed in variants.values()] == [set(Phase)] * 4
    assert [variants[30].seconds, variants[60].seconds] == sorted({c.seconds for c in variants.values()})[:2]


def test_the_same_inputs_give_the_same_text_and_a_variation_another() -> None:
    texts = [text_of(make_lean(), variation=variation) for variation in (0, 0, 1, 2)]

    assert texts[0] == texts[1]
    assert len(set(texts)) == 3


@pytest.mark.parametrize("question", list(Question))
def test_each_question_has_its_opening(question: Question) -> None:
    first = text_of(make_lean(), question=question).partition("my first year")[0]

    assert (
        first
        == {
            Question.ALIGN: "This post fits what I want in three steps. In ",
            Question.FIVE_YEARS: "I would start with what is near: in ",
            Question.ASPIRATIONS: "Let me begin with the nearest one: in ",
            Question.WHY_THIS_JOB: "I want this job because of what I could do in it: in ",
            Question.WHY_NOW: "This is the right time for me because of what comes next: in ",
        }[question]
    )


def test_a_view_still_taking_shape_is_said_honestly() -> None:
    far = MatrixRow(Horizon.LONG, is_undecided=True)
    leaning = replace(far, focus="maybe to teach")
    near = MatrixRow(Horizon.SHORT, is_undecided=True, lines=LINES[:2])

    assert text_of(replace(make_rich(), long=far)).rpartition("\n\n")[2] == (
        "My longer view is still taking shape, and I would rather say so than make one up. "
        "What I am sure of is the "
        "nearer aim, which is to know all my tenants by name."
    )
    assert text_of(replace(make_rich(), long=leaning)).endswith("At present I lean towards teaching.")
    assert text_of(Matrix(short=near), Profile(), Posting()).startswith(
        "I am not sure yet what I would take on first, and I would rather say so. What draws "
        "me is the work itself, "
        "which is to look after 300 tenancies. I also noticed that you pay for the housing certificate."
    )
    assert text_of(Matrix(mid=MatrixRow(Horizon.MID, is_undecided=True)), posting=Posting()) == (
        "I am not sure yet about the step after that, and I would rather say so than guess."
    )


def test_a_preview_says_one_row_alone() -> None:
    row = make_rich().short
    said = preview_phase(row, POSTING, PROFILE)

    assert [type(sentence) for sentence in said] == [Sentence] * 5
    assert {sentence.phase for sentence in said} == {Phase.NEAR}
    assert preview_phase(MatrixRow(Horizon.MID), POSTING, PROFILE) == ()


@pytest.mark.parametrize(
    ("timebox", "when"),
    [
        ("", "in my first year or two"),
        ("not sure", "in my first year or two"),
        ("18 months.", "in the next 18 months"),
        ("about a year", "in the next year"),
        ("In the next two years", "in the next two years"),
        ("by the end of May", "by the end of May"),
        ("next year", "next year"),
        ("next 12 months", "in the next 12 months"),
        ("my first two years", "in my first two years"),
        ("first six months", "in my first six months"),
        ("2028", "by 2028"),
        ("end of 2028", "by the end of 2028"),
    ],
)
def test_a_timebox_is_said_in_time(timebox: str, when: str) -> None:
    assert say_when(MatrixRow(Horizon.SHORT, timebox=timebox), Telling(Turns()))[0] == when


def test_how_a_role_aligns_may_be_copied_or_be_about_the_role() -> None:
    read = {
        text: (read_alignment(text).form, read_alignment(text).text)
        for text in ("We train you", "You will lead us", "Sits with the team", "daily work with the team", "")
    }

    assert read == {
        "We train you": (Form.CLAUSE, "you train me"),
        "You will lead us": (Form.VERB, "lead you"),
        "Sits with the team": (Form.CLAUSE, "it sits with the team"),
        "daily work with the team": (Form.NOUN, "daily work with the team"),
        "": (Form.NOUN, ""),
    }


@pytest.mark.parametrize(
    ("matrix", "said"),
    [
        (make_bridge(gain="a view of the whole"), "This role will give me a view of the whole."),
        (make_bridge(aligns="a seat beside the founders"), "This role gives me a seat beside the founders."),
        (make_bridge(aligns="take the night calls"), "In this role I would take the night calls."),
        (
            make_bridge(
                aligns="to take the night calls",
                gain="I will know the whole line",
                focus="a team lead role",
            ),
            (
                "In this role I would take the night calls, and that will let me know the "
                "whole line, which I "
                "need for a team lead role."
            ),
        ),
        (
            make_bridge(aligns="I can take the night calls", gain="calm", focus="shift manager"),
            (
                "I can take the night calls, and that will give me calm, which I need before I become "
                "a shift manager."
            ),
        ),
        (
            make_bridge(aligns="planning work", gain="order", focus="that I can run a shift"),
            "Planning work will give me order, and that is what has to come before I can run a shift.",
        ),
        (
            make_bridge(aligns="the log", gain="trust", focus="maybe to teach"),
            "This role’s log will give me trust, which I need before I can teach.",
        ),
        (make_bridge(focus="senior nurse"), "After that, I want to become a senior nurse."),
        (make_bridge(focus="maybe to teach"), "After that, I might like to teach."),
        (make_bridge(focus="better Welsh"), "After that comes better Welsh."),
        (
            make_bridge(focus="I can run a ward"),
            "After that, I want to reach the point where I can run a ward.",
        ),
    ],
)
def test_the_bridge_says_as_much_of_the_warrant_as_there_is(matrix: Matrix, said: str) -> None:
    assert text_of(matrix, Profile(), Posting()) == said


def test_a_line_is_not_said_twice() -> None:
    same = Line("l7", 7, "You will teach new officers.", LineKind.RESPONSIBILITY)
    matrix = Matrix(
        MatrixRow(Horizon.SHORT, focus="know the estate", lines=(same,)),
        MatrixRow(Horizon.MID, focus="write the handbook", lines=(same,)),
        MatrixRow(Horizon.LONG, focus="a calm service", lines=(same,)),
    )
    teaching = Matrix(mid=MatrixRow(Horizon.MID, focus="teach the new officers", lines=(same,)))

    text = text_of(matrix, Profile(), Posting())

    assert text.count("teach new officers") == 1
    assert "write the handbook, and the same work is what leads there." in text
    assert text.endswith("a calm service. That would grow out of the same work.")
    assert text_of(teaching, Profile(), Posting()) == (
        "After that, I want to teach the new officers, which is part of this very job."
    )


def test_a_line_that_cannot_be_turned_is_quoted() -> None:
    odd = Line("l8", 8, "You are calm.", LineKind.OTHER)
    matrix = Matrix(mid=MatrixRow(Horizon.MID, focus="write the handbook", lines=(odd,)))

    assert text_of(matrix, Profile(), Posting()) == (
        "After that, I want to write the handbook. Your posting puts it like this: “You are calm.”"
    )


def test_notes_are_said_with_where_they_were_read() -> None:
    notes = (
        Note("n1", "Tarn Homes owns 900 homes", "https://tarn.example/a"),
        Note("n2", "…", ""),
        Note("n3", "They say " + "so and " * 50, ""),
    )
    matrix = Matrix(long=MatrixRow(Horizon.LONG, focus="plan repairs", notes=notes))

    assert text_of(matrix, Profile(), Posting()).endswith("I found out that Tarn Homes owns 900 homes.")


def test_a_change_of_field_is_explained_by_its_reason_or_by_what_was_done() -> None:
    reasons = {
        "Because I like finding faults": "I am changing field because I like finding faults.",
        "I want to work with people": "I am changing field in order to work with people.",
        "better hours for my family": "I am changing field because of better hours for my family.",
    }
    for reason, said in reasons.items():
        assert said in text_of(make_lean(), replace(PROFILE, is_changing_field=True, change_reason=reason))

    shown = text_of(make_lean(), replace(PROFILE, is_changing_field=True))
    one = text_of(make_lean(), Profile(is_changing_field=True, facts=FACTS[1:2]))
    none = text_of(make_lean(), Profile(is_changing_field=True))

    said = "I am coming from another field, and this is what I bring from it: I "
    assert (said in shown, said in one, said in none) == (True, True, False)


@pytest.mark.parametrize(
    ("lines", "focus", "said"),
    [
        (("You will own the rota.",), "know the estate", "For you, that means someone to own the rota."),
        (
            ("We plan to open a shop.",),
            "know the estate",
            (
                "This is where I could be of use to you: you plan to open a shop, and I would like to "
                "carry a part of it."
            ),
        ),
        ((), "learn to run the desk", "For you, that would mean one more person who can do so."),
        ((), "become calm", ""),
    ],
)
def test_what_the_employer_gets_is_said_in_the_postings_words(
    lines: tuple[str, ...], focus: str, said: str
) -> None:
    free = tuple(Line(f"l{n}", n, text, LineKind.RESPONSIBILITY) for n, text in enumerate(lines))
    matrix = Matrix(
        short=MatrixRow(Horizon.SHORT, focus=focus), mid=MatrixRow(Horizon.MID, focus="plan the year")
    )

    text = text_of(matrix, Profile(), Posting(lines=free))

    assert ("or you" in text or "to you" in text) == bool(said)
    assert said in text


def test_with_nothing_else_the_near_duty_is_what_they_get() -> None:
    duty = Line("l1", 1, "You will own the rota.")
    mine = Line("l2", 2, "You will join your team.")
    matrix = Matrix(short=MatrixRow(Horizon.SHORT, focus="become calm", lines=(mine, duty)))

    assert text_of(matrix, Profile(), Posting(title="Clerk", lines=(duty, mine))) == (
        "In my first year or two, I want to become calm. In this role, I would join my team. "
        "For you, that means "
        "someone to own the rota."
    )


def test_a_post_without_employer_is_still_named() -> None:
    text = text_of(make_lean(), posting=replace(POSTING, employer="", title="Housing Officer - North"))

    assert text.endswith("So this post is where I would like to begin: Housing Officer.")


@pytest.mark.parametrize(
    ("rough", "finished"),
    [
        ("i want to to learn", "I want to learn."),
        ("so it ends , , here .", "So it ends, here."),
        ("take a area and an post", "Take an area and a post."),
        ("A area of a x", "An area of a x."),
        ("plan A or B", "Plan A or B."),
        ("“he said so”", "“He said so.”"),
        ("“is it so?”", "“Is it so?”"),
        ("is it so?", "Is it so?"),
        ("tools etc., and more;", "Tools etc., and more."),
        ("one.; two", "One; two."),
    ],
)
def test_a_sentence_is_finished(rough: str, finished: str) -> None:
    assert finish(rough) == finished


def test_frames_take_turns() -> None:
    turns = Turns(1)

    assert [turns.fill("link.same") for _ in range(3)] == [FRAMES["link.same"][n] for n in (1, 0, 1)]
