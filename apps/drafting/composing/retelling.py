"""A line of a posting in the candidate's mouth: "we" becomes "you", "you will" becomes "I would".

What cannot be turned safely is quoted as it stands; a garbled sentence is worse than a quoted one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from apps.drafting.composing.wording import is_clause, read_phrase, tidy
from apps.drafting.composing.wordforms import BASES, base_of_gerund, base_of_third, opens_verb_phrase
from apps.drafting.vocabulary import LineKind


class Shape(StrEnum):
    """How a line can be said: a duty ("model fatigue"), what the employer does, or only quoted."""

    DUTY = "duty"
    EMPLOYER = "employer"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A line as the candidate would put it, without end mark."""

    shape: Shape
    text: str


_DUTY_LEADS = re.compile(
    r"(?:(?:in this (?:role|post|job|position),?\s+)?"
    r"(?:you(?:['’]ll| will| would| can expect to| are expected to| get to| are going to|['’]re going to)"
    r"|the (?:successful|right|ideal) (?:candidate|applicant|person) (?:will|would|should)"
    r"|the (?:post ?holder|role holder|candidate|jobholder) (?:will|would|should)"
    r"|your (?:main |key |daily )?(?:job|role|task|tasks|duties|work) (?:will be|is|are) to"
    r"|(?:this|the) (?:role|post|job|position) (?:will|is to|involves|includes|means))\s+)"
    r"(?:also |then |mainly |primarily |often |regularly |be required to |be expected to |have the chance to "
    r"|be asked to |need to )*",
    re.IGNORECASE,
)
_RESPONSIBLE = re.compile(r"(?:be |you are |you['’]re )?responsible for\s+", re.IGNORECASE)
_OWN_LIMIT = 34
_SWAPS_FOR_ME = {
    "you": "I", "your": "my", "yours": "mine", "yourself": "myself",
    "we": "you", "our": "your", "ours": "yours", "us": "you", "ourselves": "yourselves",
    "we're": "you are", "we’re": "you are", "we've": "you have", "we’ve": "you have", "we'll": "you will",
    "we’ll": "you will", "you'll": "I will", "you’ll": "I will", "you're": "I am", "you’re": "I am",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\W|\d|_")


def say_line(text: str, kind: LineKind) -> SaidLine:
    """Return a posting line in the candidate's mouth."""
    rest = tidy(_first_sentence(text))
    said = _say_duty(rest) or _say_employer(rest, kind)
    if said is None or len(said.text.split()) > _OWN_LIMIT:
        return SaidLine(Shape.QUOTE, rest)
    return said


def shift_pronouns(text: str) -> str:
    """Turn the posting's "you" into the speaker and its "we" into the listener."""
    out: list[str] = []
    for piece in _WORD.findall(text):
        swapped = _SWAPS_FOR_ME.get(piece.lower())
        if swapped is None or (piece == "US" and swapped == "you"):
            out.append(piece)
        elif swapped == "I" and _is_object(out):
            out.append("me")
        else:
            out.append(swapped)
    return re.sub(r"\bI (?:are|were)\b", _agree, "".join(out))


def _agree(found: re.Match[str]) -> str:
    return "I am" if found.group().endswith("are") else "I was"


def _is_object(before: list[str]) -> bool:
    words = [word.lower() for word in before if word.strip()]
    return bool(words) and words[-1] in {
        *(
            "for to with of from by about around between behind beside under on at help helps give "
            "gives show let".split()
        ),
        *(
            "support supports teach teaches train trains send sends pay pays offer offers want need "
            "expect ask".split()
        ),
        *("giving helping allowing allow enable enables enabling make makes".split()),
    }


def _first_sentence(text: str) -> str:
    head = re.split(r"(?<=[a-z0-9)][.!?])\s+(?=[A-Z])", text.strip(), maxsplit=1)
    return head[0]


def _say_duty(rest: str) -> SaidLine | None:
    lead = _DUTY_LEADS.match(rest)
    body = rest[lead.end() :] if lead else rest
    responsible = _RESPONSIBLE.match(body)
    if responsible:
        thing = body[responsible.end() :]
        first = thing.split(" ", 1)[0].lower()
        if base := base_of_gerund(first):
            body, lead = f"{base} {thing.partition(' ')[2]}", lead or responsible
        else:
            return SaidLine(Shape.DUTY, shift_pronouns(f"be responsible for {_lower(thing)}"))
    low = [word.lower().strip(",;:") for word in body.split()]
    if not low:
        return None
    if lead or opens_verb_phrase(low) or base_of_gerund(low[0]) or (base_of_third(low[0]) and _is_bare(low)):
        if base := base_of_gerund(low[0]) or (not lead and low[0] not in BASES and base_of_third(low[0])):
            body = f"{base} {body.partition(' ')[2]}"
        elif low[0] not in BASES and low[0] not in ("also", "not", "be") and not low[0].endswith("ly"):
            return None if not lead else SaidLine(Shape.DUTY, shift_pronouns(_lower(body)))
        return SaidLine(Shape.DUTY, shift_pronouns(_lower(body)).rstrip())
    return None


def _is_bare(low: list[str]) -> bool:
    return len(low) > 2 and low[1] in {"the", "a", "an", "our", "all", "and", "with", "new", "to", "on"}


def _say_employer(rest: str, kind: LineKind) -> SaidLine | None:
    low = [word.lower().strip(",;:") for word in rest.split()]
    if not low:
        return None
    if low[0] in ("we", "we're", "we’re", "we've", "we’ve", "we'll", "we’ll", "our"):
        return SaidLine(Shape.EMPLOYER, _lower(shift_pronouns(rest)))
    if (
        kind in (LineKind.GROWTH, LineKind.DIRECTION, LineKind.RESPONSIBILITY)
        and is_clause(low)
        and low[0] != "you"
    ):
        return SaidLine(Shape.EMPLOYER, read_phrase(shift_pronouns(rest)).text)
    return None


def _lower(text: str) -> str:
    first = text.split(" ", 1)[0]
    if first == "I" or first.startswith(("I'", "I’")) or any(letter.isupper() for letter in first[1:]):
        return text
    return text[:1].lower() + text[1:]
