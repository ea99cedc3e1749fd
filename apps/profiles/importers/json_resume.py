"""JSON Resume, in and out.

In: schema 1.x and what programs make of it; a value of another type than the schema's is
named and left out, a key that nobody knows is kept as text that could not be placed. Out:
the person's confirmed facts, each as the one line it is, valid against the schema.
Source: https://jsonresume.org/schema (MIT). Knows nothing of Django.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from apps.drafting.reading.resumes import ReadFact
from apps.drafting.vocabulary import Fact, FactKind
from apps.profiles.importers.types import ImportedProfile

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_DEEPEST = 30


class NotAResume(ValueError):
    """The data hold nothing that JSON Resume knows."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which keys of an entry name it, say where and when it was, and tell more of it."""

    kind: FactKind
    titles: tuple[str, ...]
    places: tuple[str, ...] = ()
    dates: tuple[str, ...] = ("startDate", "endDate")
    details: tuple[str, ...] = ()
    joiner: str = " at "


_TOLD = ("summary", "description", "highlights")
_SHAPES = {
    "work": _Shape(FactKind.EXPERIENCE, ("position",), ("name", "company"), details=_TOLD),
    "volunteer": _Shape(FactKind.EXPERIENCE, ("position",), ("organization",), details=_TOLD),
    "education": _Shape(
        FactKind.EDUCATION, ("studyType", "area"), ("institution",), details=("summary", "score", "courses")
    ),
    "projects": _Shape(FactKind.PROJECT, ("name",), ("entity",), details=(*_TOLD, "roles")),
    "publications": _Shape(FactKind.PROJECT, ("name",), ("publisher",), ("releaseDate",), _TOLD, ", "),
    "certificates": _Shape(FactKind.CREDENTIAL, ("name",), ("issuer",), ("date", "endDate"), _TOLD, ", "),
    "awards": _Shape(FactKind.CREDENTIAL, ("title",), ("awarder",), ("date",), _TOLD, ", "),
    "skills": _Shape(FactKind.SKILL, ("name",), dates=(), details=("keywords",)),
    "languages": _Shape(FactKind.LANGUAGE, ("language",), dates=()),
}
_QUALITY = {"skills": "level", "languages": "fluency"}
_CONTACT = frozenset({"name", "email", "phone", "url", "image", "location", "profiles", "picture", "website"})
_BESIDE = frozenset({"url", "location"})
_SILENT = frozenset({"$schema", "meta"})
_WRITTEN = {
    FactKind.EXPERIENCE: ("work", "position"),
    FactKind.EDUCATION: ("education", "area"),
    FactKind.PROJECT: ("projects", "name"),
    FactKind.CREDENTIAL: ("certificates", "name"),
    FactKind.SKILL: ("skills", "name"),
    FactKind.LANGUAGE: ("languages", "language"),
}


@dataclass(slots=True)
class _Gathered:
    """What has been read so far."""

    facts: dict[tuple[FactKind, str], ReadFact] = field(default_factory=dict)
    unplaced: list[str] = field(default_factory=list)
    contact: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, kind: FactKind, text: str, source: Sequence[str]) -> None:
        """Add a fact once; without words it is none, and what stood beside it is kept."""
        line = " ".join(text.split())
        if any(char.isalnum() for char in line):
            self.facts.setdefault((kind, line), ReadFact(kind, line, "\n".join(dict.fromkeys(source))))
        else:
            self.unplaced += source


def read_json_resume(text: str) -> ImportedProfile:
    """Read a JSON Resume. Raises NotAResume where it is none, or no JSON."""
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise NotAResume("This is not JSON.") from error
    if not isinstance(value, dict) or not value.keys() & {"basics", *_SHAPES}:
        raise NotAResume("None of the sections of JSON Resume is in it.")
    return read_sections(value, name="JSON Resume")


def read_sections(value: dict[str, Any], *, name: str) -> ImportedProfile:
    """Read the sections of a JSON Resume, from whatever they were made; `name` is the format's."""
    gathered = _Gathered()
    for key, section in value.items():
        if key in _SHAPES:
            _read_section(key, section, gathered)
        elif key == "basics" and isinstance(section, dict):
            _read_basics(section, gathered)
        elif key not in _SILENT:
            gathered.unplaced += list_words(section, key)
    return ImportedProfile(
        format=name,
        facts=tuple(gathered.facts.values()),
        unplaced=tuple(dict.fromkeys(gathered.unplaced)),
        contact=tuple(dict.fromkeys(gathered.contact)),
        notes=tuple(gathered.notes),
    )


