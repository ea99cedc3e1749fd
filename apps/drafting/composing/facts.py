"""A fact of a profile as the person would say it: "rewrote X" becomes "I rewrote X"."""

from __future__ import annotations

import re

from apps.drafting.composing.casing import lower_first
from apps.drafting.composing.clauses import is_clause
from apps.drafting.composing.wordforms import (
    COUNTED,
    DETERMINERS,
    NOUN_TOO,
    PREPOSITIONS,
    add_article,
    base_of_gerund,
    base_of_third,
    is_past,
    is_role,
    is_verb_at,
)
from apps.drafting.composing.wording import tidy

_DENIALS = frozenset("no not never without lack lacks lacking none".split())
_TIMES = ("since", "then", "last", "mostly", "until", "from")
_STATES = frozenset(
    "able bilingual calm careful patient punctual reliable friendly organised numerate strong comfortable "
    "competent confident conversant experienced familiar fluent good happy proficient "
    "qualified responsible skilled trained used willing certified licensed registered".split()
)
_DONE = frozenset(
    "apprenticeship bootcamp course internship placement secondment traineeship module programme".split()
) | {"training"}
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty several many"
)
# How old someone is, and when they mean to retire, is theirs to volunteer and not ours.
_AGE = re.compile(r"\b(?:aged? \d{1,2}|years? old|to retirement|until i retire)\b", re.IGNORECASE)
_UNDER_WAY = frozenset(
    "studying working training volunteering learning finishing completing retraining taking".split()
)
_DURATION = re.compile(
    rf"(?:about |nearly |almost |over )?(?:\d+\+?|{'|'.join(_NUMBERS.split())})(?: and a half)?[ -]"
    r"(?:years?|yrs?|months?|weeks?|seasons?|summers?|winters?)\b['’]?",
    re.IGNORECASE,
)
_TONGUES = frozenset(
    "arabic bengali cantonese chinese czech dutch english french german greek gujarati hindi hungarian "
    "irish italian japanese mandarin polish portuguese punjabi romanian russian somali spanish swedish "
    "tamil turkish ukrainian urdu vietnamese welsh".split()
)
_JOINTS = frozenset("and or that which made written of".split())
_OFFICES = frozenset("captain chair chairman chairwoman editor head president secretary treasurer".split())
_LINKS = frozenset("for at in with since on from until as".split())


def tell_fact(text: str) -> str:
    """Return a fact as a clause without end mark, nearly always with "I" as its subject.

    What a person lacks, and how old they are, is not volunteered: such a fact gives "".
    """
    rest = re.sub(r"\s*;\s*", ", ", tidy(text))
    parts = [part for part in rest.split(", ") if part.strip() and not _AGE.search(part)]
    if not parts or _DENIALS & set(parts[0].lower().split()[:2]):
        return ""
    parts = [part for part in parts if part.split(" ", 1)[0].lower() not in _DENIALS]
    labelled = _LABEL.match(parts[0])
    if labelled:
        parts[0] = parts[0][labelled.end() :]
        return f"for {labelled[1]}, I have {', '.join(parts)}"
    if len(parts) == 2 and _DURATION.fullmatch(parts[1]) and is_past(parts[0].lower().split()):
        parts = [f"{parts[0]} for {parts[1]}"]
    if len(parts) > 1 and re.fullmatch(r"(?:19|20)\d\d", parts[-1]):
        parts = [*parts[:-2], f"{parts[-2]} from {parts[-1]}"]
    clause = _tell_part(", ".join(parts))
    if len(parts) == 1 or not clause.startswith("I have "):
        return clause
    is_time_of = len(parts) == 2 and _DURATION.fullmatch(parts[1]) and not is_role(parts[0])
    if is_time_of and not COUNTED & set(parts[0].lower().split()):
        return f"I have {parts[1]} of {lower_first(parts[0])}"
    return _tell_parts(parts) or clause


