"""What an import found of a posting, and how markup inside data becomes plain text.

Runs in the child process and therefore knows nothing of Django.
"""

import re
from dataclasses import dataclass
from typing import Any

from apps.common.documents.markup import read_markup
from apps.drafting.text import clean_text

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")


@dataclass(frozen=True, slots=True)
class Found:
    """A posting's plain text, and what the data around it name; "" where they do not."""

    text: str
    title: str = ""
    employer: str = ""
    location: str = ""

    def whole(self) -> str:
        """Return title, employer and text as one pasted posting would have them."""
        opening = [part for part in (self.title, self.employer) if part and part not in self.text[:300]]
        return "\n\n".join([*opening, self.text])


def read_value(value: Any) -> str:
    """Return the plain text of a string that may hold markup, escaped too; "" for anything else."""
    if not isinstance(value, str):
        return ""
    text = clean_text(value)
    return space_blocks(read_markup(text)) if _TAG.search(text) else text.strip()


def read_line(value: Any) -> str:
    """Return the plain text of a string on one line, without the mark of a heading; "" for anything else."""
    return " ".join(read_value(value).removeprefix("# ").split())


def space_blocks(text: str) -> str:
    """Put an empty line between blocks, so that one in lower case is not read as a wrapped line."""
    lines = (line for line in text.split("\n") if line)
    return "".join(("\n" if line.startswith("- ") else "\n\n") + line for line in lines).strip()
