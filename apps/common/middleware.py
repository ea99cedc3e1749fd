"""What every response needs: private, varied by htmx, and redirects that htmx follows."""

import json
from collections.abc import Callable

from django.http import HttpResponse, HttpResponseBase
from django.utils.cache import add_never_cache_headers, patch_vary_headers

from apps.common.requests import HttpRequest

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class PrivateResponseMiddleware:
    """Keep people's pages out of every cache, and tell caches that htmx changes the answer."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["HX-Request", "HX-Target"])
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
            response.headers["Cache-Control"] += ", no-store"
        return response


class HtmxRedirectMiddleware:
    """Turn a redirect into one that htmx follows as a page, not into a fragment.

    A redirect to the sign-in page becomes HX-Redirect: the browser itself goes
    there, so that no half page is swapped in.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.htmx or response.status_code not in (301, 302, 303):
            return response
        location = response.headers["Location"]
        followed = HttpResponse(status=200)
        if request.user.is_authenticated:
            followed.headers["HX-Location"] = json.dumps({"path": location, "target": "body"})
        else:
            followed.headers["HX-Redirect"] = location
        followed.cookies = response.cookies
        return followed
