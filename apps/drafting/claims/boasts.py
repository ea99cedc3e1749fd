"""Superlatives and deeds: what lifts a person above others, and what they say they did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from apps.drafting.claims.holding import make_form_key, make_word_key
from apps.drafting.claims.kinds import Claim, ClaimKind
from apps.drafting.claims.spelling import find_root
from apps.drafting.composing.wordforms import PAST
from apps.drafting.text import STOP_WORDS, Span, stem

_I = re.IGNORECASE
_SUPERLATIVES = frozenset(
    "best worst greatest strongest fastest highest largest biggest smallest longest newest youngest oldest "
    "brightest smartest finest toughest hardest deepest broadest widest richest safest cheapest quickest "
    "cleverest keenest sharpest closest clearest busiest top leading foremost premier unique unrivalled "
    "unrivaled unmatched unparalleled unsurpassed exceptional outstanding extraordinary excellent superb "
    "perfect flawless proven renowned acclaimed prestigious expert expertise guru ninja rockstar visionary "
    "world-class award-winning industry-leading market-leading record-breaking best-in-class cutting-edge "
    "state-of-the-art certified chartered accredited licensed qualified degree doctorate phd mba msc bsc "
    "diploma award awards prize medal patent guaranteed guarantee unbeatable".split()
)
_PHRASES = re.compile(
    r"\b(?:the only|number one|no\.? ?1|second to none|first[- ]ever"
    r"|most \w{3,}(?:ive|ful|ant|ent|ing|ed|al|ous|able|ible|ic)"
    r"|one of the best|(?:five|ten|\d+)[- ]star)\b",
    _I,
)
_PLAIN = re.compile(
    r"\b(?:(?:do|doing|did|try|trying) (?:my|our|your|their|its|the) (?:very )?best"
    r"|best (?:practices?|suits?|fits?|way|of luck)"
    r"|at best|on top of|from the top|top up"
    r"|leading (?:to|up|into|from|edge|a|an|the|my|our|your|this|that|teams?|people|others|shifts?)"
    r"|leading projects?)\b",
    _I,
)
_STATED = frozenset("i we i've i’ve we've we’ve".split())
_BETWEEN = frozenset(
    "have had has also already then once successfully recently even and always just both personally "
    "independently single-handedly never later".split()
)
# Wishes, thoughts and the plainest verbs say of nobody that something was brought about.
_PLAIN_VERBS = frozenset(
    map(
        find_root,
        "work start want use hope like love learn need look feel think see be do have go come get know mean "
        "try plan decide choose ask talk speak read hear live enjoy notice understand realise wish say said "
        "saw did had went came knew felt thought was were learnt heard meant met lived found stay prefer "
        "interest excite please commit agree expect intend aim apply care miss mention enjoyed "
        "begin become".split(),
    )
)
_LIKE_PAST = frozenset("need indeed speed feed seed exceed proceed succeed embed red bed ahead".split())


def find_superlatives(text: str, found: Sequence[Span]) -> Iterator[Claim]:
    """Yield every word or phrase that sets somebody above others, or gives them a rank by proof."""
    idioms = [match.span() for match in _PLAIN.finditer(text)]
    for match in _PHRASES.finditer(text):
        needs = tuple(
            frozenset({make_form_key(word)})
            for word in re.findall(r"\w+", match[0])
            if word.lower() not in STOP_WORDS
        )
        yield Claim(
            match[0],
            *match.span(),
            ClaimKind.SUPERLATIVE,
            needs or (frozenset({("phrase", match[0].lower())}),),
        )
    at = 0
    for word in found:
        while at < len(idioms) and idioms[at][1] <= word.start:
            at += 1
        is_idiom = at < len(idioms) and idioms[at][0] <= word.start
        if word.text.lower() in _SUPERLATIVES and not is_idiom:
            keys = frozenset({make_form_key(word.text)})
            yield Claim(word.text, word.start, word.end, ClaimKind.SUPERLATIVE, (keys,))


def find_deeds(text: str, found: Sequence[Span]) -> Iterator[Claim]:
    """Yield every deed that the speaker claims: "I led", "we have cut", "and trained" after either."""
    is_telling = False
    since = 99
    for index, word in enumerate(found):
        lowered = word.text.lower()
        if index and any(stop in text[found[index - 1].end : word.start] for stop in ".!?;"):
            is_telling = False
        since = 0 if lowered in _STATED else since + (lowered not in _BETWEEN)
        follows = since <= 1 and since > 0
        joins = is_telling and index > 0 and found[index - 1].text.lower() in {"and", "then"}
        if (follows or joins) and is_deed(lowered):
            is_telling = True
            keys = frozenset({make_word_key(lowered)})
            yield Claim(word.text, word.start, word.end, ClaimKind.DEED, (keys,))


def is_deed(lowered: str) -> bool:
    """Say whether a word is a past form of a verb that brings something about."""
    if find_root(lowered) in _PLAIN_VERBS or stem(lowered) in _PLAIN_VERBS:
        return False
    return lowered in PAST or (lowered.endswith("ed") and len(lowered) > 4 and lowered not in _LIKE_PAST)
