"""How a cohort is doing: the page, and the same as CSV."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from apps.accounts.decorators import needs_person
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.common.spreadsheets import write_csv
from apps.drafting.checks.rules import LABELS
from apps.guidance.queries import read_topics
from apps.reviews.queries.access import get_cohort_for
from apps.reviews.queries.figures import FEWEST, HELD_BACK, count_cohort


@needs_person
@require_GET
def figures(request: PersonRequest, pk: int) -> HttpResponse:
    """Show where a cohort's candidates stand, which missteps recur, and how long drafts waited."""
    cohort = get_cohort_for(request.user, pk)
    context = {"cohort": cohort, "figures": count_cohort(cohort, name_missteps()), "fewest": FEWEST}
    return render_page(request, "reviews/figures.html", context)


@needs_person
@require_GET
def figures_csv(request: PersonRequest, pk: int) -> HttpResponse:
    """Send the same figures as CSV, with the same counts held back."""
    cohort = get_cohort_for(request.user, pk)
    day = timezone.localdate().isoformat()
    rows: list[tuple[object, ...]] = [("Cohort", "Day", "Figure", "Counted", "Of", "What", "Count")]
    for figure in count_cohort(cohort, name_missteps()):
        base = HELD_BACK if figure.bars is None else figure.base
        head = (cohort.name, day, figure.name, base, figure.of)
        rows += [(*head, bar.name, bar.shown) for bar in figure.bars or ()] or [(*head, "", "")]
    file_name = f"cohort-{slugify(cohort.name) or cohort.pk}-{day}.csv"
    return HttpResponse(
        write_csv(rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(True, file_name) or ""},
    )


def name_missteps() -> dict[str, str]:
    """Return what each misstep is called, by its label."""
    topics = read_topics()
    return {label: topics[f"finding.{label}"].title for label in LABELS if f"finding.{label}" in topics}
