"""The candidate's side: sending a draft, what is shared with whom, what came back, taking it back."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from apps.accounts.decorators import needs_person
from apps.answers.models import Answer
from apps.answers.queries.access import get_answer_for
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.reviews.forms.reviewing import ReplyForm
from apps.reviews.forms.sending import LinkForm, SendForm, recall_terms
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
from apps.reviews.services.sending import (
    NotAMember,
    NothingToSend,
    renew_link,
    send_answer,
    send_by_link,
    show_newest,
    withdraw_request,
)
from apps.reviews.services.telling import mark_seen

MADE = "made_link"  # in the session until it has been shown once
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
@require_http_methods(["GET", "POST"])
def make_link(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask whom a link is for, what stays out and when it ends; make it."""
    answer = get_answer_for(request.user, pk)
    if not answer.sentences.exists():
        return redirect("answers:check", pk=pk)
    form = LinkForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        sent, secret = send_by_link(
            answer=answer, label=form.cleaned_data["label"], terms=form.read_terms(), by=request.user
        )
        return show_secret(request, sent.pk, secret)
    context = {"answer": answer, "form": form}
    return render_page(request, "reviews/make_link.html", context, status=422 if form.is_bound else 200)


@needs_person
@require_POST
def new_link(request: PersonRequest, pk: int) -> HttpResponse:
    """Make a new address for a link; the one before leads nowhere."""
    case = get_case_for(request.user, pk, Act.SEND_AGAIN)
    try:
        secret = renew_link(request=case.request, by=request.user)
    except NotAMember:
        raise Http404 from None
    return show_secret(request, pk, secret)


@needs_person
@require_POST
def newest(request: PersonRequest, pk: int) -> HttpResponse:
    """Let the readers with a link see the answer as it stands now."""
    case = get_case_for(request.user, pk, Act.SEND_AGAIN)
    try:
        show_newest(request=case.request, by=request.user)
    except NotAMember:
        raise Http404 from None
    except NothingToSend:
        return redirect("answers:check", pk=case.request.answer_id)
    messages.info(request, "Whoever has the link sees your answer as it is now.")
    return redirect("reviews:shared", pk=pk)


def show_secret(request: PersonRequest, pk: int, secret: str) -> HttpResponse:
    """Lead to the page of a request, which shows the address of its link this once."""
    request.session[MADE] = [pk, request.build_absolute_uri(reverse("reviews:outside", args=[secret]))]
    return redirect("reviews:shared", pk=pk)


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
    made = request.session.get(MADE) or [0, ""]
    if made[0] == case.request.pk:
        del request.session[MADE]
    context = {
        "address": made[1] if made[0] == case.request.pk else "",
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
    messages.info(request, f"It is taken back. {case.request.recipient} sees nothing of it any more.")
    return redirect("reviews:sharing")
