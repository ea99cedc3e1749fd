"""What one line of a posting is about, from its heading and from its own words.

A heading decides where it is firm and the line does not speak against it; a
line with telling words decides where the heading is vague. The confidence says
which of the two it was: both agree 0.95, a firm heading alone 0.75, words alone
0.7, neither 0.1.
"""

from __future__ import annotations

import re

from apps.drafting.reading import cues
from apps.drafting.reading.headings import Heading
from apps.drafting.reading.verbs import DUTY_BASES, DUTY_GERUNDS, DUTY_THIRDS
from apps.drafting.vocabulary import LineKind

# Read no further than this into one line: a line this long is not a sentence.
_LONGEST_READ = 1_500
_FIRST_WORDS = re.compile(
    r"[\W\d]*(?:(?:to|will|shall|would|must)(?: also)?(?: have to| be)? )?([A-Za-z-]+)([ ,:]*)([A-Za-z-]+)?",
    re.IGNORECASE,
)
# "Plant: Baddi", "Review of applications" and "Interviews will be held" begin with a noun.
_AFTER_NOUN = frozenset("of is are was will may can period type mode date number no".split())
# "Teaching Assistant (1:1)" and "Nursing Home Manager" are names, not duties.
_NAMES_JOB = re.compile(r"\W*(?:\d\S*\s+)?[A-Z][a-z]+ing [A-Z][a-z]+\b")
# A list of duties that goes on with what one has to be or to have.
_ASKS = re.compile(
    r"\W*(?:be (?!responsible|accountable|involved|the\b|in charge|on call)|have |hold |possess )",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:you(?:'ll| will| would|'d| are expected to| have to| shall)|(?:will|shall)(?: have to| be)?)"
    r"(?: also| then| regularly| usually| help| work to)? ([a-z-]+)"
)
_ROLE_DOES = re.compile(
    r"^\W*(?:(?:under|with|on|in|as|from) [^,.]{1,80}, )?(?:the|this|our) "
    r"(?!(?:company|team|trust|group|firm|school|council|business|organi[sz]ation|hospital|charity|"
    r"department|client|work|candidate's)\b)(?:[a-z-]+ ){1,3}?(?:also )?([a-z-]+s)\b",
    re.IGNORECASE,
)
_EMPLOYER_SPEAKS = re.compile(
    r"^\W*(?:we|they|it|our|there|interviews?|applica\w+|shortlist\w+|selection|candidates)\b", re.IGNORECASE
)
_NO_DUTY = frozenset("receive gain find get need learn join apply attend grow develop benefit earn".split())


_EXPERIENCE = re.compile(r"\bexperience\b", re.IGNORECASE)


def opens_with_duty(text: str) -> bool:
    """Tell whether a line begins with the verb of a duty, in any of its forms."""
    first = _FIRST_WORDS.match(text)
    if not first:
        return False
    word, mark, second = first[1].lower(), first[2], (first[3] or "").lower()
    if ":" in mark or second in _AFTER_NOUN or _NAMES_JOB.match(text):
        return False
    if word.endswith("ly") and second:
        word = second
    if word in DUTY_BASES or word in DUTY_GERUNDS:
        return True
    return word in DUTY_THIRDS and text.count(" ") > 2


def tells_duty(text: str) -> bool:
    """Tell whether a sentence says further in what the holder of the job does: "On Sundays you will …"."""
    lowered = text.lower()
    if _EMPLOYER_SPEAKS.match(lowered):
        return False
    if any(verb in DUTY_BASES and verb not in _NO_DUTY for verb in _TOLD.findall(lowered)):
        return True
    role = _ROLE_DOES.match(text)
    return role is not None and role[1].lower() in DUTY_THIRDS


def _is_growth(text: str) -> bool:
    if cues.GROWTH_NAMED.search(text):
        is_offer = not opens_with_duty(text)
    elif cues.GROWTH_ALONE.search(text):
        is_offer = not _EXPERIENCE.search(text)
    else:
        is_offer = bool(cues.GROWTH.search(text)) and not (
            cues.GROWTH_GIVEN.search(text) or _EXPERIENCE.search(text)
        )
    return is_offer and not cues.GROWTH_OF_OTHERS.search(text)


