"""The counsellor's page of one draft: reading, rating blind, commenting, deciding."""

from contextlib import suppress
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from apps.accounts.decorators import needs_person
from apps.common.addresses import keep_query
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.reviews.forms.reviewing import CommentForm, DecisionForm, RatingForm, ReplyForm
from apps.reviews.models import Review
from apps.reviews.permissions import Act, Party, holder_at
from apps.reviews.queries.access import Case, get_case_for, get_case_of_comment, needs_counsellor
from apps.reviews.queries.queue import find_neighbours, read_wanted
from apps.reviews.queries.review_page import (
    compare_with_last_read,
    find_in_sent,
    list_comments,
    list_marked,
    list_rated,
)
from apps.reviews.queries.sent import show_sent
from apps.reviews.queries.sharing import find_last_decision
from apps.reviews.services import commenting, reviewing
from apps.reviews.services.telling import mark_seen
from apps.reviews.states import NAMES

TABS = (("answer", "Answer"), ("changes", "Changes"), ("matrix", "Matrix"), ("posting", "Posting"))
HELD = "Another counsellor is reading this draft now."
NEWER = "A newer text has come while you read. This is it: look at what changed, then decide."


@needs_person
@require_GET
def review(request: PersonRequest, pk: int) -> HttpResponse:
    """Show a draft to one who serves its cohort; its candidate is shown that it was opened."""
    needs_counsellor(request.user)
    case = get_case_for(request.user, pk)
    reviewing.record_opening(request=case.request, by=request.user)
    mark_seen(request=case.request, by=request.user)
    return draw_review(request, case)


def draw_review(request: PersonRequest, case: Case, status: int = 200, **forms: Any) -> HttpResponse:
    """Draw the page; `forms` are those that came back with something wrong."""
    sent = show_sent(case.request)
    mine = find_my_review(case, request)
    comments = list_comments(case.request, sent, request.user)
    rated = list_rated(case.request, mine)
    wanted = read_wanted(request.GET.dict())
    before, after = find_neighbours(request.user, case.request, wanted)
    asked = request.GET.get("on", "")
    context = {
        "case": case,
        "state_name": NAMES[case.state],
        "holder": case.request.held_by if holder_at(case.request, case.now) else None,
        "holds_it": case.allows(Act.DECIDE),
        "may_take": case.allows(Act.TAKE) and not case.allows(Act.DECIDE),
        "sent": sent,
        "tab": request.GET.get("tab") if request.GET.get("tab") in dict(TABS) else "answer",
        "tabs": TABS,
        "changes": compare_with_last_read(case, sent, request.user),
        "comments": comments,
        "marked": list_marked(comments),
        "mine": mine,
        "rated": rated,
        "found": find_in_sent(case.request, sent, mine) if mine and mine.revealed_at else None,
        "last": find_last_decision(case.request),
        "before": before,
        "after": after,
        "wanted": wanted,
        "comment_form": CommentForm(sent=sent, initial={"operation": uuid4(), "place": asked}),
        "rating_form": RatingForm(rated=rated),
        "decision_form": DecisionForm(),
        "reply_form": ReplyForm(initial={"operation": uuid4()}),
    }
    return render_page(request, "reviews/review.html", {**context, **forms}, status=status)


def find_my_review(case: Case, request: PersonRequest) -> Review | None:
    """Return one's own pass over what was sent last."""
    passes = case.request.reviews.filter(counsellor=request.user, revision=case.request.revision)
    return passes.prefetch_related("ratings").first()


def back_to(request: PersonRequest, pk: int, fragment: str = "") -> HttpResponse:
    """Return to the draft, with the part of the queue that one came from."""
    return redirect(keep_query(request, reverse("reviews:review", args=[pk])) + fragment)


def enter(request: PersonRequest, pk: int) -> Case:
    """Return a draft to write on, taking it where nobody holds it: a hold may end while one types."""
    needs_counsellor(request.user)
    case = get_case_for(request.user, pk)
    if case.party is not Party.COUNSELLOR:
        return case
    with suppress(reviewing.HeldByAnother):
        reviewing.take_request(request=case.request, by=request.user)
    return get_case_for(request.user, pk)


def draw_held(request: PersonRequest, case: Case, **forms: Any) -> HttpResponse:
    """Say that another counsellor holds the draft, and give back what was typed."""
    messages.warning(request, HELD)
    typed = request.POST.get("text") or request.POST.get("message") or ""
    return draw_review(request, case, 409, typed=typed, **forms)


