"""Bringing a posting, noting what else is known of the employer, and taking either away."""

from typing import Any
from uuid import UUID

from django.db import transaction

from apps.accounts.models import User
from apps.common.saving.services import run_once
from apps.drafting.reading import PostingReading, read_posting
from apps.postings.models import MAX_NAME, MAX_RAW_TEXT, EmployerNote, Posting, PostingLine


class NothingToRead(Exception):
    """The text holds no line that could be read."""


class PostingTooLong(Exception):
    """The text is longer than a posting may be."""


class PostingOfAnother(Exception):
    """The posting belongs to someone else."""


def clean_raw_text(text: str) -> str:
    """Return `text` as it was pasted: without NUL, which no database takes, and with plain line ends."""
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")


@transaction.atomic
def create_posting(*, raw_text: str, operation: UUID | None, by: User) -> Posting:
    """Read a pasted text into a posting with its lines; once for an operation id."""
    text = clean_raw_text(raw_text)
    if len(text) > MAX_RAW_TEXT:
        raise PostingTooLong

    def make() -> dict[str, Any]:
        reading = read_posting(text)
        if not reading.lines:
            raise NothingToRead
        return {"posting": store_reading(reading, raw_text=text, by=by).pk}

    return Posting.objects.get(pk=run_once(operation=operation, by=by, effect=make)["posting"])


def store_reading(reading: PostingReading, *, raw_text: str, by: User) -> Posting:
    """Write what was read of a text: the posting and its numbered lines."""
    posting = Posting.objects.create(
        owner=by,
        raw_text=raw_text,
        title=reading.title[:MAX_NAME],
        employer=reading.employer[:MAX_NAME],
        level=reading.level or "",
        employer_kind=reading.employer_kind or "",
        questions=list(reading.questions),
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


@transaction.atomic
def add_note(*, posting: Posting, text: str, source: str, operation: UUID | None, by: User) -> EmployerNote:
    """Note something about the employer and where it was found; once for an operation id."""
    if posting.owner_id != by.pk:
        raise PostingOfAnother

    def make() -> dict[str, Any]:
        return {"note": EmployerNote.objects.create(posting=posting, text=text, source=source).pk}

    return EmployerNote.objects.get(pk=run_once(operation=operation, by=by, effect=make)["note"])


@transaction.atomic
def remove_note(*, note: EmployerNote, by: User) -> None:
    """Remove a note. Sentences that rest on it keep their words and lose this source."""
    if note.posting.owner_id != by.pk:
        raise PostingOfAnother
    note.delete()
