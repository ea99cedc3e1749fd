"""When a goal is meant for, from the time that it names or from what it is.

Up to two years is short, three and four are mid, five and more long. A time
that is named decides; two that differ make the goal mixed. Where none is named,
"one day" and the like decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from apps.drafting.vocabulary import Horizon

_I = re.IGNORECASE
_CARDINALS = (
    "a:1 an:1 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 "
    "fifteen:15 eighteen:18 twenty:20 twenty-four:24 thirty:30 thirty-six:36 forty:40 forty-five:45 "
    "fifty:50 sixty:60 few:3 several:4 first:1 second:2 third:3 fourth:4 fifth:5 sixth:6 seventh:7 "
    "tenth:10"
)
_NUMBERS = {word: float(value) for word, value in (pair.split(":") for pair in _CARDINALS.split())}
_NUMBERS |= {"couple of": 2.0, "half a": 0.5}
_YEARS_IN = {
    "day": 1 / 365,
    "shift": 1 / 365,
    "week": 1 / 52,
    "month": 1 / 12,
    "quarter": 0.25,
    "term": 1 / 3,
    "semester": 0.5,
    "rotation": 0.5,
    "season": 1.0,
    "cycle": 1.0,
    "year": 1.0,
    "yr": 1.0,
    "decade": 10.0,
}
_NUMBER = (
    r"\d{1,3}|twenty-four|thirty-six|(?:a )?couple of|(?:a )?few|half a|eighteen|fifteen|eleven|twelve|"
    r"twenty|thirty|"
    r"seven|eight|three|four|five|nine|six|ten|two|one|several|an?"
)
_UNIT = r"(?P<unit>day|week|month|quarter|term|semester|season|shift|year|yr|decade|rotation|cycle)s?"
_SPAN = re.compile(
    rf"\b(?:in|within|over|for|after|inside|during|under|about|around|takes?|next|coming|following|first|"
    rf"and|for the "
    rf"next)\b[\w ]{{0,24}}?\b(?P<low>{_NUMBER})(?:\s?(?:-|–|to|or)\s?(?P<high>{_NUMBER}))?[ -](?:\w+ "
    rf")?{_UNIT}\b"
    rf"|\b(?P<back>{_NUMBER})[ -](?:\w+ )?(?P<back_unit>year|month|week|decade)s?['’]? (?:from now|time|"
    rf"on|ahead|out|plan)\b",
    _I,
)
_OPENING = re.compile(r"\b(?:in|within|over|for|after|inside|during|under|about|around|next|following)\b", _I)
_ORDINAL = re.compile(
    r"\b(?P<nth>first|second|third|fourth|fifth|sixth|seventh|tenth)(?: full| whole)? (?P<unit>year|"
    r"month|season|"
    r"term|winter|summer|quarter|week|rotation)\b|\byear (?P<year>one|two|three|four|five|six|seven|ten|"
    r"\d{1,2})\b",
    _I,
)
_CALENDAR = re.compile(r"\b(20[2-9]\d)\b")
_NEAR = re.compile(
    r"\b(?:this|next|the coming) (?:year|spring|summer|autumn|fall|winter|month|quarter|term|season|week|"
    r"january|february|"
    r"march|april|may|june|july|august|september|october|november|december|christmas|easter|"
    r"intake)\b|"
    r"\b(?:by|before|in|until|from|come) (?:the )?(?:end of (?:the|this) (?:\w+ )?(?:year|month|term|"
    r"season|quarter|probation)|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|christmas|"
    r"easter|spring|summer|"
    r"autumn|winter|new year|half-term)\b|\bprobation\b|\b(?:first|next|mid-year|annual) (?:review|"
    r"appraisal|audit|project|"
    r"inspection|release|intake|placement)\b|\b(?:straight ?away|right away|immediately|soon|quickly|"
    r"from day one|"
    r"on day one|day one|for now|to start with|at once|as soon as|this time next year|short[- ]term|"
    r"near[- ]term|a year from)\b",
    _I,
)
_BY_THE_CALENDAR = re.compile(r"(?:this|next|the coming|by|before|until|come)\b", _I)
_MIDDLE = re.compile(
    r"\b(?:medium[- ]term|mid[- ]term|in a few years|a few years (?:from|down)|in time|step by step)\b", _I
)
_FAR = re.compile(
    r"\b(?:one day|some ?day|eventually|ultimately|down the (?:line|road|track)|in the (?:long|longer) "
    r"(?:run|term)|"
    r"long[- ]term|longer term|before i retire|by the time i (?:retire|am|'m)|end of my career|in my "
    r"(?:lifetime|career)|"
    r"further ahead|further on|when i(?:'m| am) (?:old|older|ready)|career(?:'s)? end|at the end of it "
    r"all|life['’]s work|"
    r"half a lifetime|in the end|many years)\b",
    _I,
)
_AGE = re.compile(
    r"\b(?:before|by the time|when|by) i(?:'m| am|'ve turned| turn)? ?(?P<then>\d{2}|forty-five|forty|"
    r"fifty|sixty|thirty)\b"
    r"(?:.*?\b(?:i'm|i am|now) (?P<now>\d{2}|(?:twenty|thirty|forty|fifty)(?:-\w+)?)\b)?",
    _I,
)


@dataclass(frozen=True, slots=True)
class Timing:
    """A horizon that a goal names: which one, and the literal words that say so."""

    horizon: Horizon
    cue: str
    is_named: bool


def _to_horizon(years: float) -> Horizon:
    if years < 2.5:
        return Horizon.SHORT
    return Horizon.MID if years < 4.75 else Horizon.LONG


def _to_number(word: str) -> float:
    """Return the value of a number in words or figures; "thirty-four" is near enough to thirty."""
    plain = word.lower().removeprefix("a ").strip()
    if plain not in _NUMBERS:
        plain = plain.split("-")[0]
    return float(plain) if plain.isdigit() else _NUMBERS.get(plain, 1.0)


def _find_spans(text: str) -> list[Timing]:
    found = []
    for match in _SPAN.finditer(text):
        low = _to_number(match["low"] or match["back"])
        high = _to_number(match["high"]) if match["high"] else low
        unit = (match["unit"] or match["back_unit"]).lower()
        opening = [each.start() for each in _OPENING.finditer(text, match.start(), match.start("low"))]
        cue = text[opening[-1] : match.end()] if match["low"] and opening else match[0]
        found.append(Timing(_to_horizon((low + high) / 2 * _YEARS_IN[unit]), cue, is_named=True))
    return found


def _find_ordinals(text: str) -> list[Timing]:
    found = []
    for match in _ORDINAL.finditer(text):
        nth = _to_number(match["nth"] or match["year"])
        unit = _YEARS_IN.get((match["unit"] or "year").lower(), 1.0)
        found.append(Timing(_to_horizon(nth * unit), match[0], is_named=True))
    return found


def _find_dates(text: str, year: int) -> list[Timing]:
    found = [
        Timing(_to_horizon(max(0, int(match[1]) - year)), match[0], is_named=True)
        for match in _CALENDAR.finditer(text)
        if int(match[1]) >= year
    ]
    age = _AGE.search(text)
    if age:
        years = _to_number(age["then"]) - _to_number(age["now"]) if age["now"] else 10.0
        found.append(Timing(_to_horizon(max(0.0, years)), age[0], is_named=True))
    return found


def _find_near_dates(text: str, named: Sequence[Timing]) -> Iterator[Timing]:
    """Yield the dates within a year that stand beside other times: "this spring", "by June"."""
    for match in _NEAR.finditer(text):
        is_apart = not any(match[0] in timing.cue or timing.cue in match[0] for timing in named)
        if is_apart and _BY_THE_CALENDAR.match(match[0]):
            yield Timing(Horizon.SHORT, match[0], is_named=True)


def find_timings(text: str, *, year: int) -> tuple[Timing, ...]:
    """Return every time that a goal names, in no order; `year` is the calendar year it was said in.

    Only where a goal names no time in figures or by the calendar are "soon" and
    "one day" looked for.
    """
    piece = text.replace("’", "'")
    named = _find_spans(piece) + _find_ordinals(piece) + _find_dates(piece, year)
    if named:
        return (*named, *_find_near_dates(piece, named))
    for horizon, pattern in ((Horizon.LONG, _FAR), (Horizon.MID, _MIDDLE), (Horizon.SHORT, _NEAR)):
        match = pattern.search(piece)
        if match:
            return (Timing(horizon, match[0], is_named=horizon is Horizon.SHORT),)
    return ()
