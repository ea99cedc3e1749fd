"""A posting, a profile and matrices that the tests of the composer share."""

from __future__ import annotations

from apps.drafting.composing import compose_answer
from apps.drafting.vocabulary import (
    Fact,
    Goal,
    Horizon,
    Line,
    LineKind,
    Matrix,
    MatrixRow,
    Note,
    Posting,
    Profile,
    Question,
)

LINES = (
    Line("l1", 1, "You will look after 300 tenancies.", LineKind.RESPONSIBILITY),
    Line("l2", 2, "We pay for the housing certificate.", LineKind.GROWTH),
    Line("l3", 3, "We are moving repairs to an online desk by 2028.", LineKind.DIRECTION),
    Line("l4", 4, "Visit tenants who fall behind with the rent.", LineKind.RESPONSIBILITY),
    Line("l5", 5, "Salary of £31,000 and 28 days of holiday.", LineKind.BENEFIT),
    Line("l6", 6, "Every officer has a mentor.", LineKind.OTHER),
)
POSTING = Posting(title="Housing Officer, North", employer="Tarn Homes", lines=LINES)
FACTS = (
    Fact("f1", "Two years on the front desk of a food bank"),
    Fact("f2", "wrote the leaflet on rent that the food bank hands out"),
    Fact("f3", "No driving licence"),
)
PROFILE = Profile(facts=FACTS)


def make_lean() -> Matrix:
    return Matrix(
        MatrixRow(
            Horizon.SHORT,
            focus="Know all my tenants by name",
            goal=Goal("g1", "Know all my tenants by name", Horizon.SHORT),
            lines=LINES[:1],
        ),
        MatrixRow(Horizon.MID, focus="to earn the housing certificate", lines=LINES[1:2]),
        MatrixRow(Horizon.LONG, focus="Plan how repairs are done", lines=LINES[2:3]),
    )


def make_rich() -> Matrix:
    return Matrix(
        MatrixRow(
            Horizon.SHORT,
            focus="I want to know all my tenants by name.",
            timebox="12 months",
            aligns="You will look after 300 tenancies",
            measure="arrears visits are not the first time we meet",
            benefit="fewer surprise evictions",
            lines=LINES[:1],
            facts=FACTS[:1],
        ),
        MatrixRow(
            Horizon.MID,
            aligns="the certificate you pay for",
            gain="understanding tenancy law",
            focus="handle a court case myself",
            benefit="they get an officer who can stand in court",
            lines=LINES[1:2],
            notes=(Note("n1", "They plan to build 200 homes.", "Their yearly report, page 3"),),
        ),
        MatrixRow(
            Horizon.LONG,
            focus="a neighbourhood where nobody loses a home over a form",
            aligns="we are moving repairs to an online desk",
            benefit="you keep good tenants",
            lines=LINES[2:3],
        ),
    )


def text_of(
    matrix: Matrix,
    profile: Profile = PROFILE,
    posting: Posting = POSTING,
    *,
    variation: int = 0,
    question: Question = Question.ALIGN,
) -> str:
    return compose_answer(
        matrix=matrix, posting=posting, profile=profile, variation=variation, question=question
    ).text


def make_bridge(*, aligns: str = "", gain: str = "", focus: str = "") -> Matrix:
    return Matrix(mid=MatrixRow(Horizon.MID, aligns=aligns, gain=gain, focus=focus))
