"""Finding phrases in linear time: whole words, any case, straight or curly apostrophes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found: its index in the list, and where it stands (end exclusive)."""

    index: int
    start: int
    end: int


@lru_cache(maxsize=512)
def _build(phrases: tuple[str, ...]) -> AhoCorasick:
    return AhoCorasick([fold(phrase.strip()) for phrase in phrases], matchkind=MatchKind.LeftmostLongest)


def find_phrases(text: str, phrases: tuple[str, ...]) -> tuple[Found, ...]:
    """Return where whole phrases stand in `text`, the longest at each place, in reading order."""
    if not phrases or not text:
        return ()
    folded = fold(text)
    found = _build(phrases).find_matches_as_indexes(folded)
    return tuple(Found(index, start, end) for index, start, end in found if _is_whole(folded, start, end))


def has_phrase(text: str, phrases: tuple[str, ...]) -> bool:
    """Say whether at least one whole phrase stands in `text`."""
    return bool(find_phrases(text, phrases))


def is_denied(said: str, start: int) -> bool:
    """Tell whether "not", "never" or their like stand just before a place in a sentence."""
    before = fold(said[max(0, start - 80) : start]).replace(",", " ").split()[-6:]
    return any(word in _DENIALS or word.endswith("n't") for word in before)


def _is_whole(text: str, start: int, end: int) -> bool:
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    after = end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())
    return before and after
