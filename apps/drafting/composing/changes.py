"""What an edit did: word differences, sources that still hold, and claims that nothing holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from apps.drafting.text import content_stems
from apps.drafting.vocabulary import Sentence, Source


class Change(StrEnum):
    """What happened to a run of words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


_TOKEN = re.compile(r"\s+|[^\W_]+(?:['’.-][^\W_]+)*|.", re.DOTALL)
_NUMBER = re.compile(r"[£$€]?\d[\d.,]*%?")
_NAME = re.compile(r"\b[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*")
_NOT_NAMES = frozenset("I I’m I'm I’d I'd I’ll I'll I’ve I've".split())


def list_changes(old: str, new: str) -> tuple[tuple[Change, str], ...]:
    """Return the differences from `old` to `new` by words, as runs in reading order."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    runs: list[tuple[Change, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append((Change.SAME, "".join(before[a:b])))
            continue
        if b > a:
            runs.append((Change.REMOVED, "".join(before[a:b])))
        if d > c:
            runs.append((Change.ADDED, "".join(after[c:d])))
    return tuple(runs)


def keep_sources(old: Sentence, new_text: str) -> tuple[Source, ...]:
    """Return the sources of `old` of whose content words at least one is still in the new text."""
    said = set(content_stems(new_text))
    return tuple(source for source in old.sources if said & set(content_stems(source.quote)))


def unsupported_claims(text: str, sources: Sequence[Source]) -> tuple[str, ...]:
    """Return numbers and names in `text` that none of the sources holds, in reading order.

    The first word of a sentence is not taken for a name.
    """
    held = " ".join(source.quote for source in sources)
    held_words = {word.lower().rstrip(".,") for word in held.split()}
    numbers = [
        found.group().rstrip(".,")
        for found in _NUMBER.finditer(text)
        if found.group().rstrip(".,").lower() not in held_words and found.group().rstrip(".,") not in held
    ]
    names = [
        name
        for found in _NAME.finditer(text)
        if (name := _without_opener(text, found)) and name.lower() not in held.lower()
    ]
    claims = [*numbers, *names]
    return tuple(sorted(dict.fromkeys(claims), key=text.find))


def _without_opener(text: str, found: re.Match[str]) -> str:
    """Drop the capital that only opens a sentence, and "I"."""
    words = found.group().split()
    before = text[: found.start()].rstrip(" “\"'‘(")
    if not before or before[-1] in ".!?:”":
        words = words[1:]
    return " ".join(word for word in words if word not in _NOT_NAMES)
