"""What counsellors think of the rules, for the ledger: counts, and nobody's words."""

from collections import Counter

from django.db.models import Count, F, Func

from apps.reviews.models import Disagreement, Review


def count_judgements() -> dict[str, tuple[int, int]]:
    """Return, by rule, how often counsellors were shown it after rating, and how often they said "not so"."""
    each = Review.objects.exclude(shown=[]).annotate(rule=Func(F("shown"), function="unnest"))
    shown = Counter(each.values_list("rule", flat=True))
    wrong = dict(
        Disagreement.objects.filter(kind=Disagreement.Kind.WRONG)
        .order_by("rule")
        .values_list("rule")
        .annotate(Count("pk"))
    )
    return {rule: (shown[rule], wrong.get(rule, 0)) for rule in shown.keys() | wrong.keys()}
