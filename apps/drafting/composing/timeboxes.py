"""A timebox as it was typed, made into words that say when: "6 months" becomes "in the next 6 months"."""

from __future__ import annotations

import re

from apps.drafting.composing.casing import lower_first
from apps.drafting.composing.frames import Turns
from apps.drafting.composing.wording import tidy

_ABOUT = re.compile(r"^(?:about|around|approx\.?|~)\s*", re.IGNORECASE)
_NO_TIMES = frozenset("not unsure soon asap unknown don't maybe".split())
_LED = frozenset("in by within over before during this until after from when once".split())
_DATED = re.compile(r"(?:(?:end of|spring|summer|autumn|winter|[a-z]+)\s+)?20\d\d")
_NEXT, _IN, _IN_MY, _BY = range(4)


def _frame(number: int, text: str) -> str:
    return Turns(number).fill("when", text)


def read_timebox(text: str) -> str:
    """Return when something is meant for, as words within a sentence; "" where the person names no time."""
    said = lower_first(_ABOUT.sub("", tidy(text)))
    low = said.lower().split()
    if not low or low[0] in _NO_TIMES:
        return ""
    if low[0] in _LED or low[:2] == ["next", "year"]:
        return said
    if re.match(r"(?:q[1-4]|(?:year|month|week|term|semester|season) \d)", said.lower()):
        return _frame(_IN, said[0].upper() + said[1:] if said[0] == "q" else said)
    if low[0] in {"my", "the"}:
        return _frame(_IN, said)
    if low[0] == "first":
        return _frame(_IN_MY, said)
    if low[0] in {"next", "coming"}:
        return _frame(_IN, f"the {said}")
    if _DATED.fullmatch(said.lower()):
        return _frame(_BY, f"the {said}" if low[0] == "end" else said)
    return _frame(_NEXT, re.sub(r"^(?:a|an|one|1)\s+", "", said))
