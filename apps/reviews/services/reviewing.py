"""A counsellor's pass over one revision: taking it, rating it blind, deciding."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from apps.accounts.models import User
from apps.reviews.models import Criterion, Disagreement, Opening, Rating, Review, ReviewRequest
from apps.reviews.permissions import holder_at
from apps.reviews.services.sending import move_request
from apps.reviews.services.telling import tell_candidate
from apps.reviews.states import State

HOLD = timedelta(minutes=30)


class HeldByAnother(Exception):
    """Another counsellor is reading this draft."""


class NewerRevision(Exception):
    """The candidate has sent a newer text since the page was drawn."""


@transaction.atomic
def take_request(*, request: ReviewRequest, by: User) -> Review:
    """Hold a draft for half an hour, and begin or go on with one's pass over what was sent last."""
    locked = ReviewRequest.objects.select_for_update().get(pk=request.pk)
    now = timezone.now()
    if holder_at(locked, now) not in (None, by.pk):
        raise HeldByAnother
    locked.held_by, locked.held_until = by, now + HOLD
    locked.save(update_fields=["held_by", "held_until"])
    return begin_review(locked, by)


@transaction.atomic
def release_request(*, request: ReviewRequest, by: User) -> None:
    """Give a draft back to the queue; whoever does not hold it changes nothing."""
    ReviewRequest.objects.filter(pk=request.pk, held_by=by).update(held_by=None, held_until=None)


def begin_review(request: ReviewRequest, by: User) -> Review:
    """Return one's pass over what was sent last."""
    return Review.objects.get_or_create(request=request, revision=request.revision, counsellor=by)[0]


@transaction.atomic
def record_opening(*, request: ReviewRequest, by: User | None) -> None:
    """Write down that somebody opened a draft, for its candidate to see; once for each revision and day.

    `by` is None for a reader with the link.
    """
    now = timezone.now()
    opened = request.openings.filter(person=by, revision=request.revision, at__date=now.date())
    if not opened.exists():
        Opening.objects.create(request=request, person=by, revision=request.revision, at=now)


@transaction.atomic
def rate_review(
    *, review: Review, levels: Mapping[Criterion, int], by: User, shown: Sequence[str] = ()
) -> Review:
    """Keep what a counsellor thinks of a revision, and show what the checks found from now on.

    `shown` are the rules of those findings, for the ledger.
    """
    locked = _lock(review, by)
    for criterion, level in levels.items():
        Rating.objects.update_or_create(review=locked, criterion=criterion, defaults={"level": level})
    if locked.revealed_at is None:
        locked.revealed_at, locked.shown = timezone.now(), list(shown)
        locked.save(update_fields=["revealed_at", "shown"])
    return locked


@transaction.atomic
def judge_finding(*, review: Review, rule: str, quote: str, is_wrong: bool, by: User) -> None:
    """Say that a finding is not so, or that it is after all; for this pass over this revision."""
    locked = _lock(review, by)
    kind = Disagreement.Kind.WRONG
    if is_wrong:
        Disagreement.objects.get_or_create(review=locked, kind=kind, rule=rule, quote=quote)
    else:
        locked.disagreements.filter(kind=kind, rule=rule, quote=quote).delete()


@transaction.atomic
def decide_request(*, review: Review, decision: State, message: str, by: User) -> Review:
    """Decide on the revision that was read; the candidate is told, and the hold ends.

    Raises NewerRevision where the candidate has sent another text meanwhile: what was decided on is
    not what is there.
    """
    request = ReviewRequest.objects.select_for_update().get(pk=review.request_id)
    now = timezone.now()
    if holder_at(request, now) != by.pk:
        raise HeldByAnother
    if request.revision_id != review.revision_id:
        raise NewerRevision
    locked = _lock(review, by)
    locked.decision, locked.message, locked.decided_at = decision.value, message, now
    locked.save(update_fields=["decision", "message", "decided_at"])
    request.held_by = request.held_until = None
    move_request(request, State(request.state), decision, by=by, now=now)
    tell_candidate(review=locked)
    return locked


def _lock(review: Review, by: User) -> Review:
    """Return one's own pass, locked. To be called in a transaction."""
    return Review.objects.select_for_update().get(pk=review.pk, counsellor=by)
