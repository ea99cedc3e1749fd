"""One record as it came: JSON that nobody has checked. Everything is asked for by name and type."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from apps.postings.models import MAX_RAW_TEXT

MAX_ITEMS = 2_000
HALF_A_LETTER = re.compile(r"[\ud800-\udfff]")  # one half of a surrogate pair, which JSON lets through
Choice = TypeVar("Choice", bound=StrEnum)


class UnreadableRecord(Exception):
    """The record cannot be read; the text says what is wrong with it, in words for its sender."""


@dataclass(frozen=True, slots=True)
class Record:
    """A JSON object whose values are asked for with the type they must have.

    `where` is its place, for messages; `max_items` is how long a list in it may be.
    """

    values: Mapping[str, Any]
    where: str = ""
    max_items: int = MAX_ITEMS

    @property
    def id(self) -> str | int | None:
        """Return what the sender calls the record; None where that is neither text nor a whole number."""
        value = self.values.get("id")
        return value if isinstance(value, str | int) and not isinstance(value, bool) else None

    def text(self, name: str, *, default: str | None = None) -> str:
        """Return a string; `default`, where there is one, stands for an absent or null value."""
        value = self.values.get(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise UnreadableRecord(f"{self._name(name)} must be text")
        if len(value) > MAX_RAW_TEXT:
            raise UnreadableRecord(f"{self._name(name)} is longer than {MAX_RAW_TEXT:,} characters")
        if HALF_A_LETTER.search(value):
            raise UnreadableRecord(f"{self._name(name)} holds half of a letter, which is not text")
        return value.replace("\x00", "")

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of strings; an absent or null one is empty."""
        items = self._list(name)
        named = replace(
            self, values={str(number): item for number, item in enumerate(items, 1)}, where=self._name(name)
        )
        return tuple(named.text(number) for number in named.values)

    def record(self, name: str) -> "Record":
        """Return an object; an absent or null one is empty."""
        value = self.values.get(name)
        if value is None:
            value = {}
        if not isinstance(value, dict):
            raise UnreadableRecord(f"{self._name(name)} must be an object")
        return replace(self, values=value, where=self._name(name))

    def records(self, name: str) -> tuple["Record", ...]:
        """Return a list of objects; an absent or null one is empty."""
        found = []
        for number, item in enumerate(self._list(name), 1):
            if not isinstance(item, dict):
                raise UnreadableRecord(f"{self._name(name)} {number} must be an object")
            found.append(replace(self, values=item, where=f"{self._name(name)} {number}"))
        return tuple(found)

    def whole(self, name: str, *, default: int | None = None) -> int | None:
        """Return a whole number from 0 to 100,000; half years and the like are rounded down."""
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100_000:
            raise UnreadableRecord(f"{self._name(name)} must be a number, 0 or more")
        return int(value)

    def share(self, name: str) -> float:
        """Return a number from 0 to 1; an absent or null one is 0."""
        value = self.values.get(name)
        if value is None:
            return 0.0
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise UnreadableRecord(f"{self._name(name)} must be a number from 0 to 1")
        return float(value)

    def flag(self, name: str) -> bool:
        """Return true or false; an absent or null one is false."""
        value = self.values.get(name)
        if value is None:
            return False
        if not isinstance(value, bool):
            raise UnreadableRecord(f"{self._name(name)} must be true or false")
        return value

    def choice(self, name: str, choices: type[Choice]) -> Choice | None:
        """Return one of `choices`; None for an absent, null or empty one."""
        value = self.text(name, default="")
        if not value:
            return None
        if value not in [choice.value for choice in choices]:
            raise UnreadableRecord(f"{self._name(name)} must be one of {', '.join(choices)}")
        return choices(value)

    def _list(self, name: str) -> list[Any]:
        value = self.values.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise UnreadableRecord(f"{self._name(name)} must be a list")
        if len(value) > self.max_items:
            raise UnreadableRecord(f"{self._name(name)} has more than {self.max_items:,} items")
        return value

    def _name(self, name: str) -> str:
        return f"{self.where} {name}".strip()


def parse_record(line: bytes, *, max_items: int = MAX_ITEMS) -> Record:
    """Read one JSON object in UTF-8: a line of JSON Lines, or a file."""
    try:
        value = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise UnreadableRecord("not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableRecord("not JSON") from error
    if not isinstance(value, dict):
        raise UnreadableRecord("not an object")
    return Record(value, max_items=max_items)


def _refuse_constant(name: str) -> None:
    """Refuse NaN and Infinity, which Python reads and JSON does not know."""
    raise ValueError(name)
