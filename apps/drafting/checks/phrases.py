"""Finding phrases in linear time: whole words, any case, straight or curly apostrophes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from apps.drafting.text import sentences

_DENIALS = frozenset("not no never without neither nor nobody hardly".split())
_FOLD = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "\u00a0": " ", "\n": " ", "\t": " "})


# Every rule asks for the sentences of the same text, and folds it; no more than a few texts are kept.
split_sentences = lru_cache(maxsize=16)(sentences)


@lru_cache(maxsize=64)
def fold(text: str) -> str:
    """Return `text` in lower case with plain marks, every character in its old place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_FOLD)


class Found(NamedTuple):
    """A phrase found: its number in the list, and where it stands (end exclusive)."""

    number: int
    start: int
    end: int


Made = TypeVar("Made")


class Kept(Generic[Made]):
    """What is made of phrases, found again by which tuple it is: to hash thousands of words takes longer.

    A tuple that is kept is no other one's address. Equal ones share what is made of them.
    """

    def __init__(self, make: Callable[[tuple[Any, ...]], Made], most: int) -> None:
        self._make, self._most = lru_cache(maxsize=most)(make), most
        self._kept: dict[tuple[int, ...], tuple[tuple[Any, ...], Made]] = {}

    def find(self, key: tuple[int, ...], phrases: tuple[Any, ...]) -> Made:
        """Return what is made of `phrases`; `key` are the addresses of the tuples in it, or its own."""
        kept = self._kept.get(key)
        if kept is None:
            kept = phrases, self._make(phrases)
            if len(self._kept) >= self._most:
                self._kept.clear()
            self._kept[key] = kept
        return kept[1]


def _build(phrases: tuple[str, ...]) -> AhoCorasick:
    return AhoCorasick([fold(phrase.strip()) for phrase in phrases], matchkind=MatchKind.LeftmostLongest)


_BUILT = Kept(_build, 512)


def find_phrases(text: str, phrases: tuple[str, ...]) -> tuple[Found, ...]:
    """Return where whole phrases stand in `text`, the longest at each place, in reading order."""
    if not phrases or not text:
        return ()
    folded = fold(text)
    found = _BUILT.find((id(phrases),), phrases).find_matches_as_indexes(folded)
    return tuple([Found(*each) for each in found if _is_whole(folded, each[1], each[2])]) if found else ()


def has_phrase(text: str, phrases: tuple[str, ...]) -> bool:
    """Say whether at least one whole phrase stands in `text`."""
    if not phrases or not text:
        return False
    folded = fold(text)
    found = _BUILT.find((id(phrases),), phrases).find_matches_as_indexes(folded)
    return any(_is_whole(folded, start, end) for _, start, end in found)


def _build_together(lists: tuple[tuple[str, ...], ...]) -> tuple[AhoCorasick, tuple[tuple[int, ...], ...]]:
    """Return one automaton for every phrase of every list, and the lists that each phrase stands in."""
    owners: dict[str, tuple[int, ...]] = {}
    for at, phrases in enumerate(lists):
        for phrase in phrases:
            key = fold(phrase.strip())
            owners[key] = (*owners.get(key, ()), at)
    return AhoCorasick(list(owners), matchkind=MatchKind.Standard), tuple(owners.values())


_BUILT_TOGETHER = Kept(_build_together, 8)


def find_lists(text: str, lists: tuple[tuple[str, ...], ...]) -> frozenset[int]:
    """Return which lists have a whole phrase in `text`, found in one go however many there are."""
    if not text or not any(lists):
        return frozenset()
    automaton, owners = _BUILT_TOGETHER.find(tuple(map(id, lists)), lists)
    folded = fold(text)
    found = automaton.find_matches_as_indexes(folded, overlapping=True)
    met = {index for index, start, end in found if _is_whole(folded, start, end)}
    return frozenset(at for index in met for at in owners[index])


def is_denied(said: str, start: int) -> bool:
    """Tell whether "not", "never" or their like stand just before a place in a sentence."""
    before = fold(said[max(0, start - 80) : start]).replace(",", " ").split()[-6:]
    return any(word in _DENIALS or word.endswith("n't") for word in before)


def _is_whole(text: str, start: int, end: int) -> bool:
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    after = end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())
    return before and after
