"""What holds of every composed answer, whatever was typed: its sources, its grammar, its turns."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.drafting.composing import compose_answer
from apps.drafting.composing.frames import FRAMES
from apps.drafting.text import content_stems
from apps.drafting.vocabulary import (
    Fact,
    Horizon,
    Line,
    LineKind,
    Matrix,
    MatrixRow,
    Phase,
    Posting,
    Profile,
    Question,
    SourceKind,
)

FRAME_STEMS = {
    stem
    for frames in FRAMES.values()
    for frame in frames
    for stem in content_stems(re.sub(r"{\w+}", " ", frame))
}
# Forms that the grammar itself brings: fact clauses, and verbs put into another form.
GRAMMAR_STEMS = set(
    content_stems("I have worked as, done, spent, speak, I am, so far includes my work, responsible")
)
FIGURES = re.compile(r"\d[\d.,]*\d|\d")
NAMES = re.compile(r"(?<=\w )[A-Z][\w’']*")  # with a capital, and not at the start of a sentence


WISHES = st.sampled_from(
    [
        "",
        "to learn to weld",
        "I want to run a ward alone.",
        "Leading the night shift",
        "better Welsh",
        "a team lead role",
        "senior nurse",
        "that I can close the month in five days",
        "The kitchen runs without me",
        "maybe be a guide",
        "PLAN THE ROTA FOR ALL",
        "cut waste by 5% (by weight)",
    ]
)
LINE_TEXTS = st.sampled_from(
    [
        "You will bake bread for 300 people.",
        "We are opening two shops in 2028.",
        "Supervising volunteers",
        "Juniors rotate through support.",
        "Experience of clubs",
        "You are calm & kind.",
        "Our menu changes every fortnight [see below].",
        "We train you and support your study.",
        "Lead a team of five - and its rota",
    ]
)
FACT_TEXTS = st.sampled_from(
    [
        "ran a choir for two years",
        "Baker, four years",
        "HNC in food science",
        "No licence",
        "speaks Welsh and plans walks",
        "Six years in retail, last two at night",
        "menu redesign cut waste by half",
    ]
)


@st.composite
def make_inputs(draw: st.DrawFn) -> tuple[Matrix, Posting, Profile]:
    texts = draw(st.lists(LINE_TEXTS, max_size=5, unique=True))
    kinds = [draw(st.sampled_from(list(LineKind))) for _ in texts]
    lines = tuple(
        Line(f"l{n}", n, text, kind) for n, (text, kind) in enumerate(zip(texts, kinds, strict=True))
    )
    facts = tuple(
        Fact(f"f{n}", text) for n, text in enumerate(draw(st.lists(FACT_TEXTS, max_size=4, unique=True)))
    )
    rows = [
        MatrixRow(
            horizon,
            focus=draw(WISHES),
            aligns=draw(WISHES),
            gain=draw(WISHES),
            measure=draw(WISHES),
            benefit=draw(WISHES),
            timebox=draw(st.sampled_from(["", "18 months", "by 2028"])),
            is_undecided=draw(st.booleans()),
            lines=tuple(draw(st.lists(st.sampled_from(lines), max_size=2, unique=True))) if lines else (),
            facts=tuple(draw(st.lists(st.sampled_from(facts), max_size=2, unique=True))) if facts else (),
        )
        for horizon in Horizon
    ]
    changes = draw(st.booleans())
    profile = Profile(facts=facts, is_changing_field=changes, change_reason=draw(WISHES))
    return Matrix(*rows), Posting(title="Baker, nights", employer="Marrow Mill", lines=lines), profile


@settings(max_examples=1_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    make_inputs(),
    st.sampled_from([30, 60, 90, 120]),
    st.integers(0, 5),
    st.integers(0, 10_000),
    st.sampled_from(list(Question)),
)
def test_nothing_is_said_that_was_not_put_in(
    inputs: tuple[Matrix, Posting, Profile], target: int, variation: int, voice: int, question: Question
) -> None:
    matrix, posting, profile = inputs

    composed = compose_answer(
        matrix=matrix,
        posting=posting,
        profile=profile,
        question=question,
        target_seconds=target,
        variation=variation,
        voice=voice,
    )

    for sentence in composed.sentences:
        known = {stem for source in sentence.sources for stem in content_stems(source.quote)}
        assert sentence.sources
        assert all(source.quote and source.kind in SourceKind for source in sentence.sources)
        assert set(content_stems(sentence.text)) - FRAME_STEMS - GRAMMAR_STEMS <= known
        quoted = " ".join(source.quote for source in sentence.sources)
        assert set(FIGURES.findall(sentence.text)) <= set(FIGURES.findall(quoted))
        spoken = {name.lower() for name in NAMES.findall(sentence.text)}
        assert spoken <= set(re.findall(r"[\w’']+", quoted.lower())) | {"i"}
        assert not re.search(r"\s{2}|\s[,.;:]|[\[\]{}<>()]|\.\.|[,;:][,;:.]", sentence.text)
        assert not re.search(r"\b(\w+) \1\b", sentence.text, re.IGNORECASE)
        assert re.match(r"^[“A-Z].*[.?]”?$", sentence.text)
    wanted = {phase for row, phase in zip(matrix.rows(), Phase, strict=True) if row.is_undecided or row.focus}
    assert wanted <= {sentence.phase for sentence in composed.sentences}
    assert composed == compose_answer(
        matrix=matrix,
        posting=posting,
        profile=profile,
        question=question,
        target_seconds=target,
        variation=variation,
        voice=voice,
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(make_inputs(), st.integers(0, 3))
def test_no_frame_comes_three_times(inputs: tuple[Matrix, Posting, Profile], variation: int) -> None:
    matrix, posting, profile = inputs
    shells = [frame for frames in FRAMES.values() for frame in frames if len(content_stems(frame)) > 2]

    text = compose_answer(matrix=matrix, posting=posting, profile=profile, variation=variation).text.lower()

    for shell in shells:
        opening = shell.split("{", 1)[0].strip(" ,")
        if len(opening.split()) > 3:
            assert text.count(opening.lower()) < 3


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_no_typing_is_too_odd_to_compose(focus: str, aligns: str, line: str) -> None:
    lines = (Line("l1", 1, line),)
    row = MatrixRow(
        Horizon.SHORT, focus=focus, aligns=aligns, measure=line, benefit=aligns, timebox=focus, lines=lines
    )
    rows = Matrix(row, replace(row, horizon=Horizon.MID, gain=focus), replace(row, horizon=Horizon.LONG))

    composed = compose_answer(
        matrix=rows, posting=Posting(lines=lines), profile=Profile(facts=(Fact("f1", line),))
    )

    assert all(sentence.text.endswith((".", "!", "?", "”")) for sentence in composed.sentences)
