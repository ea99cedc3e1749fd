"""Other ways to say the goal that a phase is about, as the core makes them."""

import dataclasses
from collections.abc import Set as AbstractSet

from apps.answers.models import MatrixRow
from apps.answers.queries.material import Material
from apps.drafting.matching.suggestions import Lack, Suggestion, find_lacks, suggest_wordings
from apps.drafting.reading.goals import read_goal
from apps.drafting.vocabulary import Goal, Horizon

LABEL_OF_LACK = {
    Lack.VAGUE: "vague",
    Lack.TITLE_ONLY: "title_over_skill",
    Lack.OWN_GAIN: "self_centred",
    Lack.OTHER_HORIZON: "horizon_conflation",
}


def read_focus(row: MatrixRow) -> Goal:
    """Return a row's focus as a goal of its horizon."""
    return Goal(ref=f"focus-{row.horizon}", text=row.focus, horizon=Horizon(row.horizon))


def list_lacks(row: MatrixRow, *, said: AbstractSet[str]) -> tuple[Suggestion, ...]:
    """Return what the focus could do with, without wordings; quick enough to type by.

    The reason is left out where a remark with one of the labels `said` gives it already.
    """
    found = find_lacks(read_focus(row), read_goal(row.focus))
    return tuple(
        dataclasses.replace(lack, reason="") if LABEL_OF_LACK[lack.lack] in said else lack for lack in found
    )


def list_wordings(row: MatrixRow, material: Material) -> tuple[Suggestion, ...]:
    """Return what the focus could do with, and the wordings that this posting and profile give."""
    return suggest_wordings(read_focus(row), read_goal(row.focus), material.posting, material.profile)
