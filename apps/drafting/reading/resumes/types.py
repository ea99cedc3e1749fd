"""What reading a résumé gives: facts with the words they came from, and the rest."""

from __future__ import annotations

from dataclasses import dataclass

from apps.drafting.vocabulary import FactKind


@dataclass(frozen=True, slots=True)
class ReadFact:
    """One thing the person could confirm.

    `text` is one line of words that all stand in `source`, joined by punctuation
    and at most "at", "to" or "in". `source` is the literal text it came from,
    several lines where it rests on several.
    """

    kind: FactKind
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class ResumeReading:
    """A résumé as it was understood: every line that is not blank stands in exactly one field.

    A line may be the source of several facts, and a role's line is also the source
    of its bullets. `contact` is how to reach the person, which is no fact.
    """

    facts: tuple[ReadFact, ...] = ()
    unplaced: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
