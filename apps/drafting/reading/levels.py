"""How senior a posting is, from its title, its grade, or the years it asks for.

The title is believed first, then a grade of a public pay scale, then the years,
then words about supervision. A posting that asks for experience and says no
more is read as mid; one that says nothing of the kind has no level.
"""

from __future__ import annotations

import re

from apps.drafting.vocabulary import Level

_I = re.IGNORECASE
_IN_TITLE: tuple[tuple[re.Pattern[str], Level], ...] = tuple(
    (re.compile(pattern, _I), level)
    for pattern, level in (
        (
            (
                r"\b(?:intern|interns|internship|work placement|placement (?:student|year)|summer student|"
                r"vacation scheme)\b"
            ),
            Level.INTERN,
        ),
        (
            (
                r"\b(?:apprentice\w*|trainee|graduate|newly[- ]qualified|entry[- ]level|school leaver|nqt|"
                r"ect\b|cadet|"
                r"early careers?|no experience)\b"
            ),
            Level.ENTRY,
        ),
        (
            (
                r"\b(?:head of|director|chief|ceo|cto|cfo|coo|ciso|vp|vice[- ]president|president|head "
                r"?teacher|principal of|"
                r"managing (?:director|partner)|dean|superintendent)\b"
            ),
            Level.EXEC,
        ),
        (r"\b(?:assistant|deputy) (?:manager|head)\b", Level.SENIOR),
        # "Senior care assistant" is the senior one; "Assistant to the senior partner" is not.
        (r"^\W*(?:senior|sr)\b", Level.SENIOR),
        (r"\b(?:assistant|junior|jr)\b", Level.JUNIOR),
        (
            (
                r"\bassociate (?=\w*\s*(?:software|engineer|developer|consultant|analyst|designer|product|"
                r"data|scientist))"
            ),
            Level.ENTRY,
        ),
        (
            (
                r"\b(?:senior|sr|principal|staff (?:software|engineer|data|scientist|designer|product)|"
                r"expert|iii)\b"
            ),
            Level.SENIOR,
        ),
        (
            (
                r"\b(?:(?:project|product|account|case|programme|program|content|social media|community|"
                r"customer success|"
                r"category|brand|office|contract|delivery|risk|relationship|property) managers?|business "
                r"partner)\b"
            ),
            Level.MID,
        ),
        (
            (
                r"\b(?:lead|leader|manager|supervisor|foreman|forewoman|head chef|matron|ward sister|"
                r"coordinator of|"
                r"team lead\w*|charge nurse|captain)\b"
            ),
            Level.LEAD,
        ),
        (r"\b(?:ii)\b", Level.MID),
        (r"\b(?:engineer|developer|analyst|technician|programmer) i\b", Level.JUNIOR),
    )
)
_NHS_BAND = re.compile(r"\bband\s?(\d)([a-d])?\b", _I)
_BANDS = {
    2: Level.ENTRY,
    3: Level.ENTRY,
    4: Level.JUNIOR,
    5: Level.JUNIOR,
    6: Level.MID,
    7: Level.SENIOR,
    8: Level.LEAD,
    9: Level.EXEC,
}
_GENERAL_SCHEDULE = re.compile(r"\bgs[- :]{0,3}(\d{1,2})\b", _I)
_YEARS = re.compile(
    r"(?<![\d–-])(?<!\d )(\d{1,2}|\bone|two|three|four|five|six|seven|eight|ten)\s?\+?(?:\s?(?:-|–|to|"
    r"or)\s?(?:\d{1,2}|\w{3,5}))?\s?\+?\s"
    r"(?:or more )?(?:years?|yrs)['’]?(?! degree)\b[^.;\n]{0,70}?\b(?:experience|experienced|background|"
    r"practice|working|work|in an?|post)",
    _I,
)
_YEAR = re.compile(r"years?|yrs", _I)
_BEFORE_YEAR = 40
_AFTER_YEAR = 100
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10}
_NO_EXPERIENCE = re.compile(
    r"\bno (?:previous |prior )?(?:\w+ )?experience (?:is )?(?:needed|required|necessary)|\bexperience "
    r"(?:is )?not "
    r"(?:needed|required|necessary|essential)|\bentry[- ]level\b|\bnewly qualified\b|\brecent graduate|"
    r"\bschool leaver",
    _I,
)
_SUPERVISED = re.compile(
    r"\b(?:under (?:the )?(?:\w+ )?(?:guidance|supervision|direction) of|supervised by|more experienced|"
    r"close supervision|you will assist the|learn the trade)\b",
    _I,
)
_LEADING = re.compile(
    r"\b(?:lead(?:ing)? (?:a|the|our|your) (?:\w+ ){0,3}team|manag(?:e|ing) (?:a|the) (?:\w+ ){0,2}team|"
    r"line[- ]manag\w+|direct reports|report(?:s|ing) (?:in)?to the (?:ceo|board|chief))\b",
    _I,
)
_EXPERIENCED = re.compile(r"\b(?:experience|experienced|qualified|track record|certification|degree)\b", _I)


def _read_grade(text: str) -> Level | None:
    band = _NHS_BAND.search(text)
    if band:
        return Level.EXEC if band[2] and band[2].lower() in "cd" else _BANDS.get(int(band[1]))
    grade = _GENERAL_SCHEDULE.search(text)
    if not grade:
        return None
    number = int(grade[1])
    for top, level in (
        (7, Level.ENTRY),
        (9, Level.JUNIOR),
        (12, Level.MID),
        (13, Level.SENIOR),
        (15, Level.LEAD),
    ):
        if number <= top:
            return level
    return None


def find_years(text: str) -> tuple[int, ...]:
    """Return how many years of experience are spoken of, of a range the lower end; up to 20 years."""
    found = (
        _NUMBERS.get(match[1].lower()) or int(match[1])
        for start, end in _find_years_near(text)
        for match in _YEARS.finditer(text, start, end)
        if _is_number(match[1])
    )
    return tuple(years for years in found if years <= 20)


def _find_years_near(text: str) -> list[tuple[int, int]]:
    """Return the stretches around the word "years", where alone a number of them can stand."""
    near: list[tuple[int, int]] = []
    for word in _YEAR.finditer(text):
        start, end = max(0, word.start() - _BEFORE_YEAR), word.end() + _AFTER_YEAR
        if near and start <= near[-1][1]:
            near[-1] = (near[-1][0], end)
        else:
            near.append((start, end))
    return near


def _read_years(text: str) -> Level | None:
    asked = find_years(text)
    if not asked:
        return None
    most = max(asked)
    for top, level in ((0, Level.ENTRY), (1, Level.JUNIOR), (4, Level.MID), (7, Level.SENIOR)):
        if most <= top:
            return level
    return Level.LEAD


def _is_number(word: str) -> bool:
    return word.isdigit() or word.lower() in _NUMBERS


def read_level(title: str, text: str) -> Level | None:
    """Return how senior the posting is, or None where it does not say.

    `title` as read; `text` the whole posting, of which 60,000 characters are read.
    """
    for pattern, level in _IN_TITLE:
        if pattern.search(title):
            return level
    piece = text[:60_000]
    grade = _read_grade(title) or _read_grade(piece)
    if grade:
        return grade
    if _NO_EXPERIENCE.search(piece):
        return Level.ENTRY
    years = _read_years(piece)
    if years:
        return years
    if _SUPERVISED.search(piece):
        return Level.JUNIOR
    if _LEADING.search(piece):
        return Level.LEAD
    return Level.MID if _EXPERIENCED.search(piece) else None
