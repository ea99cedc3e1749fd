"""Which goals a posting meets: by shared ideas and shared words, and nothing more.

This is a comparison of words, stems and word families, and it says so in each
reason. A line about the canteen does not meet a goal because it shares a word:
lines that speak of benefits, of the employer, or of nothing known need a shared
idea, and a line that denies the idea ("no direct reports") meets only a goal
that wants to be rid of it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from apps.drafting.matching.families import Hit, find_families
from apps.drafting.text import STOP_WORDS, stem, words
from apps.drafting.vocabulary import Goal, Line, LineKind, Match, Note, Overlap

_PLAIN_WORDS = """
able across add also area around aim base become begin best better big bring build business call career
change come company create day deal deliver develop development different do drive end ensure every
experience field find first full further future gain get give go goal good great group grow hand have help
high hold hope idea improve include increase involve job join keep key kind know knowledge large last late
lead learn let level life like little long look lot main make manage many master may month more move need
new next number offer office one only open opportunity organisation organization other own part people
person place plan play point position possible post practice process proper properly provide put quality
range reach real really role run scratch see set share short show side skill small someone something staff
start stay step stop strong support take task team thing think time together top train training true try
turn two understand use want way week well wide within work working year years professional three four five
six seven eight nine ten under
"""
_PLAIN_STEMS = frozenset(stem(word) for word in _PLAIN_WORDS.split())

_DENIAL = re.compile(
    r"\b(?:no|not|never|without|none|nor|cannot|standalone|stand-alone|isn't|aren't|don't|doesn't|won't|"
    r"can't|rather than|"
    r"instead of|neither)\b",
    re.IGNORECASE,
)
_RIDDANCE = re.compile(
    r"^\W*(?:i (?:want|would like|hope|'d like) to )?(?:not\b|stop\b|avoid\b|never\b|no more\b|no "
    r"longer\b|get away from|"
    r"get out of|leave\b|less\b|fewer\b|do less|give up|cut down on|escape\b)",
    re.IGNORECASE,
)
_WORDS_BEFORE_DENIED = 5

_IDEA, _BROAD_IDEA, _WORD, _PLAIN_WORD = 0.55, 0.25, 0.45, 0.05
_LEAST = 0.4
_MOST_PER_GOAL = 3
_NEAR_THE_BEST = 0.75
_WEIGHT_OF_KIND: dict[LineKind, float] = {
    LineKind.RESPONSIBILITY: 1.0,
    LineKind.GROWTH: 1.0,
    LineKind.REQUIREMENT: 0.9,
    LineKind.PREFERRED: 0.8,
    LineKind.DIRECTION: 0.9,
    LineKind.BENEFIT: 0.8,
    LineKind.ABOUT: 0.8,
    LineKind.OTHER: 0.85,
}
# In lines of these kinds a shared word proves nothing; there must be a shared idea.
_NEEDS_IDEA = frozenset({LineKind.BENEFIT, LineKind.ABOUT, LineKind.OTHER})
_UNUSED_KINDS = frozenset({LineKind.RESPONSIBILITY, LineKind.GROWTH, LineKind.DIRECTION, LineKind.PREFERRED})


@dataclass(frozen=True, slots=True)
class _Reading:
    """One goal or line made ready: its words by stem, its ideas, and what it denies."""

    ref: str
    kind: LineKind
    stems: dict[str, str]
    hits: tuple[Hit, ...]
    denied: frozenset[str]
    is_riddance: bool
    is_sure_other: bool


def _find_denied(text: str, hits: Sequence[Hit]) -> frozenset[str]:
    """Return the ideas that stand close after a denying word."""
    spans = words(text)
    denials = [span.start for span in spans if _DENIAL.fullmatch(span.text.replace("’", "'"))]
    positions = [at for at, span in enumerate(spans) if span.start in denials]
    return frozenset(
        hit.family.idea
        for hit in hits
        if any(0 <= hit.position - at <= _WORDS_BEFORE_DENIED for at in positions)
    )


def _read(ref: str, text: str, kind: LineKind, confidence: float) -> _Reading:
    piece = text[:1_500]
    stems: dict[str, str] = {}
    for span in words(piece):
        lowered = span.text.lower().replace("’", "'")
        if lowered not in STOP_WORDS and len(lowered) > 1:
            stems.setdefault(stem(lowered), span.text)
    hits = find_families(piece)
    return _Reading(
        ref=ref,
        kind=kind,
        stems=stems,
        hits=hits,
        denied=_find_denied(piece, hits),
        is_riddance=bool(_RIDDANCE.match(piece)),
        is_sure_other=kind is LineKind.OTHER and confidence >= 0.5,
    )


def _is_contradicted(goal: _Reading, line: _Reading) -> bool:
    """Tell whether one side denies what the other holds; a wish to be rid of it turns that round."""
    wanted = {hit.family.idea for hit in goal.hits}
    is_denied = any(hit.family.idea in wanted and hit.family.idea in line.denied for hit in line.hits)
    return is_denied is not goal.is_riddance


def _weigh_word(word: str, frequency: Counter[str]) -> float:
    if word in _PLAIN_STEMS:
        return _PLAIN_WORD
    return _WORD / math.sqrt(max(1, frequency[word]))


def _quote(text: str) -> str:
    return f"“{text}”"


def _explain(shared: Sequence[tuple[Hit, Hit]], telling: Sequence[str]) -> str:
    """Say in one plain sentence which idea or words both sides hold."""
    if shared:
        mine, theirs = shared[0]
        said = f"You say {_quote(mine.quote)} and the posting says {_quote(theirs.quote)}"
        return f"{said}: both are about {mine.family.idea}."
    if len(telling) == 1:
        return f"Both use the word {_quote(telling[0])}."
    return f"Both use the words {_quote(telling[0])} and {_quote(telling[1])}."


def _share_ideas(goal: _Reading, line: _Reading) -> list[tuple[Hit, Hit]]:
    """Return the ideas both hold in different words, the telling ones first.

    The same word on both sides is a shared word and proves no idea: a board may
    be a game.
    """
    shared: dict[str, tuple[Hit, Hit]] = {}
    common = {hit.key for hit in goal.hits} & {hit.key for hit in line.hits}
    for mine in goal.hits:
        for theirs in line.hits:
            if mine.family == theirs.family and theirs.key not in common and mine.key != theirs.key:
                shared.setdefault(mine.family.idea, (mine, theirs))
    return sorted(shared.values(), key=lambda pair: pair[0].family.is_broad)


def _is_enough(line: _Reading, shared: Sequence[tuple[Hit, Hit]], telling: int) -> bool:
    """Tell whether ideas and words together can carry a match on such a line."""
    if any(not mine.family.is_broad for mine, _ in shared):
        return True
    if line.kind in _NEEDS_IDEA:
        return telling >= 2
    return telling >= 1 or len(shared) >= 2


def _compare(goal: _Reading, line: _Reading, frequency: Counter[str]) -> Match | None:
    if line.is_sure_other:
        return None
    shared = _share_ideas(goal, line)
    common = [key for key in goal.stems if key in line.stems]
    telling = [goal.stems[key] for key in common if key not in _PLAIN_STEMS]
    if not _is_enough(line, shared, len(telling)) or _is_contradicted(goal, line):
        return None
    by_ideas = sum(_BROAD_IDEA if mine.family.is_broad else _IDEA for mine, _ in shared)
    by_words = sum(_weigh_word(key, frequency) for key in common)
    strength = min(1.0, (by_ideas + by_words) * _WEIGHT_OF_KIND[line.kind])
    if strength < _LEAST:
        return None
    return Match(goal.ref, line.ref, round(strength, 3), _explain(shared, telling))


def _keep_best(matches: Sequence[Match]) -> list[Match]:
    ranked = sorted(matches, key=lambda match: -match.strength)
    return [
        match for match in ranked[:_MOST_PER_GOAL] if match.strength >= ranked[0].strength * _NEAR_THE_BEST
    ]


def match_goals(goals: Sequence[Goal], lines: Sequence[Line], notes: Sequence[Note] = ()) -> Overlap:
    """Return which goals the lines and notes meet, each match with its reason, and both remainders.

    At most three matches a goal, the strongest first; goals keep their order.
    `unused_lines` are lines that offer something (duties, growth, direction,
    preferences) and meet no goal; notes are never listed there. The refs are the
    caller's own. A line of kind other with a confidence of 0.5 or more is a
    heading or a formality and meets nothing.
    """
    offers = [_read(line.ref, line.text, line.kind, line.confidence) for line in lines]
    offers += [_read(note.ref, note.text, LineKind.DIRECTION, 1.0) for note in notes]
    frequency: Counter[str] = Counter(key for offer in offers for key in offer.stems)
    matches: list[Match] = []
    for goal in goals:
        wanted = _read(goal.ref, goal.text, LineKind.RESPONSIBILITY, 1.0)
        found = [match for offer in offers if (match := _compare(wanted, offer, frequency))]
        matches += _keep_best(found)
    met = {match.goal_ref for match in matches}
    used = {match.line_ref for match in matches}
    return Overlap(
        matches=tuple(matches),
        unmet_goals=tuple(goal.ref for goal in goals if goal.ref not in met),
        unused_lines=tuple(line.ref for line in lines if line.kind in _UNUSED_KINDS and line.ref not in used),
    )
