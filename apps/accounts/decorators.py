"""Who may see a view at all: a person, that is, a guest or someone signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode, urlsplit

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from apps.accounts.kept import keep_text
from apps.accounts.models import User
from apps.common.requests import HttpRequest, PersonRequest
from apps.common.typed import read_typed_fields

P = ParamSpec("P")


def needs_person(
    view: Callable[Concatenate[PersonRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let guests and signed-in people in. Send anyone else to sign in, and lose nothing they typed."""

    @wraps(view)
    def ask_for_person(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if isinstance(request.user, User):
            return view(cast("PersonRequest", request), *args, **kwargs)
        return ask_to_sign_in(request)

    return ask_for_person


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Answer someone who is not, or no longer, signed in.

    htmx has the browser go to the sign-in page and come back; the script has
    kept what was typed. A plain form is kept on the server and shown at once.
    """
    if request.htmx:
        return HttpResponse(status=401, headers={"HX-Redirect": name_sign_in_page(find_page(request))})
    if request.method == "POST":
        return show_kept_text(request)
    return redirect(name_sign_in_page(request.get_full_path()))


def show_kept_text(request: HttpRequest) -> HttpResponse:
    """Keep a plain form that came too late, and show it, whether or not it was too long to keep."""
    fields = read_typed_fields(request)
    is_kept = keep_text(request.session, path=request.get_full_path(), fields=fields)
    context = {
        "fields": fields,
        "is_kept": is_kept,
        "has_files": bool(request.FILES),
        "sign_in_url": name_sign_in_page(reverse("accounts:kept")),
    }
    return render(request, "accounts/signed_out.html", context, status=401)


def name_sign_in_page(back: str) -> str:
    """Return the sign-in page's address, leading back to a page of this site."""
    return f"{reverse('account_login')}?{urlencode({'next': back})}"


def find_page(request: HttpRequest) -> str:
    """Return the path of the page from which htmx asked, or else of what it asked for."""
    current = request.htmx.current_url_abs_path
    return current if current and not urlsplit(current).netloc else request.get_full_path()
