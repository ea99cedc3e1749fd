"""What a phase may lean on: posting lines and notes that meet its goals, strongest first, and facts."""

from dataclasses import dataclass

from apps.answers.models import MatrixRow
from apps.answers.queries.material import Material
from apps.drafting.vocabulary import Goal, Line, LineKind
from apps.drafting.vocabulary import MatrixRow as CoreRow

LEANABLE = frozenset(
    {LineKind.RESPONSIBILITY, LineKind.REQUIREMENT, LineKind.PREFERRED, LineKind.GROWTH, LineKind.DIRECTION}
)
FIRST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing to tick. `field` is the form's field, `why` the match's reason or ""."""

    field: str
    pk: str
    text: str
    tag: str
    why: str
    is_used: bool
    strength: float = 0.0
    number: int = 0


@dataclass(frozen=True, slots=True)
class EvidenceList:
    """Posting lines and notes worth showing first, the other lines, and the person's facts."""

    first: tuple[Evidence, ...]
    rest: tuple[Evidence, ...]
    facts: tuple[Evidence, ...]


def list_evidence(row: MatrixRow, material: Material) -> EvidenceList:
    """Sort everything a row may rest on: ticked, then matched with its goals, then the rest."""
    core_row = next(core for core in material.matrix.rows() if core.horizon == row.horizon)
    reasons = _reasons_for(core_row, material)
    lines = [_from_line(line, core_row, reasons) for line in material.posting.lines]
    notes = [
        Evidence(
            "notes",
            note.ref[1:],
            note.text,
            "your note",
            reasons.get(note.ref, ("", 0.0))[0],
            note in core_row.notes,
            reasons.get(note.ref, ("", 0.0))[1],
        )
        for note in material.posting.notes
    ]
    worth = [item for item in (*lines, *notes) if item.is_used or item.strength or item.field == "notes"]
    worth.sort(key=lambda item: (not item.is_used, -item.strength, item.number))
    leanable = {line.ref[1:] for line in material.posting.lines if line.kind in LEANABLE}
    likely = [line for line in lines if line not in worth and line.pk in leanable]
    first = worth[: max(FIRST_SHOWN, sum(item.is_used for item in worth))]
    first += likely[: max(0, FIRST_SHOWN - len(first))]
    return EvidenceList(
        first=tuple(first),
        rest=tuple(item for item in (*notes, *lines) if item not in first),
        facts=tuple(
            Evidence("facts", fact.ref[1:], fact.text, fact.kind.value, "", fact in core_row.facts)
            for fact in material.profile.facts
        ),
    )


def _from_line(line: Line, row: CoreRow, reasons: dict[str, tuple[str, float]]) -> Evidence:
    why, strength = reasons.get(line.ref, ("", 0.0))
    return Evidence(
        "lines", line.ref[1:], line.text, line.kind.value, why, line in row.lines, strength, line.number
    )


def _reasons_for(row: CoreRow, material: Material) -> dict[str, tuple[str, float]]:
    """Return, for each line or note that meets a goal of this row, the reason and its strength."""
    goals = {goal.ref: goal for goal in _goals_of(row, material)}
    reasons: dict[str, tuple[str, float]] = {}
    for match in sorted(material.overlap.matches, key=lambda match: match.strength):
        if match.goal_ref in goals:
            reasons[match.line_ref] = (f"meets your goal “{goals[match.goal_ref].text}”", match.strength)
    return reasons


def _goals_of(row: CoreRow, material: Material) -> tuple[Goal, ...]:
    """Return the goal the row took up, or else all goals of its horizon and those without one."""
    if row.goal:
        return (row.goal,)
    return tuple(goal for goal in material.goals if goal.horizon in (row.horizon, None))
