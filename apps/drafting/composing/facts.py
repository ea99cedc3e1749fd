"""A fact of a profile as the person would say it: "rewrote X" becomes "I rewrote X"."""

from __future__ import annotations

import re

from apps.drafting.composing.wordforms import (
    COUNTED,
    DETERMINERS,
    NOUN_TOO,
    add_article,
    base_of_gerund,
    base_of_third,
    is_past,
    is_role,
    is_verb_at,
)
from apps.drafting.composing.wording import is_clause, lower_first, tidy

_DENIALS = frozenset("no not never without lack lacks lacking none".split())
_STATES = frozenset(
    "able comfortable competent confident conversant experienced familiar fluent good happy proficient "
    "qualified responsible skilled trained used willing certified licensed registered".split()
)
_DONE = frozenset(
    "apprenticeship bootcamp course internship placement secondment traineeship module programme".split()
) | {"training"}
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty several many"
_DURATION = re.compile(
    rf"(?:about |nearly |almost |over )?(?:\d+\+?|{'|'.join(_NUMBERS.split())})(?: and a half)?[ -]"
    r"(?:years?|months?|weeks?|seasons?|summers?|winters?)\b['’]?",
    re.IGNORECASE,
)
_LINKS = frozenset("for at in with since on from until as".split())


def tell_fact(text: str) -> str:
    """Return a fact as a clause without end mark, nearly always with "I" as its subject.

    What a person lacks is not volunteered: such a fact gives "".
    """
    rest = re.sub(r"\s*;\s*", ", ", tidy(text))
    words = rest.split()
    low = [word.lower().strip(",;:") for word in words]
    if not low or _DENIALS & set(low[:2]):
        return ""
    if low[0] in {"i", "i've", "i’ve", "i'm", "i’m"}:
        return rest[0].upper() + rest[1:]
    if (said := _tell_deed(rest, low)) is not None:
        return said
    is_own_clause = low[0] == "my" and any(is_past(low[place:]) for place in range(2, min(5, len(low))))
    if is_own_clause or is_clause(low):
        return lower_first(rest)
    return _tell_thing(lower_first(rest), low)


def _tell_deed(rest: str, low: list[str]) -> str | None:
    lowered = lower_first(rest, force=True)
    lead = 1 if low[0].endswith("ly") and len(low) > 2 else 0
    if is_past(low[lead:]) and not is_role(rest):
        return f"I {lowered}"
    if base_of_third(low[lead]) and len(low) > lead + 1 and not _is_plural_thing(low[lead:]):
        return f"I {_drop_third_person(lowered, lead)}"
    if base_of_gerund(low[0]) and (low[0] not in NOUN_TOO and low[1:2] and low[1] in DETERMINERS):
        return f"my work so far includes {lowered}"
    return f"I {lowered}" if is_verb_at(low, lead) and not is_role(rest) else None


def _is_plural_thing(low: list[str]) -> bool:
    """Tell "plans for three sites" from "plans the rota"."""
    is_object_next = low[1] in DETERMINERS or low[1][:1].isdigit()
    return base_of_third(low[0]) in NOUN_TOO and not is_object_next and low[1] not in {"at", "with", "on"}


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
    if low[0] in _STATES and len(low) > 1 and low[1] in {"in", "with", "at", "to", "for", "of"}:
        return f"I am {text}"
    head, _, tail = text.partition(", ")
    duration = _DURATION.match(text)
    if duration and not text[duration.end() :].strip(" ,").startswith("of "):
        return _tell_duration(text, text[duration.end() :].strip())
    if is_role(text):
        return _tell_role(head, tail)
    named = low[: next((place for place, word in enumerate(low) if word in _LINKS), len(low))]
    if _DONE & {word.rstrip("s") for word in named}:
        return f"I have done {add_article(text)}"
    return f"I have {add_article(text)}"


def _tell_duration(text: str, after: str) -> str:
    first = after.split(" ", 1)[0].lower()
    is_spent = first in _LINKS | {"on"} or bool(base_of_gerund(first))
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
    is_placed = bool(_LINKS & set(low[1:]))
    verb = "I worked as" if "before" in low else "I have worked as" if is_placed else "I am"
    later = re.sub(r"^then (?=\w)", "then as ", tail)
    return f"{verb} {add_article(head)}" + (f", {later}" if later else "")


def is_deed(clause: str) -> bool:
    """Say whether a told fact is something done, which is the better proof: "I rewrote", not "I have"."""
    words = clause.lower().split()
    return words[:1] == ["i"] and len(words) > 1 and is_past(words[1:])
