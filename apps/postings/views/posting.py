"""A posting: what it is, its lines with their kinds, its text, and erasing it."""

from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from apps.accounts.decorators import needs_person
from apps.common.addresses import keep_query
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.common.saving.responses import save_form
from apps.postings.forms import LineKindForm, PostingForm
from apps.postings.models import Posting, PostingLine
from apps.postings.queries import (
    count_lines,
    filter_lines,
    get_earlier_text_for,
    get_line_for,
    get_posting_for,
    list_line_filters,
    list_open_questions,
    list_postings_for,
    summarise_reading,
)
from apps.postings.services import erase_posting

PAGE_SIZE = 20
LINES_PER_PAGE = 50


@needs_person
@require_GET
def list_postings(request: PersonRequest) -> HttpResponse:
    """Show one's postings, the last touched first."""
    postings = count_lines(list_postings_for(request.user))
    page = Paginator(postings, PAGE_SIZE).get_page(request.GET.get("page"))
    return render_page(request, "postings/list.html", {"page": page})


@needs_person
@require_http_methods(["GET", "POST"])
def detail(request: PersonRequest, pk: int) -> HttpResponse:
    """Show what was read of a posting; save what the person knows better."""
    posting = get_posting_for(request.user, pk)
    form = PostingForm(request.POST or None, instance=posting, initial={"operation": uuid4()})

    def draw(status: int = 200) -> HttpResponse:
        return draw_posting(request, posting, form, status=status)

    def done() -> HttpResponse:
        if "next" in request.POST:
            return redirect(keep_query(request, reverse("postings:notes", args=[pk])))
        if not form.is_autosave:
            return redirect(keep_query(request, request.path, "lines"))
        return draw_changes(request, pk, changed=form.edits().keys() - {request.POST["only"]})

    return save_form(request, form, draw=draw, done=done) if form.is_bound else draw()


def draw_posting(request: PersonRequest, posting: Posting, form: PostingForm, *, status: int) -> HttpResponse:
    """Render a posting's page: its fields, and one page of its lines."""
    key = request.GET.get("kind", "")
    page = Paginator(filter_lines(posting, key), LINES_PER_PAGE).get_page(request.GET.get("page"))
    filters = list_line_filters(posting)
    summary = summarise_reading(posting, filters)
    context = {
        "posting": posting,
        "form": form,
        "summary": summary,
        "questions": list_open_questions(posting, summary),
        "filters": filters,
        "kind": key,
        "page": page,
        "lines": [LineKindForm(instance=line, action=name_line(request, line)) for line in page],
    }
    return render_page(request, "postings/detail.html", context, status=status)


def draw_changes(request: PersonRequest, pk: int, *, changed: set[str]) -> HttpResponse:
    """Answer an autosave with the other fields that it changed, if it changed any."""
    if not changed:
        return HttpResponse(status=204)
    form = PostingForm(instance=get_posting_for(request.user, pk))
    return render_page(request, "components/unsure_changes.html", {"form": form, "changed": changed})


@needs_person
@require_http_methods(["GET", "POST"])
def line(request: PersonRequest, pk: int, number: int) -> HttpResponse:
    """Save what one line is about. To look at it leads back to its page."""
    row = get_line_for(request.user, pk, number)
    form = LineKindForm(request.POST or None, instance=row, action=name_line(request, row))
    page_url = keep_query(request, reverse("postings:detail", args=[pk]), f"line-{number}")
    if not form.is_bound:
        return redirect(page_url)

    def draw(status: int = 200) -> HttpResponse:
        context = {"form": form, "page_url": page_url}
        return render_page(request, "postings/line.html", context, status=status)

    def done() -> HttpResponse:
        if not request.htmx:
            return redirect(page_url)
        row.refresh_from_db(fields=["kind", "is_kind_by_person"])
        context = {"line": form, "has_focus": not form.is_autosave}
        return render_page(request, "postings/_mark.html", context)

    return save_form(request, form, draw=draw, done=done)


def name_line(request: PersonRequest, line: PostingLine) -> str:
    """Return a line's own address, to which its kind is saved."""
    return keep_query(request, reverse("postings:line", args=[line.posting_id, line.number]))


@needs_person
@require_GET
def text(request: PersonRequest, pk: int) -> HttpResponse:
    """Show the text as it was brought, and the dates of those it took the place of."""
    posting = get_posting_for(request.user, pk)
    context = {"posting": posting, "earlier": posting.earlier_texts.defer("raw_text")}
    return render_page(request, "postings/text.html", context)


@needs_person
@require_GET
def earlier_text(request: PersonRequest, pk: int, text: int) -> HttpResponse:
    """Show a text that a newer one took the place of."""
    row = get_earlier_text_for(request.user, pk, text)
    return render_page(request, "postings/earlier_text.html", {"text": row, "posting": row.posting})


@needs_person
@require_http_methods(["GET", "POST"])
def delete(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask, saying what goes with it, then erase a posting."""
    posting = get_posting_for(request.user, pk)
    if request.method == "GET":
        context = {"posting": posting, "answers_count": posting.answers.count()}
        return render_page(request, "postings/delete.html", context)
    erase_posting(posting=posting, by=request.user)
    messages.info(request, f"The posting “{posting.name}” is erased.")
    return redirect("postings:list")
