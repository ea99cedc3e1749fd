"""Addresses that keep the way one came: `?answer=` says which draft a page is a step of."""

from apps.common.requests import HttpRequest, PersonRequest


def keep_query(request: HttpRequest | PersonRequest, url: str, anchor: str = "") -> str:
    """Return `url` with the query of this request, and an anchor."""
    query = request.GET.urlencode()
    return f"{url}{'?' if query else ''}{query}{'#' if anchor else ''}{anchor}"