def _find_by_words(text: str) -> LineKind | None:
    """Return the kind that a line's own words tell, the strongest cue first."""
    if cues.FIELD.match(text):
        return LineKind.BENEFIT if cues.BENEFIT.search(text) or cues.MONEY.search(text) else LineKind.OTHER
    if cues.PREFERRED.search(text):
        return LineKind.PREFERRED
    if _is_growth(text):
        return LineKind.GROWTH
    if cues.DUTY.search(text) or opens_with_duty(text) or tells_duty(text):
        return LineKind.RESPONSIBILITY
    if cues.DIRECTION.search(text) and not cues.DIRECTION_OF_NOBODY.search(text):
        return LineKind.DIRECTION
    for kind, pattern in (
        (LineKind.OTHER, cues.OTHER),
        (LineKind.BENEFIT, cues.BENEFIT),
        (LineKind.BENEFIT, cues.MONEY),
        (LineKind.REQUIREMENT, cues.REQUIREMENT),
        (LineKind.ABOUT, cues.ABOUT),
    ):
        if pattern.search(text):
            return kind
    return None


# What a person specification marks as essential or desirable: "D  A forklift licence".
_LETTER = re.compile(r"([ED])[ \t]+(?=[A-Z])")

# "On a normal day you will:" says nothing by itself; what follows does.
_LEADS_IN = re.compile(r"^(?:\S+\s+){0,11}\S*:\s*$")

# Under a heading of the first kind, a line whose words say one of the second is believed.
_SPEAKS_AGAINST: dict[LineKind, frozenset[LineKind]] = {
    LineKind.RESPONSIBILITY: frozenset({LineKind.GROWTH, LineKind.BENEFIT, LineKind.PREFERRED}),
    LineKind.REQUIREMENT: frozenset({LineKind.PREFERRED, LineKind.GROWTH}),
    LineKind.PREFERRED: frozenset({LineKind.GROWTH}),
    LineKind.GROWTH: frozenset({LineKind.BENEFIT}),
    LineKind.DIRECTION: frozenset({LineKind.OTHER, LineKind.BENEFIT}),
    LineKind.BENEFIT: frozenset({LineKind.GROWTH, LineKind.OTHER, LineKind.DIRECTION}),
    LineKind.ABOUT: frozenset({LineKind.DIRECTION, LineKind.GROWTH, LineKind.OTHER, LineKind.RESPONSIBILITY}),
    LineKind.OTHER: frozenset({LineKind.BENEFIT, LineKind.GROWTH, LineKind.DIRECTION}),
}


def read_kind(text: str, heading: Heading | None) -> tuple[LineKind, float]:
    """Return what one line is about, and how sure that is (0 to 1).

    `heading` is the one that the line stands under, or None.
    """
    said = _find_by_words(text[:_LONGEST_READ].replace("’", "'"))
    above = heading.kind if heading else None
    if above is LineKind.RESPONSIBILITY and said is not LineKind.GROWTH and _ASKS.match(text):
        return LineKind.REQUIREMENT, 0.6
    if above is LineKind.REQUIREMENT and (letter := _LETTER.match(text)):
        return (LineKind.REQUIREMENT if letter[1] == "E" else LineKind.PREFERRED), 0.9
    if _LEADS_IN.search(text):
        return LineKind.OTHER, 0.7
    if above is LineKind.RESPONSIBILITY and said is LineKind.BENEFIT and not cues.BENEFIT.search(text):
        return above, 0.6  # a sum of money is what the work is about as often as what one gets
    if heading is None or above is None:
        return (said, 0.7) if said else (LineKind.OTHER, 0.1)
    if said is above:
        return above, 0.95
    if said is None:
        return above, 0.75 if heading.is_firm else 0.5
    if said in _SPEAKS_AGAINST[above]:
        return said, 0.7
    return (above, 0.75) if heading.is_firm else (said, 0.65)
