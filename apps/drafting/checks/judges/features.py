"""What a judge may notice in a sentence: its words, runs of words, their classes, and where it stands."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from apps.drafting.checks.judges.classes import find_class
from apps.drafting.text import content_stems
from apps.drafting.vocabulary import Level

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[?!,;:]")
_LENGTHS = (6, 10, 15, 20, 30, 40)
# A longer sentence is no sentence; what follows is not read.
_MOST_TOKENS = 120
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


def describe_place(
    sentence: str,
    *,
    is_first: bool,
    is_last: bool,
    role_stems: frozenset[str],
    level: Level | None,
    years: int | None,
    is_changing_field: bool,
) -> tuple[str, ...]:
    """Return the features of a sentence in its answer: where it stands, and what it shares with the job."""
    shared = len(role_stems & _find_stems(sentence))
    found = [f"shared {least}" for least in (1, 2, 3, 4) if shared >= least]
    found += ["first"] if is_first else []
    found += ["last"] if is_last else []
    found += ["changing field" if is_changing_field else "same field"]
    found += [f"level {_RANKS.get(level, 'high')}"] if level else []
    found += [f"years {min(years // 3, 3)}"] if years is not None else []
    return tuple(found)


@lru_cache(maxsize=64)
def find_role_stems(texts: tuple[str, ...]) -> frozenset[str]:
    """Return the stems of all that says what the job is."""
    return frozenset(found for text in texts for found in content_stems(text))


@lru_cache(maxsize=1_024)
def _find_stems(sentence: str) -> frozenset[str]:
    return frozenset(content_stems(sentence))
