"""What a person says in one answer and says otherwise in another.

Interviewers talk to each other, and one person may hear two answers. Only what two
sentences say outright is compared: staying or leaving, managing or staying with the
work, a place to live, the time to one far aim, the number in one fact. A sentence that
hedges or denies takes no side, nor does an answer that says both. What depends on the
job (a first aim may take longer elsewhere) is no contradiction. Better quiet and right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from apps.drafting.text import STOP_WORDS, stem, words
from apps.drafting.vocabulary import Sentence, SourceKind

LONGEST_SENTENCE = 600
MOST_ALIKE = 60  # sentences compared with each other in one group


class Topic(StrEnum):
    """What two answers disagree on."""

    STAYING = "staying"
    MANAGING = "managing"
    PLACE = "place"
    HORIZON = "horizon"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Told:
    """One answer as it stands: the caller's ref, and its sentences in order."""

    ref: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sentences of two answers that cannot both be meant; `why` says so in one plain sentence."""

    topic: Topic
    left_ref: str
    left_quote: str
    right_ref: str
    right_quote: str
    why: str


@dataclass(frozen=True, slots=True)
class _Claim:
    """What one sentence of one answer says on a topic, such as "leave" or "Leeds"."""

    ref: str
    quote: str
    value: str


_OWN_FIRM = (
    r"(?:my|our) own (?:[\w-]+ )?(?:business|company|firm|practice|studio|shop|agency|restaurant|"
    r"consultancy|farm|caf[eé]|bakery|garage|salon|brewery|start-?up)"
)
_EMPLOYER = r"(?:company|firm|employer|organisation|organization|school|hospital|council|charity|agency|team)"
_HERE = rf"(?:here|with you|at (?:this|your) {_EMPLOYER}|in (?:this|your) {_EMPLOYER})"
_STAY = re.compile(
    rf"\b(?:(?:stay|staying|remain|remaining|be|settle) {_HERE} (?:for (?:good|the long|many|the rest)|"
    rf"until i retire|long[- ]term)|(?:stay|staying|remain|remaining) {_HERE}|"
    rf"still be (?:working )?{_HERE}|(?:rest of my|my whole|my entire) (?:career|working life) {_HERE}|"
    rf"build (?:a|my) (?:long |whole )?career {_HERE})",
    re.IGNORECASE,
)
_LEAVE = re.compile(
    rf"\b(?:(?:start|starting|open|opening|found|founding|set up|setting up|run|running|launch|launching) "
    rf"{_OWN_FIRM}|go(?:ing)? (?:freelance|self-employed)|(?:be|become) (?:a )?(?:freelancer?|self-employed)|"
    rf"work(?:ing)? for myself|stepping stone|(?:leave|leaving) (?:you|(?:the|this|your) {_EMPLOYER})|"
    rf"(?:move|moving|go|going) (?:on )?to (?:another|a different|a bigger|a larger) {_EMPLOYER}|"
    rf"(?:before|then) (?:i )?(?:move|moving) on(?=[.,;!?]|$))",
    re.IGNORECASE,
)
_HANDS_ON = re.compile(
    r"\b(?:(?:stay|staying|remain|remaining|keep|keeping) (?:hands[- ]on|on the tools|at the bench|"
    r"at the bedside|in the classroom|(?:a|an) (?:specialist|individual contributor|practitioner))|"
    r"(?:rather than|instead of|without) (?:manag|lead|line[- ]manag|runn)(?:e|ing)? (?:people|others|staff|"
    r"(?:a|the) (?:team|department))|(?:no|little) (?:wish|desire|plans?|ambition|interest) (?:to|in) "
    r"(?:manag|lead|becom)(?:e|ing)? ?(?:people|others|staff|a team|a manager)?|(?:not|never|n[’']t) "
    r"(?:really )?(?:want|wish|aim|hope|plan) to (?:manage|lead|become a manager|run a team))",
    re.IGNORECASE,
)
_MANAGE = re.compile(
    r"\b(?:to|can|could|will|and|be) (?:lead|leading|manage|managing|run|running|head|heading|line-manage) "
    r"(?:people|others|staff|(?:a|an|my own|your|the) (?:[\w-]+ )?(?:team|department|division|crew|unit|"
    r"branch))(?=[.,;:!?]|$| (?:of|that|who|in|at|here|and|with|for|on|one)\b)|"
    r"\b(?:to|and) become (?:a|an|your|the) (?:[\w-]+ )?(?:manager|team leader|head of [\w-]+)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:want|would like|i’d like|i'd like|wish|hope|aim|plan|goal|ambition|further ahead|see myself|"
    r"eventually|one day|long[- ]term|before i|grow into|in the next|years? from now|would be|will be)\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(r"\b(?:may|might|perhaps|maybe|if|unless|whether|not sure|or)\b", re.IGNORECASE)
_DENIAL = re.compile(
    r"(?:\b(?:no|not|never|without|nor|neither|rather than|instead of)|n[’']t)\b", re.IGNORECASE
)
_LIVE = re.compile(
    r"\b(?i:live|settle|settle down|be based|base myself|relocate|make my home|put down roots)"
    r"(?i: for good| permanently| again)? (?i:in|to) ((?:[A-Z][\w’'-]*)(?: [A-Z][\w’'-]*)*)"
)
# Larger than a town. A town and a country may both be true, so only like is compared with like.
_LANDS = frozenset(
    "argentina australia austria bangladesh belgium brazil britain bulgaria canada chile china colombia "
    "croatia cyprus denmark egypt england estonia ethiopia europe finland france germany ghana greece "
    "hungary iceland india indonesia iran iraq ireland israel italy jamaica japan kenya latvia lebanon "
    "lithuania malaysia malta mexico morocco nepal netherlands nigeria norway pakistan peru philippines "
    "poland portugal romania russia scotland serbia singapore slovakia slovenia spain sweden "
    "switzerland syria taiwan thailand turkey uganda ukraine vietnam wales zambia zimbabwe africa asia "
    "america cornwall devon essex kent norfolk suffolk surrey sussex cumbria dorset somerset california "
    "texas florida".split()
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
_SMALL = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_NUMBERS = {word: value for value, word in enumerate(_SMALL, 2)} | _TENS | {"ninety": 90, "dozen": 12}
_NUMBER = re.compile(
    rf"(?<![\w.,])(\d+(?:,\d{{3}})*(?:\.\d+)?|{'|'.join(_NUMBERS)})(?![\w.,]*\d|\w)", re.IGNORECASE
)
_UNIT = re.compile(r"\s?(%|[a-z][a-z’'-]+)", re.IGNORECASE)
_TIME = re.compile(
    rf"\b(?:in|within|over|after)(?: the)?(?: next| first| coming)? (?:about |around |some )?"
    rf"(\d{{1,2}}|a|one|{'|'.join(_NUMBERS)}) (months?|years?)\b",
    re.IGNORECASE,
)
_SHELL = frozenset(
    stem(word)
    for word in "want like hope aim plan goal ambition further ahead next first coming year years month "
    "months role job work time long term short within career position would".split()
)
_LONG_MONTHS = 36


def find_contradictions(answers: Sequence[Told], *, about: str = "") -> tuple[Contradiction, ...]:
    """Return where answers contradict each other: at most one on each stance, one for each aim and fact.

    With `about`, a ref, only what that answer contradicts, and its words are on the left.
    The earlier answer is on the left otherwise. Same input, same output.
    """
    found: list[Contradiction] = []
    for topic, read, explain in _STANCES:
        claims = [claim for told in answers for claim in read(told)]
        found += [_contrast(topic, pair, explain) for pair in _first_pair(claims, about)]
    found += _compare_times(answers, about)
    found += _compare_numbers(answers, about)
    return tuple(dict.fromkeys(found))


def _contrast(topic: Topic, pair: tuple[_Claim, _Claim], explain: Callable[[str, str], str]) -> Contradiction:
    left, right = pair
    why = explain(left.value, right.value)
    return Contradiction(topic, left.ref, left.quote, right.ref, right.quote, why)


def _first_pair(claims: Sequence[_Claim], about: str) -> Iterator[tuple[_Claim, _Claim]]:
    """Yield the first two claims of two answers that differ, at most one pair."""
    lefts = [claim for claim in claims if not about or claim.ref == about]
    for left in lefts[:MOST_ALIKE]:
        for right in claims:
            if right.ref != left.ref and _is_other(left.value, right.value):
                yield left, right
                return


def _is_other(left: str, right: str) -> bool:
    """Tell whether two values exclude each other: one place that names the other does not."""
    return left not in right and right not in left and _is_land(left) is _is_land(right)


def _is_land(place: str) -> bool:
    last = place.rsplit(maxsplit=1)[-1]
    return last in _LANDS or last.endswith("shire")


def _read_sides(told: Told, sides: dict[str, re.Pattern[str]]) -> tuple[_Claim, ...]:
    """Return what an answer says on a question with two sides; nothing where it says both."""
    claims: list[_Claim] = []
    for said in _list_texts(told):
        for side, pattern in sides.items():
            found = pattern.search(said)
            if found and _is_meant(said, found, is_denial_meant=side == "work"):
                claims.append(_Claim(told.ref, said, side))
                break
    return tuple(claims) if len({claim.value for claim in claims}) == 1 else ()


def _is_meant(said: str, found: re.Match[str], *, is_denial_meant: bool = False) -> bool:
    """Tell whether a sentence wishes what was found in it, and neither hedges nor denies it."""
    if _HEDGE.search(said) or not _WISH.search(said):
        return False
    before = said[max(0, found.start() - 40) : found.start()]
    return is_denial_meant or not _DENIAL.search(before)


def _read_staying(told: Told) -> tuple[_Claim, ...]:
    return _read_sides(told, {"leave": _LEAVE, "stay": _STAY})


def _read_managing(told: Told) -> tuple[_Claim, ...]:
    return _read_sides(told, {"work": _HANDS_ON, "manage": _MANAGE})


def _read_places(told: Told) -> tuple[_Claim, ...]:
    """Return where an answer says the person wants to live; nothing where it names two places."""
    claims = [
        _Claim(told.ref, said, found[1].lower())
        for said in _list_texts(told)
        if (found := _LIVE.search(said)) and _is_meant(said, found)
    ]
    return tuple(claims) if len({claim.value for claim in claims}) == 1 else ()


def _explain_staying(left: str, _right: str) -> str:
    one, other = ("leave", "stay") if left == "leave" else ("stay", "leave")
    return f"In one answer you {one}, in the other you {other}."


def _explain_managing(left: str, _right: str) -> str:
    ways = ["you lead people", "you stay with the work itself"]
    one, other = ways if left == "manage" else reversed(ways)
    return f"In one answer {one}, in the other {other}."


def _explain_place(left: str, right: str) -> str:
    return f"In one answer you would live in {left.title()}, in the other in {right.title()}."


_STANCES: tuple[tuple[Topic, Callable[[Told], tuple[_Claim, ...]], Callable[[str, str], str]], ...] = (
    (Topic.STAYING, _read_staying, _explain_staying),
    (Topic.MANAGING, _read_managing, _explain_managing),
    (Topic.PLACE, _read_places, _explain_place),
)


@dataclass(frozen=True, slots=True)
class _Measured:
    """A sentence with one figure in it: of what, how much, how it was written, and what it is about."""

    ref: str
    quote: str
    unit: str
    amount: float
    written: str
    stems: frozenset[str]
    facts: frozenset[str]

    def is_about_the_same(self, other: _Measured) -> bool:
        """Tell whether two sentences speak of one thing: one fact behind both, or mostly the same words."""
        shared = self.stems & other.stems
        likeness = len(shared) / max(1, len(self.stems | other.stems))
        is_one_fact = bool(self.facts & other.facts) and len(shared) >= 2 and likeness >= 0.3
        return is_one_fact or (len(shared) >= 3 and likeness >= 0.6)


def _compare_times(answers: Sequence[Told], about: str) -> Iterator[Contradiction]:
    aims = [aim for told in answers for aim in _read_times(told)]
    for left, right in _pair_up(aims, about):
        near, far = sorted((left.amount, right.amount))
        if far >= max(_LONG_MONTHS, 2 * near) and left.is_about_the_same(right):
            why = f"The same aim is “{left.written}” away in one answer and “{right.written}” in the other."
            yield Contradiction(Topic.HORIZON, left.ref, left.quote, right.ref, right.quote, why)


def _compare_numbers(answers: Sequence[Told], about: str) -> Iterator[Contradiction]:
    groups: dict[str, list[_Measured]] = {}
    for told in answers:
        for figure in _read_numbers(told):
            groups.setdefault(figure.unit, []).append(figure)
    for figures in groups.values():
        for left, right in _pair_up(figures, about):
            if left.amount != right.amount and left.is_about_the_same(right):
                why = f"One fact is told with “{left.written}” in one answer, “{right.written}” in the other."
                yield Contradiction(Topic.NUMBER, left.ref, left.quote, right.ref, right.quote, why)


def _pair_up(figures: Iterable[_Measured], about: str) -> Iterator[tuple[_Measured, _Measured]]:
    """Yield pairs of sentences of two answers, each text once, that of `about` on the left."""
    first: dict[tuple[str, bool], _Measured] = {}
    for figure in figures:
        first.setdefault((figure.quote, figure.ref == about), figure)
    for left, right in combinations(list(first.values())[:MOST_ALIKE], 2):
        if (
            left.ref == right.ref
            or left.quote == right.quote
            or (about and about not in (left.ref, right.ref))
        ):
            continue
        yield (right, left) if about and right.ref == about else (left, right)


def _read_times(told: Told) -> Iterator[_Measured]:
    """Yield the sentences of an answer that say how far one aim is, in months."""
    for sentence in told.sentences:
        said = sentence.text[:LONGEST_SENTENCE]
        found = list(_TIME.finditer(said))
        if len(found) != 1 or not _WISH.search(said) or _HEDGE.search(said):
            continue
        amount = _read_amount(found[0][1]) * (12 if found[0][2].lower().startswith("year") else 1)
        rest = said[: found[0].start()] + said[found[0].end() :]
        yield _Measured(told.ref, said, "", amount, found[0][0], _list_stems(rest), frozenset())


def _read_numbers(told: Told) -> Iterator[_Measured]:
    """Yield the sentences of an answer that tell a fact with one number of a thing."""
    for sentence in told.sentences:
        said = sentence.text[:LONGEST_SENTENCE]
        if _WISH.search(said) or _HEDGE.search(said):
            continue
        counted: dict[str, list[tuple[float, str]]] = {}
        for found in _NUMBER.finditer(said):
            unit = _UNIT.match(said, found.end())
            if unit and unit[1].lower() not in STOP_WORDS:
                figure = (_read_amount(found[1]), f"{found[1]}{unit[0]}")
                counted.setdefault(stem(unit[1]), []).append(figure)
        facts = frozenset(source.ref for source in sentence.sources if source.kind is SourceKind.FACT)
        stems = _list_stems(_NUMBER.sub(" ", said))
        for name, figures in counted.items():
            if len(figures) == 1:
                yield _Measured(told.ref, said, name, *figures[0], stems, facts)


def _read_amount(written: str) -> float:
    lowered = written.lower()
    if lowered in {"a", "one"}:
        return 1.0
    return float(_NUMBERS[lowered] if lowered in _NUMBERS else lowered.replace(",", ""))


def _list_stems(said: str) -> frozenset[str]:
    spoken = (span.text.lower().replace("’", "'") for span in words(said))
    return frozenset(stem(word) for word in spoken if word not in STOP_WORDS) - _SHELL


def _list_texts(told: Told) -> Iterator[str]:
    for sentence in told.sentences:
        yield sentence.text[:LONGEST_SENTENCE]
