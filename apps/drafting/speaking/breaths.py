"""Where to breathe: at the ends of clauses, and before a joining word where a clause is long."""

from __future__ import annotations

import re

LONGEST = 12  # words said in one breath, where the sentence allows it
SHORTEST = 3  # fewer are not worth a breath of their own
SHORTEST_PART = 4  # of a clause that is split where it has no mark
_WORD = re.compile(r"\S+\s*")
_ENDS_CLAUSE = re.compile(r"[,;:–—][\"”’)]?\s*$")
# Before these one may breathe, the best first: what joins clauses, then what joins phrases.
_JOINING = (
    frozenset("and but because which so when where while who that until although if or".split()),
    frozenset("in with to for by at from on into over through before after without beside of as".split()),
)


def mark_breaths(sentence: str) -> tuple[str, ...]:
    """Return the parts of a sentence that are said in one breath each; joined, they are the sentence."""
    words = _WORD.findall(sentence)
    if not words:
        return (sentence,) if sentence else ()
    lead = sentence[: len(sentence) - sum(map(len, words))]
    parts = [part for clause in _split_clauses(words) for part in _split_long(clause)]
    return (lead + "".join(parts[0]), *("".join(part) for part in parts[1:]))


def _split_clauses(words: list[str]) -> list[list[str]]:
    """Split after the marks that end a clause, where enough words stand on both sides."""
    clauses: list[list[str]] = [[]]
    for at, word in enumerate(words, 1):
        clauses[-1].append(word)
        is_end = _ENDS_CLAUSE.search(word) is not None
        is_aside = at < len(words) and words[at].strip().lower() == "too,"
        if is_end and not is_aside and len(clauses[-1]) >= SHORTEST and len(words) - at >= SHORTEST:
            clauses.append([])
    return clauses


def _split_long(words: list[str]) -> list[list[str]]:
    """Split a clause that is longer than a breath before the joining word nearest to its middle."""
    if len(words) <= LONGEST:
        return [words]
    middle = len(words) / 2
    for joining in _JOINING:
        places = [
            at
            for at in range(SHORTEST_PART, len(words) - SHORTEST_PART + 1)
            if words[at].strip().lower() in joining
        ]
        if places:
            best = min(places, key=lambda at: (abs(at - middle), at))
            return [*_split_long(words[:best]), *_split_long(words[best:])]
    return [words]
