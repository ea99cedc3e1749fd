"""Editing the wording, one sentence at a time."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.decorators import needs_person
from apps.answers.forms.sentence import SentenceForm
from apps.answers.models import Answer, Sentence
from apps.answers.queries.access import get_answer_for
from apps.answers.services.sentences import edit_sentence, remove_sentence, restore_composed
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.common.saving.responses import refuse_stale_save


@needs_person
@require_http_methods(["GET", "POST"])
def sentence(request: PersonRequest, pk: int, sentence: int) -> HttpResponse:
    """Show one sentence to edit, and save it."""
    answer = get_answer_for(request.user, pk)
    row = get_object_or_404(answer.sentences, pk=sentence)
    form = SentenceForm(request.POST or None, instance=row, initial={"operation": uuid4()})
    if request.method == "GET" or not form.is_valid():
        context = {"answer": answer, "sentence": row, "form": form, "is_left": "leave" in request.GET}
        template = choose_template(request, row)
        return render_page(request, template, context, status=422 if form.is_bound else 200)
    edit = form.edits().get("text")
    if edit is not None:
        outcome = edit_sentence(sentence=row, edit=edit, operation=form.operation_id(), by=request.user)
        if outcome.refusals:
            return refuse_stale_save(request, form, outcome)
    return redirect(locate_sentence(answer, row.pk))


@needs_person
@require_POST
def composed(request: PersonRequest, pk: int, sentence: int) -> HttpResponse:
    """Put the composed wording back."""
    answer = get_answer_for(request.user, pk)
    row = get_object_or_404(answer.sentences, pk=sentence)
    restore_composed(sentence=row, by=request.user)
    return redirect(locate_sentence(answer, row.pk))


@needs_person
@require_POST
def remove(request: PersonRequest, pk: int, sentence: int) -> HttpResponse:
    """Take a sentence out of the answer."""
    answer = get_answer_for(request.user, pk)
    remove_sentence(sentence=get_object_or_404(answer.sentences, pk=sentence), by=request.user)
    messages.info(request, "The sentence is out. The history still has it.")
    return redirect("answers:finished", pk=pk)


def choose_template(request: PersonRequest, row: Sentence) -> str:
    """Return the page, or where htmx asks for the place under the sources: the form, or what opens it."""
    if request.htmx.target != f"edit-{row.pk}":
        return "answers/sentence.html"
    return "answers/_sentence_tools.html" if "leave" in request.GET else "answers/_sentence_form.html"


def locate_sentence(answer: Answer, sentence: int) -> str:
    """Return where a sentence stands on the finished page."""
    return reverse("answers:finished", args=[answer.pk]) + f"#sentence-{sentence}"
