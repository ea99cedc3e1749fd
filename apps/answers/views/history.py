"""Earlier versions of an answer, what changed between them, and putting one back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from apps.accounts.decorators import needs_person
from apps.answers.queries.access import get_answer_for
from apps.answers.queries.revisions import get_revision_of, list_revisions, show_history, show_revision
from apps.answers.services.revisions import restore_revision
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest

PAGE_SIZE = 20


@needs_person
@require_GET
def history(request: PersonRequest, pk: int) -> HttpResponse:
    """List the versions, the latest first."""
    answer = get_answer_for(request.user, pk)
    page = Paginator(list_revisions(answer), PAGE_SIZE).get_page(request.GET.get("page"))
    shown = show_history(answer, list(page))
    return render_page(request, "answers/history.html", {"answer": answer, "page": page, "shown": shown})


@needs_person
@require_http_methods(["GET", "POST"])
def revision(request: PersonRequest, pk: int, number: int) -> HttpResponse:
    """Show one version and what changed since the one before, or since another; put it back by POST."""
    answer = get_answer_for(request.user, pk)
    this = get_revision_of(answer, number)
    if request.method == "POST":
        restore_revision(answer=answer, revision=this, by=request.user)
        messages.info(request, f"Version {this.number} is your answer again.")
        return redirect("answers:finished", pk=pk)
    asked = request.GET.get("since", "")
    since = int(asked) if asked.isdecimal() and len(asked) < 9 else number - 1
    other = get_revision_of(answer, since) if since > 0 else None
    before = other.text if other else ""
    context = {
        "answer": answer,
        "shown": show_revision(this, before=before, words_per_minute=answer.words_per_minute),
        "other": other,
        "numbers": list(list_revisions(answer).values_list("number", flat=True)[:50]),
    }
    return render_page(request, "answers/revision.html", context)
