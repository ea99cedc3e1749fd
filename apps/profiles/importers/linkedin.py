"""LinkedIn's export of one's own data: a zip of tables, of which only those of the profile are opened.

Each table becomes the section of a JSON Resume that it is, and is read as that. Knows nothing of Django.
"""

import csv
import io
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from apps.common.documents import FileRefused
from apps.common.documents.archives import open_members
from apps.common.documents.kinds import decode_text
from apps.profiles.importers.json_resume import read_sections
from apps.profiles.importers.types import ImportedProfile

# Of each table the section it becomes, and which of its columns becomes which key.
_SPAN = {"started on": "startDate", "finished on": "endDate"}
_TABLES: dict[str, tuple[str, dict[str, str]]] = {
    "positions": ("work", {"title": "position", "company name": "name"} | _SPAN),
    "volunteering": ("volunteer", {"role": "position", "company name": "organization"} | _SPAN),
    "organizations": ("volunteer", {"position": "position", "name": "organization"} | _SPAN),
    "education": (
        "education",
        {"degree name": "studyType", "school name": "institution", "notes": "summary"},
    ),
    "skills": ("skills", {"name": "name"}),
    "certifications": (
        "certificates",
        {"name": "name", "authority": "issuer", "started on": "date", "finished on": "endDate"},
    ),
    "courses": ("certificates", {"name": "name"}),
    "honors": ("awards", {"title": "title", "issued on": "date"}),
    "languages": ("languages", {"name": "language", "proficiency": "fluency"}),
    "projects": ("projects", {"title": "name"} | _SPAN),
    "publications": ("publications", {"name": "name", "published on": "releaseDate"}),
    "patents": ("publications", {"title": "name", "issued on": "releaseDate"}),
}
_COMMON = {
    "description": "highlights",
    "start date": "startDate",
    "end date": "endDate",
    "activities": "summary",
    "publisher": "publisher",
}
_TOLD_OF_ONESELF = frozenset({"headline", "summary", "industry"})
_OTHERS = "Messages, connections and whatever else is not your profile were not opened."
_BULLETS = "•●▪◦‣∙·*-– "


def read_linkedin(data: bytes) -> ImportedProfile:
    """Read an export. Raises FileRefused where no table of a profile is in it."""
    tables = open_members(data, wanted=lambda name: _name_table(name) in {*_TABLES, "profile"})
    sections: dict[str, Any] = {}
    for path, content in tables.items():
        rows = read_table(decode_text(content))
        if _name_table(path) == "profile":
            sections["basics"] = _read_profile(rows)
            continue
        section, columns = _TABLES[_name_table(path)]
        sections.setdefault(section, []).extend(_read_row(row, columns | _COMMON) for row in rows)
    if not sections:
        raise FileRefused("unknown_kind")
    return replace(read_sections(sections, name="LinkedIn export"), notes=(_OTHERS,))


def _name_table(path: str) -> str:
    file = PurePosixPath(path)
    return file.stem.casefold() if file.suffix.casefold() == ".csv" else ""


def read_table(text: str) -> list[dict[str, str]]:
    """Return the rows of a table by column, in lower case; notes above the header are passed over."""
    table = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    lines = [row for row in table if any(map(str.strip, row))]
    widest = max(map(len, lines), default=0)
    start = next((place for place, row in enumerate(lines) if len(row) == widest), 0)
    header = [name.strip().casefold() for name in lines[start]] if lines else []
    return [dict(zip(header, map(str.strip, row), strict=False)) for row in lines[start + 1 :]]


def _read_row(row: dict[str, str], columns: dict[str, str]) -> dict[str, Any]:
    """Return a row as an entry of a section; a column without a key keeps its name."""
    entry: dict[str, Any] = {}
    for name, value in row.items():
        key = columns.get(name, name)
        lines = [line.strip(_BULLETS) for line in value.splitlines()]
        text: Any = lines if key == "highlights" else value
        if value:
            entry[key] = text if key not in entry else [entry[key], text]
    return entry


def _read_profile(rows: list[dict[str, str]]) -> dict[str, Any]:
    """Return what one says of oneself, and under `profiles` how to reach one, which is no fact."""
    said = [(name in _TOLD_OF_ONESELF, value) for row in rows for name, value in row.items()]
    return {
        "summary": [value for is_told, value in said if is_told],
        "profiles": [value for is_told, value in said if not is_told],
    }
