"""What a listener may trip over, three things first; each can be set aside with a reason."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import reswap, retarget

from apps.accounts.decorators import needs_person
from apps.answers.forms.dismissal import DismissalForm
from apps.answers.forms.wording import OperationForm
from apps.answers.models import Answer
from apps.answers.queries.access import get_answer_for
from apps.answers.queries.contradictions import list_disagreements
from apps.answers.queries.findings import Findings, find_findings
from apps.answers.queries.finished import describe_sentences, read_sentences
from apps.answers.queries.material import gather_material
from apps.answers.queries.outlook import describe_outlook
from apps.answers.queries.rail import build_rail
from apps.answers.services.composition import NothingToWrite, compose_from, write_answer
from apps.answers.services.dismissals import bring_back_finding, dismiss_finding
from apps.answers.services.showings import note_showings
from apps.answers.templatetags.answers import is_refused_in
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest


@needs_person
@require_GET
def check(request: PersonRequest, pk: int) -> HttpResponse:
    """Show what the checks say of the draft as it stands."""
    answer = get_answer_for(request.user, pk)
    context = describe_check(answer)
    findings: Findings = context["findings"]
    seen = findings.open if request.GET.get("all") == "1" else findings.first
    note_showings(answer=answer, findings=seen if context["sentences"] else (), by=request.user)
    return draw_check(request, answer, context=context)


@needs_person
@require_POST
def dismiss(request: PersonRequest, pk: int) -> HttpResponse:
    """Set a finding aside, with a reason."""
    answer = get_answer_for(request.user, pk)
    form = DismissalForm(request.POST)
    if not form.is_valid():
        return draw_check(request, answer, form, status=422)
    dismissal = dismiss_finding(answer=answer, **form.cleaned_data, by=request.user)
    if request.htmx:
        context = {"answer": answer, "dismissal": dismissal, "is_new": True}
        return render_page(request, "answers/_set_aside.html", context)
    return redirect(locate_check(request, pk))


@needs_person
@require_POST
def bring_back(request: PersonRequest, pk: int, dismissal: int) -> HttpResponse:
    """Show a finding again that was set aside."""
    answer = get_answer_for(request.user, pk)
    bring_back_finding(dismissal=get_object_or_404(answer.dismissals, pk=dismissal), by=request.user)
    return redirect(locate_check(request, pk))


@needs_person
@require_POST
def compose(request: PersonRequest, pk: int) -> HttpResponse:
    """Write the answer from the matrix as it stands; where sentences are the person's own, ask first."""
    answer = get_answer_for(request.user, pk)
    form = OperationForm(request.POST)
    operation = form.cleaned_data["operation"] if form.is_valid() else None
    if answer.sentences.filter(is_edited=True).exists():
        return redirect("answers:again", pk=pk)
    try:
        write_answer(answer=answer, operation=operation, by=request.user)
    except NothingToWrite:
        return draw_check(request, answer, status=422)
    return redirect("answers:finished", pk=pk)


def locate_check(request: PersonRequest, pk: int) -> str:
    """Return where the check page stands, with all findings where all were shown."""
    return reverse("answers:check", args=[pk]) + ("?all=1" if request.GET.get("all") == "1" else "")


def draw_check(
    request: PersonRequest,
    answer: Answer,
    form: DismissalForm | None = None,
    *,
    context: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the check page; for htmx, the one finding that could not be set aside."""
    context = (context or describe_check(answer)) | {"form": form, "show_all": request.GET.get("all") == "1"}
    refused = next((each for each in context["findings"].open if is_refused_in(each, form)), None)
    context["is_finding_gone"] = form is not None and refused is None
    if request.htmx and refused:
        return render_page(request, "answers/_finding.html", context | {"finding": refused}, status=status)
    response = render_page(request, "answers/check.html", context, status=status)
    return reswap(retarget(response, "body"), "innerHTML") if request.htmx and form else response


def describe_check(answer: Answer) -> dict[str, Any]:
    """Gather what the check page shows: the text as it stands, or as it would be written now."""
    material = gather_material(answer)
    stored = read_sentences(answer)
    is_current = bool(stored) and answer.composed_from == material.fingerprint
    sentences = describe_sentences(stored) if is_current else compose_from(material, answer).sentences
    findings = find_findings(answer, material, sentences)
    return {
        "answer": answer,
        "findings": findings,
        "outlook": describe_outlook(answer, material, sentences, findings),
        "disagreements": list_disagreements(answer.owner, about=answer, sentences=sentences),
        "sentences": sentences,
        "has_text": bool(stored),
        "is_current": is_current,
        "operation": uuid4(),
        "rail": build_rail(answer, here="check"),
    }
