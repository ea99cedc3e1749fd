"""How long a text takes to say."""

from __future__ import annotations

import pytest

from apps.drafting.speaking import speaking_range, spoken_seconds

SENTENCE = "I would like to run the night shift without calling for any help at all."


def test_seconds_are_words_at_a_pace_rounded_up() -> None:
    assert spoken_seconds(SENTENCE, 60) == 15
    assert spoken_seconds(SENTENCE) == 7
    assert spoken_seconds("") == 0


def test_figures_count_as_the_words_one_says() -> None:
    assert spoken_seconds("by 2027", 60) == 4


def test_a_slow_speaker_takes_longer() -> None:
    assert speaking_range(" ".join([SENTENCE] * 10)) == (70, 60)


def test_no_pace_is_refused() -> None:
    with pytest.raises(ValueError, match="a pace of 0 words a minute is no pace"):
        spoken_seconds(SENTENCE, 0)
