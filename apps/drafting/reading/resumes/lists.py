"""Lists of skills and languages: each item a fact, with how well where it is said."""

import re
from collections.abc import Sequence

from apps.drafting.reading.resumes.gathered import Gathered
from apps.drafting.reading.resumes.lines import Block
from apps.drafting.vocabulary import FactKind

LABEL = re.compile(r"(?P<label>[^\W\d_][\w &/,'’-]{1,40}):\**\s+(?=\S)")
_SPLIT = re.compile(r"\s*(?:[;|•·●▪]|,(?![^(]*\))|(?<=[a-z]{3})\.(?= +[A-Z]))\s*")
_RATING = re.compile(r"\s*[★☆●○◐■□▪▫⬤◯]{2,}\s*")
_LEVEL_WORDS = (
    r"native|mother tongue|bilingual|fluent|proficient|proficiency|conversational|basics?|beginner|"
    r"elementary|"
    r"intermediate|upper|advanced|expert|working|professional|full|limited|business|good|excellent|"
    r"very|some|first|"
    r"second|language|speaker|spoken|written|reading|writing|speaking|level|[abc][12]\+?|everyday|daily|use|"
    r"knowledge|competent|strong|fair|learning|near|school|and|in|or|of"
)
_LEVEL = re.compile(rf"\W*(?:(?:{_LEVEL_WORDS})\b\W*)+", re.IGNORECASE)
_MOST_ITEM_WORDS = 6


def is_level(text: str) -> bool:
    """Tell whether a text says only how well: "fluent", "B2 (written and spoken)"."""
    return bool(_LEVEL.fullmatch(text))


def read_items(blocks: Sequence[Block], kind: FactKind, gathered: Gathered) -> None:
    """Add the items of each line; a line that says only how well goes with the one above it."""
    held: list[Block] = []
    for block in blocks:
        if held and len(held) == 1 and is_level(block.text):
            held.append(block)
            continue
        _read_list(held, kind, gathered)
        held = [block]
    _read_list(held, kind, gathered)


def _read_list(blocks: Sequence[Block], kind: FactKind, gathered: Gathered) -> None:
    """Take a list apart where all its items are short; a sentence stays whole."""
    text = _RATING.sub(" ", ", ".join(block.text for block in blocks)).strip()
    source = "\n".join(block.source for block in blocks)
    label = LABEL.match(text)
    listed = text[label.end() :] if label and not is_level(text[label.end() :]) else text
    items = _join_levels([item for item in _SPLIT.split(listed.rstrip(".")) if item])
    is_list = len(items) > 1 and all(len(item.split()) <= _MOST_ITEM_WORDS for item in items)
    for item in items if is_list else [text if len(items) > 1 else listed] if listed else []:
        gathered.add(kind, item, source)
    if source and not listed:
        gathered.unplaced.append(source)


def _join_levels(items: Sequence[str]) -> list[str]:
    joined: list[str] = []
    for item in items:
        if joined and is_level(item):
            joined[-1] = f"{joined[-1]}, {item}"
        else:
            joined.append(item)
    return joined
