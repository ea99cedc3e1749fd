"""What changed between two texts, and what an edited sentence still rests on."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

from apps.drafting.text import content_stems
from apps.drafting.vocabulary import Sentence, Source

Operation = Literal["same", "removed", "added"]
Change = tuple[Operation, str]

# A word carries the space after it, so that a run of new words is one run.
_TOKEN = re.compile(r"[\w'’]+\s*|[^\w\s]\s*|\s+")


def compare_texts(old: str, new: str) -> tuple[Change, ...]:
    """Return how `old` becomes `new`, word by word.

    The pieces marked "same" and "removed" make up `old`, those marked "same" and "added"
    make up `new`, to the character. Changed words with nothing but a space between are one change.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    changes: list[Change] = []
    removed = added = ""
    for operation, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        was, now = "".join(before[old_start:old_end]), "".join(after[new_start:new_end])
        is_last = old_end == len(before) and new_end == len(after)
        if operation == "equal" and (not was.isspace() or is_last or not (removed or added)):
            changes += _name_changes(removed, added)
            changes.append(("same", was))
            removed = added = ""
        else:
            removed, added = removed + was, added + now
    return (*changes, *_name_changes(removed, added))


def _name_changes(removed: str, added: str) -> list[Change]:
    pieces: tuple[Change, Change] = (("removed", removed), ("added", added))
    return [piece for piece in pieces if piece[1]]


def keep_sources(old: Sentence, new_text: str) -> tuple[Source, ...]:
    """Return those sources of `old` of which a word of meaning is left in `new_text`."""
    left = set(content_stems(new_text))
    return tuple(source for source in old.sources if left.intersection(content_stems(source.quote)))
