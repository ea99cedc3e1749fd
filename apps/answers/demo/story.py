"""What the invented candidate says: her profile, her goals, and her drafts, each at another stage.

Lines of a posting are named by a piece of their text, facts and goals by a key.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from apps.answers.models import Horizon, Phase, Question
from apps.profiles.models import FactKind
from apps.profiles.models import Horizon as GoalHorizon

POSTINGS = Path(__file__).parent / "postings"


class Stage(StrEnum):
    """How far a draft has come."""

    STARTED = "just started"
    HALF = "matrix half filled"
    COMPOSED = "composed"
    EDITED = "edited, with earlier versions"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a matrix as it was typed."""

    goal: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    uses_note: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft: its posting's file, its question, and how far it has come."""

    posting: str
    question: Question
    stage: Stage
    note: tuple[str, str] = ("", "")
    rows: Mapping[Horizon, Row] = field(default_factory=dict)


PROFILE = {
    "years": 6,
    "field": "Rail signalling maintenance",
    "level": "mid",
    "is_changing_field": True,
    "change_reason": (
        "I like finding faults in equipment that people depend on, and I want to do it with radio and radar, "
        "which I have taught myself at home since I got my amateur licence."
    ),
}

FACTS: dict[str, tuple[FactKind, str]] = {
    "signals": (
        FactKind.EXPERIENCE,
        "Six years maintaining signalling relays and track circuits, mostly at night",
    ),
    "handover": (FactKind.EXPERIENCE, "Wrote the handover sheet that all four shifts at my depot now use"),
    "python": (FactKind.PROJECT, "Wrote a Python script that sorts 9,000 fault tickets by likely cause"),
    "club": (
        FactKind.PROJECT,
        "Ran a Saturday coding club for twelve children in a village hall for two years",
    ),
    "radio": (FactKind.CREDENTIAL, "Amateur radio licence, full level, since 2022"),
    "hnc": (FactKind.EDUCATION, "HNC in electrical and electronic engineering"),
    "sql": (FactKind.SKILL, "Everyday SQL for asset and fault data"),
}

GOALS: dict[str, tuple[GoalHorizon | None, str]] = {
    "rating": (GoalHorizon.SHORT, "earn my first technician rating on a radar or landing system"),
    "rf": (GoalHorizon.SHORT, "learn to measure radio equipment properly, with a spectrum analyser"),
    "data": (GoalHorizon.MID, "use fault records to decide what to maintain, and when"),
    "teach": (GoalHorizon.MID, "teach people who are new to a technical subject"),
    "systems": (GoalHorizon.LONG, "design how a whole site is kept running, as a systems engineer would"),
    "unsure": (None, "have a job where nights are shared fairly"),
}

# What she put right on the posting's page after reading it through.
CORRECTIONS = {
    "air_traffic_technician": {"employer": "Fennmark Air Navigation"},
    "branch_librarian": {"title": "Branch Librarian", "employer": "Calderbrook Council"},
}

TECHNICIAN_NOTE = (
    "Fennmark plans to have every remote site monitored from Stourly before 2030.",
    "Their yearly report, page 14",
)

TECHNICIAN_ROWS = {
    Horizon.SHORT: Row(
        goal="rating",
        fields={
            "timebox": "18 months",
            "focus": "earn my first technician rating on the secondary radar",
            "aligns": "carry out planned maintenance beside a mentor from another watch",
            "measure": "I hand equipment back to operations under my own signature",
            "benefit": "one more person on Watch C who can clear a fault without calling anybody in",
        },
        lines=("planned maintenance on primary", "train you to the technician rating"),
        facts=("signals",),
    ),
    Horizon.MID: Row(
        goal="data",
        fields={
            "aligns": "careful log of every intervention",
            "gain": "fault data that I can trust and learn from",
            "focus": "helping to decide what is maintained by condition and what by the calendar",
            "benefit": "fewer visits to the remote sites, and the right ones",
        },
        lines=("Log every intervention", "by condition, and remote monitoring"),
        facts=("python", "handover"),
        uses_note=True,
    ),
    Horizon.LONG: Row(
        goal="systems",
        fields={
            "focus": "design how a whole site is kept running",
            "aligns": "you sponsor part-time degrees for people who move towards systems engineering",
            "benefit": "site designs by someone who has repaired them at three in the morning",
        },
        lines=("part-time degree place",),
        facts=("signals",),
    ),
}

OWN_WORDS = {
    Phase.NEAR: (
        "Within 18 months I want my first technician rating, on the secondary radar, because that is when I "
        "stop being one more pair of hands on Watch C and start clearing faults myself."
    ),
    Phase.FAR: (
        "Further ahead, I would like to design how a whole site is kept running, having been the one who "
        "repaired it at three in the morning."
    ),
}

DRAFTS = (
    Draft("air_traffic_technician", Question.ALIGN, Stage.EDITED, TECHNICIAN_NOTE, TECHNICIAN_ROWS),
    Draft("air_traffic_technician", Question.FIVE_YEARS, Stage.COMPOSED, ("", ""), TECHNICIAN_ROWS),
    Draft(
        "payments_support_engineer",
        Question.WHY_THIS_JOB,
        Stage.HALF,
        ("Two of their engineers spoke about failed refunds at a meet-up.", "A recording on their site"),
        {
            Horizon.SHORT: Row(
                goal="data",
                fields={
                    "timebox": "year",
                    "focus": "bring the refund reconciliation from two spreadsheets to one script",
                    "aligns": "look after the reconciliation and write the SQL behind it",
                    "measure": "",
                    "benefit": "",
                },
                lines=("refund reconciliation, which today",),
                facts=("sql", "python"),
            ),
            Horizon.MID: Row(fields={"aligns": "sprint in four inside a product team"}),
        },
    ),
    Draft("branch_librarian", Question.ALIGN, Stage.STARTED),
)


def read_posting_text(name: str) -> str:
    """Return the text of one invented posting."""
    return (POSTINGS / f"{name}.txt").read_text(encoding="utf-8")