@needs_person
@require_POST
def take(request: PersonRequest, pk: int) -> HttpResponse:
    """Hold a draft."""
    if enter(request, pk).party is Party.OTHER_HOLDS:
        messages.warning(request, HELD)
    return back_to(request, pk)


@needs_person
@require_POST
def release(request: PersonRequest, pk: int) -> HttpResponse:
    """Give a draft back to the queue."""
    needs_counsellor(request.user)
    case = get_case_for(request.user, pk)
    reviewing.release_request(request=case.request, by=request.user)
    return redirect(keep_query(request, reverse("reviews:queue")))


@needs_person
@require_POST
def comment(request: PersonRequest, pk: int) -> HttpResponse:
    """Say something of a sentence, a phase or the whole."""
    case = enter(request, pk)
    form = CommentForm(request.POST, sent=show_sent(case.request))
    if not case.allows(Act.COMMENT):
        return draw_held(request, case, comment_form=form)
    if not form.is_valid():
        return draw_review(request, case, 422, comment_form=form, form=form)
    commenting.add_comment(
        request=case.request,
        place=form.read_place(),
        text=form.cleaned_data["text"],
        operation=form.cleaned_data["operation"],
        by=request.user,
    )
    return back_to(request, pk, "#comments")


@needs_person
@require_POST
def resolve(request: PersonRequest, pk: int) -> HttpResponse:
    """Put a comment aside as done with, or take it up again."""
    case, row = get_case_of_comment(request.user, pk, Act.SEE)
    if not enter(request, case.request.pk).allows(Act.COMMENT):
        messages.warning(request, HELD)
        return back_to(request, case.request.pk)
    commenting.resolve_comment(comment=row, is_resolved="again" not in request.POST)
    return back_to(request, case.request.pk, f"#comment-{pk}")


@needs_person
@require_POST
def rate(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep what one thinks of the draft; what the checks found is shown from now on."""
    case = enter(request, pk)
    if not case.allows(Act.RATE):
        return draw_held(request, case)
    mine = reviewing.begin_review(case.request, request.user)
    form = RatingForm(request.POST, rated=list_rated(case.request, mine))
    if not form.is_valid():
        return draw_review(request, case, 422, rating_form=form, form=form)
    shown = [each.rule for each in find_in_sent(case.request, show_sent(case.request), mine)]
    reviewing.rate_review(review=mine, levels=form.read_levels(), by=request.user, shown=shown)
    return back_to(request, pk, "#found")


@needs_person
@require_POST
def judge(request: PersonRequest, pk: int) -> HttpResponse:
    """Say that a finding is not so, or that it is after all."""
    case = enter(request, pk)
    if not case.allows(Act.RATE):
        return draw_held(request, case)
    mine = reviewing.begin_review(case.request, request.user)
    asked = request.POST.get("rule", ""), request.POST.get("quote", "")
    for finding in find_in_sent(case.request, show_sent(case.request), mine):
        if asked == (finding.rule, finding.quote):
            reviewing.judge_finding(
                review=mine,
                rule=finding.rule,
                quote=finding.quote,
                is_wrong="again" not in request.POST,
                by=request.user,
            )
    return back_to(request, pk, "#found")


@needs_person
@require_POST
def decide(request: PersonRequest, pk: int) -> HttpResponse:
    """Decide, and tell the candidate."""
    case = enter(request, pk)
    form = DecisionForm(request.POST)
    if not case.allows(Act.DECIDE):
        return draw_held(request, case, decision_form=form)
    if not form.is_valid():
        return draw_review(request, case, 422, decision_form=form, form=form)
    revision = request.POST.get("revision", "")
    mine = case.request.reviews.filter(counsellor=request.user, revision__number=as_number(revision)).first()
    try:
        reviewing.decide_request(
            review=mine or reviewing.begin_review(case.request, request.user),
            decision=form.read_decision(),
            message=form.cleaned_data["message"],
            by=request.user,
        )
    except reviewing.NewerRevision:
        messages.warning(request, NEWER)
        return draw_review(request, case, 409, decision_form=form)
    messages.success(request, f"{case.request.owner} is told: {NAMES[form.read_decision()].lower()}.")
    return redirect(keep_query(request, reverse("reviews:queue")))


def as_number(text: str) -> int:
    """Return a revision's number as a form carries it; 0, which is none, for anything else."""
    return int(text) if text.isdecimal() and len(text) < 9 else 0
