"""What counsellors rate by, edited: a cohort's own by those who run it, the default by admins."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.decorators import needs_person
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.reviews.forms.rubric import RubricForm
from apps.reviews.models import Cohort, Rubric
from apps.reviews.permissions import can_run_cohort
from apps.reviews.queries.access import get_cohort_for, needs_admin
from apps.reviews.services import cohorts, rubrics

CHANGED = "Somebody else changed the rubric meanwhile. It is shown as it stands now, above what you typed."
NOT_YOURS = "Only those who run the cohort may change what it rates by."


@needs_person
@require_http_methods(["GET", "POST"])
def cohort_rubric(request: PersonRequest, pk: int) -> HttpResponse:
    """Edit what a cohort rates by; the default becomes its own with the first change."""
    this = get_run_cohort(request, pk)

    def save(form: RubricForm) -> None:
        version = form.cleaned_data["version"]
        cohorts.edit_rubric(cohort=this, criteria=form.read_criteria(), version=version, by=request.user)

    return edit(request, this.rubric, save, reverse("reviews:cohort", args=[pk]), this)


@needs_person
@require_POST
def own_no_rubric(request: PersonRequest, pk: int) -> HttpResponse:
    """Rate by the default again."""
    cohorts.use_default_rubric(cohort=get_run_cohort(request, pk), by=request.user)
    messages.info(request, "The cohort rates by the default again. Ratings given before stay as they are.")
    return redirect("reviews:cohort_rubric", pk=pk)


@needs_person
@require_http_methods(["GET", "POST"])
def default_rubric(request: PersonRequest) -> HttpResponse:
    """Edit the default; for anyone but an admin there is none."""
    needs_admin(request.user)
    rubric = rubrics.ensure_default_rubric()

    def save(form: RubricForm) -> None:
        version = form.cleaned_data["version"]
        rubrics.save_rubric(rubric=rubric, criteria=form.read_criteria(), version=version)

    return edit(request, rubric, save, reverse("reviews:default_rubric"))


def get_run_cohort(request: PersonRequest, pk: int) -> Cohort:
    """Return a cohort for one who runs it; 403 for one who only serves it."""
    this = get_cohort_for(request.user, pk)
    if not can_run_cohort(request.user, this):
        raise PermissionDenied(NOT_YOURS)
    return this


def edit(
    request: PersonRequest,
    rubric: Rubric,
    save: Callable[[RubricForm], None],
    then: str,
    cohort: Cohort | None = None,
) -> HttpResponse:
    """Draw a rubric's form, and save it where that is asked; give back what was typed where it is stale."""
    stored = rubrics.list_criteria(rubric)
    version = rubrics.version_of(rubric)
    data = request.POST.copy() if request.method == "POST" else None
    form = RubricForm(data, criteria=stored, initial={"version": version})
    status, is_stale = (422 if form.errors else 200), False
    if form.is_valid():
        try:
            save(form)
            messages.success(request, "The rubric is saved.")
            return redirect(then)
        except rubrics.RubricChanged:
            messages.warning(request, CHANGED)
            status, is_stale = 409, True
            form.data["version"] = version  # type: ignore[index]  # a copy: what is typed may be saved over it
    context = {"form": form, "cohort": cohort, "rubric": rubric, "stored": stored if is_stale else None}
    return render_page(request, "reviews/rubric.html", context, status=status)
