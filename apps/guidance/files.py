"""The guidance that comes with the app: one file for each topic, rule and lens."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

CONTENT = Path(__file__).parent / "content"


class MalformedGuidance(Exception):
    """A file of guidance that cannot be read; says which and why."""


@dataclass(frozen=True, slots=True)
class TopicFile:
    """One topic as its file has it."""

    slug: str
    title: str
    note: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFile:
    """One rule as its file has it; `topic` is a slug, or empty."""

    slug: str
    label: str
    kind: str
    hears: str
    why: str
    mend: str
    source: str
    flagged: list[str]
    clean: list[str]
    phrases: list[str] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LensFile:
    """One employer's lens as its file has it; `topic` is a slug."""

    slug: str
    name: str
    topic: str
    source: str
    moves: list[dict[str, Any]] = field(default_factory=list)
    stresses: list[dict[str, Any]] = field(default_factory=list)


TomlFile = TypeVar("TomlFile", RuleFile, LensFile)


def read_topic_files(folder: Path = CONTENT / "topics") -> tuple[TopicFile, ...]:
    """Return the topics of a folder, by slug: each a head (title, note) between --- lines, then Markdown."""
    return tuple(_read_topic(path) for path in sorted(folder.glob("*.md")))


def read_rule_files(folder: Path = CONTENT / "rules") -> tuple[RuleFile, ...]:
    """Return the rules of a folder, by slug, from TOML files of one rule each."""
    return tuple(_read_toml(path, RuleFile) for path in sorted(folder.glob("*.toml")))


def read_lens_files(folder: Path = CONTENT / "lenses") -> tuple[LensFile, ...]:
    """Return the lenses of a folder, by slug, from TOML files of one lens each."""
    return tuple(_read_toml(path, LensFile) for path in sorted(folder.glob("*.toml")))


def _read_topic(path: Path) -> TopicFile:
    opening, _, rest = path.read_text(encoding="utf-8").partition("---\n")
    head, closing, body = rest.partition("\n---\n")
    if opening or not closing or not body.strip():
        raise MalformedGuidance(f"{path.name}: a head between two lines of ---, then the text")
    entries = dict(_read_entry(path, line) for line in head.splitlines() if line.strip())
    if unknown := entries.keys() - {"title", "note"}:
        raise MalformedGuidance(f"{path.name}: {', '.join(sorted(unknown))} is not known here")
    return TopicFile(path.stem, entries.get("title", ""), entries.get("note", ""), body.strip())


def _read_entry(path: Path, line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon:
        raise MalformedGuidance(f"{path.name}: {line!r} is not a name, a colon and a value")
    return name.strip(), value.strip()


def _read_toml(path: Path, kind: type[TomlFile]) -> TomlFile:
    try:
        found = kind(**tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise MalformedGuidance(f"{path.name}: {error}") from error
    if found.slug != path.stem:
        raise MalformedGuidance(f"{path.name}: its slug is {found.slug}")
    return found
