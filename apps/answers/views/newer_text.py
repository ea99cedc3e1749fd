"""A newer text of a posting: what it changes, what rests on what is gone, and then taking it."""

from functools import partial
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apps.accounts.decorators import needs_person
from apps.answers.queries.renewal import show_renewal
from apps.common.addresses import keep_query
from apps.common.limits import is_within_limit
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.postings.forms import NO_WORDS, NewerTextForm
from apps.postings.queries import get_posting_for
from apps.postings.services import NothingToRead, PostingChanged, compare_text, renew_posting

TAKEN = "The newer text is in place. What you corrected is as you left it."


@needs_person
@require_http_methods(["GET", "POST"])
def newer_text(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask for the newer text, show what it changes, and take it once the person has seen that.

    With `?correct=yes` the text that is there stands in the box, to be mended.
    """
    posting = get_posting_for(request.user, pk)
    data = request.POST if request.method == "POST" else None
    is_mending = "correct" in request.GET
    initial = {"operation": uuid4(), "raw_text": posting.raw_text if is_mending else ""}
    may_follow = partial(is_within_limit, request, "follow_link")
    form = NewerTextForm(data, request.FILES or None, posting=posting, initial=initial, may_follow=may_follow)
    if form.is_bound and form.is_valid():
        try:
            answer = take_text if form.cleaned_data["base"] else draw_changes
            return answer(request, form)
        except NothingToRead:
            form.add_error("raw_text", NO_WORDS)
        except PostingChanged:
            return draw_changes(request, form, status=409)
    topic = "newer.correct" if is_mending else "newer.intro"
    context = {"form": form, "posting": posting, "topic": topic}
    return render_page(request, "answers/newer_text.html", context, status=422 if form.is_bound else 200)


def draw_changes(request: PersonRequest, form: NewerTextForm, *, status: int = 200) -> HttpResponse:
    """Show what the newer text changes, with the text itself in the form that takes it."""
    text = form.cleaned_data["raw_text"]
    renewal = compare_text(form.posting, text, form.cleaned_data["brought"])
    context = {
        "posting": form.posting,
        "shown": show_renewal(form.posting, renewal),
        "text": text,
        "origin": form.cleaned_data["brought"].origin,
        "base": renewal.base,
        "operation": uuid4(),
        "has_changed_meanwhile": status == 409,
    }
    return render_page(request, "answers/newer_text_changes.html", context, status=status)


def take_text(request: PersonRequest, form: NewerTextForm) -> HttpResponse:
    """Put the newer text in place."""
    posting = form.posting
    renew_posting(
        posting=posting,
        raw_text=form.cleaned_data["raw_text"],
        base=form.cleaned_data["base"],
        operation=form.cleaned_data["operation"],
        by=request.user,
        brought=form.cleaned_data["brought"],
    )
    messages.info(request, TAKEN)
    return redirect(keep_query(request, reverse("postings:detail", args=[posting.pk])))
