"""Who is in a cohort, and who serves it."""

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from apps.reviews.models import Cohort, CohortCounsellor, CohortMember
from apps.reviews.states import OPEN

IS_MEMBER = Q(members__left_at=None, members__isnull=False)


def list_with_counts(cohorts: QuerySet[Cohort]) -> QuerySet[Cohort]:
    """Return cohorts, each with how many are in it and how many drafts wait."""
    lasts = Q(requests__ends_at=None) | Q(requests__ends_at__gt=timezone.now())
    waits = lasts & Q(requests__state__in=[state.value for state in OPEN])
    return cohorts.annotate(
        in_it=Count("members", filter=IS_MEMBER, distinct=True),
        waiting=Count("requests", filter=waits, distinct=True),
    )


def list_members(cohort: Cohort) -> QuerySet[CohortMember]:
    """Return who is in a cohort now, by name."""
    return (
        cohort.members.filter(left_at=None)
        .select_related("candidate")
        .order_by("candidate__name", "candidate__email", "pk")
    )


def list_serving(cohort: Cohort) -> QuerySet[CohortCounsellor]:
    """Return who serves a cohort, those who run it first."""
    return cohort.counsellors.select_related("counsellor").order_by(F("is_owner").desc(), "pk")
