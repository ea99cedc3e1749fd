"""Goals against a posting: what is wanted and offered, and both remainders."""

from apps.drafting.matching.overlap import match_goals

__all__ = ["match_goals"]
