"""A person's own pages: account, export, erasure, and what could not be saved."""

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from apps.accounts.decorators import needs_person
from apps.accounts.export import export_person
from apps.accounts.forms import EraseForm, NameForm
from apps.accounts.kept import forget_kept_text, list_kept_texts
from apps.accounts.queries import get_person_for, get_refused_text_for, list_refused_texts
from apps.accounts.services import erase_person, forget_refused_text, turn_mail_off
from apps.common.rendering import render_page
from apps.common.requests import HttpRequest, PersonRequest
from apps.common.saving.responses import save_form


@needs_person
@require_http_methods(["GET", "POST"])
def account(request: PersonRequest) -> HttpResponse:
    """Show a person what is known of them, and let them change their name."""
    form = NameForm(
        request.POST or None, instance=get_person_for(request.user), initial={"operation": uuid4()}
    )

    def draw(status: int = 200) -> HttpResponse:
        return render_page(request, "accounts/account.html", {"form": form}, status=status)

    if request.method == "GET" or not form.is_bound:
        return draw()
    return save_form(
        request,
        form,
        draw=draw,
        done=lambda: HttpResponse(status=204) if form.is_autosave else redirect("accounts:account"),
    )


@needs_person
@require_GET
def export(request: PersonRequest) -> HttpResponse:
    """Give a person everything of theirs, as one JSON file."""
    name = f"throughline-{timezone.localdate():%Y-%m-%d}.json"
    return JsonResponse(
        export_person(request.user),
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
        json_dumps_params={"indent": 2, "ensure_ascii": False},
    )


@needs_person
@require_http_methods(["GET", "POST"])
def erase(request: PersonRequest) -> HttpResponse:
    """Erase a person and all that is theirs, once they have typed the word."""
    form = EraseForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render_page(
            request, "accounts/erase.html", {"form": form}, status=422 if form.is_bound else 200
        )
    erase_person(by=request.user)
    logout(request)
    messages.success(request, "Everything of yours has been erased.")
    return redirect("home")


@csrf_exempt
@require_http_methods(["GET", "POST"])
def mail_off(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the mails of whoever a mail's link names: a press of a button, or a mail program's one click.

    The signature in the link stands for the form's own token: it is in nobody's hands but the reader's.
    """
    is_off = request.method == "POST" and turn_mail_off(token=token) is not None
    if request.method == "POST" and not is_off:
        return render_page(request, "accounts/mail_off.html", {"is_broken": True}, status=404)
    return render_page(request, "accounts/mail_off.html", {"is_off": is_off})


@needs_person
@require_GET
def kept(request: PersonRequest) -> HttpResponse:
    """List what was typed and could not be saved."""
    context = {"kept": list_kept_texts(request.session), "refused": list_refused_texts(request.user)}
    return render_page(request, "accounts/kept.html", context)


@needs_person
@require_POST
def forget(request: PersonRequest) -> HttpResponse:
    """Drop one text that could not be saved."""
    refused = request.POST.get("refused", "")
    if refused.isdecimal() and len(refused) <= 18:
        forget_refused_text(text=get_refused_text_for(request.user, int(refused)), by=request.user)
    else:
        forget_kept_text(request.session, text_id=request.POST.get("kept", ""))
    return redirect("accounts:kept")
