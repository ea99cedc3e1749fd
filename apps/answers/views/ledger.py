"""How the rules do, for admins: counts from the drafts that are kept here, and nobody's words."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from apps.accounts.decorators import needs_person
from apps.answers.permissions import can_read_ledger
from apps.answers.queries.ledger import read_ledger
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest


@needs_person
@require_GET
def ledger(request: PersonRequest) -> HttpResponse:
    """Show the ledger; for anyone but an admin there is none."""
    if not can_read_ledger(request.user):
        raise Http404
    return render_page(request, "answers/ledger.html", {"ledger": read_ledger()})
