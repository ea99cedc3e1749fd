"""What will be asked next: each question rests on a sentence that is there."""

from dataclasses import replace
from typing import Any

import pytest

from apps.drafting.speaking import FollowUp, FollowUpKind, expect_follow_ups
from apps.drafting.speaking.follow_ups import MOST, ORDER
from apps.drafting.vocabulary import (
    Horizon,
    Line,
    LineKind,
    Matrix,
    MatrixRow,
    Phase,
    Sentence,
    Source,
    SourceKind,
)

MATRIX = Matrix(*(MatrixRow(horizon) for horizon in Horizon))
LINES = (
    Line("l1", 1, "We replace relays.", kind=LineKind.DIRECTION),
    Line("l2", 2, "You trace faults.", kind=LineKind.RESPONSIBILITY),
)


def near(*sources: tuple[SourceKind, str]) -> Sentence:
    """Return a sentence of the short-term focus that rests on some things."""
    return Sentence(Phase.NEAR, "So.", tuple(Source(kind, ref, f"words of {ref}") for kind, ref in sources))


def kinds(found: tuple[FollowUp, ...]) -> list[FollowUpKind]:
    return [each.kind for each in found]


@pytest.mark.parametrize(
    ("kind", "ref", "wanted"),
    [
        (SourceKind.WORDS, "short.measure", FollowUpKind.MEASURE),
        (SourceKind.WORDS, "mid.gain", FollowUpKind.GAIN),
        (SourceKind.WORDS, "short.benefit", FollowUpKind.BENEFIT),
        (SourceKind.WORDS, "profile.change_reason", FollowUpKind.CHANGE),
        (SourceKind.FACT, "f1", FollowUpKind.EVIDENCE),
        (SourceKind.NOTE, "n1", FollowUpKind.NOTE),
        (SourceKind.LINE, "l1", FollowUpKind.DIRECTION),
    ],
)
def test_what_a_sentence_rests_on_invites_a_question(
    kind: SourceKind, ref: str, wanted: FollowUpKind
) -> None:
    found = expect_follow_ups([near(), near((kind, ref))], MATRIX, LINES)

    assert found == (FollowUp(wanted, 1, f"words of {ref}"),)


@pytest.mark.parametrize(
    ("kind", "ref"), [(SourceKind.LINE, "l2"), (SourceKind.WORDS, "short.focus"), (SourceKind.GOAL, "g1")]
)
def test_plain_duties_and_goals_invite_none(kind: SourceKind, ref: str) -> None:
    assert expect_follow_ups([near((kind, ref))], MATRIX, LINES) == ()


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({}, FollowUpKind.LONG_TERM),
        ({"is_undecided": True}, FollowUpKind.UNDECIDED),
        ({"leads_elsewhere": True, "is_undecided": True}, FollowUpKind.ELSEWHERE),
    ],
)
def test_the_long_term_invites_a_question_of_its_own(fields: dict[str, Any], wanted: FollowUpKind) -> None:
    matrix = replace(MATRIX, long=MatrixRow(Horizon.LONG, **fields))
    far = Sentence(Phase.FAR, "Further ahead, I would like to lead.")

    assert expect_follow_ups([far, far], matrix, LINES) == (FollowUp(wanted, 0, far.text),)


def test_each_kind_is_asked_once_the_more_pressing_first_and_six_in_all() -> None:
    refs = ("long.gain", "short.benefit", "short.measure", "profile.change_reason", "short.measure")
    said = [near((SourceKind.WORDS, ref)) for ref in refs]
    said += [near((SourceKind.FACT, "f1")), near((SourceKind.NOTE, "n1")), near((SourceKind.LINE, "l1"))]

    found = expect_follow_ups(said, MATRIX, LINES)

    assert len(found) == MOST
    assert kinds(found) == sorted(kinds(found), key=ORDER.index)
    assert found[0].kind is FollowUpKind.CHANGE
    assert FollowUpKind.GAIN not in kinds(found)
