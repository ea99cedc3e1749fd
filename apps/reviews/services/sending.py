"""Sending an answer to a cohort or by a link, sending it again, and taking it back."""

import hashlib
import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Value
from django.utils import timezone

from apps.accounts.models import User
from apps.answers.models import Answer, Revision
from apps.answers.services.revisions import write_revision
from apps.reviews.models import SEARCH_CONFIG, Cohort, Event, ReviewLink, ReviewRequest, SentText
from apps.reviews.queries.checked import check_sent
from apps.reviews.queries.sent import SentAnswer, show_sent
from apps.reviews.services.telling import tell_counsellors
from apps.reviews.states import OPEN, State, can_move, state_after_sending

logger = logging.getLogger(__name__)


class NothingToSend(Exception):
    """The answer is not written yet."""


class NotAMember(Exception):
    """The person is not in this cohort, or the answer is not theirs."""


class NotThere(Exception):
    """A request cannot go from where it stands to where it is wanted."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a candidate says of what they send: what to look at, what stays out, and until when."""

    message: str = ""
    withheld_words: Sequence[str] = ()
    withholds_notes: bool = False
    withholds_facts: bool = False
    ends_at: datetime | None = None


@transaction.atomic
def send_answer(*, answer: Answer, cohort: Cohort, terms: Terms, by: User) -> ReviewRequest:
    """Let a cohort's counsellors read the answer as it stands, on these terms.

    One request lives for an answer and a cohort: sent while one does, it takes the new text and terms.
    The same text sent twice is one sending, however many ask at once. Raises NotAMember, NothingToSend.
    """
    locked = (
        Answer.objects.select_for_update(of=("self",)).select_related("posting", "owner").get(pk=answer.pk)
    )
    if locked.owner_id != by.pk or not cohort.members.filter(candidate=by, left_at=None).exists():
        raise NotAMember
    revision = write_revision(answer=locked, reason="Sent for review", by=by) or find_last_revision(locked)
    live = (
        ReviewRequest.objects.select_for_update()
        .filter(answer=locked, cohort=cohort)
        .exclude(state=State.WITHDRAWN)
        .first()
    )
    now = timezone.now()
    if live is None:
        request = ReviewRequest(owner=by, answer=locked, cohort=cohort, waiting_since=now, state_since=now)
        return move_request(_put(request, revision, terms), None, State.WAITING, by=by, now=now)
    return _send_again(live, revision, terms, by=by, now=now)


def _send_again(
    live: ReviewRequest, revision: Revision, terms: Terms, *, by: User, now: datetime
) -> ReviewRequest:
    """Put a newer text or other terms into a request that lives and is locked."""
    if live.revision_id == revision.pk:
        _put(live, revision, terms).save()
        note_words(live)
        return live
    state = State(live.state)
    return move_request(_put(live, revision, terms), state, state_after_sending(state), by=by, now=now)


@transaction.atomic
def send_by_link(*, answer: Answer, label: str, terms: Terms, by: User) -> tuple[ReviewRequest, str]:
    """Let whoever has a link read the answer as it stands; return the request and the link's secret.

    The secret is nowhere else: only its digest is stored. Raises NotAMember for another's answer,
    NothingToSend.
    """
    locked = (
        Answer.objects.select_for_update(of=("self",)).select_related("posting", "owner").get(pk=answer.pk)
    )
    if locked.owner_id != by.pk:
        raise NotAMember
    revision = write_revision(answer=locked, reason="Sent by link", by=by) or find_last_revision(locked)
    now, secret = timezone.now(), make_secret()
    request = ReviewRequest(owner=by, answer=locked, waiting_since=now, state_since=now)
    _put(request, revision, terms).save()
    ReviewLink.objects.create(request=request, label=label, digest=digest_of(secret))
    return move_request(request, None, State.WAITING, by=by, now=now), secret


