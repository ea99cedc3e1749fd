"""Another wording for one sentence, suggested by a language model where this site has one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.decorators import needs_person
from apps.answers.forms.rewording import RewordingForm
from apps.answers.models import Sentence
from apps.answers.queries.access import get_answer_for
from apps.answers.queries.revisions import list_differences
from apps.answers.queries.rewording import (
    Suggestion,
    has_consented,
    read_asked,
    read_suggestion,
    sign_suggestion,
)
from apps.answers.rewording import (
    Recipient,
    RewordingFailed,
    WordingRefused,
    describe_recipient,
    suggest_wording,
)
from apps.answers.services.rewording import accept_wording, give_consent, withdraw_consent
from apps.common.limits import is_within_limit
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.common.saving.services import Edit


@needs_person
@require_http_methods(["GET", "POST"])
def reword(request: PersonRequest, pk: int, sentence: int) -> HttpResponse:
    """Say what would be sent where; on the person's word send it, and show the reply as a difference."""
    row, recipient = find_sentence(request, pk, sentence)
    form = RewordingForm(
        request.POST if request.method == "POST" else None,
        recipient=str(recipient),
        has_consented=has_consented(request.user, str(recipient)),
    )
    if not form.is_valid():
        return show(request, row, {"form": form}, status=422 if form.is_bound else 200)
    give_consent(recipient=str(recipient), by=request.user)
    try:
        suggestion = ask_within_limit(request, row)
    except (RewordingFailed, WordingRefused) as problem:
        return show(request, row, {"form": form, "problem": problem}, status=422)
    return show(request, row, {"suggestion": suggestion})


@needs_person
@require_POST
def accept(request: PersonRequest, pk: int, sentence: int) -> HttpResponse:
    """Take a suggested wording over, marked as reworded with help."""
    row, _recipient = find_sentence(request, pk, sentence)
    suggestion = read_suggestion(row, request.POST.get("suggestion", ""))
    if suggestion is None:
        return show(request, row, {"is_lost": True}, status=422)
    edit = Edit(value=suggestion.text, base=suggestion.base)
    if accept_wording(sentence=row, edit=edit, operation=None, by=request.user).refusals:
        row.refresh_from_db()
        return show(request, row, {"has_changed": True}, status=409)
    return redirect(reverse("answers:finished", args=[pk]) + f"#sentence-{sentence}")


@needs_person
@require_POST
def withdraw(request: PersonRequest, pk: int, sentence: int) -> HttpResponse:
    """Forget the consent to have sentences sent."""
    row = get_object_or_404(get_answer_for(request.user, pk).sentences, pk=sentence)
    withdraw_consent(by=request.user)
    messages.info(request, "You will be asked again before a sentence of yours is sent.")
    return redirect("answers:sentence", pk=pk, sentence=row.pk)


def find_sentence(request: PersonRequest, pk: int, sentence: int) -> tuple[Sentence, Recipient]:
    """Return a sentence of the person's, and whom it would go to; 404 where this site has no such help."""
    recipient = describe_recipient()
    answer = get_answer_for(request.user, pk)
    if recipient is None:
        raise Http404
    row = get_object_or_404(answer.sentences, pk=sentence)
    row.answer = answer
    return row, recipient


def ask_within_limit(request: PersonRequest, row: Sentence) -> Suggestion:
    """Return a checked wording for the sentence. Raises RewordingFailed and WordingRefused."""
    if not is_within_limit(request, "suggest_wording"):
        raise RewordingFailed("too_many")
    text = suggest_wording(read_asked(row), person=request.user.pk)
    return sign_suggestion(row, text)


def show(
    request: PersonRequest, row: Sentence, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Answer with the page on a sentence's other wording, or for htmx with what stands under its sources."""
    recipient = describe_recipient()
    given = has_consented(request.user, str(recipient))
    suggestion = context.get("suggestion")
    context |= {
        "answer": row.answer,
        "sentence": row,
        "asked": read_asked(row),
        "recipient": recipient,
        "has_consented": given,
        "form": context.get("form") or RewordingForm(recipient=str(recipient), has_consented=given),
        "parts": list_differences(row.text, suggestion.text) if suggestion else (),
    }
    is_part = request.htmx.target == f"edit-{row.pk}"
    template = "answers/_reword.html" if is_part else "answers/reword.html"
    return render_page(request, template, context, status=status)
