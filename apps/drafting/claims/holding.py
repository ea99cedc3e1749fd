"""What the sources hold, ready to be looked up: every word in its root and its spelling, numbers, dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from apps.drafting.claims.dates import list_date_keys
from apps.drafting.claims.figures import list_number_keys
from apps.drafting.claims.kinds import Claim, Key
from apps.drafting.claims.spelling import find_root, fold_spelling
from apps.drafting.text import read_words

_LONGEST_NAME = 6
_LONGEST_LINE = 1_000
_SMALL_IN_NAMES = frozenset("of and the for de la & in".split())
# What is said in full in one place and in short in another.
SHORT_FOR = {
    "vp": "vice president", "svp": "senior vice president", "ceo": "chief executive",
    "cto": "chief technology", "cfo": "chief financial", "coo": "chief operating",
    "cio": "chief information", "cmo": "chief marketing", "hr": "human resources", "pa": "personal assistant",
    "md": "managing director", "dr": "doctor", "prof": "professor", "phd": "doctorate",
    "pm": "project manager", "qa": "quality assurance", "ta": "teaching assistant",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """All that some sources hold."""

    keys: frozenset[Key]

    def holds(self, claim: Claim) -> bool:
        """Say whether everything that a claim needs is here."""
        return all(not self.keys.isdisjoint(need) for need in claim.needs)


def read_held(texts: Iterable[str]) -> Held:
    """Read sources, each a text of its own."""
    return Held(frozenset().union(*map(_read_text, texts)))


def _read_text(text: str) -> frozenset[Key]:
    return _read_line(text) if len(text) <= _LONGEST_LINE else frozenset(_list_keys(text))


# The lines of a posting and the facts of a person stay the same from one page to the next.
@lru_cache(maxsize=1_024)
def _read_line(text: str) -> frozenset[Key]:
    return frozenset(_list_keys(text))


def make_word_key(word: str) -> Key:
    """Return the key of a word in any of its forms."""
    return ("root", find_root(word))


def make_form_key(word: str) -> Key:
    """Return the key of a word as it stands, singular or plural: a manager is not who manages."""
    folded = fold_spelling(word)
    is_plural = len(folded) > 4 and folded.endswith("s") and not folded.endswith("ss")
    return ("form", folded.removesuffix("s") if is_plural else folded)


def _list_keys(text: str) -> Iterator[Key]:
    found = read_words(text)
    for word in found:
        yield make_word_key(word)
        yield make_form_key(word)
        if word.isupper() and len(word) > 1:
            yield ("acronym", word.lower())
        parts = word.replace(".", "-").split("-")
        for part in parts if len(parts) > 1 else ():
            yield make_word_key(part)
            yield make_form_key(part)
    if any((one.lower(), other.lower()) == ("the", "only") for one, other in pairwise(found)):
        yield ("phrase", "the only")
    yield from _list_initials(found)
    yield from _list_in_full(found)
    yield from list_number_keys(text)
    yield from list_date_keys(text)


def _list_initials(found: list[str]) -> Iterator[Key]:
    """Yield the initials of names of several words, so that "NHS" is found where its words stand."""
    for start, word in enumerate(found):
        if not word[0].isupper():
            continue
        initials = ""
        for next_word in found[start : start + _LONGEST_NAME]:
            if next_word[0].isupper():
                initials += next_word[0].lower()
                yield ("initials", initials)
            elif next_word not in _SMALL_IN_NAMES:
                break


def _list_in_full(found: list[str]) -> Iterator[Key]:
    """Yield the words of what is said in short, and what is short for the words."""
    lowered = [word.lower() for word in found]
    joined = f" {' '.join(lowered)} "
    known = set(lowered)
    for short, full in SHORT_FOR.items():
        if short in known:
            for word in full.split():
                yield make_form_key(word)
                yield make_word_key(word)
        if f" {full} " in joined:
            yield make_form_key(short)
            yield make_word_key(short)
