"""What a page answers to a save: Saved with the new versions, or both texts where it is refused."""

import json
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.text import capfirst

from apps.common.requests import PersonRequest
from apps.common.saving.forms import SavingForm
from apps.common.saving.services import SaveOutcome, save_fields

CONFLICT_TARGET = "#conflict"


def save_form(
    request: PersonRequest,
    form: SavingForm,
    *,
    draw: Callable[[int], HttpResponse],
    done: Callable[[], HttpResponse],
) -> HttpResponse:
    """Save what a bound form changed, and answer as the page should.

    `draw(422)` shows the form again with its errors; `done()` answers a saved form:
    a redirect for a submit, a fragment (or nothing) for an autosave.
    """
    if not form.is_valid():
        return explain_invalid_field(request, form) if form.is_autosave and request.htmx else draw(422)
    outcome = save_fields(
        row=form.instance, edits=form.edits(), operation=form.operation_id(), by=request.user
    )
    if outcome.refusals:
        return refuse_stale_save(request, form, outcome)
    return tell_saved(done(), outcome)


def explain_invalid_field(request: PersonRequest, form: SavingForm) -> HttpResponse:
    """Answer 422 to an autosave: what is wrong, beside the form and not in place of it."""
    return into_problem_slot(render(request, "common/invalid.html#conflict", {"form": form}, status=422))


def into_problem_slot(response: HttpResponse) -> HttpResponse:
    """Have htmx put a response where the page keeps its saving problems."""
    response.headers["HX-Retarget"] = CONFLICT_TARGET
    response.headers["HX-Reswap"] = "outerHTML"
    return response


def tell_saved(response: HttpResponse, outcome: SaveOutcome) -> HttpResponse:
    """Tell the script which fields are saved and under which versions."""
    response.headers["HX-Trigger"] = json.dumps({"saved": {"versions": outcome.versions}})
    return response


def describe_refusals(form: SavingForm, outcome: SaveOutcome) -> list[dict[str, Any]]:
    """Return each refusal with the field's label and value as people read them."""
    return [
        {
            "name": refusal.field,
            "label": _label(form, refusal.field),
            "theirs": _spell_out(form, refusal.field, refusal.theirs),
            "yours": _spell_out(form, refusal.field, refusal.yours),
            "value": refusal.yours,
            "values": refusal.yours.split(",") if _is_multiple(form, refusal.field) else [refusal.yours],
            "version": refusal.version,
        }
        for refusal in outcome.refusals
    ]


def refuse_stale_save(request: PersonRequest, form: SavingForm, outcome: SaveOutcome) -> HttpResponse:
    """Answer 409 with both texts: a panel for htmx, a page of its own without JavaScript."""
    context = {"refusals": describe_refusals(form, outcome), "page_url": request.get_full_path()}
    if not request.htmx:
        return render(request, "common/conflict.html", context, status=409)
    response = render(request, "common/conflict.html#conflict", context, status=409)
    return tell_saved(into_problem_slot(response), outcome)


def _label(form: SavingForm, name: str) -> str | Promise:
    if name in form.fields:
        return form.fields[name].label or name
    return capfirst(str(form.instance._meta.get_field(name).verbose_name))


def _is_multiple(form: SavingForm, name: str) -> bool:
    return isinstance(form.fields.get(name), forms.MultipleChoiceField | forms.ModelMultipleChoiceField)


def _spell_out(form: SavingForm, name: str, value: str) -> str:
    choices = getattr(form.fields.get(name), "choices", None)
    if choices is None:
        return value
    chosen = set(value.split(","))
    return ", ".join(str(label) for key, label in choices if str(key) in chosen)
