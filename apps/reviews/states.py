"""The one table of where a request may go from where it stands; the diagram in the docs is made from it.

"Being read" is no state: it is a hold, which ends by itself, and a request in any live state may be held.
"""

from enum import StrEnum


class State(StrEnum):
    """Where a request stands."""

    WAITING = "waiting"
    RESUBMITTED = "resubmitted"
    SUGGESTED = "suggested"
    NEEDED = "needed"
    READY = "ready"
    WITHDRAWN = "withdrawn"


NAMES = {
    State.WAITING: "Waiting",
    State.RESUBMITTED: "Sent again",
    State.SUGGESTED: "Changes suggested",
    State.NEEDED: "Changes needed",
    State.READY: "Looks ready",
    State.WITHDRAWN: "Withdrawn",
}
OPEN = (State.WAITING, State.RESUBMITTED)
DECISIONS = (State.SUGGESTED, State.NEEDED, State.READY)
LIVE = (*OPEN, *DECISIONS)

TRANSITIONS: dict[State | None, tuple[State, ...]] = {
    None: (State.WAITING,),
    State.WAITING: (State.WAITING, *DECISIONS, State.WITHDRAWN),
    State.RESUBMITTED: (State.RESUBMITTED, *DECISIONS, State.WITHDRAWN),
    State.SUGGESTED: (State.RESUBMITTED, *DECISIONS, State.WITHDRAWN),
    State.NEEDED: (State.RESUBMITTED, *DECISIONS, State.WITHDRAWN),
    State.READY: (State.RESUBMITTED, *DECISIONS, State.WITHDRAWN),
    State.WITHDRAWN: (),
}


def can_move(start: State | None, end: State) -> bool:
    """Return whether a request may go from one state (None: not sent yet) to another."""
    return end in TRANSITIONS[start]


def state_after_sending(state: State | None) -> State:
    """Return where a request stands once its answer is sent: again, where somebody has read it."""
    return State.WAITING if state in (None, State.WAITING) else State.RESUBMITTED


def draw_diagram() -> str:
    """Return the table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2"]
    for start, ends in TRANSITIONS.items():
        lines += [f"    {start or '[*]'} --> {end}" for end in ends]
    lines.append(f"    {State.WITHDRAWN} --> [*]")
    return "\n".join(lines)
