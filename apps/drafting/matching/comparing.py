"""One goal beside one line of the posting: what the two share, and what one denies of the other."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from apps.drafting.matching.families import Hit, find_families
from apps.drafting.text import STOP_WORDS, stem, words
from apps.drafting.vocabulary import LineKind

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

_LONGEST = 1_500
_PLAIN_WORD = 1 / 9


@dataclass(frozen=True, slots=True)
class Wording:
    """One goal or line made ready: its words by stem, its ideas, and what it denies."""

    text: str
    stems: dict[str, str]
    hits: tuple[Hit, ...]
    ideas: frozenset[str]
    denied: frozenset[str]
    has_denial: bool
    is_riddance: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a goal and a line share.

    `ideas`: ideas that both hold in different words, the telling ones first. `telling`: words of
    the goal that the line uses too, plain ones left out; `weight` of all shared words, rare ones
    counting more. `is_contradicted`: one side denies what the other holds; `is_denying`: the line
    denies something.
    """

    kind: LineKind
    ideas: tuple[tuple[Hit, Hit], ...]
    telling: tuple[str, ...]
    weight: float
    is_contradicted: bool
    is_denying: bool


@lru_cache(maxsize=2_048)
def read_wording(text: str) -> Wording:
    """Make the text of a goal or a line ready to be compared."""
    piece = text[:_LONGEST]
    stems: dict[str, str] = {}
    for span in words(piece):
        lowered = span.text.lower().replace("’", "'")
        if lowered not in STOP_WORDS and len(lowered) > 1:
            stems.setdefault(stem(lowered), span.text)
    hits = find_families(piece)
    denials = _find_denials(piece)
    return Wording(
        text=piece,
        stems=stems,
        hits=hits,
        ideas=frozenset(hit.family.idea for hit in hits),
        denied=frozenset(
            hit.family.idea
            for hit in hits
            if any(0 <= hit.position - at <= _WORDS_BEFORE_DENIED for at in denials)
        ),
        has_denial=bool(denials),
        is_riddance=bool(_RIDDANCE.match(piece)),
    )


def count_words(offers: Sequence[Wording]) -> Counter[str]:
    """Return in how many of the lines each stem stands."""
    return Counter(key for offer in offers for key in offer.stems)


def compare(goal: Wording, line: Wording, *, kind: LineKind, frequency: Counter[str]) -> Likeness:
    """Return what a goal and a line of a kind share; `frequency` is that of the whole posting."""
    common = [key for key in goal.stems if key in line.stems]
    return Likeness(
        kind=kind,
        ideas=_share_ideas(goal, line),
        telling=tuple(goal.stems[key] for key in common if key not in _PLAIN_STEMS),
        weight=sum(_weigh_word(key, frequency) for key in common),
        is_contradicted=_is_contradicted(goal, line),
        is_denying=line.has_denial,
    )


def _find_denials(text: str) -> list[int]:
    """Return at which words of a text something is denied."""
    spans = words(text)
    return [at for at, span in enumerate(spans) if _DENIAL.fullmatch(span.text.replace("’", "'"))]


def _is_contradicted(goal: Wording, line: Wording) -> bool:
    """Tell whether one side denies what the other holds; a wish to be rid of it turns that round."""
    return goal.ideas.isdisjoint(line.denied) is goal.is_riddance


def _weigh_word(word: str, frequency: Counter[str]) -> float:
    if word in _PLAIN_STEMS:
        return _PLAIN_WORD
    return 1 / math.sqrt(max(1, frequency[word]))


def _share_ideas(goal: Wording, line: Wording) -> tuple[tuple[Hit, Hit], ...]:
    """Return the ideas both hold in different words, the telling ones first.

    The same word on both sides is a shared word and proves no idea: a board may
    be a game.
    """
    if goal.ideas.isdisjoint(line.ideas):
        return ()
    shared: dict[str, tuple[Hit, Hit]] = {}
    common = {hit.key for hit in goal.hits} & {hit.key for hit in line.hits}
    for mine in goal.hits:
        for theirs in line.hits:
            if mine.family == theirs.family and theirs.key not in common and mine.key != theirs.key:
                shared.setdefault(mine.family.idea, (mine, theirs))
    return tuple(sorted(shared.values(), key=lambda pair: pair[0].family.is_broad))