def _tell_parts(parts: list[str]) -> str:
    """Tell a list of two facts one by one, where the first is a thing and the second can stand alone."""
    first, second = (_tell_part(part) for part in (parts[0], ", ".join(parts[1:])))
    is_own_fact = second.startswith("I ") and not second.startswith(("I have two", "I have three"))
    duration = _DURATION.match(parts[1])
    is_bare = bool(duration and duration.end() == len(parts[1]))
    is_time = is_bare or parts[1].lower().startswith(_TIMES)
    is_thing_of_own = not is_role(parts[0]) and is_own_fact and not is_time and parts[1][:1].islower()
    return f"{first}, and {second}" if is_thing_of_own and not _is_detail(parts[1]) else ""


def _is_detail(part: str) -> bool:
    """Say whether a part only says more of what stands before it: "full level", "top of the class"."""
    low = part.lower().split()
    is_deed = is_past(low) or bool(base_of_third(low[0]))
    if is_deed or is_role(part) or _DURATION.match(part):
        return False
    return not _STATES & set(low[:1]) and low[-1] not in COUNTED | _TONGUES and len(low) < 6


_LABEL = re.compile(r"([A-Z][\w.+#/ -]{1,24}):\s+(?=\S+ \S)")


def _tell_part(rest: str) -> str:
    words = rest.split()
    low = [word.lower().strip(",;:") for word in words]
    if low[0] in {"i", "i've", "i’ve", "i'm", "i’m"}:
        return rest[0].upper() + rest[1:]
    if (said := _tell_deed(rest, low)) is not None:
        # Told of the person by another: "maintains her own site". Further on, "her" may be anyone's.
        return re.sub(r"^(I \w+) (?:his|her)\b", r"\1 my", said)
    if _is_own_result(low):
        return lower_first(rest) if low[0] == "my" else f"my {lower_first(rest)}"
    is_sentence = is_clause(low) and not _DURATION.match(rest)
    return lower_first(rest) if is_sentence else _tell_thing(lower_first(rest), low)


def _is_own_result(low: list[str]) -> bool:
    """Say whether a thing of one's own did something: "my forecast cut waste", "menu redesign cut costs"."""
    start = 2 if low[0] == "my" else 1
    if low[0] in DETERMINERS - {"my"} or low[0][:1].isdigit():
        return False
    for place in range(start, min(start + 3, len(low) - 1)):
        following = low[place + 1]
        is_object_next = following not in PREPOSITIONS and not following.isdigit()
        if is_past(low[place:]) and is_object_next and low[place - 1] not in PREPOSITIONS:
            return True
        if low[0] == "my" and is_past(low[place:]):
            return True
    return False


def _tell_deed(rest: str, low: list[str]) -> str | None:
    lowered = lower_first(rest, force=True)
    lead = 1 if low[0].endswith("ly") and len(low) > 2 else 0
    if is_past(low[lead:]) and not is_role(rest):
        return f"I {lowered}"
    if base_of_third(low[lead]) and len(low) > lead + 1 and not _is_plural_thing(low[lead:]):
        return f"I {_drop_third_person(lowered, lead)}"
    if low[0] in _UNDER_WAY and len(low) > 1:
        return f"I am {lowered}"
    if base_of_gerund(low[0]) and low[1:2] and low[1].isdigit():
        return f"I {base_of_gerund(low[0])} {rest.partition(' ')[2]}"
    if base_of_gerund(low[0]) and (low[0] not in NOUN_TOO and low[1:2] and low[1] in DETERMINERS):
        return f"my work so far includes {lowered}"
    # "clean licence": a verb has no bare thing behind it, of which one has one.
    head = rest.partition(",")[0].lower().split()
    is_thing = len(head) == lead + 2 and head[-1] in COUNTED
    is_verb = is_verb_at(low, lead) and not is_thing and not rest.split(" ", 1)[0].endswith(",")
    return f"I {lowered}" if is_verb and not is_role(rest) else None


def _is_plural_thing(low: list[str]) -> bool:
    """Tell "plans for three sites" from "plans the rota"."""
    is_led_on = low[1] in PREPOSITIONS | _JOINTS and low[1] not in {"at", "with", "on", "in", "as"}
    return base_of_third(low[0]) in NOUN_TOO and is_led_on


