"""Saying an answer aloud: how long it takes, where to breathe, what to hold on to, what comes next."""

from apps.drafting.speaking.breaths import mark_breaths
from apps.drafting.speaking.cues import find_cues
from apps.drafting.speaking.follow_ups import FollowUp, FollowUpKind, expect_follow_ups
from apps.drafting.speaking.pace import (
    FAST_WORDS_PER_MINUTE,
    SLOW_WORDS_PER_MINUTE,
    USUAL_WORDS_PER_MINUTE,
    speaking_range,
    spoken_seconds,
)

__all__ = [
    "FAST_WORDS_PER_MINUTE",
    "SLOW_WORDS_PER_MINUTE",
    "USUAL_WORDS_PER_MINUTE",
    "FollowUp",
    "FollowUpKind",
    "expect_follow_ups",
    "find_cues",
    "mark_breaths",
    "speaking_range",
    "spoken_seconds",
]
