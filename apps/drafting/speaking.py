"""How long words take to say."""

from __future__ import annotations

from apps.drafting.text import count_words

SLOW, USUAL, FAST = 130, 140, 150


def spoken_seconds(text: str, words_per_minute: int = USUAL) -> int:
    """Return how many seconds `text` takes at a pace; numbers count as the words they are said in.

    Raises ValueError for a pace that is not positive.
    """
    if words_per_minute <= 0:
        raise ValueError("words_per_minute must be positive")
    return round(count_words(text) * 60 / words_per_minute)


def speaking_range(text: str) -> tuple[int, int]:
    """Return the seconds at an unhurried pace, 130 words a minute, and at a brisk one, 150."""
    return spoken_seconds(text, SLOW), spoken_seconds(text, FAST)
