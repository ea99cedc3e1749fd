"""Answers of different people must not sound alike: their frames are the only words they could share."""

from __future__ import annotations

import statistics

import pytest

from apps.drafting.composing import compose_answer
from apps.drafting.vocabulary import Horizon, Matrix, MatrixRow, Posting
from benchmarks import likeness
from tests.drafting.composing_inputs import LINES, POSTING, PROFILE, make_lean, make_rich

PEOPLE = likeness.make_people()


@pytest.fixture(scope="module")
def own() -> list[list[str]]:
    return [person.said for person in PEOPLE]


def compose_all(step: int) -> list[str]:
    return [likeness.compose_for(person, (number + 1) * step) for number, person in enumerate(PEOPLE)]


def test_fifty_people_do_not_sound_alike(own: list[list[str]]) -> None:
    shares = likeness.measure_pairs(compose_all(1), own)

    assert len(PEOPLE) == 50
    assert statistics.mean(shares) <= likeness.MOST_MEAN
    assert max(shares) <= likeness.MOST_OF_A_PAIR


def test_control_one_voice_for_all_sounds_alike(own: list[list[str]]) -> None:
    assert statistics.mean(likeness.measure_pairs(compose_all(0), own)) > likeness.MOST_MEAN


def test_own_words_are_not_counted() -> None:
    said = "I want to bake bread for my street every morning"

    assert likeness.measure_pairs([said, said], [[said], [said]]) == [0.0]
    assert likeness.measure_pairs([said, said], [[], []]) == [1.0]


def test_each_voice_begins_elsewhere_and_says_the_same_things() -> None:
    composed = [
        compose_answer(matrix=make_rich(), posting=POSTING, profile=PROFILE, voice=voice)
        for voice in range(6)
    ]

    assert len({each.text for each in composed}) == 6
    assert len({frozenset(s.sources for s in each.sentences) for each in composed}) == 1


def test_opening_fills_only_an_answer_that_would_be_short() -> None:
    def open_with(seconds: int, matrix: Matrix, posting: Posting = POSTING) -> str:
        composed = compose_answer(matrix=matrix, posting=posting, profile=PROFILE, target_seconds=seconds)
        return composed.sentences[0].text

    opening = "This post fits what I want in three steps."
    assert open_with(90, make_lean()) == opening
    assert open_with(60, make_lean()) != opening
    assert open_with(60, make_rich()) != opening
    assert open_with(90, make_lean(), Posting(lines=LINES)) != opening
    assert open_with(90, Matrix(short=make_lean().short)) != opening


def test_no_voice_runs_an_aim_without_a_time_together() -> None:
    matrix = Matrix(short=MatrixRow(Horizon.SHORT, focus="close the month in five days"))

    for voice in range(60):
        said = compose_answer(matrix=matrix, posting=Posting(), profile=PROFILE, voice=voice).text
        assert said.startswith(
            ("My aim is to close", "What I want is to close", "I want to", "I would like to")
        )
