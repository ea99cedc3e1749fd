"""Bringing a résumé: a file or a text in, what was brought before, and removing it."""

from typing import Any, cast
from uuid import uuid4

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apps.accounts.decorators import needs_person
from apps.common.addresses import keep_query
from apps.common.documents import FileRefused
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.profiles import services
from apps.profiles.forms.imports import ImportForm
from apps.profiles.importers import ImportedProfile, read_profile_file, read_profile_text
from apps.profiles.models import ProfileImport
from apps.profiles.queries import get_import_for, list_imports_for

NOTHING_READ = (
    "Nothing was found in it that could be a fact. If it is a picture or a scan, paste its text below. "
    "Headings such as Experience, Skills and Education help the reading."
)
TOO_MUCH = (
    f"More than {services.MAX_FACTS} things were found in it, too many to confirm one by one. "
    "Paste only the parts that you need."
)


@needs_person
@require_http_methods(["GET", "POST"])
def imports(request: PersonRequest) -> HttpResponse:
    """Take a file or a text and read it; list what was brought before."""
    if request.method == "GET":
        return draw_imports(request, ImportForm(initial={"operation": uuid4()}))
    form = ImportForm(request.POST, request.FILES)
    row = bring_profile(request, form) if form.is_valid() else None
    if row is None:
        return draw_imports(request, form, status=422)
    return redirect(keep_query(request, reverse("profiles:confirm", args=[row.pk])))


@needs_person
@require_http_methods(["GET", "POST"])
def remove_import(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask, then remove an import with what waits in it."""
    row = get_import_for(request.user, pk)
    list_url = keep_query(request, reverse("profiles:imports"))
    if request.method == "GET":
        context = {"import": row, "list_url": list_url}
        return render_page(request, "profiles/remove_import.html", context)
    services.remove_import(row=row, by=request.user)
    messages.info(request, "It is removed. What you kept of it is still among what you bring.")
    return redirect(list_url)


def bring_profile(request: PersonRequest, form: ImportForm) -> ProfileImport | None:
    """Read what a valid form brings and store it, or have the form say why that cannot be."""
    file = form.cleaned_data["file"]
    try:
        profile = read_profile(file, form.cleaned_data["text"])
        return services.store_import(
            profile=profile,
            file_name=file.name if file else "",
            operation=form.cleaned_data["operation"],
            by=request.user,
        )
    except FileRefused as refusal:
        form.refuse(refusal.message)
    except services.NothingRead:
        form.refuse(NOTHING_READ)
    except services.ImportTooLarge:
        form.refuse(TOO_MUCH)
    return None


def read_profile(file: UploadedFile[Any] | None, text: str) -> ImportedProfile:
    """Return what was read from a file, or else from a text."""
    if file is None:
        return read_profile_text(text)
    return read_profile_file(file.name or "", cast("bytes", file.read()))


def draw_imports(request: PersonRequest, form: ImportForm, *, status: int = 200) -> HttpResponse:
    """Render the form, and under it what was brought before."""
    context = {"form": form, "imports": list_imports_for(request.user)}
    return render_page(request, "profiles/imports.html", context, status=status)
