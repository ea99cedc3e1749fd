"""The rail on pages of lower apps: shown where the URL says which answer one is on the way to."""

from django.http import Http404
from django.utils.functional import SimpleLazyObject

from apps.answers.queries.access import get_answer_for
from apps.answers.queries.rail import Rail, build_rail
from apps.common.requests import HttpRequest

STEP_OF_PAGE = {
    "postings:detail": "posting",
    "postings:notes": "notes",
    "profiles:profile": "profile",
    "profiles:facts": "facts",
    "profiles:goals": "goals",
}


def offer_rail(request: HttpRequest) -> dict[str, object]:
    """Give templates `rail`, worked out only where one shows it; None where there is none."""
    return {"rail": SimpleLazyObject(lambda: find_rail(request))}


def find_rail(request: HttpRequest) -> Rail | None:
    """Return the rail of the answer named in the query, if it is this person's."""
    asked = request.GET.get("answer", "")
    match = request.resolver_match
    if match is None or not asked.isdecimal() or len(asked) > 18 or not request.user.is_authenticated:
        return None
    try:
        answer = get_answer_for(request.user, int(asked))
    except Http404:
        return None
    return build_rail(answer, here=STEP_OF_PAGE.get(match.view_name, ""))
