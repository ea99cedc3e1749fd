"""The overlap as a page shows it: pairs by goal with their reasons, and both remainders."""

from dataclasses import dataclass

from apps.answers.models import Horizon, Phase
from apps.answers.queries.material import Material
from apps.answers.queries.rail import SLUG_OF_HORIZON
from apps.drafting.matching.venn import Venn, draw_venn
from apps.drafting.vocabulary import PHASE_OF_HORIZON, Goal, Line, LineKind, MatrixRow, Note
from apps.drafting.vocabulary import Horizon as CoreHorizon

# What helps a goal most tangibly comes first: what is learnt, where the employer goes, then the work.
OFFERS = (LineKind.GROWTH, LineKind.DIRECTION, LineKind.RESPONSIBILITY)


@dataclass(frozen=True, slots=True)
class Pair:
    """One goal and one line or note, the reason, and what the person decided ("" for not yet)."""

    goal: Goal
    item: Line | Note
    why: str
    decision: str

    @property
    def key(self) -> str:
        """Return what the page knows this pair by."""
        return f"{self.goal.ref}-{self.item.ref}"

    @property
    def number(self) -> int:
        """Return the posting line's number; 0 for a note."""
        return self.item.number if isinstance(self.item, Line) else 0


@dataclass(frozen=True, slots=True)
class Place:
    """A phase of the answer: its page and its name."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A goal that the posting does not meet, the phase it belongs to, and those that speak of it already."""

    goal: Goal
    home: Place
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """Something offered that no goal uses, what it is, and which phases lean on it and which could."""

    item: Line | Note
    kind: str
    places: tuple[Place, ...]
    others: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class OverlapView:
    """What the overlap page lists, and the circles that picture it."""

    pairs: tuple[Pair, ...]
    rejected: tuple[Pair, ...]
    unmet: tuple[Wanted, ...]
    unused: tuple[Offered, ...]
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
    unmet = tuple(_describe_wanted(goals[ref], material) for ref in material.overlap.unmet_goals)
    unused = _list_offered(material, [items[ref] for ref in material.overlap.unused_lines])
    met = len(goals) - len(unmet)
    venn = draw_venn(want_only=len(unmet), both=met, offer_only=len(unused))
    return OverlapView(pairs, turned_down, unmet, unused, met, venn)


def _list_offered(material: Material, items: list[Line | Note]) -> tuple[Offered, ...]:
    """Return what is really offered, the most tangible first."""
    offered = [(_kind_of(item), item) for item in items if _kind_of(item) in OFFERS]
    offered.sort(key=lambda pair: OFFERS.index(pair[0]))
    return tuple(_describe_offered(item, kind, material) for kind, item in offered)


def _kind_of(item: Line | Note) -> LineKind:
    """Return what an item offers; what somebody found out about an employer is where it is going."""
    return item.kind if isinstance(item, Line) else LineKind.DIRECTION


def _describe_wanted(goal: Goal, material: Material) -> Wanted:
    speaking = tuple(_place_of(row) for row in material.matrix.rows() if row.goal == goal)
    return Wanted(goal, place_of_horizon(goal.horizon or CoreHorizon.LONG), speaking)


def _describe_offered(item: Line | Note, kind: LineKind, material: Material) -> Offered:
    leaning = [row for row in material.matrix.rows() if item in (*row.lines, *row.notes)]
    free = [row for row in material.matrix.rows() if row not in leaning]
    return Offered(
        item,
        kind.value if isinstance(item, Line) else "your note",
        tuple(_place_of(row) for row in leaning),
        tuple(_place_of(row) for row in free),
    )


def _place_of(row: MatrixRow) -> Place:
    return place_of_horizon(row.horizon)


def place_of_horizon(horizon: CoreHorizon) -> Place:
    """Return the page on which a horizon's phase is written."""
    return Place(SLUG_OF_HORIZON[Horizon(horizon)], str(Phase(PHASE_OF_HORIZON[horizon]).label))
