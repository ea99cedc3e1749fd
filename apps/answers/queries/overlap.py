"""The overlap as a page shows it: pairs by goal with their reasons, and both remainders."""

from dataclasses import dataclass

from apps.answers.queries.material import Material
from apps.drafting.matching.venn import Venn, draw_venn
from apps.drafting.vocabulary import Goal, Line, LineKind, Note

OFFERS = frozenset({LineKind.RESPONSIBILITY, LineKind.GROWTH, LineKind.DIRECTION})


@dataclass(frozen=True, slots=True)
class Pair:
    """One goal and one line or note, the reason, and what the person decided ("" for not yet)."""

    goal: Goal
    item: Line | Note
    why: str
    decision: str

    @property
    def number(self) -> int:
        """Return the posting line's number; 0 for a note."""
        return self.item.number if isinstance(self.item, Line) else 0


@dataclass(frozen=True, slots=True)
class OverlapView:
    """What the overlap page lists, and the circles that picture it."""

    pairs: tuple[Pair, ...]
    rejected: tuple[Pair, ...]
    unmet: tuple[Goal, ...]
    unused: tuple[Line | Note, ...]
    met_goals: int
    venn: Venn


def view_overlap(material: Material) -> OverlapView:
    """Sort the matches into kept or suggested, rejected, and the two remainders."""
    goals = {goal.ref: goal for goal in material.goals}
    items = {item.ref: item for item in material.posting.items()}
    kept, rejected = material.decisions.kept, material.decisions.rejected
    pairs = tuple(
        Pair(
            goals[match.goal_ref],
            items[match.line_ref],
            match.why,
            "kept" if (match.goal_ref, match.line_ref) in kept else "",
        )
        for match in material.overlap.matches
    )
    turned_down = tuple(
        Pair(goals[match.goal_ref], items[match.line_ref], match.why, "rejected")
        for match in material.suggested.matches
        if (match.goal_ref, match.line_ref) in rejected
    )
    unmet = tuple(goals[ref] for ref in material.overlap.unmet_goals)
    unused = tuple(items[ref] for ref in material.overlap.unused_lines if _is_offer(items[ref]))
    met = len(goals) - len(unmet)
    venn = draw_venn(want_only=len(unmet), both=met, offer_only=len(unused))
    return OverlapView(pairs, turned_down, unmet, unused, met, venn)


def _is_offer(item: Line | Note) -> bool:
    return isinstance(item, Note) or item.kind in OFFERS
