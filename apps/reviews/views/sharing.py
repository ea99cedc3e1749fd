"""The candidate's side: sending a draft, what is shared with whom, what came back, taking it back."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from apps.accounts.decorators import needs_person
from apps.answers.models import Answer
from apps.answers.queries.access import get_answer_for
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.reviews.forms.reviewing import ReplyForm
from apps.reviews.forms.sending import SendForm, recall_terms
from apps.reviews.permissions import Act, can_join
from apps.reviews.queries.access import Case, get_case_for, list_memberships_of
from apps.reviews.queries.review_page import list_comments, list_marked
from apps.reviews.queries.sent import find_kept_in, show_sent
from apps.reviews.queries.sharing import (
    find_last_decision,
    find_live_request,
    list_openings,
    list_shared,
    show_shared,
)
from apps.reviews.services.sending import NothingToSend, send_answer, withdraw_request
from apps.reviews.services.telling import mark_seen

STILL_SAYS = "Your answer itself still says {words}: there it is blacked out too, and may be hard to follow."


@needs_person
@require_GET
def sharing(request: PersonRequest) -> HttpResponse:
    """Show what is shared with whom, and the cohorts one is in."""
    context = {
        "shared": list_shared(request.user),
        "memberships": list_memberships_of(request.user),
        "can_join": can_join(request.user),
    }
    return render_page(request, "reviews/sharing.html", context)


@needs_person
@require_http_methods(["GET", "POST"])
def send(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask what is to be sent to whom, and what stays out; send it."""
    answer = get_answer_for(request.user, pk)
    if not answer.sentences.exists():
        return redirect("answers:check", pk=pk)
    form = SendForm(
        request.POST if request.method == "POST" else None,
        user=request.user,
        initial=recall_terms(find_live_request(answer)),
    )
    if form.is_valid():
        return send_on(request, answer, form)
    context = {
        "answer": answer,
        "form": form,
        "memberships": list_memberships_of(request.user),
        "can_join": can_join(request.user),
    }
    return render_page(request, "reviews/send.html", context, status=422 if form.is_bound else 200)


def send_on(request: PersonRequest, answer: Answer, form: SendForm) -> HttpResponse:
    """Send what a valid form says, and show what was sent."""
    terms, cohort = form.read_terms(), form.cleaned_data["cohort"]
    try:
        sent = send_answer(answer=answer, cohort=cohort, terms=terms, by=request.user)
    except NothingToSend:
        return redirect("answers:check", pk=answer.pk)
    messages.success(
        request, f"Sent to “{cohort.name}”. You can go on working on it: they see it as it is now."
    )
    said = find_kept_in(terms.withheld_words, sent.revision.text)
    if said:
        words = ", ".join(f"“{word}”" for word in said)
        messages.warning(request, STILL_SAYS.format(words=words))
    return redirect("reviews:shared", pk=sent.pk)


@needs_person
@require_GET
def shared(request: PersonRequest, pk: int) -> HttpResponse:
    """Show one's own request: where it stands, what was said, what they see, and who opened it."""
    case = get_case_for(request.user, pk, Act.RESPOND)
    mark_seen(request=case.request, by=request.user)
    return draw_shared(request, case)


def draw_shared(request: PersonRequest, case: Case, reply_form: ReplyForm | None = None) -> HttpResponse:
    """Draw the candidate's page of a request."""
    sent = show_sent(case.request)
    comments = list_comments(case.request, sent, request.user)
    context = {
        "case": case,
        "shared": show_shared(case.request),
        "sent": sent,
        "comments": comments,
        "marked": list_marked(comments),
        "openings": list_openings(case.request),
        "decision": find_last_decision(case.request),
        "form": reply_form or ReplyForm(initial={"operation": uuid4()}),
        "may_reply": case.allows(Act.REPLY),
    }
    status = 422 if reply_form else 200
    return render_page(request, "reviews/shared.html", context, status=status)


@needs_person
@require_POST
def withdraw(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a draft back."""
    case = get_case_for(request.user, pk, Act.RESPOND)
    withdraw_request(request=case.request, by=request.user)
    messages.info(request, f"It is taken back. Nobody in “{case.request.cohort.name}” sees it any more.")
    return redirect("reviews:sharing")
