"""The overlap: what the person wants, what the job offers, where the two meet, and the rest."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from apps.accounts.decorators import needs_person
from apps.answers.forms.decision import DecisionForm, ItemForm, OfferForm
from apps.answers.models import Answer
from apps.answers.queries.access import get_answer_for, get_row_of
from apps.answers.queries.overlap import view_overlap
from apps.answers.queries.rail import build_rail
from apps.answers.services.matrix import decide_match, lean_on, undo_decision
from apps.answers.services.meaning import gather_encoded_material
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest


@needs_person
@require_GET
def overlap(request: PersonRequest, pk: int) -> HttpResponse:
    """Show the circles, the pairs and both remainders."""
    return draw_overlap(request, get_answer_for(request.user, pk))


@needs_person
@require_POST
def decide(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep a match, reject it, put one together, or take a decision back."""
    answer = get_answer_for(request.user, pk)
    form = DecisionForm(request.POST, answer=answer)
    if not form.is_valid():
        return draw_overlap(request, answer, form, status=422)
    goal, item, decision = (form.cleaned_data[name] for name in ("goal", "item", "decision"))
    if decision == "undo":
        undo_decision(answer=answer, goal=goal, item=item)
    else:
        decide_match(answer=answer, goal=goal, item=item, is_kept=decision == "keep", by=request.user)
    if request.htmx:
        changed = f"g{goal.pk}-{form.data['item']}"
        return draw_overlap(request, answer, changed=changed, is_turned_down=decision == "reject")
    return redirect(reverse("answers:overlap", args=[pk]) + "#pairs")


@needs_person
@require_POST
def take_up(request: PersonRequest, pk: int) -> HttpResponse:
    """Have a phase lean on something that no goal uses yet, or no longer."""
    answer = get_answer_for(request.user, pk)
    form = OfferForm(request.POST, answer=answer)
    if not form.is_valid():
        return draw_overlap(request, answer, form, status=422)
    item, is_taken = form.cleaned_data["item"], form.cleaned_data["decision"] == "take"
    lean_on(row=get_row_of(answer, form.cleaned_data["phase"]), item=item, is_taken=is_taken, by=request.user)
    if request.htmx:
        return draw_overlap(request, answer, changed=form.data["item"])
    return redirect(reverse("answers:overlap", args=[pk]) + "#offered")


def draw_overlap(
    request: PersonRequest,
    answer: Answer,
    form: ItemForm | None = None,
    *,
    status: int = 200,
    changed: str = "",
    is_turned_down: bool = False,
) -> HttpResponse:
    """Render the page, or the part of it that changes with a decision; `changed` gets the focus."""
    material = gather_encoded_material(answer)
    items = (*material.posting.notes, *material.posting.lines)
    context = {
        "answer": answer,
        "overlap": view_overlap(material),
        "is_encoded": material.is_encoded,
        "choices": {"goals": material.goals, "items_offered": items},
        "form": form,
        "changed": changed,
        "is_turned_down": is_turned_down,
        "rail": build_rail(answer, here="overlap"),
    }
    return render_page(request, "answers/overlap.html", context, parts=("overlap-body",), status=status)
