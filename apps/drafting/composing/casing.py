"""Capitals: what was typed at the start of a field, made ready to stand inside a sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from apps.drafting.composing.wordforms import ADVERBS, BASES, COUNTED, DETERMINERS, PREPOSITIONS

_HERE = Path(__file__).parent
_SMALL = (
    DETERMINERS
    | PREPOSITIONS
    | BASES
    | ADVERBS
    | COUNTED
    | frozenset(
        "and or but better less fewer greater deeper broader other second third new good real full "
        "clear strong experience skills skill leadership management knowledge confidence responsibility "
        "ownership exposure someone somebody everyone being".split()
    )
)
_ENDINGS = (
    *("ing", "ed", "tion", "sion", "ment", "ness", "ly", "ity", "ism", "ship", "ance", "ence", "ist", "our"),
    *("ery", "ory", "ive", "ous", "able", "ible", "al", "ary", "age", "ure", "hood", "ful", "less", "logy"),
    *("graphy", "ise", "or", "eur", "ics"),
)
_NAMES = frozenset(
    "Python Java JavaScript TypeScript Excel Linux Windows Kotlin Ruby Django React Azure "
    "Kubernetes Docker English French German Spanish Welsh Irish Italian Polish Arabic Hindi Urdu "
    "Mandarin London Paris Monday Tuesday Wednesday Thursday Friday Saturday Sunday January "
    "February March April June July August September October November December Europe Africa Asia "
    "America Britain Scotland Wales Ireland England".split()
)
_SPEAKERS = frozenset("I I'm I've I'd I'll".split())
# A class, a key or a band is a name only where a number or a letter follows.
_NUMBERED = frozenset("Level Grade Band Year Key Class A".split())
_WITHIN_NAMES = frozenset("of the and for in".split())
_SHOUTED = frozenset(
    "SQL AWS NHS UK EU API HGV LGV PCV CPD CIMA ACCA PLC CNC CAD HR IT SEN NVQ HNC HTML CSS R".split()
)


@lru_cache(maxsize=2)
def load_words(name: str) -> frozenset[str]:
    """Return the words of a list beside this file; `training/common_words.py` makes them."""
    return frozenset((_HERE / f"{name}.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=4_096)
def is_small(word: str) -> bool:
    """Say whether a word, in any letters, is one that is written small as far as we know."""
    low = word.lower().replace("’", "'").partition("'")[0]
    if low.capitalize() in _NAMES or low.capitalize() in load_words("names"):
        return False
    common = load_words("common_words")
    is_known = low in _SMALL or any(low.removesuffix(end) in common for end in ("", "s", "es", "er"))
    return is_known or (len(low) > 5 and low.endswith(_ENDINGS))


def lower_first(text: str, *, force: bool = False) -> str:
    """Lower the first letter, unless the word is a name or an abbreviation as far as one can tell.

    `force` is for a word that is a verb by its place.
    """
    first, _, rest = text.partition(" ")
    plain = first.strip(",;:'’\"“”")
    if plain.replace("’", "'") in _SPEAKERS or any(letter.isupper() for letter in plain[1:]):
        return text
    if (len(plain) == 1 and plain != "A" and plain.isupper()) or _is_numbered(plain, rest):
        return text
    if not force and plain[:1].isupper() and (_is_title(rest) or not all(map(is_small, plain.split("-")))):
        return text
    return text[:1].lower() + text[1:]


def _is_numbered(plain: str, rest: str) -> bool:
    """Say whether "Level 3", "Band 6" or "A levels" begins here."""
    if plain == "A":
        return rest.lower().startswith(("level", "-level"))
    return plain in _NUMBERED and rest[:1].isdigit()


def _is_title(rest: str) -> bool:
    """Say whether a word near the first is capitalised too, as in "Officer of the Watch"."""
    following = rest.split()[:4]
    while following and following[0] in _WITHIN_NAMES:
        following = following[1:]
    large = [word for word in following[:2] if word[:1].isupper() and word[1:2].islower()]
    return bool(large) and large[0] == following[0] and (is_small(large[0]) or len(large) == 2)


def calm(text: str) -> str:
    """Return a text that is shouted in capitals in lower case."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(text.split()) <= 2 or sum(map(str.isupper, letters)) <= 0.8 * len(letters):
        return text
    words = (word if word.strip(",.;:") in _SHOUTED else word.lower() for word in text.split(" "))
    return re.sub(r"\bi\b", "I", " ".join(words))
