"""Cohorts: making and serving them as a counsellor, joining and leaving them as a candidate."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.decorators import needs_person
from apps.common.limits import is_within_limit
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.reviews.forms.cohorts import CohortForm, CounsellorForm, JoinForm
from apps.reviews.models import Cohort
from apps.reviews.permissions import can_join, can_run_cohort
from apps.reviews.queries.access import (
    get_cohort_by_code,
    get_cohort_for,
    list_cohorts_served_by,
    list_memberships_of,
)
from apps.reviews.queries.cohorts import list_members, list_serving, list_with_counts
from apps.reviews.services import cohorts as services

WRONG_CODE = "No cohort has this code. It may have been changed: ask your counsellor for the new one."
TOO_OFTEN = "That was tried too often. Wait a few minutes, then try again."


@needs_person
@require_http_methods(["GET", "POST"])
def cohorts(request: PersonRequest) -> HttpResponse:
    """List the cohorts that a counsellor serves, and make one."""
    served = list_cohorts_served_by(request.user)
    form = CohortForm(request.POST if request.method == "POST" else None, initial={"operation": uuid4()})
    if form.is_valid():
        made = services.create_cohort(
            name=form.cleaned_data["name"], operation=form.cleaned_data["operation"], by=request.user
        )
        return redirect("reviews:cohort", pk=made.pk)
    context = {"cohorts": list_with_counts(served), "form": form}
    return render_page(request, "reviews/cohorts.html", context, status=422 if form.is_bound else 200)


@needs_person
@require_http_methods(["GET", "POST"])
def cohort(request: PersonRequest, pk: int) -> HttpResponse:
    """Show who is in a cohort, how one joins it, and who serves it; let another counsellor serve it."""
    this = get_cohort_for(request.user, pk)
    form = CounsellorForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.add_counsellor(cohort=this, email=form.cleaned_data["email"], by=request.user)
            return redirect("reviews:cohort", pk=pk)
        except services.NoSuchCounsellor:
            form.add_error(
                "email", "Nobody with this address is a counsellor here. An admin grants the role."
            )
        except services.MayNot:
            form.add_error("email", "Only those who run the cohort may say who serves it.")
    return draw_cohort(request, this, form)


def draw_cohort(request: PersonRequest, cohort: Cohort, form: CounsellorForm) -> HttpResponse:
    """Draw a cohort's page."""
    join_path = reverse("reviews:join", args=[cohort.code])
    context = {
        "cohort": cohort,
        "members": list_members(cohort),
        "invitations": list(cohort.invitations.order_by("email")),
        "serving": list_serving(cohort),
        "runs_it": can_run_cohort(request.user, cohort),
        "join_url": request.build_absolute_uri(join_path),
        "form": form,
    }
    return render_page(request, "reviews/cohort.html", context, status=422 if form.is_bound else 200)


@needs_person
@require_POST
def renew_code(request: PersonRequest, pk: int) -> HttpResponse:
    """Make a new code and link."""
    this = get_cohort_for(request.user, pk)
    try:
        services.renew_code(cohort=this, by=request.user)
        messages.info(request, "There is a new code. The old one leads nowhere now.")
    except services.MayNot:
        messages.warning(request, "Only those who run the cohort may change its code.")
    return redirect("reviews:cohort", pk=pk)


@needs_person
@require_POST
def remove_counsellor(request: PersonRequest, pk: int, counsellor: int) -> HttpResponse:
    """Take a counsellor off a cohort: oneself, or another where one runs it."""
    this = get_cohort_for(request.user, pk)
    serving = get_object_or_404(this.counsellors.select_related("counsellor"), counsellor=counsellor)
    try:
        services.remove_counsellor(cohort=this, counsellor=serving.counsellor, by=request.user)
    except services.LastOwner:
        messages.warning(request, "Somebody must run the cohort, and nobody else does.")
    except services.MayNot:
        messages.warning(request, "Only those who run the cohort may say who serves it.")
    return redirect(
        "reviews:cohorts" if counsellor == request.user.pk else reverse("reviews:cohort", args=[pk])
    )


@needs_person
@require_http_methods(["GET", "POST"])
def join(request: PersonRequest, code: str = "") -> HttpResponse:
    """Ask for the code, say which cohort it belongs to, and join by POST. Nothing is shared by joining."""
    form = JoinForm(request.POST if request.method == "POST" else {"code": code} if code else None)
    found = None
    if can_join(request.user) and form.is_valid():
        if is_within_limit(request, "join_cohort"):
            found = get_cohort_by_code(request.user, form.cleaned_data["code"])
            if found is None:
                form.add_error("code", WRONG_CODE)
        else:
            form.add_error("code", TOO_OFTEN)
    if request.method == "POST" and found is not None:
        services.join_cohort(cohort=found, by=request.user)
        messages.success(request, f"You are in “{found.name}”. Nothing is shared until you send a draft.")
        return redirect("reviews:sharing")
    context = {"form": form, "cohort": found, "can_join": can_join(request.user)}
    return render_page(request, "reviews/join.html", context, status=422 if form.errors else 200)


@needs_person
@require_POST
def leave(request: PersonRequest, pk: int) -> HttpResponse:
    """Leave a cohort, and take back all that was sent to it."""
    membership = list_memberships_of(request.user).filter(cohort=pk).first()
    if membership is None:
        raise Http404
    services.leave_cohort(membership=membership, by=request.user)
    messages.info(request, f"You have left “{membership.cohort.name}”. Its counsellors see nothing of yours.")
    return redirect("reviews:sharing")
