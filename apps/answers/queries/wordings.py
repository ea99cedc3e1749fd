"""Other ways to say the goal that a phase is about, as the core makes them."""

from apps.answers.models import MatrixRow
from apps.answers.queries.material import Material
from apps.drafting.matching.suggestions import Suggestion, find_lacks, suggest_wordings
from apps.drafting.reading.goals import read_goal
from apps.drafting.vocabulary import Goal, Horizon


def read_focus(row: MatrixRow) -> Goal:
    """Return a row's focus as a goal of its horizon."""
    return Goal(ref=f"focus-{row.horizon}", text=row.focus, horizon=Horizon(row.horizon))


def list_lacks(row: MatrixRow) -> tuple[Suggestion, ...]:
    """Return what the focus could do with, without wordings; quick enough to type by."""
    return find_lacks(read_focus(row), read_goal(row.focus))


def list_wordings(row: MatrixRow, material: Material) -> tuple[Suggestion, ...]:
    """Return what the focus could do with, and the wordings that this posting and profile give."""
    return suggest_wordings(read_focus(row), read_goal(row.focus), material.posting, material.profile)
