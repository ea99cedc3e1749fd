"""The one table of where a request may go from where it stands; the diagram in the docs is made from it."""

from apps.reviews.models import State

OPEN = (State.WAITING, State.RESUBMITTED)
DECISIONS = (State.SUGGESTED, State.NEEDED, State.READY)

TRANSITIONS: dict[str, tuple[State, ...]] = {
    "": (State.WAITING,),
    State.WAITING: (*DECISIONS, State.WITHDRAWN),
    State.RESUBMITTED: (*DECISIONS, State.WITHDRAWN),
    State.SUGGESTED: (State.RESUBMITTED, *DECISIONS, State.WITHDRAWN),
    State.NEEDED: (State.RESUBMITTED, *DECISIONS, State.WITHDRAWN),
    State.READY: (State.RESUBMITTED, *DECISIONS, State.WITHDRAWN),
    State.WITHDRAWN: (),
}


def can_move(from_state: str, to_state: str) -> bool:
    """Return whether a request may go from one state to another."""
    return to_state in TRANSITIONS[from_state]
