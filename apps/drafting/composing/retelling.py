"""A line of a posting in the candidate's mouth: "we" becomes "you", "you will" becomes "I would".

What cannot be turned safely is quoted as it stands; a garbled sentence is worse than a quoted one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from apps.drafting.composing.casing import lower_first
from apps.drafting.composing.clauses import is_clause
from apps.drafting.composing.wordforms import (
    ADVERBS,
    BASES,
    DETERMINERS,
    NOUN_ING,
    PREPOSITIONS,
    base_of_gerund,
    base_of_third,
    change_joined,
    is_verb_at,
)
from apps.drafting.composing.wording import tidy
from apps.drafting.vocabulary import LineKind


class Shape(StrEnum):
    """How a line can be said: a duty ("model fatigue"), a clause ("you are moving"), a thing, or quoted."""

    DUTY = "duty"
    CLAUSE = "clause"
    THING = "thing"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A line as the candidate would put it, without end mark."""

    shape: Shape
    text: str


_DUTY_LEADS = re.compile(
    r"(?:(?:in|as|with|during) [^,.]{3,40},\s+(?=you))?"
    r"(?:(?:day to day|daily|here),?\s+)?"
    r"(?:you(?:['’]ll| will| would| can expect to| are expected to| get to| are going to"
    r"|['’]re going to)"
    r"|the (?:successful|right|ideal) (?:candidate|applicant|person) (?:will|would|should)"
    r"|the (?:post ?holder|role holder|candidate|jobholder) (?:will|would|should)"
    r"|your (?:main |key |daily )?(?:job|role|task|tasks|duties|work) (?:will be|is|are) to"
    r"|(?:this|the) (?:role|post|job|position) (?:will|is to|involves|includes|means))\s+"
    r"(?:(?:also|then|mainly|primarily|often|regularly|be required to|be expected to|have the chance to"
    r"|be asked to|need to)\s+)*",
    re.IGNORECASE,
)
_CHANCE = re.compile(r"you (?:can|could|may|might)\s+(?:also\s+)?(?!expect\b)(?=[a-z]+\b)", re.IGNORECASE)
_RESPONSIBLE = re.compile(r"(?:be |you are |you['’]re )?responsible for\s+", re.IGNORECASE)
_LABEL = re.compile(r"^[A-Z][\w/ ]{1,24}:\s+(?=\S+\s+\S+\s+\S)")
_ASIDE = re.compile(r"\s+[-–—]\s[^-–—.]{3,80}\s[-–—]\s+|\s*\([^()]{1,80}\)(?=[\s,.;])")
_LONGEST = 32
_SWAPS = {
    "you": "I", "your": "my", "yours": "mine", "yourself": "myself",
    "we": "you", "our": "your", "ours": "yours", "us": "you", "ourselves": "yourselves",
    "we're": "you are", "we've": "you have", "we'll": "you will", "we'd": "you would",
    "you'll": "I will", "you're": "I am", "you've": "I have", "you'd": "I would",
}  # fmt: skip
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\W|\d|_")
_OPENS_CLAUSE = frozenset(
    "and but that where when if as so because while what which how whatever who before after".split()
)
_SUBJECT_VERBS = frozenset(
    "will would can could should must may might have had need want are were do did get".split()
)
_MARKS = frozenset(",;:.")
_UNSPEAKABLE = re.compile(
    r"https?:|www\.|@|[#*_=~^\\]|\bi\b(?!['’.]e)|\bI(?:['’]\w+)?\b|\bmy\b|\?", re.IGNORECASE
)


@lru_cache(maxsize=2_000)
def say_line(text: str, kind: LineKind = LineKind.OTHER) -> SaidLine:
    """Return a posting line in the candidate's mouth."""
    rest = _LABEL.sub("", tidy(_ASIDE.sub(" ", " ".join(_first_sentence(text).split()))))
    rest = _shorten(rest)
    is_question = _first_sentence(text).rstrip().endswith("?")
    if not rest or is_question or _UNSPEAKABLE.search(rest) or len(rest.split()) > _LONGEST:
        return SaidLine(Shape.QUOTE, f"{rest}?" if is_question else rest)
    is_sentence = text.rstrip().endswith(".")
    return (
        _say_chance(rest)
        or _say_duty(rest)
        or _say_clause(rest)
        or _say_thing(rest, kind, is_sentence=is_sentence)
    )


def shift_pronouns(text: str) -> str:
    """Turn the posting's "you" into the speaker and its "we" into the listener."""
    pieces = _TOKEN.findall(text)
    out: list[str] = []
    for place, piece in enumerate(pieces):
        swapped = _SWAPS.get(piece.lower().replace("’", "'"))
        if swapped is None or piece == "US":
            out.append(piece)
        elif swapped == "I" and _is_object(pieces, place):
            out.append("me")
        else:
            out.append(swapped)
    said = re.sub(r"\bI are\b", "I am", "".join(out))
    return re.sub(r"\bI were\b", "I was", said)


