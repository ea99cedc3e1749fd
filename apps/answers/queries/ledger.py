"""The ledger of rules: how often each spoke, and how often people said that it was wrong."""

from dataclasses import dataclass

from django.db.models import Count, Q

from apps.answers.models import Dismissal, Showing, Verdict
from apps.guidance.queries import name_rules


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One rule's counts. `pk` is None where the rule is gone; `other` gave a reason and no verdict."""

    rule: str
    label: str
    pk: int | None
    shown: int
    wrong: int
    kept: int
    other: int

    @property
    def share_wrong(self) -> int | None:
        """Return how many of a hundred showings were called wrong; None where none is counted."""
        return round(100 * min(self.wrong, self.shown) / self.shown) if self.shown else None


def read_ledger() -> tuple[LedgerRow, ...]:
    """Return every rule that has spoken or been set aside, the most often wrong first; in three queries."""
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
    for slug in shown.keys() | aside.keys():
        label, pk = rules.get(slug, ("", None))
        wrong, kept, other = aside.get(slug, (0, 0, 0))
        rows.append(LedgerRow(slug, label, pk, shown.get(slug, 0), wrong, kept, other))
    return tuple(sorted(rows, key=lambda row: (-row.wrong, -row.shown, row.rule)))
