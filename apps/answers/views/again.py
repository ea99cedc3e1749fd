"""Writing the answer again: what would change, sentence by sentence, and taking what one wants of it."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from apps.accounts.decorators import needs_person
from apps.answers.forms.wording import PiecesForm, WordingForm
from apps.answers.models import Answer
from apps.answers.queries.access import get_answer_for
from apps.answers.services.composition import (
    NothingToWrite,
    ProposalChanged,
    propose_anew,
    with_wording,
    write_pieces,
)
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest

TAKEN = "Your answer is as you chose. Every earlier version is in its history."


@needs_person
@require_http_methods(["GET", "POST"])
def again(request: PersonRequest, pk: int) -> HttpResponse:
    """Show what writing again would change, in the wording that the query names; take what was ticked."""
    answer = get_answer_for(request.user, pk)
    wording = WordingForm(request.GET)
    if not wording.is_valid():
        return redirect("answers:finished", pk=pk)
    with_wording(answer, **wording.choose())
    form = PiecesForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return draw_proposal(request, answer)
    try:
        take_pieces(request, answer, form)
    except NothingToWrite:
        return redirect("answers:check", pk=pk)
    except ProposalChanged:
        return draw_proposal(
            request, with_wording(get_answer_for(request.user, pk), **wording.choose()), form
        )
    messages.info(request, TAKEN)
    return redirect("answers:finished", pk=pk)


def take_pieces(request: PersonRequest, answer: Answer, form: PiecesForm) -> None:
    """Write the answer with the pieces that were ticked."""
    if not form.is_valid():
        raise ProposalChanged
    write_pieces(
        answer=answer,
        operation=form.cleaned_data["operation"],
        by=request.user,
        reason="Written again, as chosen",
        taken=form.ticked(),
        base=form.cleaned_data["base"],
    )


def draw_proposal(request: PersonRequest, answer: Answer, form: PiecesForm | None = None) -> HttpResponse:
    """Render the choice; after a choice from another proposal, with what was ticked and is still there."""
    proposal = propose_anew(answer)
    if not any(piece.new for piece in proposal.pieces):
        return redirect("answers:check", pk=answer.pk)
    context = {
        "answer": answer,
        "proposal": proposal,
        "ticked": form.ticked() if form else proposal.unasked,
        "has_changed_meanwhile": form is not None,
        "operation": uuid4(),
    }
    return render_page(request, "answers/again.html", context, status=409 if form else 200)
