"""Confirming what was read: each thing kept, changed or left out, and what could not be placed."""

from dataclasses import dataclass
from itertools import groupby
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.decorators import needs_person
from apps.common.addresses import keep_query
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.common.saving.responses import save_form
from apps.profiles import services
from apps.profiles.forms.imports import DecisionForm, ImportedFactForm, KeepKindForm, UnplacedForm
from apps.profiles.forms.profile import FactForm
from apps.profiles.models import FactKind, ImportedFact, ProfileImport
from apps.profiles.queries import (
    ImportProgress,
    count_decided,
    get_import_for,
    get_imported_fact_for,
    list_imported_facts,
)

Bound = ImportedFactForm | FactForm


@dataclass(frozen=True, slots=True)
class ReadItem:
    """One thing that was read, and the form it waits in."""

    row: ImportedFact
    form: Bound


@dataclass(frozen=True, slots=True)
class KindGroup:
    """All of one kind, and the form that keeps what waits of it."""

    kind: FactKind
    items: list[ReadItem]
    form: KeepKindForm

    @property
    def waiting(self) -> int:
        """Return how many are not decided on."""
        return sum(not item.row.decision for item in self.items)


@needs_person
@require_safe
def confirm(request: PersonRequest, pk: int) -> HttpResponse:
    """Show what was read, one by one."""
    return draw_import(request, get_import_for(request.user, pk))


@needs_person
@require_http_methods(["GET", "POST"])
def imported_fact(request: PersonRequest, pk: int) -> HttpResponse:
    """Save one thing as it is typed; keep it or leave it out where a button says so."""
    row = get_imported_fact_for(request.user, pk)
    if request.method == "GET":
        return redirect(name_place(request, row))
    form = bind_form(request, row)

    def draw(status: int = 200) -> HttpResponse:
        if request.htmx:
            return draw_item(request, ReadItem(row, form), status=status)
        return draw_import(request, row.profile_import, edited=ReadItem(row, form), status=status)

    def done() -> HttpResponse:
        return HttpResponse(status=204) if form.is_autosave else answer_decision(request, row)

    return save_form(request, form, draw=draw, done=done)


@needs_person
@require_POST
def decide(request: PersonRequest, pk: int) -> HttpResponse:
    """Decide anew on one thing."""
    return answer_decision(request, get_imported_fact_for(request.user, pk))


@needs_person
@require_POST
def keep_kind(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep all of one kind that waits."""
    row = get_import_for(request.user, pk)
    form = KeepKindForm(request.POST)
    if form.is_valid():
        kept = services.keep_kind(row=row, by=request.user, **form.cleaned_data)
        messages.info(
            request, f"{kept} more kept." if kept else "There was nothing left of this kind to keep."
        )
    return redirect(keep_query(request, reverse("profiles:confirm", args=[pk])))


@needs_person
@require_POST
def add_unplaced(request: PersonRequest, pk: int) -> HttpResponse:
    """Make a fact of a text that could not be placed."""
    row = get_import_for(request.user, pk)
    line = request.POST.get("line", "")
    number = row.unplaced.index(line) if line in row.unplaced else 0
    form = UnplacedForm(request.POST, number=number)
    if not form.is_valid():
        return draw_import(request, row, unplaced=form, status=422)
    try:
        added = services.add_unplaced(row=row, by=request.user, **form.cleaned_data)
    except services.NotInImport:
        messages.info(request, "This text was added before, or is no longer here.")
        return redirect(keep_query(request, reverse("profiles:confirm", args=[pk])))
    return redirect(name_place(request, added))


def answer_decision(request: PersonRequest, row: ImportedFact) -> HttpResponse:
    """Do what a button says with one thing, if one was pressed, and show where it stands."""
    form = DecisionForm(request.POST)
    if form.is_valid():
        services.decide_fact(row=row, decision=form.cleaned_data["decision"], by=request.user)
    row = get_imported_fact_for(request.user, row.pk)
    if not request.htmx:
        return redirect(name_place(request, row))
    return draw_item(request, ReadItem(row, make_form(request, row)))


def draw_item(request: PersonRequest, item: ReadItem, *, status: int = 200) -> HttpResponse:
    """Answer htmx with one thing where it stands, and how far one is."""
    context = {"item": item, "is_answer": True, "progress": count_decided(item.row.profile_import)}
    return render_page(request, "profiles/_read_item.html", context, status=status)


def draw_import(
    request: PersonRequest,
    row: ProfileImport,
    *,
    edited: ReadItem | None = None,
    unplaced: UnplacedForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render what was read by kind, with a form that was sent and refused in its place."""
    items = [
        edited if edited and edited.row.pk == fact.pk else ReadItem(fact, make_form(request, fact))
        for fact in list_imported_facts(row)
    ]
    context = {
        "import": row,
        "groups": group_by_kind(items),
        "unplaced": [
            unplaced if unplaced and unplaced.number == number else offer_unplaced(line, number)
            for number, line in enumerate(row.unplaced)
        ],
        "form": edited.form if edited else unplaced,
        "progress": ImportProgress(sum(bool(item.row.decision) for item in items), len(items)),
    }
    return render_page(request, "profiles/confirm.html", context, status=status)


def group_by_kind(items: list[ReadItem]) -> list[KindGroup]:
    """Return the groups of items, which are sorted by kind."""
    return [
        KindGroup(
            FactKind(kind),
            list(group),
            KeepKindForm(initial={"kind": kind, "operation": uuid4()}, auto_id=f"keep-{kind}-%s"),
        )
        for kind, group in groupby(items, key=lambda item: item.row.kind)
    ]


def offer_unplaced(line: str, number: int) -> UnplacedForm:
    """Return the form that makes a fact of a text, with an operation id of its own."""
    return UnplacedForm(initial={"line": line, "text": line, "operation": uuid4()}, number=number)


def make_form(request: PersonRequest, row: ImportedFact) -> ImportedFactForm:
    """Return the form of one thing that was read."""
    return ImportedFactForm(instance=row, action=name_action(request, row))


def bind_form(request: PersonRequest, row: ImportedFact) -> Bound:
    """Return the form that was sent. What another tab kept meanwhile is a fact now, and is saved as one."""
    if row.fact is not None:
        return FactForm(request.POST, instance=row.fact, action=name_action(request, row))
    return ImportedFactForm(request.POST, instance=row, action=name_action(request, row))


def name_action(request: PersonRequest, row: ImportedFact) -> str:
    """Return where one thing is saved."""
    return keep_query(request, reverse("profiles:imported_fact", args=[row.pk]))


def name_place(request: PersonRequest, row: ImportedFact) -> str:
    """Return where one thing stands on its page."""
    page = reverse("profiles:confirm", args=[row.profile_import_id])
    return keep_query(request, page, f"read-{row.pk}")
