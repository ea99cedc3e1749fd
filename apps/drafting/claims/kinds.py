"""What a claim is, as frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ClaimKind(StrEnum):
    """What a claim is about."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    ORGANISATION = "organisation"
    TITLE = "title"
    SKILL = "skill"
    SUPERLATIVE = "superlative"
    DEED = "deed"


# A thing that must be held. The first part says what is compared with what: a plain number is no percentage.
Key = tuple[str, str | float]


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: `text == whole[start:end]`.

    It is held where, of each set in `needs`, the sources hold one key.
    """

    text: str
    start: int
    end: int
    kind: ClaimKind
    needs: tuple[frozenset[Key], ...]
