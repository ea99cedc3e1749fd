"""The lines of a section: wrapped ones put together, bullets told from names, marks taken off."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from apps.drafting.reading.resumes.dates import has_date

BULLET = re.compile(r"\s*(?:[-*–—•●▪◦‣∙·»+>○■□➢✓✔➤]|\d{1,2}[.)])\s+(?=\S)|\s*[•●▪◦‣➢✓✔➤]")
_CELL = re.compile(r"\s*(?:\||\t|(?<=\S) {3,}(?=\S))\s*")
_LINK = re.compile(r"\[([^\[\]]{1,80})\]\((?:https?:|www|mailto:)[^()\s]{1,200}\)")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_CLOSING_HASHES = re.compile(r"(?<=\s)#+\s*$")
_OPEN_END = re.compile(r"(?:[,(/&-]|\b(?:and|or|the|of|to|in|for|with|at))$")
_WRAPS_AT = 60


@dataclass(slots=True)
class Block:
    """A bullet or a line with what it wraps over; `is_apart` where a heading or an empty line is above."""

    is_bullet: bool
    is_apart: bool
    lines: list[str]

    @property
    def text(self) -> str:
        """The words of the lines as one, without their marks; cells of a table are told apart by commas."""
        return clean_line(" ".join(map(str.strip, self.lines)), is_bullet=self.is_bullet)

    @property
    def source(self) -> str:
        """The lines as they stand in the text."""
        return "\n".join(line.strip() for line in self.lines)


def clean_line(text: str, *, is_bullet: bool = False) -> str:
    """Return a line without bullet, Markdown and table marks."""
    plain = BULLET.sub("", text, count=1) if is_bullet else text
    # Long gaps are made short first, so that looking for cells stays linear.
    plain = re.sub(r"\s{4,}", "   ", plain)
    bare = _CLOSING_HASHES.sub("", _LINK.sub(r"\1", _EMPHASIS.sub("", plain)))
    plain = _CELL.sub(", ", bare.strip(" \t|").lstrip("#"))
    # "C#" keeps its hash; a heading loses those before and behind it.
    return re.sub(r"(?:, )*, ,? ?|,{2,} ", ", ", " ".join(plain.split())).strip(" |*_,").lstrip(" |#*_,")


def join_lines(lines: Iterable[str], *, is_list: bool = False) -> list[Block]:
    """Put wrapped lines together; an empty line ends what stands above it.

    In a list a short line is an item of its own, though the next one begins in lower case.
    """
    blocks: list[Block] = []
    is_apart = True
    for line in lines:
        if not line:
            is_apart = True
            continue
        is_bullet = bool(BULLET.match(line))
        is_titled = line.lstrip().startswith("#")
        if blocks and not (is_apart or is_bullet or is_titled) and _wraps(blocks[-1], line, is_list=is_list):
            blocks[-1].lines.append(line)
        else:
            blocks.append(Block(is_bullet, is_apart or is_titled, [line]))
        is_apart = False
    return blocks


def _wraps(block: Block, line: str, *, is_list: bool) -> bool:
    last = block.lines[-1].rstrip()
    starts_small = line.split(maxsplit=1)[0].islower() and not (is_list and len(last) < _WRAPS_AT / 2)
    is_full = len(last) >= _WRAPS_AT and not last.endswith((".", "!", "?", ":")) and not has_date(line)
    is_cut = bool(_OPEN_END.search(last)) and not last.lstrip().startswith("#")
    return starts_small or is_cut or (is_full and "\t" not in line + last and not has_date(last))
