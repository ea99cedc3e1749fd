"""The finished answer: the text, where each sentence comes from, and what was not used."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from apps.accounts.decorators import needs_person
from apps.answers.forms.wording import WordingForm
from apps.answers.models import Answer
from apps.answers.queries.access import get_answer_for
from apps.answers.queries.findings import find_findings
from apps.answers.queries.finished import (
    describe_sentences,
    list_matrix,
    list_missing,
    read_sentences,
    view_finished,
)
from apps.answers.queries.material import gather_material
from apps.answers.queries.overlap import view_overlap
from apps.answers.services.composition import NothingToWrite, change_wording
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.drafting.composing import find_missing


@needs_person
@require_GET
def finished(request: PersonRequest, pk: int) -> HttpResponse:
    """Show the whole answer; where none is written yet, lead to the check page."""
    answer = get_answer_for(request.user, pk)
    context = describe_finished(answer)
    if not context["finished"].sentences:
        return redirect("answers:check", pk=pk)
    return render_page(request, "answers/finished.html", context)


@needs_person
@require_POST
def wording(request: PersonRequest, pk: int) -> HttpResponse:
    """Write the answer in another wording, length or pace; ask first where sentences are the person's own."""
    answer = get_answer_for(request.user, pk)
    form = WordingForm(request.POST)
    if not form.is_valid():
        return render_page(request, "answers/finished.html", describe_finished(answer, form), status=422)
    if answer.sentences.filter(is_edited=True).exists():
        return redirect(f"{reverse('answers:again', args=[pk])}?{form.as_query()}")
    try:
        operation = form.cleaned_data["operation"]
        change_wording(answer=answer, operation=operation, by=request.user, **form.choose())
    except NothingToWrite:
        return redirect("answers:check", pk=pk)
    return redirect("answers:finished", pk=pk)


def describe_finished(answer: Answer, form: WordingForm | None = None) -> dict[str, Any]:
    """Gather what the finished page shows."""
    material = gather_material(answer)
    stored = read_sentences(answer)
    sentences = describe_sentences(stored)
    initial = {
        "operation": uuid4(),
        "target_seconds": answer.target_seconds,
        "words_per_minute": answer.words_per_minute,
    }
    return {
        "answer": answer,
        "finished": view_finished(answer, material, stored),
        "matrix": list_matrix(material),
        "missing": list_missing(find_missing(material.matrix), material.profile.open_horizons),
        "is_current": answer.composed_from == material.fingerprint,
        "findings": find_findings(answer, material, sentences),
        "overlap": view_overlap(material),
        "form": form or WordingForm(initial=initial),
        "operation": uuid4(),
    }
