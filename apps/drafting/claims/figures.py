"""Numbers as people write them: digits and words, money, percentages, times as much, lengths of time.

Each is read to a key that all its forms share: "3.5k" is "3,500", "two years" are "24 months", and 40 is
not 40 %. Where a range stands, both its ends must be held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from apps.drafting.claims.kinds import Claim, ClaimKind, Key

_I = re.IGNORECASE
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL: dict[str, float] = {word: float(value) for value, word in enumerate(_ONES)} | {
    word: 10.0 * value for value, word in enumerate(_TENS, 2)
}
_LARGE = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_TIMES = {
    "double": 2.0, "doubled": 2.0, "doubles": 2.0, "doubling": 2.0, "twice": 2.0, "twofold": 2.0,
    "triple": 3.0, "tripled": 3.0, "triples": 3.0, "tripling": 3.0, "thrice": 3.0, "threefold": 3.0,
    "trebled": 3.0, "quadruple": 4.0, "quadrupled": 4.0, "tenfold": 10.0,
    "half": 0.5, "halve": 0.5, "halved": 0.5, "halves": 0.5, "halving": 0.5,
}  # fmt: skip
_MONEY = {
    "£": "£", "gbp": "£", "pound": "£", "quid": "£", "$": "$", "usd": "$", "dollar": "$",
    "€": "€", "eur": "€", "euro": "€",
}  # fmt: skip
# In seconds, days or months: whatever turns into one another without a remainder.
_LASTS: dict[str, tuple[str, float]] = {
    "second": ("s", 1), "sec": ("s", 1), "minute": ("s", 60), "min": ("s", 60), "hour": ("s", 3600),
    "hr": ("s", 3600), "day": ("day", 1), "week": ("day", 7), "wk": ("day", 7), "fortnight": ("day", 14),
    "month": ("month", 1), "quarter": ("month", 3), "year": ("month", 12), "yr": ("month", 12),
    "decade": ("month", 120),
}  # fmt: skip

_GROUPED = r"\d{1,3}(?:[,\u00a0\u202f\u2009 ']\d{3})+(?!\d)(?:\.\d+)?"
_DIGITS = rf"(?:{_GROUPED}|\d+(?:[.,]\d+)*)"
_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_MANY_WORDS = "|".join(_LARGE)
_SINGLE = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_ONES[1:10])})\b)?|{_ONE}|{_MANY_WORDS})\b"
_WORDS = rf"(?:{_SINGLE}(?:[\s-](?:{_MANY_WORDS})\b(?:\s(?:and\s)?{_SINGLE})?)*)"
_SCALE = r"(?:(?:k|mn?|bn|b)(?![^\W_])|[\s-]?(?:dozen|hundred|thousand|million|billion)\b)"
_SIGN = r"(?:[£$€]|\b(?:gbp|usd|eur)\s?)"
_LASTING = "|".join(sorted(_LASTS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<sign>{_SIGN})?\s?(?<![\w.,])(?:(?P<digits>{_DIGITS})|(?<!['’])\b(?P<words>{_WORDS}))(?P<scale>{_SCALE})?"
    rf"(?:\s?(?P<percent>%|[\s-]?per\s?cent\b|[\s-]?pct\b|[\s-]?percentage\s)"
    rf"|\s(?P<money>pound|quid|dollar|euro|gbp|usd|eur)s?\b"
    rf"|[\s-]?(?P<lasts>{_LASTING})s?\b"
    r"|[\s-]?(?P<times>x|times|fold)\b"
    r"|(?P<place>st|nd|rd|th)\b"
    r"|(?P<glued>[^\W\d_]+))?",
    _I,
)
_BETWEEN = re.compile(r"\s?(?:-|–|—|to|or|and)\s?", _I)
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS[2:])})s?\b", _I)
_TIMES_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_TIMES, key=len, reverse=True))})\b", _I)
_MANY = re.compile(r"\b(?:dozens|hundreds|thousands|millions|billions|decades)\b", _I)
_A_LENGTH = re.compile(rf"\b(?:an?|next|this|last|per|each|every|coming)[\s-](?P<lasts>{_LASTING})\b", _I)


def read_words(text: str) -> float:
    """Return what number words come to: "two hundred and five" is 205."""
    total = part = 0.0
    for word in re.split(r"[\s-]+", text.lower()):
        if word in _SMALL:
            part += _SMALL[word]
        elif word in _LARGE:
            part = (part or 1.0) * _LARGE[word]
            if part >= 1_000:
                total, part = total + part, 0.0
    return total + part


def read_digits(text: str) -> float | None:
    """Return the value of a number in digits, None where it is none (a version, an address)."""
    plain = re.sub(r"[\u00a0\u202f\u2009 ']", "", text)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"\d+,\d+", plain):
        plain = plain.replace(",", ".")
    # Longer than any amount there is: it is compared as it is written.
    return float(plain) if len(plain) <= 15 and re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


class _Read:
    """One number of a text, and the unit it stands in."""

    def __init__(self, match: re.Match[str]) -> None:
        self.match = match
        scale = (match["scale"] or "").strip(" -").lower()
        self.value = read_words(match["words"]) if match["words"] else read_digits(match["digits"])
        self.has_scale = bool(scale)
        self.scale = (_SHORT | _LARGE).get(scale, 1.0)
        self.unit = self._find_unit()

    def _find_unit(self) -> Key | None:
        match = self.match
        if match["percent"]:
            return ("%", 1.0)
        if match["sign"] or match["money"]:
            return (_MONEY[(match["sign"] or match["money"]).strip().lower()], 1.0)
        if match["lasts"]:
            return _LASTS[match["lasts"].lower()]
        if match["times"]:
            return ("x", 1.0)
        return ("th", 1.0) if match["place"] else None

    def list_keys(self, unit: Key | None, scale: float) -> frozenset[Key]:
        """Return the keys of which one must be held, in a unit and scale that the other end may give."""
        if self.value is None:
            return frozenset({("text", self.match["digits"])})
        value = round(self.value * scale, 6)
        name, factor = unit or ("", 1.0)
        keys: set[Key] = {(name, value * float(factor))}
        if name == "%":
            keys.add(("x", value / 100))
        if name == "x":
            keys.add(("%", value * 100))
        return frozenset(keys)

    @property
    def is_bare_one(self) -> bool:
        """Whether this is "one" or "one day" and nothing more: most often no number at all."""
        is_plain = self.unit is None or (self.match["lasts"] or "").lower() == "day"
        return (self.match["words"] or "").lower() == "one" and not self.has_scale and is_plain


def find_numbers(text: str) -> Iterator[Claim]:
    """Yield every number of `text` with what must be held for it; a range is two."""
    found = [_Read(match) for match in _NUMBER.finditer(text)]
    for index, read in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        is_range = after is not None and bool(_BETWEEN.fullmatch(text, read.match.end(), after.match.start()))
        unit, scale = read.unit, read.scale
        if after is not None and is_range:
            unit = unit or after.unit
            scale = scale if read.has_scale or not _is_smaller(read, after) else after.scale
        before = found[index - 1] if index else None
        if unit is None and before and _BETWEEN.fullmatch(text, before.match.end(), read.match.start()):
            # "£30-40k": the sign before the first end counts for both.
            unit = before.unit if before.match["sign"] else None
        if not (read.is_bare_one and unit == read.unit):
            yield _make_claim(read, unit, scale)
    yield from _find_other_numbers(text)


def _is_smaller(read: _Read, after: _Read) -> bool:
    return read.value is not None and after.value is not None and read.value <= after.value


def _make_claim(read: _Read, unit: Key | None, scale: float) -> Claim:
    said = read.match[0]
    start = read.match.start() + len(said) - len(said.lstrip())
    return Claim(
        said.strip(), start, start + len(said.strip()), ClaimKind.NUMBER, (read.list_keys(unit, scale),)
    )


def _find_other_numbers(text: str) -> Iterator[Claim]:
    """Yield the numbers that are words of their own: "third", "doubled", "hundreds"."""
    for match in _ORDINAL.finditer(text):
        key: Key = ("th", _ORDINALS.index(match[0].lower().removesuffix("s")) + 1.0)
        yield Claim(match[0], *match.span(), ClaimKind.NUMBER, (frozenset({key}),))
    for match in _TIMES_WORD.finditer(text):
        times = _TIMES[match[0].lower()]
        keys: frozenset[Key] = frozenset({("x", times), ("%", times * 100)})
        yield Claim(match[0], *match.span(), ClaimKind.NUMBER, (keys,))
    for match in _MANY.finditer(text):
        many: Key = ("many", match[0].lower())
        yield Claim(match[0], *match.span(), ClaimKind.NUMBER, (frozenset({many}),))


def list_number_keys(text: str) -> Iterator[Key]:
    """Yield all that a source's numbers hold, and what "a year" and "one" hold besides."""
    for claim in find_numbers(text):
        yield from claim.needs[0]
    for match in _A_LENGTH.finditer(text):
        yield _LASTS[match["lasts"].lower()]
    for word in re.finditer(r"\b(?:one|first|second)\b", text, _I):
        lowered = word[0].lower()
        yield ("", 1.0) if lowered == "one" else ("th", 1.0 if lowered == "first" else 2.0)
