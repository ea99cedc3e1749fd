"""The counsellor's queue."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from apps.accounts.decorators import needs_person
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.drafting.checks.rules import LABELS
from apps.reviews.queries.access import list_cohorts_served_by
from apps.reviews.queries.merging import TookTooLong
from apps.reviews.queries.queue import AGES, EVERYTHING, TO_READ, read_wanted, show_queue
from apps.reviews.states import LIVE, NAMES

STATES = [(TO_READ, "To read"), *((state.value, NAMES[state]) for state in LIVE), (EVERYTHING, "Everything")]


@needs_person
@require_GET
def queue(request: PersonRequest) -> HttpResponse:
    """Show what waits, the longest first; by cohort, state and words."""
    cohorts = list(list_cohorts_served_by(request.user))
    wanted = read_wanted(request.GET.dict())
    try:
        page = show_queue(request.user, wanted)
    except TookTooLong:
        page = None
    context = {
        "cohorts": cohorts,
        "wanted": wanted,
        "states": STATES,
        "ages": AGES,
        "missteps": [(label, f"finding.{label}") for label in LABELS],
        "page": page,
    }
    return render_page(request, "reviews/queue.html", context, status=200 if page else 503)
