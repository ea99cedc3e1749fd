"""The finished answer: the text, where each sentence comes from, and what was not used."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from apps.accounts.decorators import needs_person
from apps.answers.forms.dismissal import WordingForm
from apps.answers.models import Answer, Sentence
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
from apps.answers.queries.revisions import Part, list_differences
from apps.answers.services.composition import NothingToWrite, arrange_sentences, change_wording, compose_from
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.drafting import vocabulary


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
    """Write the answer in another wording, length or pace."""
    answer = get_answer_for(request.user, pk)
    form = WordingForm(request.POST)
    if not form.is_valid():
        return render_page(request, "answers/finished.html", describe_finished(answer, form), status=422)
    try:
        change_wording(
            answer=answer,
            operation=form.cleaned_data["operation"],
            by=request.user,
            is_another=form.cleaned_data["another"],
            target_seconds=form.cleaned_data["target_seconds"],
            words_per_minute=form.cleaned_data["words_per_minute"],
        )
    except NothingToWrite:
        return redirect("answers:check", pk=pk)
    return redirect("answers:finished", pk=pk)


def describe_finished(answer: Answer, form: WordingForm | None = None) -> dict[str, Any]:
    """Gather what the finished page shows."""
    material = gather_material(answer)
    stored = read_sentences(answer)
    sentences = describe_sentences(stored)
    anew = compose_from(material, answer)
    is_current = answer.composed_from == material.fingerprint
    initial = {
        "operation": uuid4(),
        "target_seconds": answer.target_seconds,
        "words_per_minute": answer.words_per_minute,
    }
    return {
        "answer": answer,
        "finished": view_finished(answer, material, stored),
        "matrix": list_matrix(material),
        "missing": list_missing(anew.missing, material.profile.open_horizons),
        "is_current": is_current,
        "parts": () if is_current else compare_with_anew(stored, anew.sentences),
        "findings": find_findings(answer, material, sentences),
        "overlap": view_overlap(material),
        "form": form or WordingForm(initial=initial),
        "operation": uuid4(),
    }


def compare_with_anew(stored: list[Sentence], composed: tuple[vocabulary.Sentence, ...]) -> tuple[Part, ...]:
    """Return what would change if the answer were written again."""
    texts = (
        " ".join(sentence.text for sentence in sentences)
        for sentences in (stored, arrange_sentences(stored, composed))
    )
    return list_differences(*texts)
