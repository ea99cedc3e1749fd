"""Noting what a person found out about an employer, with its source."""

from typing import Any
from uuid import UUID

from django.db import transaction

from apps.accounts.models import User
from apps.common.saving.services import run_once
from apps.postings.models import EmployerNote, Posting
from apps.postings.services.posting import PostingOfAnother


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
