"""Who may do what with a request, as one table: for each act, in which states each party may do it."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from apps.accounts.models import User
from apps.reviews.models import Cohort, ReviewRequest
from apps.reviews.states import LIVE, State


class Party(StrEnum):
    """What a person is to a request."""

    CANDIDATE = "candidate"
    HOLDER = "counsellor who holds it"
    COUNSELLOR = "counsellor of the cohort, nobody holds it"
    OTHER_HOLDS = "counsellor of the cohort, another holds it"
    OUTSIDE = "reader with its link, without an account"
    STRANGER = "anyone else"


class Act(StrEnum):
    """What may be done."""

    SEE = "see"
    SEND_AGAIN = "send again"
    WITHDRAW = "withdraw"
    RESPOND = "respond to a comment"
    REPLY = "reply"
    TAKE = "take"
    RELEASE = "release"
    COMMENT = "comment"
    RATE = "rate"
    DECIDE = "decide"


ALWAYS, WHILE_LIVE, NEVER = frozenset(State), frozenset(LIVE), frozenset[State]()
Where = Mapping[Party, frozenset[State]]

RIGHTS: Mapping[Act, Where] = {
    Act.SEE: {
        Party.CANDIDATE: ALWAYS,
        Party.HOLDER: WHILE_LIVE,
        Party.COUNSELLOR: WHILE_LIVE,
        Party.OTHER_HOLDS: WHILE_LIVE,
        Party.OUTSIDE: WHILE_LIVE,
    },
    Act.SEND_AGAIN: {Party.CANDIDATE: WHILE_LIVE},
    Act.WITHDRAW: {Party.CANDIDATE: WHILE_LIVE},
    Act.RESPOND: {Party.CANDIDATE: ALWAYS},
    Act.REPLY: {
        Party.CANDIDATE: WHILE_LIVE,
        Party.HOLDER: WHILE_LIVE,
        Party.COUNSELLOR: WHILE_LIVE,
        Party.OTHER_HOLDS: WHILE_LIVE,
    },
    Act.TAKE: {Party.COUNSELLOR: WHILE_LIVE, Party.HOLDER: WHILE_LIVE},
    Act.RELEASE: {Party.HOLDER: WHILE_LIVE},
    Act.COMMENT: {Party.HOLDER: WHILE_LIVE, Party.OUTSIDE: WHILE_LIVE},
    Act.RATE: {Party.HOLDER: WHILE_LIVE},
    Act.DECIDE: {Party.HOLDER: WHILE_LIVE},
}


def is_allowed(party: Party, act: Act, state: State) -> bool:
    """Look an act up in the table."""
    return state in RIGHTS[act].get(party, NEVER)


def state_at(request: ReviewRequest, now: datetime) -> State:
    """Return where a request stands for others: one whose time has run out is as good as withdrawn."""
    is_over = request.ends_at is not None and request.ends_at <= now
    return State.WITHDRAWN if is_over else State(request.state)


def holder_at(request: ReviewRequest, now: datetime) -> int | None:
    """Return the key of the counsellor who holds a request; None where nobody does any more."""
    is_held = request.held_until is not None and request.held_until > now
    return request.held_by_id if is_held else None


def find_party(user: User, request: ReviewRequest, *, serves: bool, now: datetime) -> Party:
    """Return what `user` is to a request; `serves` says whether they serve its cohort."""
    if user.pk == request.owner_id:
        return Party.CANDIDATE
    if not (serves and can_counsel(user)):
        return Party.STRANGER
    holder = holder_at(request, now)
    if holder is None:
        return Party.COUNSELLOR
    return Party.HOLDER if holder == user.pk else Party.OTHER_HOLDS


def can_counsel(user: User) -> bool:
    """Whether a person may make cohorts and serve them: an admin grants the role."""
    return user.is_active and user.is_counsellor


def can_join(user: User) -> bool:
    """Whether a person may be in a cohort: someone who can be told of an answer, so no guest."""
    return user.is_active and not user.is_guest


def can_run_cohort(user: User, cohort: Cohort) -> bool:
    """Whether a person says who serves a cohort and what it rates by."""
    return can_counsel(user) and cohort.counsellors.filter(counsellor=user, is_owner=True).exists()
