"""My answers: all drafts of one person, and erasing one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from apps.accounts.decorators import needs_person
from apps.answers.queries.access import get_answer_for, list_answers_for
from apps.answers.queries.contradictions import list_disagreements
from apps.answers.services.matrix import erase_answer
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest

PAGE_SIZE = 20


@needs_person
@require_GET
def list_answers(request: PersonRequest) -> HttpResponse:
    """Show one's drafts, the last touched first, and where two of them disagree."""
    page = Paginator(list_answers_for(request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "disagreements": list_disagreements(request.user)}
    return render_page(request, "answers/list.html", context)


@needs_person
@require_http_methods(["GET", "POST"])
def delete(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask, then erase a draft."""
    answer = get_answer_for(request.user, pk)
    if request.method == "GET":
        return render_page(request, "answers/delete.html", {"answer": answer})
    name = answer.posting.name
    erase_answer(answer=answer)
    messages.info(request, f"Your draft for “{name}” is erased.")
    return redirect("answers:list")
