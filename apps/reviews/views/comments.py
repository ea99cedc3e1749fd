"""Replies by either side, and what the candidate did about a comment."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from apps.accounts.decorators import needs_person
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.reviews.forms.reviewing import ReplyForm, RespondForm
from apps.reviews.models import Comment, Response
from apps.reviews.permissions import Act, Party
from apps.reviews.queries.access import Case, get_case_of_comment
from apps.reviews.services import commenting


@needs_person
@require_POST
def reply(request: PersonRequest, pk: int) -> HttpResponse:
    """Answer a comment."""
    case, row = get_case_of_comment(request.user, pk, Act.REPLY)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return draw_again(request, case, row, form)
    commenting.reply_to(
        comment=row,
        text=form.cleaned_data["text"],
        operation=form.cleaned_data["operation"],
        by=request.user,
    )
    return redirect(locate(case, row))


@needs_person
@require_POST
def respond(request: PersonRequest, pk: int) -> HttpResponse:
    """Say that a comment is addressed, or that it will not be, and why."""
    case, row = get_case_of_comment(request.user, pk, Act.RESPOND)
    form = RespondForm(request.POST)
    if not form.is_valid():
        return draw_again(request, case, row, form)
    commenting.respond_to(
        comment=row, response=Response(form.cleaned_data["response"]), reason=form.cleaned_data["reason"]
    )
    return redirect(locate(case, row))


def draw_again(
    request: PersonRequest, case: Case, comment: Comment, form: ReplyForm | RespondForm
) -> HttpResponse:
    """Show a form that came back, alone with the comment that it is about: nothing typed is lost."""
    context = {
        "comment": comment,
        "form": form,
        "action": request.path,
        "is_reply": isinstance(form, ReplyForm),
        "back": locate(case, comment),
    }
    return render_page(request, "reviews/comment.html", context, status=422)


def locate(case: Case, comment: Comment) -> str:
    """Return where a comment is shown to this person."""
    page = "reviews:shared" if case.party is Party.CANDIDATE else "reviews:review"
    return f"{reverse(page, args=[case.request.pk])}#comment-{comment.pk}"
