"""Telling people: a row for each, once for each thing that happened; mails follow from the rows."""

from django.utils import timezone

from apps.accounts.models import User
from apps.reviews.models import Review, ReviewRequest, Telling
from apps.reviews.services.mailing import mail_tellings


def tell_counsellors(*, request: ReviewRequest) -> None:
    """Tell those who have read an earlier revision, or hold it now, that a newer one is here."""
    readers = {review.counsellor_id for review in request.reviews.exclude(counsellor=None)}
    if request.held_by_id:
        readers.add(request.held_by_id)
    _tell(request, readers, Telling.Kind.REVISED, f"revised:{request.pk}:{request.revision_id}")


def tell_candidate(*, review: Review) -> None:
    """Tell the candidate that a decision is there."""
    request = review.request
    _tell(request, {request.owner_id}, Telling.Kind.DECIDED, f"decided:{review.pk}")


def _tell(request: ReviewRequest, people: set[int | None], kind: Telling.Kind, key: str) -> None:
    if not people:
        return
    Telling.objects.bulk_create(
        (
            Telling(owner_id=person, request=request, kind=kind, key=key)
            for person in sorted(filter(None, people))
        ),
        ignore_conflicts=True,
    )
    mail_tellings.enqueue()


def mark_seen(*, request: ReviewRequest, by: User) -> None:
    """Remember that a person has looked at what they were told of a request."""
    Telling.objects.filter(owner=by, request=request, seen_at=None).update(seen_at=timezone.now())
