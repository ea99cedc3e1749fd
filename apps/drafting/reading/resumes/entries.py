"""The entries of a section: the lines that name a role, course or project are one, its bullets apart."""

import re
from collections.abc import Sequence
from itertools import pairwise

from apps.drafting.reading.resumes.dates import has_date, is_date
from apps.drafting.reading.resumes.deeds import opens_with_deed
from apps.drafting.reading.resumes.gathered import Gathered
from apps.drafting.reading.resumes.lines import Block
from apps.drafting.vocabulary import FactKind

_MOST_HEAD_WORDS = 14
_MOST_PARTS = 4
_GRADE = re.compile(
    r"(?:(?:final |overall )?(?:grades?|gpa|result|classification|mark)\b|first[- ]class|"
    r"upper second|lower second|"
    r"(?:with )?(?:distinction|merit)\b|[12][:.][12i]\b)",
    re.IGNORECASE,
)
_AWARD = re.compile(
    r"\b(?:b\.?sc|m\.?sc|b\.?a|m\.?a|b\.?eng|m\.?eng|mba|ph\.?d|pgce|hn[cd]|svq|nvq|btec|gcses?|a[- ]levels?|"
    r"o[- ]levels?|highers|bachelor\w*|master\w*|doctorate|diploma|degree|baccalaureate|foundation|associate|"
    r"certificate|apprenticeship|abitur|leaving)\b",
    re.IGNORECASE,
)


def read_entries(blocks: Sequence[Block], kind: FactKind, gathered: Gathered) -> None:
    """Add each entry and each statement below it as a fact of its own."""
    for entry in split_entries(blocks, kind):
        text = ", ".join(block.text.strip(" ,;") for block in entry if block.text)
        gathered.add(kind, text, "\n".join(block.source for block in entry))


def split_entries(blocks: Sequence[Block], kind: FactKind) -> list[list[Block]]:
    """Return the blocks by the entry or the statement they make."""
    heads = [block for block in blocks if _can_name(block)]
    is_spaced = len(heads) > 2 and all(block.is_apart for block in heads)
    entries: list[list[Block]] = []
    run: list[Block] = []
    for block in blocks:
        if run and (not _can_name(block) or (block.is_apart and not is_spaced)):
            entries += _split_run(run, kind, is_one=block.is_bullet or block.is_apart)
            run = []
        if _can_name(block):
            run.append(block)
        else:
            entries.append([block])
    return entries + _split_run(run, kind, is_one=run != heads)


def _can_name(block: Block) -> bool:
    text = block.text
    is_short = len(text.split()) <= _MOST_HEAD_WORDS and not text.endswith((".", "!", "?"))
    return not block.is_bullet and is_short and (has_date(text) or not opens_with_deed(text))


def _split_run(run: list[Block], kind: FactKind, *, is_one: bool) -> list[list[Block]]:
    """Split lines that name things by their dates; undated ones are one name where `is_one`."""
    dated = [place for place, block in enumerate(run) if has_date(block.text)]
    if not dated:
        is_name = is_one and run and run[0].is_apart and 1 < len(run) <= _MOST_PARTS - 1
        is_name = is_name and kind is not FactKind.CREDENTIAL and not _is_anew(run[:1], run[1], kind)
        return [run] if is_name else [[block] for block in run]
    if dated[-1] == len(run) - 1 and dated[0]:
        starts = [0, *(place + 1 for place in dated[:-1])]
    else:
        ends = [-1, *dated]
        starts = [max(place - dated[0], last + 1) for place, last in zip(dated, ends, strict=False)]
    pieces = [run[start:end] for start, end in zip(starts, [*starts[1:], len(run)], strict=True)]
    for above, below in pairwise(pieces):
        if _GRADE.match(below[0].text):
            above.append(below.pop(0))
    return [entry for piece in pieces for entry in _trim(piece, kind)]


def _trim(piece: list[Block], kind: FactKind) -> list[list[Block]]:
    """Set apart what is too far from its date to name the same thing."""
    place = next(place for place, block in enumerate(piece) if has_date(block.text))
    most = _MOST_PARTS - 1
    if kind is FactKind.CREDENTIAL:
        most = 2 if is_date(piece[place].text) else 1
    start, end = max(0, place - most), place + 1
    is_whole = kind is FactKind.CREDENTIAL and not is_date(piece[place].text)
    while (
        not is_whole
        and end < len(piece)
        and end - start <= most
        and not _is_anew(piece[start:end], piece[end], kind)
    ):
        end += 1
    first = next((i for i in range(place, start, -1) if _is_anew(piece[i:end], piece[i - 1], kind)), start)
    return [*([block] for block in piece[:first]), piece[first:end], *([block] for block in piece[end:])]


def _is_anew(named: Sequence[Block], block: Block, kind: FactKind) -> bool:
    """Tell whether a line of the education names a second award."""
    is_award = kind is FactKind.EDUCATION and bool(_AWARD.search(block.text))
    return is_award and any(_AWARD.search(each.text) for each in named)
