"""A draft for whoever has its link: to read, and to comment on, without an account."""

from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from apps.common.limits import is_within_limit
from apps.common.rendering import render_page
from apps.common.requests import HttpRequest
from apps.reviews.forms.reviewing import OutsideForm
from apps.reviews.queries.access import Case, get_case_by_digest
from apps.reviews.queries.review_page import list_comments, list_marked
from apps.reviews.queries.sent import show_sent
from apps.reviews.services.commenting import add_comment
from apps.reviews.services.reviewing import record_opening
from apps.reviews.services.sending import digest_of

NAME = "outside_name"  # in the session, so that a name is typed once


@never_cache
@require_http_methods(["GET", "POST"])
def outside(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what was sent to one who has its link, and take their comments."""
    if not is_within_limit(request, "open_link" if request.method == "GET" else "comment_by_link"):
        return refuse(request, "outside.often", 429)
    try:
        case = get_case_by_digest(digest_of(secret))
    except Http404:
        return refuse(request, "outside.gone", 404)
    if request.method == "POST":
        return take_comment(request, case)
    if request.user != case.request.owner:
        record_opening(request=case.request, by=None)
    return draw(request, case)


def take_comment(request: HttpRequest, case: Case) -> HttpResponse:
    """Keep a comment of one from outside."""
    form = OutsideForm(request.POST, sent=show_sent(case.request))
    if not form.is_valid():
        return draw(request, case, form)
    add_comment(
        request=case.request,
        place=form.read_place(),
        text=form.cleaned_data["text"],
        operation=form.cleaned_data["operation"],
        by=None,
        outside_name=form.cleaned_data["name"],
    )
    request.session[NAME] = form.cleaned_data["name"]
    return hide(redirect(f"{request.path}#comments"))


def draw(request: HttpRequest, case: Case, form: OutsideForm | None = None) -> HttpResponse:
    """Draw the page."""
    sent = show_sent(case.request)
    comments = list_comments(case.request, sent, None)
    first = {"operation": uuid4(), "place": request.GET.get("on", ""), "name": request.session.get(NAME, "")}
    context = {
        "case": case,
        "sent": sent,
        "comments": comments,
        "marked": list_marked(comments),
        "form": form or OutsideForm(sent=sent, initial=first),
        "is_own": request.user == case.request.owner,
    }
    return hide(render_page(request, "reviews/outside.html", context, status=422 if form else 200))


def refuse(request: HttpRequest, topic: str, status: int) -> HttpResponse:
    """Say that a link leads nowhere (now), the same for every reason, and give back what was typed."""
    context = {"topic": topic, "typed": request.POST.get("text", "")}
    return hide(render_page(request, "reviews/outside_refused.html", context, status=status))


def hide(response: HttpResponse) -> HttpResponse:
    """Keep the page out of search engines; SECURE_REFERRER_POLICY keeps its address from other sites."""
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
