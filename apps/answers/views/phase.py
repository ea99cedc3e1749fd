"""The three phases: one page each, saved as it is typed, with the answer so far beside it."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.decorators import needs_person
from apps.answers.forms.phase import FORM_OF_HORIZON, PhaseForm
from apps.answers.models import Answer, Horizon, MatrixRow
from apps.answers.queries.access import get_answer_for, get_row_of
from apps.answers.queries.evidence import list_evidence
from apps.answers.queries.findings import remark_on_phase
from apps.answers.queries.material import Material, gather_material
from apps.answers.queries.preview import preview_answer
from apps.answers.queries.rail import SLUG_OF_HORIZON, build_rail, find_horizon
from apps.answers.queries.wordings import list_lacks
from apps.answers.services.matrix import take_up_goal
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.common.saving.responses import save_form
from apps.drafting.vocabulary import PHASE_OF_HORIZON
from apps.drafting.vocabulary import Horizon as CoreHorizon


@needs_person
@require_http_methods(["GET", "POST"])
def phase(request: PersonRequest, pk: int, phase: str) -> HttpResponse:
    """Show one phase; save one field as it is typed, or the whole form."""
    answer = get_answer_for(request.user, pk)
    row = get_row_of(answer, find_horizon(phase))
    form = FORM_OF_HORIZON[Horizon(row.horizon)](
        request.POST or None, instance=row, initial={"operation": uuid4()}
    )

    def draw(status: int = 200) -> HttpResponse:
        return render_page(request, "answers/phase.html", describe_phase(answer, row, form), status=status)

    def done() -> HttpResponse:
        if not form.is_autosave:
            rail = build_rail(answer, here=phase)
            return redirect(rail.next.url if rail.next else rail.steps[-1].url)
        return render_page(request, "answers/phase.html#saved", describe_words(answer, row, is_saved=True))

    return draw() if request.method == "GET" else save_form(request, form, draw=draw, done=done)


@needs_person
@require_POST
def take_goal(request: PersonRequest, pk: int, phase: str) -> HttpResponse:
    """Start a row from one of the person's goals."""
    answer = get_answer_for(request.user, pk)
    row = get_row_of(answer, find_horizon(phase))
    asked = request.POST.get("goal", "")
    goal = get_object_or_404(
        request.user.goals, pk=int(asked) if asked.isdecimal() and len(asked) < 19 else 0
    )
    take_up_goal(row=row, goal=goal, by=request.user)
    return redirect("answers:phase", pk=pk, phase=phase)


def describe_words(
    answer: Answer, row: MatrixRow, material: Material | None = None, *, is_saved: bool = False
) -> dict[str, Any]:
    """Gather what changes as one types: the answer so far, and what quotes the words of this phase."""
    material = material or gather_material(answer)
    preview = preview_answer(answer, material)
    phase = PHASE_OF_HORIZON[CoreHorizon(row.horizon)]
    remarks = remark_on_phase(answer, material, preview.sentences, phase)
    return {
        "answer": answer,
        "row": row,
        "slug": SLUG_OF_HORIZON[Horizon(row.horizon)],
        "preview": preview,
        "remarks": remarks,
        "lacks": list_lacks(row, said={finding.label for finding in remarks}),
        "is_saved": is_saved,
    }


def describe_phase(answer: Answer, row: MatrixRow, form: PhaseForm) -> dict[str, Any]:
    """Gather what a phase page shows: stems, evidence, goals to start from, and the preview."""
    horizon = Horizon(row.horizon)
    material = gather_material(answer)
    rail = build_rail(answer, here=SLUG_OF_HORIZON[horizon])
    return {
        "form": form,
        "topic": f"phase.{SLUG_OF_HORIZON[horizon]}",
        "number": list(Horizon).index(horizon) + 1,
        "step": next(step for step in rail.steps if step.is_here),
        "evidence": list_evidence(row, material),
        "goals": [goal for goal in material.goals if goal.horizon in (horizon.value, None)],
        "rail": rail,
        **describe_words(answer, row, material),
    }