def _drop_third_person(text: str, lead: int) -> str:
    """Return "maintain X and run Y" for "maintains X and runs Y"."""
    tokens = text.split(" ")
    low = [token.lower().strip(",;:") for token in tokens]
    for place, word in enumerate(low):
        is_joined = place > 0 and (low[place - 1] in {"and", "or", "then"})
        is_verb = place == lead or (is_joined and place + 1 < len(low) and not _is_plural_thing(low[place:]))
        if is_verb and base_of_third(word):
            tokens[place] = base_of_third(word) + tokens[place][len(word) :]
    return " ".join(tokens)


def _tell_thing(text: str, low: list[str]) -> str:
    """Say a fact that is a thing: what one is, has done, has spent time on, or has."""
    is_led_on = len(low) > 1 and low[1] in {"in", "with", "at", "to", "for", "of", "as"}
    if (len(low) == 1 and low[0].rpartition("-")[2] in _STATES) or (low[0] in _STATES and is_led_on):
        return f"I am {text}"
    head, _, tail = text.partition(", ")
    duration = _DURATION.match(text)
    if duration:
        return _tell_duration(text, text[duration.end() :].strip())
    if is_role(text):
        return _tell_role(head, tail)
    named = low[: next((place for place, word in enumerate(low) if word in _LINKS), len(low))]
    if _DONE & {word.rstrip("s") for word in named}:
        return f"I have done {add_article(text)}"
    if low[:2] == ["pro", "bono"] or named[-1:] == ["work"]:
        return f"I have done {text}"
    if len(named) <= 3 and re.search(rf" for {_DURATION.pattern}", text, re.IGNORECASE):
        return f"I have worked in {text}" if text[:1].islower() else f"I have been with {text}"
    if low[-1] in _TONGUES and len(low) <= 3 and low[0] in {"fluent", "native", "good", "everyday", "basic"}:
        return f"I speak {text}"
    return f"I have {add_article(text)}"


def _tell_duration(text: str, after: str) -> str:
    first = after.split(" ", 1)[0].lower()
    if first == "of":
        return f"I have {text}"
    is_spent = first in _LINKS | {"on"} or bool(base_of_gerund(first))
    if first.strip(",") in _STATES:
        return f"I am {text}"
    if is_spent:
        return f"I have spent {text}"
    if any(word.lower().strip(",") in _DONE for word in text.split()):
        return f"I have done {add_article(text)}"
    return f"I have {text}"


def _tell_role(head: str, tail: str) -> str:
    """Say what one is or has been; "statistician, nine years" becomes "a statistician for nine years"."""
    duration = _DURATION.match(tail)
    if duration and not tail[duration.end() :].strip(" ,"):
        return f"I have worked as {add_article(head)} for {tail}"
    if duration:
        rest = tail[duration.end() :].strip(" ,")
        clause = f"I have worked as {add_article(head)} for {tail[: duration.end()]}"
        is_possession = (
            rest.split(" ", 1)[0].lower() in {"phd", "msc", "bsc", "degree"} or rest.split(" ")[-1] in COUNTED
        )
        return f"{clause}, and I have {add_article(rest)}" if is_possession else f"{clause}, {rest}"
    low = head.lower().split()
    if low[0] in _OFFICES and low[1:2] == ["of"]:
        return f"I am {lower_first(head)}" + (f", {tail}" if tail else "")
    is_placed = bool(_LINKS & set(low[1:]))
    verb = "I worked as" if "before" in low else "I have worked as" if is_placed else "I am"
    later = tail
    if tail and tail.lower().split()[-1] in COUNTED:
        return f"{verb} {add_article(head)}, and I have {add_article(tail)}"
    if tail.startswith("then "):
        spent = _DURATION.match(tail[5:])
        later = f"then {'for' if spent else 'as'} {tail[5:]}"
    elif (
        _DURATION.match(tail) is None
        and tail[:1].isalpha()
        and tail.split(" ", maxsplit=1)[0].lower() in _NUMBERS.split()
    ):
        later = f"with {tail}"
    return f"{verb} {add_article(head)}" + (f", {later}" if later else "")


def is_deed(clause: str) -> bool:
    """Say whether a told fact is something done, which is the better proof: "I rewrote", not "I have"."""
    words = clause.lower().split()
    return words[:1] == ["i"] and len(words) > 1 and is_past(words[1:])
