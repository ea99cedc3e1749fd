"""Taking a newer text of the same posting: what is the same stays the same row, and keeps its corrections."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.accounts.models import User
from apps.common.saving.fingerprints import fingerprint
from apps.common.saving.services import run_once
from apps.drafting.reading import PostingReading
from apps.drafting.reading.changes import ChangeKind, LineChange, compare_lines
from apps.drafting.vocabulary import Line
from apps.postings.models import EarlierText, Posting, PostingLine
from apps.postings.queries import describe_line, list_lines
from apps.postings.services.posting import (
    PASTED,
    Brought,
    PostingOfAnother,
    clean_raw_text,
    list_fields,
    read_raw_text,
)


class PostingChanged(Exception):
    """The posting's text is not the one any more that the newer text was compared with."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a newer text would make of a posting: its reading, and what became of each line.

    `base` is the version of the text that it was compared with, `fields` the new values of the
    posting's fields that change. An old line's ref is "l<pk>".
    """

    base: str
    reading: PostingReading
    changes: tuple[LineChange, ...]
    fields: dict[str, Any]

    def count(self, kind: ChangeKind) -> int:
        """Return how many lines this became of."""
        return Counter(change.kind for change in self.changes)[kind]

    @property
    def read_otherwise(self) -> tuple[LineChange, ...]:
        """Return the lines that stay and are now read as another kind; the person's choices stand."""
        return tuple(
            change
            for change in self.changes
            if change.old and change.new and change.old.confidence < 1 and change.old.kind != change.new.kind
        )

    @property
    def is_same(self) -> bool:
        """Whether taking the text would change nothing that is shown."""
        is_same_text = self.count(ChangeKind.SAME) == len(self.changes)
        return is_same_text and not self.fields and not self.read_otherwise

    def touched(self) -> dict[int, LineChange]:
        """Return the lines that are gone or changed, by their primary key."""
        kinds = (ChangeKind.GONE, ChangeKind.CHANGED)
        return {row_of(change.old): change for change in self.changes if change.old and change.kind in kinds}


def row_of(line: Line) -> int:
    """Return the primary key of the row that a line of the core came from."""
    return int(line.ref.removeprefix("l"))


def compare_text(posting: Posting, raw_text: str, brought: Brought = PASTED) -> Renewal:
    """Read a newer text and tell what it changes; nothing is stored.

    Raises NothingToRead and PostingTooLong.
    """
    reading = read_raw_text(clean_raw_text(raw_text), brought.known)
    old = tuple(describe_line(line) for line in list_lines(posting))
    return Renewal(
        base=fingerprint(posting.raw_text),
        reading=reading,
        changes=compare_lines(old, reading.lines),
        fields=pick_fields(posting, reading),
    )


@transaction.atomic
def renew_posting(
    *,
    posting: Posting,
    raw_text: str,
    base: str,
    operation: UUID | None,
    by: User,
    brought: Brought = PASTED,
) -> Posting:
    """Put a newer text in place of a posting's; once for an operation id.

    The text that was there is kept. A line that is the same or changed stays the same row, so
    that ticks, matches and sources keep it, and its kind where the person chose it. A field that
    the person corrected stays as they left it. Raises PostingChanged where the text is not the
    one of which `base` is the version, NothingToRead and PostingTooLong.
    """
    if posting.owner_id != by.pk:
        raise PostingOfAnother

    def make() -> dict[str, Any]:
        stored = Posting.objects.select_for_update(of=("self",)).get(pk=posting.pk)
        renewal = compare_text(stored, raw_text, brought)
        if renewal.base != base:
            raise PostingChanged
        keep_earlier_text(stored, clean_raw_text(raw_text))
        renew_lines(stored, renewal)
        renew_fields(stored, renewal.reading)
        stored.raw_text = clean_raw_text(raw_text)
        stored.origin, stored.left_out = brought.origin, list(brought.left_out)
        stored.save()
        return {"posting": stored.pk}

    return Posting.objects.get(pk=run_once(operation=operation, by=by, effect=make)["posting"])


def keep_earlier_text(posting: Posting, newer: str) -> None:
    """Keep the text that a newer one takes the place of, unless it is the same."""
    if posting.raw_text != newer:
        EarlierText.objects.create(posting=posting, raw_text=posting.raw_text, origin=posting.origin)


def renew_lines(posting: Posting, renewal: Renewal) -> None:
    """Number, change, add and remove lines as the newer text has them."""
    rows = {row.pk: row for row in list_lines(posting)}
    kept: list[PostingLine] = []
    new: list[PostingLine] = []
    for change in renewal.changes:
        if change.new is None:
            continue
        row = rows.pop(row_of(change.old)) if change.old else PostingLine(posting=posting)
        row.number, row.text = change.new.number, change.new.text
        if not row.is_kind_by_person:
            row.kind, row.confidence = change.new.kind, change.new.confidence
        (kept if change.old else new).append(row)
    PostingLine.objects.filter(pk__in=rows).delete()
    PostingLine.objects.bulk_update(kept, ["number", "text", "kind", "confidence"], batch_size=500)
    PostingLine.objects.bulk_create(new)


def pick_fields(posting: Posting, reading: PostingReading) -> dict[str, Any]:
    """Return the fields that change: read otherwise now, not corrected, and not ticked as not sure."""
    return {
        name: value
        for name, value in list_fields(reading).items()
        if name not in posting.not_sure
        and is_equal(getattr(posting, name), posting.was_read.get(name))
        and not is_equal(getattr(posting, name), value)
    }


def is_equal(first: object, second: object) -> bool:
    """Whether two values of a field say the same; "" and None both say nothing."""
    return (first or None) == (second or None)


def renew_fields(posting: Posting, reading: PostingReading) -> None:
    """Take over what was read anew, and remember what was read."""
    for name, value in pick_fields(posting, reading).items():
        setattr(posting, name, value)
    posting.was_read = list_fields(reading)
    posting.questions = list(reading.questions)
