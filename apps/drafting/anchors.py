"""Where a remark on one sentence stands in a later text: there still, moved, changed, or gone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from apps.drafting.text import read_words

LIKE_ENOUGH = 0.5  # of the words of both sentences, how many they must share to be the same one, changed


class Fate(StrEnum):
    """What became of a sentence."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What became of a sentence, and the number (from 1) of the one that it is now; None where it is gone."""

    fate: Fate
    position: int | None


GONE = Anchor(Fate.GONE, None)


def find_anchor(quote: str, position: int, sentences: Sequence[str]) -> Anchor:
    """Return what became of a sentence that read `quote` and was the `position`-th (from 1).

    The same words win over like ones, and of equally good ones the nearest to where it stood, the
    earlier first. Linear in the number of words.
    """
    folded = " ".join(quote.split())
    same = [at for at, text in enumerate(sentences, 1) if " ".join(text.split()) == folded]
    if same:
        nearest = min(same, key=lambda at: (abs(at - position), at))
        return Anchor(Fate.SAME if nearest == position else Fate.MOVED, nearest)
    likeness = {at: compare_words(quote, text) for at, text in enumerate(sentences, 1)}
    like = [at for at, share in likeness.items() if share >= LIKE_ENOUGH]
    if not like:
        return GONE
    return Anchor(Fate.CHANGED, min(like, key=lambda at: (-likeness[at], abs(at - position), at)))


def compare_words(one: str, other: str) -> float:
    """Return how many of the words of two texts both have, from 0 to 1 (Dice's coefficient)."""
    first, second = Counter(read_words(one)), Counter(read_words(other))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0