def _is_object(pieces: list[str], place: int) -> bool:
    """Say whether "you" at `place` is an object, by the words on either side."""
    before = next((piece.lower() for piece in reversed(pieces[:place]) if not piece.isspace()), "")
    after = next((piece.lower() for piece in pieces[place + 1 :] if not piece.isspace()), "")
    if not before or before in _MARKS | _OPENS_CLAUSE - {"before", "after", "as"}:
        return after in _MARKS or not after
    if after in _SUBJECT_VERBS:
        return False
    return (
        before in PREPOSITIONS
        or before in BASES
        or bool(base_of_third(before) or base_of_gerund(before))
        or (after not in BASES)
    )


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[a-z0-9)][.!?])\s+(?=[A-Z])", text.strip(), maxsplit=1)[0]


def _shorten(text: str) -> str:
    """Cut a line too long to say at a joint behind which nothing is missed: "; ", ", including"."""
    if len(text.split()) <= 24:
        return text
    for joint in ("; ", ", including ", ", such as ", ", which ", ", so that ", ", as well as ", ", while "):
        head = text.partition(joint)[0]
        if 5 <= len(head.split()) <= 24:
            return head
    return text


def _say_chance(rest: str) -> SaidLine | None:
    """Say what one may do and need not: "you can move after a year" is no duty."""
    lead = _CHANCE.match(rest)
    if not lead or rest[lead.end() :].split(" ", 1)[0].lower() not in BASES:
        return None
    return SaidLine(Shape.CLAUSE, f"I could {shift_pronouns(rest[lead.end() :])}")


def _say_duty(rest: str) -> SaidLine | None:
    lead = _DUTY_LEADS.match(rest)
    body = rest[lead.end() :] if lead else rest
    responsible = _RESPONSIBLE.match(body)
    if responsible and responsible.end() < len(body):
        body, lead = body[responsible.end() :], lead or responsible
        if not base_of_gerund(body.split(" ", 1)[0].lower()):
            return SaidLine(Shape.DUTY, shift_pronouns(f"be responsible for {lower_first(body)}"))
    low = [word.lower().strip(",;:") for word in body.split()]
    if not low or (lead is None and is_clause(low)):
        return None
    said = _read_doing(body, low, is_led=lead is not None)
    return SaidLine(Shape.DUTY, shift_pronouns(said)) if said else None


def _read_doing(body: str, low: list[str], *, is_led: bool) -> str:
    """Return a duty in its base form; "" where the words do not begin with one."""
    lead = 1 if low[0] in ADVERBS and len(low) > 1 else 0
    first = low[lead]
    lowered = lower_first(body, force=True)
    if first == "be" or is_verb_at(low, lead, is_likely=True):
        return lowered
    following = low[lead + 1] if len(low) > lead + 1 else ""
    if base_of_gerund(first) and (first not in NOUN_ING or following in DETERMINERS):
        return change_joined(lowered, to_base=True)
    if not is_led and base_of_third(first) and following in DETERMINERS | {"with", "new", "on"}:
        return f"{base_of_third(first)}{lowered[len(first) :]}" if lead == 0 and " and " not in body else ""
    return lowered if is_led and first.isalpha() and first not in DETERMINERS | PREPOSITIONS else ""


def _say_clause(rest: str) -> SaidLine | None:
    low = [word.lower().replace("’", "'").strip(",;:") for word in rest.split()]
    is_theirs = low[0] in {"we", "we're", "we've", "we'll", "we'd"}
    if not is_theirs and (low[0] in {"you", "you're", "you've", "you'd", "your"} or not is_clause(low)):
        return None
    return SaidLine(Shape.CLAUSE, lower_first(shift_pronouns(lower_first(rest))))


def _say_thing(rest: str, kind: LineKind, *, is_sentence: bool) -> SaidLine:
    """Say a line that is no sentence as a thing the posting names; quote a sentence we cannot turn."""
    first = rest.split(" ", 1)[0].lower().replace("’", "'")
    is_about_speaker = first in {"you", "you're", "you've", "you'd", "your", "must", "should"}
    is_short = len(rest.split()) <= 16 and not (is_sentence and len(rest.split()) > 5)
    if is_about_speaker or not is_short or kind in {LineKind.ABOUT, LineKind.OTHER} or "." in rest:
        return SaidLine(Shape.QUOTE, rest)
    named = re.sub(r",? (?:is |are )?(?:offered|available|provided|included)$", "", rest)
    return SaidLine(Shape.THING, shift_pronouns(lower_first(named)))


_EMPLOYER = re.compile(
    r"(?:the|this|that) (?:agency|bank|business|charity|company|council|department|employer|firm|organisation"
    r"|practice|school|trust|university)(?P<whose>['’]s)? (?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_LISTENER = {
    "they": "you",
    "their": "your",
    "they're": "you are",
    "they've": "you have",
    "they'll": "you will",
}


def is_of_employer(text: str) -> bool:
    """Say whether a text begins with "the company" or its like."""
    return bool(_EMPLOYER.match(text))


def address(text: str) -> str:
    """Turn "they", "their" and "the company" at the start into the listener."""
    found = _EMPLOYER.match(text)
    if found and found["whose"]:
        return f"your {text[found.start('verb') :]}"
    if found:
        verb = found["verb"].lower()
        said = {"is": "are", "was": "were", "has": "have"}.get(verb) or base_of_third(verb) or verb
        return f"you {said}{text[found.end() :]}"
    first, _, rest = text.partition(" ")
    swapped = _LISTENER.get(first.lower().replace("’", "'"))
    return f"{swapped} {rest}".strip() if swapped else lower_first(text)
