"""Notes on an employer: adding, editing where they stand, removing."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import reswap, retarget

from apps.accounts.decorators import needs_person
from apps.common.addresses import keep_query
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.common.saving.responses import save_form
from apps.postings import services
from apps.postings.forms import NewNoteForm, NoteForm
from apps.postings.models import EmployerNote, Posting
from apps.postings.queries import get_note_for, get_posting_for, list_notes


@needs_person
@require_http_methods(["GET", "POST"])
def notes(request: PersonRequest, pk: int) -> HttpResponse:
    """List the notes on an employer; add one."""
    posting = get_posting_for(request.user, pk)
    if request.method == "GET":
        return draw_notes(request, posting)
    form = NewNoteForm(request.POST)
    if not form.is_valid():
        return refuse_new_note(request, posting, form)
    note = services.add_note(posting=posting, by=request.user, **form.cleaned_data)
    if not request.htmx:
        return redirect(keep_query(request, request.path, f"note-{note.pk}"))
    context = {"posting": posting, "note": make_note_form(request, note), "form": start_note().with_focus()}
    return render_page(request, "postings/_note_added.html", context)


@needs_person
@require_http_methods(["GET", "POST"])
def note(request: PersonRequest, pk: int, note: int) -> HttpResponse:
    """Save a note where it stands. To look at it leads back to the list."""
    row = get_note_for(request.user, pk, note)
    list_url = keep_query(request, reverse("postings:notes", args=[pk]), f"note-{note}")
    if request.method == "GET":
        return redirect(list_url)
    form = NoteForm(request.POST, instance=row, action=request.get_full_path())

    def draw(status: int = 200) -> HttpResponse:
        return draw_notes(request, row.posting, edited=form, status=status)

    def done() -> HttpResponse:
        return HttpResponse(status=204) if form.is_autosave else redirect(list_url)

    return save_form(request, form, draw=draw, done=done)


@needs_person
@require_http_methods(["GET", "POST"])
def remove_note(request: PersonRequest, pk: int, note: int) -> HttpResponse:
    """Ask, then remove a note."""
    row = get_note_for(request.user, pk, note)
    list_url = keep_query(request, reverse("postings:notes", args=[pk]))
    if request.method == "GET":
        return render_page(request, "postings/remove_note.html", {"note": row, "list_url": list_url})
    services.remove_note(note=row, by=request.user)
    messages.info(request, "The note is removed.")
    return redirect(list_url)


def draw_notes(
    request: PersonRequest,
    posting: Posting,
    *,
    new: NewNoteForm | None = None,
    edited: NoteForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the list, with a form that was sent and refused in its place."""
    rows = [make_note_form(request, row) for row in list_notes(posting)]
    context = {
        "posting": posting,
        "notes": [edited if edited and edited.instance.pk == form.instance.pk else form for form in rows],
        "new": new or start_note(),
        "form": edited or new,
    }
    return render_page(request, "postings/notes.html", context, status=status)


def refuse_new_note(request: PersonRequest, posting: Posting, form: NewNoteForm) -> HttpResponse:
    """Show the form for a new note again, with what is wrong: alone to htmx, or in its page."""
    if not request.htmx:
        return draw_notes(request, posting, new=form, status=422)
    context = {"posting": posting, "form": form.with_focus()}
    response = render_page(request, "postings/_new_note.html", context, status=422)
    return reswap(retarget(response, "#new-note"), "outerHTML")


def make_note_form(request: PersonRequest, note: EmployerNote) -> NoteForm:
    """Return the form of a note that is drawn where it stands."""
    url = reverse("postings:note", args=[note.posting_id, note.pk])
    return NoteForm(instance=note, action=keep_query(request, url))


def start_note() -> NewNoteForm:
    """Return an empty form with an operation id of its own."""
    return NewNoteForm(initial={"operation": uuid4()})
