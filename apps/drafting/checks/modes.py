"""Modes: what a person has said of their own way that changes what may be held against an answer.

undecided   a phase is "not sure yet": what is vague or absent there is no misstep
leaving     the long-term vision may lead elsewhere: the near term carries the weight
change      the job departs from the path so far: its logic and a proof are asked for

A rule names in `modes` those in which alone it speaks, and in `yields_to` those whose phases it
leaves alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from apps.drafting.checks.context import CheckContext
from apps.drafting.checks.phrases import find_phrases, is_denied, split_sentences
from apps.drafting.checks.rules import Rule
from apps.drafting.vocabulary import PHASE_OF_HORIZON, Phase


class Mode(StrEnum):
    """A situation that a person is in, by their own account."""

    UNDECIDED = "undecided"
    LEAVING = "leaving"
    CHANGE = "change"


def find_modes(context: CheckContext) -> dict[Mode, frozenset[Phase]]:
    """Return the modes that hold, each with the phases it is about (none where it is about the whole)."""
    modes: dict[Mode, frozenset[Phase]] = {}
    if open_phases := find_open_phases(context):
        modes[Mode.UNDECIDED] = open_phases
    if context.matrix and context.matrix.long.leads_elsewhere:
        modes[Mode.LEAVING] = frozenset({Phase.FAR})
    if context.is_changing_field:
        modes[Mode.CHANGE] = frozenset()
    return modes


def find_open_phases(context: CheckContext) -> frozenset[Phase]:
    """Return the phases of which the person says that they are not sure yet.

    A horizon that their profile leaves open is one where its row has no words.
    """
    if context.matrix is None:
        return frozenset()
    return frozenset(
        PHASE_OF_HORIZON[row.horizon]
        for row in context.matrix.rows()
        if row.is_undecided or (row.horizon in context.open_horizons and not row.focus.strip())
    )


def speaks_in(rule: Rule, modes: Iterable[Mode]) -> bool:
    """Tell whether a rule speaks in these modes: it names none, or one of them."""
    named = rule.names("modes")
    return not named or not set(named).isdisjoint(modes)


def find_spared_phases(rule: Rule, modes: dict[Mode, frozenset[Phase]]) -> frozenset[Phase]:
    """Return the phases that a rule leaves alone in these modes."""
    return frozenset(phase for name in rule.names("yields_to") for phase in modes.get(Mode(name), ()))


def is_left_open(rule: Rule, modes: Iterable[Mode]) -> bool:
    """Tell whether a rule may be about what is missing just because the person has left it open.

    A judge that speaks without a phrase weighs what it does not find, and cannot say where.
    """
    return Mode.UNDECIDED in modes and Mode.UNDECIDED in rule.names("yields_to")


def find_said_change(text: str, rules: Iterable[Rule]) -> str:
    """Return the words by which an answer says that its speaker changes field; "" where none does.

    The words are those of the rules' `says_change`; "I am not changing field" says the opposite.
    """
    phrases = tuple(phrase for rule in rules for phrase in rule.names("says_change"))
    for part in split_sentences(text) if phrases else ():
        for found in find_phrases(part.text, phrases):
            if not is_denied(part.text, found.start):
                return part.text[found.start : found.end]
    return ""
