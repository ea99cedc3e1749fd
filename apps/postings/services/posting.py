"""Bringing a posting, and taking it away with all that hangs on it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.accounts.models import User
from apps.common.saving.services import run_once
from apps.drafting.reading import Known, PostingReading, read_posting
from apps.postings.models import MAX_NAME, MAX_PHRASES, MAX_RAW_TEXT, MAX_YEARS, Posting, PostingLine


class NothingToRead(Exception):
    """The text holds no line that could be read."""


class PostingTooLong(Exception):
    """The text is longer than a posting may be."""


class PostingOfAnother(Exception):
    """The posting belongs to someone else."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What is known of a text beside its words, where a file or a link brought it.

    `origin` is the file's name or the link, `known` what the page's own data say,
    `left_out` what could not be taken along ("Two pictures were left out.").
    """

    origin: str = ""
    known: Known | None = None
    left_out: tuple[str, ...] = ()


PASTED = Brought()


def clean_raw_text(text: str) -> str:
    """Return `text` as it was pasted: without NUL, which no database takes, and with plain line ends."""
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")


def read_raw_text(text: str, known: Known | None = None) -> PostingReading:
    """Read a cleaned text of a posting. Raises PostingTooLong, and NothingToRead where it has no line."""
    if len(text) > MAX_RAW_TEXT:
        raise PostingTooLong
    reading = read_posting(text, known=known)
    if not reading.lines:
        raise NothingToRead
    return reading


def list_fields(reading: PostingReading) -> dict[str, Any]:
    """Return what was read as a posting's fields hold it."""
    return {
        "title": reading.title[:MAX_NAME],
        "employer": reading.employer[:MAX_NAME],
        "location": reading.location[:MAX_NAME],
        "level": reading.level.value if reading.level else "",
        "employer_kind": reading.employer_kind.value if reading.employer_kind else "",
        "years": reading.years if reading.years is not None and reading.years <= MAX_YEARS else None,
        "skills": join_phrases(reading.skills),
        "benchmarks": join_phrases(reading.benchmarks),
    }


def join_phrases(phrases: tuple[str, ...]) -> str:
    """Return phrases as a field holds them, one on each line, as many as there is room for."""
    text = "\n".join(" ".join(phrase.split()) for phrase in phrases)
    return text if len(text) <= MAX_PHRASES else text[:MAX_PHRASES].rpartition("\n")[0]


@transaction.atomic
def create_posting(*, raw_text: str, operation: UUID | None, by: User, brought: Brought = PASTED) -> Posting:
    """Read a text into a posting with its lines; once for an operation id."""
    text = clean_raw_text(raw_text)

    def make() -> dict[str, Any]:
        reading = read_raw_text(text, brought.known)
        return {"posting": store_reading(reading, raw_text=text, brought=brought, by=by).pk}

    return Posting.objects.get(pk=run_once(operation=operation, by=by, effect=make)["posting"])


def store_reading(reading: PostingReading, *, raw_text: str, brought: Brought, by: User) -> Posting:
    """Write what was read of a text: the posting and its numbered lines."""
    fields = list_fields(reading)
    posting = Posting.objects.create(
        owner=by,
        raw_text=raw_text,
        questions=list(reading.questions),
        was_read=fields,
        origin=brought.origin,
        left_out=list(brought.left_out),
        **fields,
    )
    PostingLine.objects.bulk_create(
        PostingLine(
            posting=posting, number=line.number, text=line.text, kind=line.kind, confidence=line.confidence
        )
        for line in reading.lines
    )
    return posting


@transaction.atomic
def erase_posting(*, posting: Posting, by: User) -> None:
    """Erase a posting with its lines and notes, and the answers that were for it."""
    if posting.owner_id != by.pk:
        raise PostingOfAnother
    posting.delete()
