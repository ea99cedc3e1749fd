"""How a cohort is doing, in counts: where its candidates stand, which missteps recur, how long they waited.

Nothing is said of fewer than FEWEST people: a smaller count is held back, and where that one could be
worked out from the others and the sum, the next smallest with it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db.models import Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from apps.reviews.models import Cohort, Event, Review, ReviewRequest
from apps.reviews.states import LIVE, State

FEWEST = 5
HELD_BACK = "held back"
NOTHING_SENT = "Nothing sent yet"
# The furthest a candidate has come with any draft, the furthest first.
STAGES: tuple[tuple[str, frozenset[State]], ...] = (
    ("A draft looks ready", frozenset({State.READY})),
    ("Working on what was said", frozenset({State.SUGGESTED, State.NEEDED})),
    ("Waiting to be read", frozenset({State.WAITING, State.RESUBMITTED})),
)
WAITS: tuple[tuple[str, timedelta], ...] = (
    ("Within a day", timedelta(days=1)),
    ("Within three days", timedelta(days=3)),
    ("Within a week", timedelta(days=7)),
    ("Later", timedelta.max),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a figure. `count` is None where it is held back; `share` is of a hundred, for its bar."""

    name: str
    count: int | None
    share: int

    @property
    def shown(self) -> str:
        """Return the count as it is shown."""
        return HELD_BACK if self.count is None else str(self.count)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its name, how many of what it counts, and its lines; None where those are too few."""

    name: str
    base: int
    of: str
    bars: tuple[Bar, ...] | None


@dataclass(frozen=True, slots=True)
class CohortFigures:
    """The figures of a cohort; `median_hours` is None where the drafts of too few were read."""

    stages: Figure
    missteps: Figure
    waits: Figure
    median_hours: int | None

    def __iter__(self) -> Iterator[Figure]:
        return iter((self.stages, self.missteps, self.waits))


def count_cohort(cohort: Cohort, titles: Mapping[str, str]) -> CohortFigures:
    """Count a cohort: its members now, and what they have sent and not taken back; in four queries.

    `titles` are what the missteps are called, by label.
    """
    members = list(cohort.members.filter(left_at=None).values_list("candidate", flat=True))
    requests = _list_requests(cohort, members)
    stands = [(owner, State(state)) for owner, state in requests.values_list("owner", "state")]
    found = requests.values_list("owner", "sent_text__missteps")
    heard = {(owner, titles.get(label, label)) for owner, labels in found for label in labels or ()}
    senders = len({owner for owner, _ in stands})
    waited = _list_waits(requests)
    is_told = len({owner for owner, _ in waited}) >= FEWEST
    waits = draw_parts(_count_waits(hours for _, hours in waited)) if is_told else None
    return CohortFigures(
        stages=Figure(
            "Where candidates stand",
            len(members),
            "candidates",
            draw_parts(_count_stages(members, stands)) if len(members) >= FEWEST else None,
        ),
        missteps=Figure(
            "Missteps in what was sent",
            senders,
            "candidates who sent something",
            draw_counts(Counter(name for _, name in heard), senders) if senders >= FEWEST else None,
        ),
        waits=Figure("Time to the first decision", len(waited), "drafts that were decided", waits),
        median_hours=round(median(hours for _, hours in waited)) if is_told else None,
    )


def draw_parts(counts: Mapping[str, int]) -> tuple[Bar, ...]:
    """Return counts that make up a whole; small ones are held back so that none can be worked out."""
    hidden = {name for name, count in counts.items() if 0 < count < FEWEST}
    if len(hidden) == 1:
        others = [name for name, count in counts.items() if count and name not in hidden]
        hidden |= {min(others, key=lambda name: counts[name])} if others else set()
    base = sum(counts.values()) or 1
    return tuple(
        Bar(name, None, 0) if name in hidden else Bar(name, count, round(100 * count / base))
        for name, count in counts.items()
    )


def draw_counts(counts: Mapping[str, int], base: int) -> tuple[Bar, ...]:
    """Return counts that overlap, the most frequent first; small ones are held back, and stand last."""
    kept = {name: count if count >= FEWEST else None for name, count in counts.items()}
    order = sorted(kept, key=lambda name: (-(kept[name] or 0), name))
    return tuple(Bar(name, kept[name], round(100 * (kept[name] or 0) / base)) for name in order)


def _list_requests(cohort: Cohort, members: list[int]) -> QuerySet[ReviewRequest]:
    lasts = Q(ends_at=None) | Q(ends_at__gt=timezone.now())
    live = cohort.requests.filter(lasts, owner__in=members, state__in=[state.value for state in LIVE])
    return live.order_by("pk")


def _count_stages(members: Iterable[int], stands: Iterable[tuple[int, State]]) -> dict[str, int]:
    states: dict[int, set[State]] = {}
    for owner, state in stands:
        states.setdefault(owner, set()).add(state)
    counts = dict.fromkeys([*(name for name, _ in STAGES), NOTHING_SENT], 0)
    for member in members:
        at = states.get(member, set())
        counts[next((name for name, stage in STAGES if stage & at), NOTHING_SENT)] += 1
    return counts


def _list_waits(requests: QuerySet[ReviewRequest]) -> list[tuple[int, float]]:
    """Return whose draft waited how many hours for its first decision, of those that were decided."""
    first = Event.objects.filter(request=OuterRef("pk"), from_state="").values("at")[:1]
    decided = Review.objects.filter(request=OuterRef("pk")).exclude(decided_at=None).values("request")
    rows = requests.annotate(
        began=Subquery(first), ended=Subquery(decided.annotate(at=Min("decided_at")).values("at"))
    )
    found: Iterable[tuple[int, datetime, datetime]] = rows.exclude(ended=None).values_list(
        "owner", "began", "ended"
    )
    return [(owner, (ended - began).total_seconds() / 3600) for owner, began, ended in found]


def _count_waits(hours: Iterable[float]) -> dict[str, int]:
    counts = dict.fromkeys((name for name, _ in WAITS), 0)
    for hour in hours:
        counts[next(name for name, most in WAITS if timedelta(hours=hour) <= most)] += 1
    return counts