@transaction.atomic
def show_newest(*, request: ReviewRequest, by: User) -> ReviewRequest:
    """Let the readers with a link see the answer as it stands now, on the terms that they have."""
    locked = _lock_own(request, by)
    answer = Answer.objects.select_related("posting", "owner").get(pk=locked.answer_id)
    revision = write_revision(answer=answer, reason="Sent by link", by=by) or find_last_revision(answer)
    terms = Terms(
        locked.message,
        locked.withheld_words,
        locked.withholds_notes,
        locked.withholds_facts,
        locked.ends_at,
    )
    return _send_again(locked, revision, terms, by=by, now=timezone.now())


@transaction.atomic
def renew_link(*, request: ReviewRequest, by: User) -> str:
    """Return a new secret for a link; the one before leads nowhere from this moment."""
    locked, secret = _lock_own(request, by), make_secret()
    ReviewLink.objects.filter(request=locked).update(digest=digest_of(secret), made_at=timezone.now())
    return secret


def _lock_own(request: ReviewRequest, by: User) -> ReviewRequest:
    """Return one's own request by link, locked and live."""
    locked = ReviewRequest.objects.select_for_update().get(pk=request.pk)
    if locked.owner_id != by.pk or locked.cohort_id is not None:
        raise NotAMember
    if locked.state == State.WITHDRAWN:
        raise NotThere
    return locked


def make_secret() -> str:
    """Return 256 bits that nobody guesses."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """Return what is stored of a secret: it has too many bits to be found from that."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def find_last_revision(answer: Answer) -> Revision:
    """Return the answer's last revision. Raises NothingToSend where nothing is written."""
    last = answer.revisions.order_by("-number").first()
    if last is None or not answer.sentences.exists():
        raise NothingToSend
    return last


@transaction.atomic
def withdraw_request(*, request: ReviewRequest, by: User) -> None:
    """Take back what was sent: from this moment no counsellor sees any of it."""
    locked = ReviewRequest.objects.select_for_update().get(pk=request.pk)
    if locked.owner_id != by.pk:
        raise NotAMember
    if locked.state == State.WITHDRAWN:
        return
    locked.held_by = locked.held_until = None
    move_request(locked, State(locked.state), State.WITHDRAWN, by=by, now=timezone.now())


def withdraw_from_cohort(*, cohort: Cohort, by: User) -> None:
    """Take back all that a candidate sent to one cohort. To be called in a transaction."""
    for request in ReviewRequest.objects.filter(owner=by, cohort=cohort).exclude(state=State.WITHDRAWN):
        withdraw_request(request=request, by=by)


def _put(request: ReviewRequest, revision: Revision, terms: Terms) -> ReviewRequest:
    request.revision = revision
    request.message = terms.message
    request.withheld_words = list(terms.withheld_words)
    request.withholds_notes = terms.withholds_notes
    request.withholds_facts = terms.withholds_facts
    request.ends_at = terms.ends_at
    return request


def move_request(
    request: ReviewRequest, start: State | None, end: State, *, by: User, now: datetime
) -> ReviewRequest:
    """Move a locked request and write the step down; the counsellors who read it before are told."""
    if not can_move(start, end):
        raise NotThere
    request.state, request.state_since = end.value, now
    if end is State.RESUBMITTED and start is not State.RESUBMITTED:
        request.waiting_since = now
    request.save()
    Event.objects.create(
        request=request,
        person=by,
        from_state=start.value if start else "",
        to_state=end.value,
        revision=request.revision,
        at=now,
    )
    if end in OPEN:
        note_words(request)
    if end in OPEN and start is not None:
        tell_counsellors(request=request)
    return request


def note_words(request: ReviewRequest) -> None:
    """Write down what a queue finds a request by: what its readers see, and what the checks find in it."""
    sent = show_sent(request)
    text = " ".join((str(request.owner), sent.posting, sent.text))
    words = SearchVector(Value(text), config=SEARCH_CONFIG)
    SentText.objects.update_or_create(
        request=request, defaults={"words": words, "missteps": list_missteps(request, sent)}
    )


def list_missteps(request: ReviewRequest, sent: SentAnswer) -> list[str]:
    """Return the missteps in what was sent, by label; a check that fails costs nobody their sending."""
    try:
        with transaction.atomic():
            return sorted({each.label for each in check_sent(request.answer, sent)})
    except Exception:
        logger.exception("No missteps noted for request %s", request.pk)
        return []
