"""Clauses: whether words are a statement of their own, surely or perhaps."""

from __future__ import annotations

from apps.drafting.composing.wordforms import (
    ADVERBS,
    BASES,
    DETERMINERS,
    NOUN_TOO,
    PHRASAL,
    PREPOSITIONS,
    base_of_third,
)

SUBJECTS = frozenset("i we you they he she it there someone nobody everyone everybody".split())
_SPEAKERS = frozenset("i we you they he she".split())
_FINITE = frozenset(
    "is are am was were has have had will would can could may might must should does did isn't "
    "aren't won't can't cannot gets got means needs".split()
)
# Past forms that are no participles: "took" tells of a deed, "taken" may stand before a noun.
_TOLD = frozenset(
    "ate became began broke chose did drew drove fell flew forgot gave went grew knew ran saw spoke swam "
    "took threw wore wrote rewrote oversaw undertook rose".split()
)
_RELATIVES = frozenset("that which who where what how when so because whose".split())
_OBJECTS = frozenset(
    "it me us them him her you on nothing everything something anything anyone everyone someone "
    "again back early home late less more twice together".split()
)
# Those of whom one says what they do: "the team works with schools", but "the blister packs for the homes".
_AGENTS = frozenset(
    "agency apprenticeship bank branch business cadetship centre charity church clinic club college "
    "company council course department employer factory farm firm fleet group hospital industry job "
    "library manager market museum network office organisation plant position post practice product "
    "programme project restaurant role rota scheme school service shift shop site staff store system team "
    "theatre traineeship trust unit university ward work".split()
)

_FOLLOW_VERBS = DETERMINERS | _OBJECTS | ADVERBS | PREPOSITIONS - {"of"} | {"straight"}


def is_clause(low: list[str]) -> bool:
    """Say whether lower-case words are a clause of their own: a subject, then a finite verb."""
    first = low[0].replace("’", "'")
    if "'" in first and first.partition("'")[0] in SUBJECTS and len(low) > 1:
        return True
    if first in SUBJECTS and len(low) > 2:
        return low[1] not in {"who", "that", "which", "to"}
    if first in BASES - NOUN_TOO:
        return False
    start = next((place for place in range(1, min(len(low), 9)) if _is_finite_at(low, place)), 0)
    # "habits I cannot learn alone": a speaker after the first word begins a clause about it.
    is_about_it = bool(_RELATIVES & set(low[:start]) or _SPEAKERS & set(low[1:start]))
    return bool(start) and not is_about_it and not (first in BASES and low[1] in DETERMINERS)


def may_be_clause(low: list[str]) -> bool:
    """Say whether words that are surely no clause may yet be one: "small firm so everyone knows everyone"."""
    for place in range(1, len(low) - 1):
        word, following = low[place], low[place + 1]
        if word in {"so", "because", "but"} and following in SUBJECTS:
            return True
        if word in _RELATIVES:
            return False
        is_free = low[place - 1] not in DETERMINERS | PREPOSITIONS | {"and", "or"}
        if is_free and word.endswith("ed") and following in DETERMINERS:
            return True
        is_led = low[0] in DETERMINERS and place in {2, 3}
        if is_led and base_of_third(word) and following not in PREPOSITIONS | {"and", "or"}:
            return True
    return False


def _is_finite_at(low: list[str], place: int) -> bool:
    word, before = low[place], low[place - 1]
    following = low[place + 1] if place + 1 < len(low) else ""
    if before in DETERMINERS | PREPOSITIONS | {"and", "or"} or (place == 1 and before in ADVERBS):
        return False
    if word in _FINITE | _TOLD or word.endswith(("n't", "n’t")):
        return True
    if low[0] in BASES:
        return False
    is_object_next = following in _FOLLOW_VERBS or following[:1].isdigit()
    if base := base_of_third(word):
        is_led = low[0] in DETERMINERS and 2 <= place <= 3
        is_done_to = place + 2 < len(low) and low[place + 2] in _OBJECTS
        is_meant = following == "to" and low[place + 2 : place + 3] and low[place + 2] in BASES
        is_told = before in _AGENTS or is_done_to or is_meant or following in PHRASAL.get(base, ())
        if following in PREPOSITIONS and not is_told:
            return False
        return (is_object_next or (is_led and following.endswith("s"))) and not before.endswith("s")
    is_noun_before = not base_of_third(before) or (low[0] in DETERMINERS and place == 2)
    is_plural_subject = before.endswith("s") and not before.endswith("ss") and is_noun_before
    return is_plural_subject and word in BASES and (is_object_next or following.endswith("ing"))
