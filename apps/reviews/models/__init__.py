"""Rows of the reviews: cohorts, what a candidate sends, and what comes back."""

from apps.reviews.models.cohort import Cohort, CohortCounsellor, CohortMember
from apps.reviews.models.comment import Comment, Response
from apps.reviews.models.invitation import Invitation
from apps.reviews.models.request import SEARCH_CONFIG, Event, Opening, ReviewLink, ReviewRequest, SentText
from apps.reviews.models.review import Disagreement, Rating, Review
from apps.reviews.models.rubric import Criterion, Rubric
from apps.reviews.models.telling import Telling

__all__ = [
    "SEARCH_CONFIG",
    "Cohort",
    "CohortCounsellor",
    "CohortMember",
    "Comment",
    "Criterion",
    "Disagreement",
    "Event",
    "Invitation",
    "Opening",
    "Rating",
    "Response",
    "Review",
    "ReviewLink",
    "ReviewRequest",
    "Rubric",
    "SentText",
    "Telling",
]
