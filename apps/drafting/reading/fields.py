"""A posting's title and employer, as literal pieces of its first rows and its prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from apps.drafting.reading.headings import read_heading
from apps.drafting.reading.kinds import opens_with_duty
from apps.drafting.reading.rows import Row

_I = re.IGNORECASE
_ROLE_WORDS = """
accountant administrator adviser advisor agent ambassador analyst apprentice architect artist assessor
assistant associate auditor baker barber barista bartender beautician biologist bookkeeper bricklayer
builder buyer caretaker carer caseworker cashier caterer chaplain chef chemist cleaner clerk clinician coach
consultant controller cook coordinator co-ordinator copywriter counsellor counselor courier crew curator
dentist designer developer dietitian director dispatcher doctor driver ecologist economist editor educator
electrician engineer estimator executive facilitator farmer firefighter fitter florist forester fundraiser
gardener geologist grower guard guide hairdresser handler head host housekeeper instructor inspector intern
internship investigator joiner journalist keeper labourer landscaper lawyer lead leader lecturer librarian
machinist maintainer manager marketer mason mechanic merchandiser midwife miller moderator monitor
negotiator nurse officer operative operator optician optometrist organiser owner painter paralegal paramedic
partner pharmacist photographer physicist physiotherapist picker pilot planner plasterer plumber porter
practitioner president principal producer professor programmer psychologist radiographer ranger receptionist
recruiter registrar rep representative researcher reporter roofer sailor scheduler scientist secretary
solicitor specialist statistician steward stylist superintendent supervisor surgeon surveyor tailor teacher
technician technologist tester therapist trainee trainer translator treasurer tutor underwriter vet
veterinarian waiter waitress warden welder worker writer cto ceo cfo vp
""".split()
_ROLE = re.compile(rf"\b(?:{'|'.join(_ROLE_WORDS)})s?\b", _I)
_LABELLED_TITLE = re.compile(
    r"^\W*(?:job title|position title|role title|title|position|role|job|vacancy|post|"
    r"official title[\w ]*)\W*:\W*"
    r"(?P<title>[^\n*]{3,100})",
    _I,
)
_LABELLED_EMPLOYER = re.compile(
    r"^\W*(?:company|employer|organi[sz]ation|hiring organi[sz]ation|company name|client|school|trust|"
    r"agency)\W*:\W*"
    r"(?P<employer>[^\n*]{2,80})",
    _I,
)
_SEPARATOR = re.compile(
    r"\s+(?:[—–|@·]|-)\s+|\s+at\s+(?=[A-Z])|,\s+(?=[A-Z][\w&.' ]+(?:Ltd|Inc|LLC|PLC|plc|GmbH|Limited)\b)"
)
_SEEKING = re.compile(
    r"\b(?:looking for|seeking|recruiting|hiring|require|need|recruit|appoint|role of|position of|"
    r"join us as|work as|"
    r"as) (?:an?|our|the)(?: [a-z][\w-]*,?){0,3} (?P<title>(?:[A-Z][\w/&+#.'-]*|of|and|in|"
    r"&)(?: (?:[A-Z][\w/&+#'-]*|of|and|in|&)){0,6})"
)
_ORG_WORD = re.compile(
    r"\b(?:ltd|limited|inc|llc|plc|gmbh|corp|corporation|company|group|trust|council|university|college|"
    r"school|"
    r"hospital|hospice|foundation|charity|society|association|institute|agency|authority|department|"
    r"ministry|"
    r"services?|centre|center|partners|bank|clinic|academy|network|solutions|technologies|systems|labs?|"
    r"studios?|"
    r"holdings|bakery|farm|hotel|restaurant|nhs|care|police|museum|library|church|federation|union|"
    r"co-operative)\b",
    _I,
)
_NAME = r"(?P<employer>(?:The |the )?[A-Z][\w&.'’-]*(?:(?: (?:of|and|for|the|&|de))* [A-Z(][\w&.'’)-]*){0,6})"
# A pattern, how much it counts, and the words of which each row that it reads has one.
_EMPLOYER_IN_PROSE: tuple[tuple[re.Pattern[str], int, tuple[str, ...]], ...] = (
    (re.compile(rf"^(?:\w+ )?About {_NAME}\W*$"), 4, ("About ",)),
    (
        re.compile(
            rf"\b(?:[Yy]our role|[Ww]orking|[Ll]ife|[Cc]areers?|[Tt]he team|[Rr]oles?|[Jj]obs?) (?:at|"
            rf"with) {_NAME}"
        ),
        3,
        (" at ", " with "),
    ),
    (
        re.compile(
            rf"(?:^|[.!?] ){_NAME},? (?:\([A-Z]{{2,8}}\) )?(?:is|are|has been|was) "
            r"(?:seeking|looking|hiring|recruiting|searching|an?|the|one|proud|currently|now|founded|"
            r"committed)\b"
        ),
        3,
        (" is ", " are ", " has been ", " was "),
    ),
    (
        re.compile(rf"(?:^|[.!?] |\b[Hh]ere )[Aa]t {_NAME},? (?:we|you|our|it)\b"),
        3,
        ("At ", "at "),
    ),
    (
        re.compile(rf"\b(?:[Jj]oin|[Jj]oining|work for|working for|employed by|on behalf of) {_NAME}"),
        2,
        ("oin", " for ", " by ", " of "),
    ),
    (
        re.compile(
            rf"\b(?:team|staff|role|position|part of|here|us|member|function|within|leader) (?:at|"
            rf"of) {_NAME}"
        ),
        1,
        (" at ", " of "),
    ),
    (
        re.compile(
            rf"(?:^|[.!?] ){_NAME} (?:offers|operates|provides|values|believes|covers|employs|works|"
            rf"helps|makes|has)\b"
        ),
        1,
        (
            " offers",
            " operates",
            " provides",
            " values",
            " believes",
            " covers",
            " employs",
            " works",
            " helps",
            " makes",
            " has",
        ),
    ),
)
_NOT_A_NAME = frozenset(
    "we our you your this that the it a an i they he she as at in on for us home role job position "
    "company team about "
    "who what why how applicants candidates candidate successful working all any please there these "
    "those here if "
    "when while with work experience knowledge skills ability degree training hours salary location "
    "benefits person "
    "each most every no both some education people staff children pupils students patients clients "
    "customers".split()
)
_COMPANY_DOTS = ("Inc.", "Ltd.", "Co.", "Corp.", "Bros.", "e.V.")
_LONGEST_TITLE = 110
_ROWS_READ = 400


def _is_label(text: str) -> bool:
    heading = read_heading(text, is_marked=False)
    return bool(heading and heading.kind)


def _tidy(text: str) -> str:
    """Cut what hangs on a title: marks, quotes, a bracket about place or pay."""
    piece = text.strip(" \t*_#\"'“”|:,;-–—")
    return re.sub(
        r"\s*\([^)(]*(?:remote|hybrid|£|\$|€|m/f|f/m|m/w|hours|contract|permanent)[^)(]*\)\s*$",
        "",
        piece,
        flags=_I,
    )


def _split_title_row(text: str) -> tuple[str, str]:
    """Part "Baker — Lowe & Daughters" into title and employer, whichever comes first."""
    parts = [_tidy(part) for part in _SEPARATOR.split(text)]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return _tidy(text), ""
    roles = [part for part in parts if _ROLE.search(part)]
    title = roles[0] if roles else parts[0]
    others = [part for part in parts if part != title]
    orgs = [part for part in others if _ORG_WORD.search(part)]
    named = [part for part in others if part[:1].isupper() and not _ROLE.search(part)]
    return title, (orgs or named or [""])[0] if roles else ""


def _find_labelled(rows: Sequence[Row], pattern: re.Pattern[str], group: str) -> str:
    for row in rows:
        match = pattern.match(row.text)
        if match and "{{" not in match[group]:
            return _tidy(match[group])
    return ""


def _label_then_value(rows: Sequence[Row], names: frozenset[str]) -> str:
    """Read "**Job title:**" and its value, which stand in two rows."""
    for label, value in pairwise(rows):
        if (
            label.heading
            and label.text.lower().strip(" :*") in names
            and not value.heading
            and "{{" not in value.text
        ):
            return _tidy(value.text) if len(value.text) <= _LONGEST_TITLE else ""
    return ""


_TITLE_LABELS = frozenset({"title", "job title", "position title", "role title", "position", "role", "job"})
_EMPLOYER_LABELS = frozenset({"company", "employer", "organisation", "organization", "company name"})


def _find_title_row(rows: Sequence[Row]) -> tuple[str, str]:
    few = rows[:8]
    for before, row in zip((None, *few), few, strict=False):
        text = row.text
        if before and before.is_label and before.text.lower() not in _TITLE_LABELS:
            continue
        is_sentence = text.endswith((".", "!", "?")) or len(text) > _LONGEST_TITLE or len(text.split()) > 14
        if is_sentence or _is_label(text) or re.match(r"[\w ]{2,20}:\s|https?:", text):
            continue
        if _ROLE.search(text) and not _is_duty(row):
            return _split_title_row(text)
    return "", ""


def _is_duty(row: Row) -> bool:
    """Tell "Assist the chef with orders", or a point of a list, from "Lead Engineer, Robotics"."""
    words = row.text.split()
    is_told = len(words) > 4 or (row.is_bullet and len(words) > 1)
    return is_told and words[1].islower() and opens_with_duty(row.text)


def read_title(rows: Sequence[Row]) -> tuple[str, str]:
    """Return (title, employer beside it in the same row); "" where the rows do not say."""
    few = rows[:_ROWS_READ]
    labelled = _find_labelled(few[:60], _LABELLED_TITLE, "title") or _label_then_value(
        few[:60], _TITLE_LABELS
    )
    if labelled and _ROLE.search(labelled):
        return _split_title_row(labelled)
    row_title, beside = _find_title_row(few)
    if row_title:
        return row_title, beside
    if labelled:
        return labelled, ""
    for row in few:
        sought = _SEEKING.search(row.text)
        if sought and _ROLE.search(sought["title"]):
            return _tidy(sought["title"]), ""
    return "", ""


def _trim_name(name: str) -> str:
    piece = name.strip(" .,'’-")
    piece = piece.removeprefix("the ")
    if piece.count("(") != piece.count(")"):
        piece = piece.split("(")[0].strip()
    return re.sub(r"(?: (?:of|and|for|the|&|de))+$", "", piece).removesuffix("'s").removesuffix("’s")


def _is_name(name: str) -> bool:
    words = name.removeprefix("The ").split()
    first = words[0].lower() if words else ""
    return (
        bool(words)
        and first not in _NOT_A_NAME
        and not (_ROLE.search(words[-1]) and not _ORG_WORD.search(name))
    )


def _find_name_row(rows: Sequence[Row], title: str) -> str:
    """Return the short row beside the title that looks like an organisation's name."""
    for at, row in enumerate(rows[:6]):
        if not title or _tidy(row.text) != title or at + 1 >= len(rows) or opens_with_duty(rows[at + 1].text):
            continue
        written = rows[at + 1].text
        text = _tidy(written) if written.endswith(_COMPANY_DOTS) or not written.endswith((".", ":")) else "."
        is_short = 1 <= len(text.split()) <= 9 and (text.endswith(_COMPANY_DOTS) or text[-1] not in ".!?")
        if is_short and _is_name(text) and text[:1].isupper() and not _is_label(text):
            return text
    return ""


def _vote_for_names(rows: Sequence[Row], title: str) -> str:
    votes: Counter[str] = Counter()
    for row in rows[:_ROWS_READ]:
        piece = row.text[:600]
        for pattern, weight, marks in _EMPLOYER_IN_PROSE:
            if not any(mark in piece for mark in marks):
                continue
            for match in pattern.finditer(piece):
                name = _trim_name(match["employer"])
                if _is_name(name) and name not in title:
                    votes[name] += weight
    # "Lowe & Daughters" is also called "Lowe"; the fuller name takes both votes.
    totals = {
        name: count + sum(votes[part] for part in votes if part != name and part in name)
        for name, count in votes.items()
    }
    return max(totals, key=lambda name: (totals[name], len(name)), default="")


def read_employer(rows: Sequence[Row], title: str) -> str:
    """Return the employer's name as the posting writes it, or ""."""
    few = rows[:60]
    return (
        _find_labelled(few, _LABELLED_EMPLOYER, "employer")
        or _label_then_value(few, _EMPLOYER_LABELS)
        or _find_name_row(rows, title)
        or _vote_for_names(rows, title)
    )
