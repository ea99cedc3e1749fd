"""Objects only by way of these: a stranger gets 404, as if there were nothing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from apps.accounts.models import User
from apps.guidance.permissions import can_edit_guidance
from apps.reviews.models import Cohort, CohortMember, Comment, ReviewRequest
from apps.reviews.permissions import Act, Party, can_counsel, can_join, find_party, is_allowed, state_at
from apps.reviews.states import LIVE, State

NOT_NOW = "This cannot be done where the draft stands now. Go back and look at it again."


@dataclass(frozen=True, slots=True)
class Case:
    """A request as one person has it: what they are to it, where it stands, and at what time."""

    request: ReviewRequest
    party: Party
    state: State
    now: datetime

    def allows(self, act: Act) -> bool:
        """Say whether this person may do something with it now."""
        return is_allowed(self.party, act, self.state)


def get_case_for(user: User, pk: int, act: Act = Act.SEE) -> Case:
    """Return a request for one who may see it, else 404; 403 where they may see it but not do `act` now."""
    return build_case(get_object_or_404(_with_all(), pk=pk), user, act)


def get_case_by_digest(digest: str) -> Case:
    """Return the request that a live link leads to; 404 alike for one that is unknown, over or taken back."""
    now = timezone.now()
    request = get_object_or_404(_with_all(), link__digest=digest)
    case = Case(request, Party.OUTSIDE, state_at(request, now), now)
    if not case.allows(Act.SEE):
        raise Http404
    return case


def get_case_of_comment(user: User, pk: int, act: Act) -> tuple[Case, Comment]:
    """Return a comment with its case, under the same rule."""
    comment = get_object_or_404(Comment, pk=pk, parent=None)
    return get_case_for(user, comment.request_id, act), comment


def build_case(request: ReviewRequest, user: User, act: Act) -> Case:
    """Return a request as one person has it, under the rule of `get_case_for`."""
    now = timezone.now()
    serves = request.cohort is not None and request.cohort.counsellors.filter(counsellor=user).exists()
    party = find_party(user, request, serves=serves, now=now)
    state = State(request.state) if party is Party.CANDIDATE else state_at(request, now)
    case = Case(request, party, state, now)
    if not case.allows(Act.SEE):
        raise Http404
    if not case.allows(act):
        raise PermissionDenied(NOT_NOW)
    return case


def _with_all() -> QuerySet[ReviewRequest]:
    return ReviewRequest.objects.select_related(
        "answer__posting", "answer__owner", "cohort", "link", "revision", "held_by"
    )


def needs_counsellor(user: User) -> None:
    """Raise 404 for anyone who is no counsellor."""
    if not can_counsel(user):
        raise Http404


def get_cohort_for(user: User, pk: int) -> Cohort:
    """Return a cohort for one who serves it; 404 for anyone else."""
    needs_counsellor(user)
    return get_object_or_404(Cohort, pk=pk, counsellors__counsellor=user)


def list_cohorts_served_by(user: User) -> QuerySet[Cohort]:
    """Return the cohorts that a counsellor serves."""
    needs_counsellor(user)
    return Cohort.objects.filter(counsellors__counsellor=user).order_by("name", "pk")


def get_cohort_by_code(user: User, code: str) -> Cohort | None:
    """Return the cohort that a code belongs to, for one who may join; None where there is none."""
    return Cohort.objects.filter(code=code).first() if can_join(user) else None


def list_memberships_of(user: User) -> QuerySet[CohortMember]:
    """Return where a candidate is a member now."""
    return CohortMember.objects.filter(candidate=user, left_at=None).select_related("cohort").order_by("pk")


def list_requests_of(user: User) -> QuerySet[ReviewRequest]:
    """Return what a candidate has sent, the last sent first."""
    rows = ReviewRequest.objects.filter(owner=user).select_related(
        "answer__posting", "cohort", "link", "revision"
    )
    return rows.order_by("-sent_at", "-pk")


def list_live_requests_of(cohort: Any) -> QuerySet[ReviewRequest]:
    """Return what a cohort's counsellors may see now: sent to it, not withdrawn, not run out."""
    live = Q(state__in=[state.value for state in LIVE])
    return ReviewRequest.objects.filter(live, Q(ends_at=None) | Q(ends_at__gt=timezone.now()), cohort=cohort)


def needs_admin(user: User) -> None:
    """Raise 404 for anyone who is no admin."""
    if not can_edit_guidance(user):
        raise Http404
