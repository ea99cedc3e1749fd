"""A few words of each sentence to hold on to in the last minutes: its own, in its own order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from apps.drafting.text import content_stems, find_content_stem, words
from apps.drafting.vocabulary import Sentence

MOST_PIECES = 3
LONGEST_PIECE = 4
# What every answer says, and nobody needs to be reminded of.
_COMMON = frozenset(
    content_stems(
        "want would like will also role job posting post position work years year first next after further "
        "ahead grow begin fits means someone something says read matters give gives given get gets there "
        "here part think hope see come comes make makes way thing things order noticed interest reason good "
        "add return because need needs look forward done turn beside towards toward mostly anybody last "
        "carry help helped worked working learn start started person people taken take spent"
    )
)
_NEGATION = frozenset(("not", "no", "without", "never", "nobody", "nothing"))
_FIGURE = re.compile(r"\d")
_ENDS_IN_FIGURE = re.compile(r"\d\Z")


@dataclass(slots=True)
class _Piece:
    """Neighbouring words that carry something: where they stand, and what they weigh together."""

    start: int
    end: int
    count: int
    weight: float


def find_cues(sentence: Sentence) -> tuple[str, ...]:
    """Return the three pieces of a sentence that carry most, of four words at most, in their order.

    Figures and names weigh most, then words that a source has too. A figure keeps the word after it,
    and a "not" before a piece comes with it.
    """
    text = sentence.text
    quoted = {stem for source in sentence.sources for stem in content_stems(source.quote)}
    pieces: list[_Piece] = []
    negation: int | None = None
    for at, span in enumerate(words(text)):
        word = text[span.start : span.end]
        piece = pieces[-1] if pieces and _are_neighbours(text, pieces[-1].end, span.start) else None
        is_of_figure = piece is not None and _ENDS_IN_FIGURE.search(text, piece.start, piece.end)
        weight = _weigh(word, quoted, is_first=at == 0) or (0.5 if is_of_figure else 0)
        if not weight:
            negation = span.start if word.lower() in _NEGATION else None
            continue
        if piece is not None and piece.count < LONGEST_PIECE:
            piece.end, piece.count, piece.weight = span.end, piece.count + 1, piece.weight + weight
        else:
            start = span.start if negation is None else negation
            pieces.append(_Piece(start, span.end, 1, weight))
        negation = None
    best = sorted(pieces, key=lambda each: (-each.weight, each.start))[:MOST_PIECES]
    return tuple(text[each.start : each.end] for each in sorted(best, key=lambda each: each.start))


def _are_neighbours(text: str, end: int, start: int) -> bool:
    """Say whether two words have only spaces between them, or are parts of one figure."""
    gap = text[end:start]
    return not gap.strip(" ") or (gap in {",", "."} and text[end - 1].isdigit() and text[start].isdigit())


def _weigh(word: str, quoted: set[str], *, is_first: bool) -> float:
    """Return what a word carries: 0 for nothing."""
    if _FIGURE.search(word):
        return 3
    stem = find_content_stem(word)
    if not stem or stem in _COMMON:
        return 0
    if word[:1].isupper() and not is_first:
        return 2
    return 1.5 if stem in quoted else 1
