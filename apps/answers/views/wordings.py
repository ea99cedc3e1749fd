"""Other ways to say what a phase is about: shown with what each is made of, taken only when asked."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from apps.accounts.decorators import needs_person
from apps.answers.models import Answer, Horizon, MatrixRow
from apps.answers.queries.access import get_answer_for, get_row_of
from apps.answers.queries.material import gather_material
from apps.answers.queries.rail import SLUG_OF_HORIZON, find_horizon
from apps.answers.queries.wordings import list_wordings
from apps.answers.services.matrix import take_wording
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest


@needs_person
@require_http_methods(["GET", "POST"])
def wordings(request: PersonRequest, pk: int, phase: str) -> HttpResponse:
    """Show other wordings of a phase's goal; put the one that is asked for in its place."""
    answer = get_answer_for(request.user, pk)
    row = get_row_of(answer, find_horizon(phase))
    shown = describe_wordings(answer, row)
    if request.method == "GET":
        return render_page(request, "answers/wordings.html", shown)
    offered = {wording.text for each in shown["suggestions"] for wording in each.wordings}
    if request.POST.get("wording") not in offered:
        return render_page(request, "answers/wordings.html", {**shown, "is_outdated": True}, status=422)
    take_wording(row=row, wording=request.POST["wording"], by=request.user)
    messages.success(request, "Taken. Your earlier words are kept among your goals.")
    return redirect("answers:phase", pk=pk, phase=phase)


def describe_wordings(answer: Answer, row: MatrixRow) -> dict[str, Any]:
    """Gather what the page shows."""
    return {
        "answer": answer,
        "row": row,
        "slug": SLUG_OF_HORIZON[Horizon(row.horizon)],
        "suggestions": list_wordings(row, gather_material(answer)),
    }
