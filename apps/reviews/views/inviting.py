"""Inviting candidates by mail: the addresses are shown as they were read before anything is sent."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.decorators import needs_person
from apps.common.limits import is_within_limit
from apps.common.rendering import render_page
from apps.common.requests import PersonRequest
from apps.reviews.forms.inviting import InviteForm
from apps.reviews.queries.access import get_cohort_for
from apps.reviews.services.inviting import find_known, invite

TOO_OFTEN = "You have sent many invitations today. Wait until tomorrow, or give out the link."


@needs_person
@require_http_methods(["GET", "POST"])
def invite_candidates(request: PersonRequest, pk: int) -> HttpResponse:
    """Read addresses, show what was read, and send on the second press."""
    cohort = get_cohort_for(request.user, pk)
    is_posted = request.method == "POST"
    form = InviteForm(request.POST if is_posted else None, request.FILES if is_posted else None)
    if not form.is_valid():
        context = {"cohort": cohort, "form": form}
        return render_page(request, "reviews/invite.html", context, status=422 if is_posted else 200)
    read, known = form.read(), find_known(cohort)
    new = [address for address in read.found if address not in known]
    if "send" in request.POST and new:
        if is_within_limit(request, "invite"):
            count = invite(cohort=cohort, addresses=new, by=request.user)
            messages.success(request, f"{count} invitation{'s are' if count != 1 else ' is'} on the way.")
            return redirect("reviews:cohort", pk=pk)
        form.add_error(None, TOO_OFTEN)
    context = {
        "cohort": cohort,
        "form": form,
        "read": InviteForm(initial={"addresses": form.text}),
        "new": new,
        "known": [address for address in read.found if address in known],
        "unread": read.unread,
    }
    return render_page(request, "reviews/invite.html", context, status=422 if form.errors else 200)


@needs_person
@require_POST
def forget_invitation(request: PersonRequest, pk: int, invitation: int) -> HttpResponse:
    """Forget that somebody was invited; what was mailed is mailed."""
    cohort = get_cohort_for(request.user, pk)
    get_object_or_404(cohort.invitations, pk=invitation).delete()
    return redirect("reviews:cohort", pk=pk)