def _read_basics(basics: dict[str, Any], gathered: _Gathered) -> None:
    for key, value in basics.items():
        (gathered.contact if key in _CONTACT else gathered.unplaced).extend(list_words(value))


def _read_section(key: str, section: Any, gathered: _Gathered) -> None:
    if not isinstance(section, list):
        gathered.notes += _complain(key, section, "a list")
        gathered.unplaced += list_words(section)
        return
    for number, entry in enumerate(section):
        path = f"{key}[{number}]"
        if isinstance(entry, dict):
            _read_entry(key, path, entry, gathered)
        elif isinstance(entry, str):
            gathered.add(_SHAPES[key].kind, entry, [entry])
        else:
            gathered.notes += _complain(path, entry, "an object")
            gathered.unplaced += list_words(entry)


def _read_entry(key: str, path: str, entry: dict[str, Any], gathered: _Gathered) -> None:
    shape = _SHAPES[key]
    named = (*shape.titles, *shape.places, *shape.dates, _QUALITY.get(key, ""))
    for name in named:
        if not isinstance(entry.get(name) or "", str | int | float):
            gathered.notes += _complain(f"{path}.{name}", entry[name], "text")
            gathered.unplaced += list_words(entry[name])
    said = {name: _read_text(entry.get(name)) for name in named}
    head = _tell_head(shape, said, said.get(_QUALITY.get(key, ""), ""))
    beside = [text for name in _BESIDE & entry.keys() for text in list_words(entry[name])]
    source = [*(text for text in said.values() if text), *beside]
    if head:
        gathered.add(shape.kind, head, source)
    for name, value in entry.items():
        if name in shape.details:
            for text in list_words(value):
                gathered.add(shape.kind, text, [*source, text])
        elif name not in named and not (head and name in _BESIDE):
            gathered.unplaced += list_words(value)


def _tell_head(shape: _Shape, said: dict[str, str], quality: str) -> str:
    """Return an entry as one line: "Nurse at St Mary's, 2019 to 2023", of its own words."""
    title = ", ".join(said[name] for name in shape.titles if said[name])
    place = ", ".join(said[name] for name in shape.places if said[name])
    named = shape.joiner.join(part for part in (title, place) if part)
    if quality:
        return f"{named} ({quality})" if named else quality
    dates = " to ".join(said[name] for name in shape.dates if said[name])
    goes_on = "startDate" in shape.dates and said["startDate"] == dates != ""
    return ", ".join(part for part in (named, f"{dates} –" if goes_on else dates) if part)


def _read_text(value: Any) -> str:
    is_figure = isinstance(value, int | float) and not isinstance(value, bool)
    return " ".join(str(value).split()) if is_figure or isinstance(value, str) else ""


def list_words(value: Any, name: str = "", depth: int = 0) -> list[str]:
    """Return every text and figure in a JSON value, one by one; `name` goes before each."""
    if isinstance(value, dict | list) and depth < _DEEPEST:
        inner: Iterable[Any] = value.values() if isinstance(value, dict) else value
        return [text for item in inner for text in list_words(item, name, depth + 1)]
    text = _read_text(value)
    return [f"{name}: {text}" if name else text] if text else []


def _complain(path: str, value: Any, wanted: str) -> list[str]:
    """Say which value is of the wrong type; an empty one is no fault."""
    return [f"“{path}” should be {wanted}. What it says is kept below."] if value else []


def write_json_resume(*, facts: Sequence[Fact], name: str = "", email: str = "") -> dict[str, Any]:
    """Return facts as a JSON Resume; reading it again gives the same facts."""
    basics = {key: text for key, text in (("name", name), ("email", email)) if text}
    resume: dict[str, Any] = {"$schema": SCHEMA, "basics": basics}
    for fact in facts:
        section, key = _WRITTEN[fact.kind]
        resume.setdefault(section, []).append({key: fact.text})
    return resume | {"meta": {"version": "v1.0.0"}}
