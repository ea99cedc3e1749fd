"""How long a text takes to say. Owned here so that every page and the batch command agree."""

from __future__ import annotations

from math import ceil

from apps.drafting.text import count_words

SLOW_WORDS_PER_MINUTE = 130
USUAL_WORDS_PER_MINUTE = 140
FAST_WORDS_PER_MINUTE = 150


def spoken_seconds(text: str, words_per_minute: int = USUAL_WORDS_PER_MINUTE) -> int:
    """Return the whole seconds, rounded up, that `text` takes at a pace in words a minute.

    Figures and abbreviations count as the words one says for them. Raises ValueError
    for a pace below 1.
    """
    if words_per_minute < 1:
        raise ValueError(f"a pace of {words_per_minute} words a minute is no pace")
    return ceil(count_words(text) * 60 / words_per_minute)


def speaking_range(text: str) -> tuple[int, int]:
    """Return the seconds for a slow speaker (130 words a minute) and a fast one (150)."""
    return (
        spoken_seconds(text, SLOW_WORDS_PER_MINUTE),
        spoken_seconds(text, FAST_WORDS_PER_MINUTE),
    )
