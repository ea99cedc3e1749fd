"""Where the work is, how many years are asked for, and the awards and standards that a posting names."""

import re
from collections.abc import Iterator, Sequence

from apps.drafting.reading.levels import find_years
from apps.drafting.reading.patterns import compile_words
from apps.drafting.vocabulary import Line, LineKind

_I = re.IGNORECASE
_LABEL = re.compile(
    r"\W{0,4}(?:(?:job|work(?:ing)?|office|main|primary|school|site|duty) )?(?:locations?|base|place of work|"
    r"workplace|based (?:in|at)|where)\W{0,3}[:–-]\W{0,4}(?=\w)",
    _I,
)
_LABEL_ALONE = re.compile(r"\W{0,4}(?:(?:job|work|office) )?(?:location|place of work|base)\W{0,4}", _I)
_PART = r"[A-Z][a-z][\w'’.]*(?:[ -](?:[A-Z][a-z][\w'’.]*|on|upon|of|the|de|la|le|am|im|under)){0,4}"
_STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND "
    "OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC ON BC QC AB NSW VIC QLD UK US USA"
).split()
_REGION = (
    rf"(?:(?:{'|'.join(_STATES)})\b|United (?:Kingdom|States)|England|Scotland|Wales|(?:Northern )?Ireland|"
    r"India|Canada|Australia|New Zealand|Germany|Deutschland|France|Netherlands|Spain|Italy|Singapore|"
    r"South Africa|(?:Greater )?London|[A-Z][a-z]+shire|Kent|Essex|Surrey|Sussex|Norfolk|Suffolk|"
    r"Devon|Cornwall|Dorset)"
)
_PLACE = re.compile(rf"(?:{_PART}, )?{_PART}, {_REGION}(?:, {_REGION})?|(?:[Ff]ully )?[Rr]emote")
_PIECES = re.compile(r"\s*[|•·()]\s*|\s[–—-]\s")
_BASED = re.compile(
    r"\b(?:[Rr]ole|[Pp]osition|[Pp]ost|[Jj]ob|[Yy]ou|[Tt]eam|[Oo]ffice)\b[^.;\n]{0,40}?"
    rf"\b(?:based|located) (?:in|at|from) (?:our |the )?(?P<place>{_PART}(?:, {_PART}){{0,2}})"
)
_STOP = re.compile(
    r"\s*(?:[|•·;\n\t]|\. |\b(?:Salary|Hours|Contract|Pay|Department|Reports to|Job type)\b).*", re.DOTALL
)
_LONGEST_PLACE = 100
_TOP_ROWS = 12
_GRADES = r"(?:bronze|silver|gold|platinum)"
_INSPECTORS = r"(?:CQC|Ofsted|Estyn|Care Quality Commission|Care Inspectorate)"
_STANDARDS = (
    re.compile(
        r"\b(?:rated|judged|graded) (?:as )?[\"“‘']?(?:outstanding|good|excellent)\b[\"”’']?"
        rf"(?: (?:by|in) (?:the |our )?(?:last )?{_INSPECTORS}(?: (?:inspection|report))?)?",
        _I,
    ),
    re.compile(
        rf"\b{_INSPECTORS}(?: rating)?(?: (?:of|is|as|–|-|:))? ?[\"“‘']?(?:outstanding|good)\b[\"”’']?", _I
    ),
    re.compile(rf"\bInvestors in (?:People|Diversity)(?: (?:{_GRADES}|accredit\w+|award))?", _I),
    re.compile(r"\bDisability Confident(?: (?:leader|employer|committed))?", _I),
    re.compile(rf"\bAthena Swan(?: {_GRADES})?(?: award)?", _I),
    re.compile(
        r"\b(?:B[- ]Corp(?: certified| certification)?|Great Place to Work|Cyber Essentials(?: Plus)?)\b"
    ),
    re.compile(r"\bMagnet(?: recogni\w+| designat\w+| status| hospital)"),
    re.compile(r"\b(?:Queen|King)['’]s Awards?(?: for \w+(?: \w+)?)?"),
    re.compile(r"\b(?:REF|TEF)(?: 20\d\d| Gold| Silver)|\b(?:Fortune|FTSE) ?\d{2,4}\b"),
    re.compile(r"\bMichelin[- ]star(?:red|s)?\b"),
    re.compile(r"\bISO ?\d{4,5}(?:[:-]\d{4})?(?: (?:certified|accredited|certification|accreditation))?"),
    re.compile(
        r"\b(?:Best|Top \d{1,3}) (?:Compan(?:y|ies)|Employers?|Workplaces?|Places? to Work)"
        r"(?: (?:to Work For|in|for|20\d\d)[^.,;\n]{0,40})?"
    ),
    re.compile(
        r"\b(?:ranked|winner of|shortlisted for|finalists? (?:in|for)|accredited by|recogni[sz]ed (?:by|as)) "
        r"(?:the |a |an |as )?(?:[\w&#’'-]+ ){0,3}"
        r"(?:[A-Z][\w&’'-]+|#?\d+|first|top|best|leading|number one)(?: [\w&’'-]+){0,6}"
    ),
    re.compile(
        r"\b(?:[A-Z][\w&’'-]+ ){1,5}(?:Awards?|Prize|Kitemark|Quality Mark|Charter Mark)(?: 20\d\d)?\b"
    ),
)
# One pass over each line for all of them: few lines name any.
_MAY_NAME_ONE = compile_words(
    r"\b(?:rated|judged|graded|ranked|winner|shortlisted|finalists?|accredited|recogni[sz]ed|investors in|"
    r"disability confident|athena|b[- ]corp|great place|cyber essentials|magnet|king|queen|ref|tef|"
    r"fortune|ftse|michelin|iso|best|top|awards?|prize|kitemark|mark|cqc|ofsted|estyn|"
    r"care quality|care inspectorate)\b"
)
_ASKS = frozenset({LineKind.REQUIREMENT, LineKind.PREFERRED, LineKind.RESPONSIBILITY})
_NOT_ASKING = frozenset(
    {LineKind.ABOUT, LineKind.BENEFIT, LineKind.DIRECTION, LineKind.GROWTH, LineKind.PREFERRED}
)
_OURS = re.compile(
    r"\W*(?:we|our|the (?:company|school|trust|hospital|firm|charity|council|university))\b", _I
)
_MOST_BENCHMARKS = 8


