"""What a person has in reviews that no row of theirs holds: memberships, and what they did as a counsellor.

Nothing here is a candidate's: no name, no draft, no sentence that a comment stands on.
"""

from typing import Any

from apps.accounts.models import User
from apps.reviews.models import (
    Cohort,
    CohortCounsellor,
    CohortMember,
    Comment,
    Invitation,
    Rating,
    Review,
)


def export_memberships(user: User) -> list[dict[str, Any]]:
    """Return the cohorts that a person is or was in."""
    rows = CohortMember.objects.filter(candidate=user).select_related("cohort").order_by("pk")
    return [{"cohort": row.cohort.name, "joined": row.joined_at, "left": row.left_at} for row in rows]


def export_counselling(user: User) -> dict[str, list[dict[str, Any]]]:
    """Return what a person did as a counsellor: cohorts, comments, ratings, decisions, invitations."""
    reviews = Review.objects.filter(counsellor=user).order_by("pk")
    ratings = Rating.objects.filter(review__counsellor=user).select_related("criterion").order_by("pk")
    return {
        "cohorts made": [
            {"name": row.name, "made": row.created_at}
            for row in Cohort.objects.filter(created_by=user).order_by("pk")
        ],
        "cohorts served": [
            {"cohort": row.cohort.name, "runs it": row.is_owner, "since": row.added_at}
            for row in CohortCounsellor.objects.filter(counsellor=user)
            .select_related("cohort")
            .order_by("pk")
        ],
        "comments": [
            {"text": row.text, "written": row.created_at}
            for row in Comment.objects.filter(author=user).order_by("pk")
        ],
        "decisions": [
            {"decision": row.decision, "message": row.message, "decided": row.decided_at}
            for row in reviews.exclude(decided_at=None)
        ],
        "ratings": [{"criterion": row.criterion.name, "level": row.level} for row in ratings],
        "invitations": [
            {"address": row.email, "cohort": row.cohort.name, "invited": row.invited_at}
            for row in Invitation.objects.filter(invited_by=user).select_related("cohort").order_by("pk")
        ],
    }
