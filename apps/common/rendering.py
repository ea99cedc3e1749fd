"""One URL, two renderings: the whole page, or the part of it that htmx asked for."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from apps.common.requests import HttpRequest, PersonRequest


def render_page(
    request: HttpRequest | PersonRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    parts: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """Render `template`, or its partial whose name is the DOM id that htmx targets.

    `parts` names the partials that may be asked for; any other target gets the whole page.
    """
    target = request.htmx.target
    if request.htmx and not request.htmx.boosted and target in parts:
        template = f"{template}#{target}"
    return render(request, template, context or {}, status=status)
