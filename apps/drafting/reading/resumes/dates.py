"""The dates of a résumé: which lines hold one, and which are nothing else."""

import re

_MONTH = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|spring|summer|autumn|fall|winter)[a-z]{0,6}"
)
_YEAR = re.compile(r"(?<![\d.,])(?:19[4-9]\d|20[0-6]\d)(?!\d)")
_SHORT_YEAR = re.compile(rf"\b{_MONTH}\.? ?['’]\d\d\b", re.IGNORECASE)
_ONLY = re.compile(
    rf"[\W\d_]*(?:(?:{_MONTH}|to|since|from|until|present|presently|now|ongoing|current|currently|date|today)"
    r"\b[\W\d_]*)*",
    re.IGNORECASE,
)
_MONTH_AND_YEAR = re.compile(r"(?<!\d)(?:\d\d[./-])?\d\d[./-](?:19|20)\d\d(?!\d)")


def has_date(text: str) -> bool:
    """Tell whether a line names a year or a month of one: "2019", "Mar '21"."""
    return bool(_YEAR.search(text) or _SHORT_YEAR.search(text))


def is_date(text: str) -> bool:
    """Tell whether a line is a date or a span of time and nothing else: "03/2019 – now"."""
    return has_date(text) and bool(_ONLY.fullmatch(text))


def drop_numeric_dates(text: str) -> str:
    """Return the text without dates in figures, which look like telephone numbers."""
    return _MONTH_AND_YEAR.sub(" ", text)
