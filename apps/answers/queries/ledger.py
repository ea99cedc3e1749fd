"""The ledger of rules: how often each spoke, and how often people said that it was wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from apps.answers.models import Dismissal, Showing, Verdict
from apps.guidance.queries import name_rules

Judges = Callable[[], Mapping[str, tuple[int, int]]]

_judges: list[Judges] = []


def register_judges(function: Judges) -> None:
    """Have `function()` say, by rule, how often others were shown it, and how often they said "not so"."""
    if function not in _judges:
        _judges.append(function)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One rule's counts. `pk` is None where the rule is gone; `other` gave a reason and no verdict.

    `judged` and `disputed` are counsellors', who have judged the draft before they see a finding.
    """

    rule: str
    label: str
    pk: int | None
    shown: int
    wrong: int
    kept: int
    other: int
    judged: int = 0
    disputed: int = 0

    @property
    def share_wrong(self) -> int | None:
        """Return how many of a hundred showings were called wrong; None where none is counted."""
        return round(100 * min(self.wrong, self.shown) / self.shown) if self.shown else None


def read_ledger() -> tuple[LedgerRow, ...]:
    """Return every rule that has spoken or been set aside, the most often wrong first."""
    shown = dict(Showing.objects.order_by("rule").values_list("rule").annotate(Count("pk")))
    aside = {
        rule: counts
        for rule, *counts in Dismissal.objects.order_by("rule")
        .values_list("rule")
        .annotate(
            wrong=Count("pk", filter=Q(verdict=Verdict.WRONG)),
            kept=Count("pk", filter=Q(verdict=Verdict.KEPT)),
            other=Count("pk", filter=Q(verdict="")),
        )
    }
    rules = name_rules()
    rows = []
    judgements: dict[str, tuple[int, int]] = {}
    for judges in _judges:
        judgements |= judges()
    for slug in shown.keys() | aside.keys() | judgements.keys():
        label, pk = rules.get(slug, ("", None))
        wrong, kept, other = aside.get(slug, (0, 0, 0))
        rows.append(
            LedgerRow(slug, label, pk, shown.get(slug, 0), wrong, kept, other, *judgements.get(slug, (0, 0)))
        )
    return tuple(sorted(rows, key=lambda row: (-row.wrong - row.disputed, -row.shown, row.rule)))
