"""Dates as people write them: years, months, weekdays, quarters, seasons, days, times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apps.drafting.claims.kinds import Claim, ClaimKind, Key

_I = re.IGNORECASE
_MONTHS = ("january february march april may june july august september october november december").split()
_SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:{'|'.join(_SHORT_MONTHS)}|sept)\b\.?)"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_BEFORE = (
    r"(?:in|by|since|until|till|from|to|through|during|before|after|last|next|this|every|each|early|late|mid)"
)
_DATE = re.compile(
    rf"(?<![\w.])(?:(?P<iso>{_YEAR}-[01]?\d-[0-3]?\d)"
    r"|(?P<figures>[0-3]?\d[/.][01]?\d[/.](?:\d{4}|\d\d))"
    rf"|(?:(?P<day>{_DAY})\s(?:of\s)?)?(?<![A-Za-z])(?P<month>{_MONTH})(?:\s(?P<after>{_DAY}))?(?:,?\s(?P<of>{_YEAR}))?"
    r"|(?:q(?P<quarter>[1-4])|(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)\squarter|h(?P<half>[12]))"
    rf"(?:\s(?:of\s)?(?P<its>{_YEAR}))?"
    r"|fy\s?'?(?P<fiscal>(?:20)?\d\d)"
    rf"|(?P<year>{_YEAR})(?:s|[-–/](?P<until>\d\d(?:\d\d)?))?"
    rf"|(?P<weekday>{'|'.join(_DAYS)})s?"
    rf"|(?<=\s)(?P<season>summer|autumn|winter)"
    r"|(?P<hour>[012]?\d)(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half_of_day>am|pm|a\.m\.|p\.m\.)"
    r"|(?P<clock>[012]?\d:[0-5]\d))(?![\w%]|,\d|\.\d)",
    _I,
)
_AROUND_YEAR = re.compile(r"[£$€]\s?$")
_COUNTED = re.compile(r"\s(?:people|customers|users|pounds|dollars|euros|hours|staff|of them)\b", _I)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def find_dates(text: str) -> Iterator[Claim]:
    """Yield every date of `text` with what must be held for it."""
    for match in _DATE.finditer(text):
        if not _is_date(text, match):
            continue
        needs = tuple(_list_needs(match))
        said = match[0]
        yield Claim(said, *match.span(), ClaimKind.DATE, needs)


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Leave the verbs "may" and "march", and the year that is an amount."""
    if match["month"] and not (match["day"] or match["after"] or match["of"]):
        return _is_month(text, match)
    if match["year"] and not match["until"]:
        before = text[max(0, match.start() - 3) : match.start()]
        return not (_AROUND_YEAR.search(before) or _COUNTED.match(text, match.end()))
    if match["season"]:
        return bool(_find_before(text, match))
    return True


def _is_month(text: str, match: re.Match[str]) -> bool:
    name = match["month"]
    if not name[0].isupper():
        return False
    # "May I", "March on", "Dec" and a name like "Jan": only where a month may stand.
    return len(name) > 5 or bool(_find_before(text, match))


def _find_before(text: str, match: re.Match[str]) -> re.Match[str] | None:
    return re.search(rf"\b{_BEFORE}(?:\sthe)?[\s-]$", text[max(0, match.start() - 14) : match.start()], _I)


def _list_needs(match: re.Match[str]) -> Iterator[frozenset[Key]]:
    for year in _list_years(match):
        yield frozenset({("year", year), ("", year)})
    if match["iso"] or match["figures"]:
        yield from _need_figures(match["iso"] or match["figures"])
    if match["month"]:
        yield _need_month(match)
    if match["quarter"] or match["nth"]:
        yield frozenset({("quarter", float(match["quarter"] or _NTH[match["nth"].lower()]))})
    for name in ("half", "weekday", "season"):
        if match[name]:
            yield frozenset({(name, match[name].lower())})
    if match["hour"] or match["clock"]:
        yield _need_time(match)


def _list_years(match: re.Match[str]) -> Iterator[float]:
    years = [match[name] for name in ("of", "its", "year") if match[name]]
    if match["fiscal"]:
        years.append(f"20{match['fiscal'][-2:]}")
    if match["until"]:
        years.append(years[0][: 4 - len(match["until"])] + match["until"])
    yield from map(float, years)


def _need_figures(written: str) -> Iterator[frozenset[Key]]:
    """Yield what a date in figures needs; day and month may stand in either order."""
    parts = re.split(r"[-/.]", written)
    year = max(parts, key=len) if len(max(parts, key=len)) == 4 else f"20{parts[2]}"
    rest = sorted(float(part) for part in ([*parts[1:]] if len(parts[0]) == 4 else parts[:2]))
    yield frozenset({("year", float(year))})
    yield frozenset({("day", f"{rest[0]:g}/{rest[1]:g}")})


def _need_month(match: re.Match[str]) -> frozenset[Key]:
    month = _SHORT_MONTHS.index(match["month"].lower()[:3]) + 1
    day = match["day"] or match["after"]
    if not day:
        return frozenset({("month of year", float(month))})
    pair = sorted((float(re.sub(r"\D", "", day)), float(month)))
    return frozenset({("day", f"{pair[0]:g}/{pair[1]:g}")})


def _need_time(match: re.Match[str]) -> frozenset[Key]:
    if match["clock"]:
        hour, minute = match["clock"].split(":")
        return frozenset({("time", 60.0 * int(hour) + int(minute))})
    is_late = match["half_of_day"].lower().startswith("p")
    hours = int(match["hour"]) % 12 + (12 if is_late else 0)
    return frozenset({("time", 60.0 * hours + int(match["minute"] or 0))})


def list_date_keys(text: str) -> Iterator[Key]:
    """Yield all that a source's dates hold: a day holds its month, too."""
    for claim in find_dates(text):
        for keys in claim.needs:
            yield from keys
    for match in _DATE.finditer(text):
        if match["month"]:
            yield ("month of year", _SHORT_MONTHS.index(match["month"].lower()[:3]) + 1.0)