def read_location(lines: Sequence[Line]) -> str:
    """Return where the work is, as the posting words it; "" where it does not say."""
    for place in _find_places(lines):
        cut = _STOP.sub("", place).strip(" \t.,;:*_–-")
        if cut and len(cut) <= _LONGEST_PLACE and any(char.isalpha() for char in cut):
            return cut
    return ""


def _find_places(lines: Sequence[Line]) -> Iterator[str]:
    """Yield what may say where, the surest first: a label, a place on top, a sentence that says so."""
    for at, line in enumerate(lines):
        label = _LABEL.match(line.text)
        if label:
            yield line.text[label.end() :]
        elif _LABEL_ALONE.fullmatch(line.text):
            yield from (following.text for following in lines[at + 1 : at + 2])
    for line in lines[:_TOP_ROWS]:
        pieces = _PIECES.split(line.text) if len(line.text) <= _LONGEST_PLACE else []
        yield from (piece for piece in pieces if _PLACE.fullmatch(piece))
    for line in lines:
        based = _BASED.search(line.text)
        if based:
            yield based["place"]


def read_years(lines: Sequence[Line]) -> int | None:
    """Return how many years of experience are asked for: of a range the lower end, of several the longest.

    What is only preferred is not asked for, and the employer's own years are not either.
    """
    required = [line for line in lines if line.kind is LineKind.REQUIREMENT]
    others = [line for line in lines if line.kind not in _NOT_ASKING]
    for candidates in (required, others):
        asking = (line.text for line in candidates if not _OURS.match(line.text))
        years = [number for text in asking for number in find_years(text)]
        if years:
            return max(years)
    return None


def read_benchmarks(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the awards, ratings and standards that the employer is said to hold or aim for, each once.

    What is asked of the candidate is not among them.
    """
    found: dict[str, str] = {}
    for line in lines:
        is_asked = line.kind in _ASKS and not _OURS.match(line.text)
        if is_asked or not _MAY_NAME_ONE.search(line.text):
            continue
        for match in _find_standards(line.text):
            phrase = match.strip(" .,;:")
            found.setdefault(phrase.casefold(), phrase)
    return tuple(found.values())[:_MOST_BENCHMARKS]


def _find_standards(text: str) -> list[str]:
    """Return the standards in a line in its order; of two that overlap, the one that begins first."""
    spans = sorted(match.span() for pattern in _STANDARDS for match in pattern.finditer(text))
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return [text[start:end] for start, end in kept]
