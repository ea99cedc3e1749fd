"""The way so far: years, field, level, and whether one is changing field."""

from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apps.accounts.decorators import needs_person
from apps.common.addresses import keep_query
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.common.saving.responses import save_form
from apps.profiles.forms.profile import ProfileForm
from apps.profiles.queries import get_profile_for


@needs_person
@require_http_methods(["GET", "POST"])
def profile(request: PersonRequest) -> HttpResponse:
    """Show the form; save one field as it is typed, or all of them."""
    row = get_profile_for(request.user)
    form = ProfileForm(request.POST or None, instance=row, initial={"operation": uuid4()})

    def draw(status: int = 200) -> HttpResponse:
        return render_page(request, "profiles/profile.html", {"form": form}, status=status)

    def done() -> HttpResponse:
        if not form.is_autosave:
            return redirect(keep_query(request, reverse("profiles:facts")))
        return draw_changes(request, only=request.POST["only"], changed=set(form.edits()))

    return save_form(request, form, draw=draw, done=done) if form.is_bound else draw()


def draw_changes(request: PersonRequest, *, only: str, changed: set[str]) -> HttpResponse:
    """Answer an autosave with what else changed by it: other fields, or the room for the reason."""
    others = changed - {only}
    if not others and only != "is_changing_field":
        return HttpResponse(status=204)
    context = {
        "form": ProfileForm(instance=get_profile_for(request.user)),
        "changed": others,
        "shows_reason": only == "is_changing_field",
    }
    return render_page(request, "profiles/_changes.html", context)
