"""What a judge may notice in a sentence: its words, runs of words, their classes, and where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from apps.drafting.checks.judges.classes import find_class
from apps.drafting.matching.families import find_families
from apps.drafting.text import content_stems
from apps.drafting.vocabulary import Level

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[?!,;:]")
_LENGTHS = (6, 10, 15, 20, 30, 40)
# A longer sentence is no sentence; what follows is not read.
_MOST_TOKENS = 120
_MOST_SHARED = 6  # that tell more than one fewer
_RANKS = {Level.INTERN: "early", Level.ENTRY: "early", Level.JUNIOR: "early", Level.MID: "mid"}


def describe_words(sentence: str) -> tuple[str, ...]:
    """Return the features of a sentence by itself, each once, in a fixed order.

    w: a word, b: two, t: three; c: a class, cb: two, ct: three; n: a class more than once. Figures
    are "#", and ^ and $ are the ends.
    """
    tokens = _TOKEN.findall(sentence.lower().replace("’", "'"))[:_MOST_TOKENS]
    said = ["#" if token.isdigit() else token for token in tokens]
    classes = [find_class(token) for token in tokens]
    ends = ["^", *said, "$"]
    kinds = ["^", *(name or token for name, token in zip(classes, said, strict=True)), "$"]
    found = [f"w:{token}" for token in said]
    found += [f"b:{one} {two}" for one, two in pairwise(ends)]
    found += [f"t:{one} {two} {three}" for one, two, three in zip(said, said[1:], said[2:], strict=False)]
    found += [f"cb:{one} {two}" for one, two in pairwise(kinds)]
    found += [f"ct:{one} {two} {three}" for one, two, three in zip(kinds, kinds[1:], kinds[2:], strict=False)]
    for name, count in Counter(filter(None, classes)).items():
        found.append(f"c:{name}")
        found += [f"n:{name} {least}" for least in (2, 3) if count >= least]
    found += [f"length {least}" for least in _LENGTHS if len(tokens) >= least]
    return tuple(dict.fromkeys(found))


def count_shared(said: Sequence[str], role: Role) -> dict[str, float]:
    """Return how much of the job all sentences together take up, and the share of those that take up none."""
    stems = [role.stems & find_stems(each) for each in said]
    ideas = [role.ideas & _find_ideas(each) for each in said]
    apart = sum(not stems[at] and not ideas[at] for at in range(len(said)))
    return {
        "shared words": min(len(frozenset().union(*stems)), _MOST_SHARED) / 2,
        "shared ideas": float(min(len(frozenset().union(*ideas)), _MOST_SHARED)),
        "most shared words": float(min(max(map(len, stems)), _MOST_SHARED)),
        "apart": apart / len(said),
    }


def describe_place(
    sentence: str,
    *,
    is_first: bool,
    is_last: bool,
    role: Role,
    level: Level | None,
    years: int | None,
    is_changing_field: bool,
) -> tuple[str, ...]:
    """Return the features of a sentence in its answer: where it stands, and what it shares with the job."""
    shared, ideas = len(role.stems & find_stems(sentence)), len(role.ideas & _find_ideas(sentence))
    found = [f"shared {least}" for least in (1, 2, 3, 4) if shared >= least]
    found += [f"ideas {least}" for least in (1, 2, 3) if ideas >= least]
    found += ["apart"] if not shared and not ideas else []
    found += ["first"] if is_first else []
    found += ["last"] if is_last else []
    found += ["changing field" if is_changing_field else "same field"]
    found += [f"level {_RANKS.get(level, 'high')}"] if level else []
    found += [f"years {min(years // 3, 3)}"] if years is not None else []
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Role:
    """All that says what the job is: its stems, and the ideas of its words."""

    stems: frozenset[str]
    ideas: frozenset[str]


@lru_cache(maxsize=64)
def describe_role(texts: tuple[str, ...]) -> Role:
    """Return what a sentence may share with the job."""
    stems = frozenset(found for text in texts for found in content_stems(text))
    return Role(stems, frozenset(idea for text in texts for idea in _find_ideas(text)))


@lru_cache(maxsize=1_024)
def _find_ideas(sentence: str) -> frozenset[str]:
    return frozenset(hit.family.idea for hit in find_families(sentence))


@lru_cache(maxsize=1_024)
def find_stems(sentence: str) -> frozenset[str]:
    """Return the stems of the words of a sentence that carry meaning."""
    return frozenset(content_stems(sentence))
