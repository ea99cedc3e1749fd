"""What a person brings: adding facts, editing them where they stand, removing them."""

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
from apps.profiles import services
from apps.profiles.forms.profile import FactForm, NewFactForm
from apps.profiles.models import Fact, FactKind
from apps.profiles.queries import get_fact_for, list_facts_for


@needs_person
@require_http_methods(["GET", "POST"])
def facts(request: PersonRequest) -> HttpResponse:
    """List what one brings, by kind; add to it."""
    if request.method == "GET":
        return draw_facts(request)
    form = NewFactForm(request.POST)
    if not form.is_valid():
        return refuse_new_fact(request, form)
    fact = services.add_fact(by=request.user, **form.cleaned_data)
    if not request.htmx:
        return redirect(keep_query(request, request.path, f"fact-{fact.pk}"))
    context = {"fact": make_fact_form(request, fact), "form": start_fact(FactKind(fact.kind)).with_focus()}
    return render_page(request, "profiles/_fact_added.html", context)


@needs_person
@require_http_methods(["GET", "POST"])
def fact(request: PersonRequest, pk: int) -> HttpResponse:
    """Save a fact where it stands. To look at it leads back to the list."""
    row = get_fact_for(request.user, pk)
    list_url = keep_query(request, reverse("profiles:facts"), f"fact-{pk}")
    if request.method == "GET":
        return redirect(list_url)
    form = FactForm(request.POST, instance=row, action=request.get_full_path())

    def draw(status: int = 200) -> HttpResponse:
        return draw_facts(request, edited=form, status=status)

    def done() -> HttpResponse:
        return HttpResponse(status=204) if form.is_autosave else redirect(list_url)

    return save_form(request, form, draw=draw, done=done)


@needs_person
@require_http_methods(["GET", "POST"])
def remove_fact(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask, then remove a fact."""
    row = get_fact_for(request.user, pk)
    list_url = keep_query(request, reverse("profiles:facts"))
    if request.method == "GET":
        return render_page(request, "profiles/remove_fact.html", {"fact": row, "list_url": list_url})
    services.remove_fact(fact=row, by=request.user)
    messages.info(request, "It is removed from what you bring.")
    return redirect(list_url)


def draw_facts(
    request: PersonRequest,
    *,
    new: NewFactForm | None = None,
    edited: FactForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the list by kind, with a form that was sent and refused in its place."""
    order = FactKind.values
    rows = sorted(list_facts_for(request.user), key=lambda row: (order.index(row.kind), row.pk))
    context = {
        "facts": [
            edited if edited and edited.instance.pk == row.pk else make_fact_form(request, row)
            for row in rows
        ],
        "new": new or start_fact(),
        "form": edited or new,
    }
    return render_page(request, "profiles/facts.html", context, status=status)


def refuse_new_fact(request: PersonRequest, form: NewFactForm) -> HttpResponse:
    """Show the form for a new fact again, with what is wrong: alone to htmx, or in its page."""
    if not request.htmx:
        return draw_facts(request, new=form, status=422)
    response = render_page(request, "profiles/_new_fact.html", {"form": form.with_focus()}, status=422)
    return reswap(retarget(response, "#new-fact"), "outerHTML")


def make_fact_form(request: PersonRequest, fact: Fact) -> FactForm:
    """Return the form of a fact that is drawn where it stands."""
    action = keep_query(request, reverse("profiles:fact", args=[fact.pk]))
    return FactForm(instance=fact, action=action)


def start_fact(kind: FactKind = FactKind.EXPERIENCE) -> NewFactForm:
    """Return an empty form with an operation id of its own."""
    return NewFactForm(initial={"operation": uuid4(), "kind": kind})
