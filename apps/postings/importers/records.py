"""A posting as data: schema.org JobPosting, what the big job boards give, and records nobody described.

Greenhouse, Lever, Ashby, Workable and SmartRecruiters are known by their keys. Of any other
record the longest text is the posting. Runs in the child process, without Django.
"""

import json
from collections.abc import Iterable
from typing import Any

from apps.postings.importers.texts import Found, read_line, read_value

_DEEPEST = 40
# A record with unknown keys: its longest text is the posting if it is at least this long.
_SHORTEST_POSTING = 120
_SECTIONS = (
    ("company_profile", "About us"),
    ("companyProfile", "About us"),
    ("description", ""),
    ("descriptionHtml", ""),
    ("jobDescription", ""),
    ("descriptionBody", ""),
    ("content", ""),
    ("responsibilities", "Responsibilities"),
    ("requirements", "Requirements"),
    ("qualifications", "Qualifications"),
    ("experienceRequirements", "Experience"),
    ("educationRequirements", "Education"),
    ("skills", "Skills"),
    ("incentiveCompensation", "Benefits"),
    ("jobBenefits", "Benefits"),
    ("benefits", "Benefits"),
)
_TITLES = ("title", "jobTitle", "job_title", "position", "name", "text")
_EMPLOYERS = ("hiringOrganization", "company", "company_name", "employer", "organization", "organisation")
_PLACES = ("jobLocation", "location", "locationName", "office", "city", "candidate_required_location")
_PARTS = ("addressLocality", "city", "addressRegion", "region", "addressCountry", "country")
_NAMES = ("name", "organizationName", "legalName")
_JOB_AD = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")


class NoPosting(ValueError):
    """The data are not JSON, or hold no text of a posting."""


def read_json(text: str) -> Found:
    """Read JSON as boards and trackers give it; of several postings the first. Raises NoPosting."""
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise NoPosting("This is not JSON.") from error
    postings = list_postings(value)
    found = read_record(postings[0] if postings else _first_record(value))
    if not any(char.isalnum() for char in found.text):
        raise NoPosting("There is no text of a posting in it.")
    return found


def list_postings(value: Any) -> list[dict[str, Any]]:
    """Return every schema.org JobPosting in a JSON value, in the order of the data."""
    return list(_walk(value, 0))


def _walk(value: Any, depth: int) -> Iterable[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        kinds = value.get("@type")
        if "JobPosting" in [read_line(kind).rpartition("/")[2] for kind in _as_list(kinds)]:
            yield value
            return
        value = list(value.values())
    for item in value if isinstance(value, list) else ():
        yield from _walk(item, depth + 1)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _as_record(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _first_record(value: Any) -> dict[str, Any]:
    """Return the record of a posting: the value itself, or the first of a list or of a board's `jobs`."""
    if isinstance(value, dict) and isinstance(value.get("jobs"), list):
        value = value["jobs"]
    record = next((item for item in _as_list(value) if isinstance(item, dict)), None)
    if record is None:
        raise NoPosting("There is no posting in it.")
    return record


def read_record(record: dict[str, Any]) -> Found:
    """Read one posting's record: text, title, employer and place, as far as it names them."""
    return Found(
        text=_read_text(record),
        title=next((text for key in _TITLES if (text := read_line(record.get(key)))), ""),
        employer=next((text for key in _EMPLOYERS if (text := _read_name(record.get(key)))), ""),
        location=_read_location(record),
    )


def _read_text(record: dict[str, Any]) -> str:
    ad = _as_record(_as_record(record.get("jobAd")).get("sections"))
    if ad:
        parts = [
            _head(_as_record(ad.get(key)).get("title"), _as_record(ad.get(key)).get("text"))
            for key in _JOB_AD
        ]
    elif isinstance(record.get("lists"), list):
        parts = _read_lists(record)
    else:
        parts = [_head(heading, record.get(key)) for key, heading in _SECTIONS]
    text = "\n\n".join(dict.fromkeys(part for part in parts if part))
    if text:
        return text
    longest = max((value for value in record.values() if isinstance(value, str)), key=len, default="")
    return read_value(longest) if len(longest) >= _SHORTEST_POSTING else ""


def _read_lists(record: dict[str, Any]) -> list[str]:
    """Return the parts of a record whose duties and requirements are lists of their own (Lever)."""
    sections = [
        _head(_as_record(item).get("text"), _as_record(item).get("content")) for item in record["lists"]
    ]
    return [
        read_value(record.get("descriptionPlain")) or read_value(record.get("description")),
        *sections,
        read_value(record.get("additionalPlain")) or read_value(record.get("additional")),
    ]


def _head(heading: Any, value: Any) -> str:
    """Return a section's text under its heading; "" for a section without text."""
    text = "\n".join(read_value(item) for item in _as_list(value)).strip()
    title = read_line(heading)
    return f"# {title}\n{text}" if title and text else text


def _read_name(value: Any) -> str:
    """Return an organisation's name, however schema.org lets it be written."""
    for item in _as_list(value):
        names = (item.get(key) for key in _NAMES) if isinstance(item, dict) else (item,)
        name = next((text for each in names if (text := read_line(each))), "")
        if name:
            return name
    return ""


def _read_location(record: dict[str, Any]) -> str:
    """Return where the work is, from the first key that says so, places parted by semicolons."""
    record = record | _as_record(record.get("categories"))
    for key in _PLACES:
        places = dict.fromkeys(_read_place(item) for item in _as_list(record.get(key)))
        location = "; ".join(place for place in places if place)
        if location:
            return location
    return "Remote" if record.get("jobLocationType") == "TELECOMMUTE" else ""


def _read_place(value: Any) -> str:
    if not isinstance(value, dict):
        return read_line(value)
    address = value.get("address", value)
    if not isinstance(address, dict):
        return read_line(address)
    parts = (_read_name(address.get(key)) for key in _PARTS)
    named = ", ".join(dict.fromkeys(part for part in parts if part))
    return named or _read_name(value)
