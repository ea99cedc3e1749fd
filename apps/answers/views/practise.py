"""Practising the finished answer aloud."""

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET
from django_permissions_policy.decorators import permissions_policy_override

from apps.accounts.decorators import needs_person
from apps.answers.queries.access import get_answer_for
from apps.answers.queries.finished import read_sentences
from apps.answers.queries.material import gather_material
from apps.answers.queries.practise import prepare_practice
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest


@permissions_policy_override({**settings.PERMISSIONS_POLICY, "microphone": ["self"]})
@csp_update({"media-src": [SELF, "blob:"]})  # type: ignore[arg-type]  # its hints know no arguments
@needs_person
@require_GET
def practise(request: PersonRequest, pk: int) -> HttpResponse:
    """Show cue card, breaths, recall and likely questions. This page alone may use the microphone."""
    answer = get_answer_for(request.user, pk)
    sentences = read_sentences(answer)
    if not sentences:
        return redirect("answers:check", pk=pk)
    practice = prepare_practice(answer, gather_material(answer), sentences)
    return render_page(request, "answers/practise.html", {"answer": answer, "practice": practice})
