"""What a judge may notice in a sentence: its words, runs of words, their classes, and where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from apps.drafting.checks.judges.classes import find_class
from apps.drafting.matching.families import find_meaning
from apps.drafting.vocabulary import Level

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[?!,;:]")
LENGTHS = (6, 10, 15, 20, 30, 40)
# A longer sentence is no sentence; what follows is not read.
MOST_TOKENS = 120
MOST_STEMS, MOST_IDEAS = 4, 3  # shared by one sentence
_MOST_SHARED = 6  # that tell more than one fewer
_RANKS = {Level.INTERN: "early", Level.ENTRY: "early", Level.JUNIOR: "early", Level.MID: "mid"}


def read_tokens(said: str) -> list[str]:
    """Return the words and marks of a text in lower case."""
    found: list[str] = _TOKEN.findall(said.lower().replace("’", "'"))
    return found


def describe_words(sentence: str) -> tuple[str, ...]:
    """Return the features of a sentence by itself, each once, in a fixed order.

    w: a word, b: two, t: three; c: a class, cb: two, ct: three; n: a class more than once. Figures
    are "#", and ^ and $ are the ends.
    """
    tokens = read_tokens(sentence)[:MOST_TOKENS]
    said = ["#" if token.isdigit() else token for token in tokens]
    classes = [find_class(token) for token in tokens]
    kinds = ["^", *(name or token for name, token in zip(classes, said, strict=True)), "$"]
    found = list(describe_literal_words(sentence))
    found += [f"cb:{one} {two}" for one, two in pairwise(kinds)]
    found += [f"ct:{one} {two} {three}" for one, two, three in zip(kinds, kinds[1:], kinds[2:], strict=False)]
    for name, count in Counter(filter(None, classes)).items():
        found.append(f"c:{name}")
        found += [f"n:{name} {least}" for least in (2, 3) if count >= least]
    found += [f"length {least}" for least in LENGTHS if len(tokens) >= least]
    return tuple(dict.fromkeys(found))


def describe_literal_words(sentence: str) -> tuple[str, ...]:
    """Return the features that are words and runs of words themselves."""
    said = ["#" if token.isdigit() else token for token in read_tokens(sentence)[:MOST_TOKENS]]
    ends = ["^", *said, "$"]
    found = [f"w:{token}" for token in said]
    found += [f"b:{one} {two}" for one, two in pairwise(ends)]
    found += [f"t:{one} {two} {three}" for one, two, three in zip(said, said[1:], said[2:], strict=False)]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Role:
    """All that says what the job is: its stems, and the ideas of its words."""

    stems: frozenset[str]
    ideas: frozenset[str]


class Shared(NamedTuple):
    """What a sentence shares with the job: stems of its words, and ideas."""

    stems: frozenset[str]
    ideas: frozenset[str]


def find_shared(sentence: str, role: Role) -> Shared:
    """Return what a sentence takes up of the job."""
    stems, ideas = _find_meaning(sentence)
    return Shared(role.stems & stems, role.ideas & ideas)


def count_shared(shared: Sequence[Shared]) -> dict[str, float]:
    """Return how much of the job all sentences together take up, and the share of those that take up none."""
    stems = frozenset().union(*[each.stems for each in shared])
    ideas = frozenset().union(*[each.ideas for each in shared])
    apart = sum(not each.stems and not each.ideas for each in shared)
    return {
        "shared words": min(len(stems), _MOST_SHARED) / 2,
        "shared ideas": float(min(len(ideas), _MOST_SHARED)),
        "most shared words": float(min(max([len(each.stems) for each in shared]), _MOST_SHARED)),
        "apart": apart / len(shared),
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
    shared = find_shared(sentence, role)
    return (
        *describe_shared(len(shared.stems), len(shared.ideas)),
        *(["first"] if is_first else []),
        *(["last"] if is_last else []),
        *describe_person(level, years, is_changing_field=is_changing_field),
    )


def describe_shared(stems: int, ideas: int) -> tuple[str, ...]:
    """Return the features of so many shared stems and ideas."""
    found = [f"shared {least}" for least in range(1, MOST_STEMS + 1) if stems >= least]
    found += [f"ideas {least}" for least in range(1, MOST_IDEAS + 1) if ideas >= least]
    return tuple(found) if stems or ideas else ("apart",)


def describe_person(level: Level | None, years: int | None, *, is_changing_field: bool) -> tuple[str, ...]:
    """Return the features that are the same for every sentence."""
    found = ["changing field" if is_changing_field else "same field"]
    found += [f"level {_RANKS.get(level, 'high')}"] if level else []
    found += [f"years {min(years // 3, 3)}"] if years is not None else []
    return tuple(found)


@lru_cache(maxsize=64)
def describe_role(texts: tuple[str, ...]) -> Role:
    """Return what a sentence may share with the job."""
    found = [_find_meaning(text) for text in texts]
    return Role(
        frozenset().union(*[stems for stems, _ in found]), frozenset().union(*[ideas for _, ideas in found])
    )


_find_meaning = lru_cache(maxsize=1_024)(find_meaning)


def find_stems(sentence: str) -> frozenset[str]:
    """Return the stems of the words of a sentence that carry meaning."""
    return _find_meaning(sentence)[0]
