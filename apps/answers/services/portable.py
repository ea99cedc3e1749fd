"""Bringing in a draft that was taken along as a file: everything it holds, and nothing of it twice.

What the account already has is left as it is: a goal or a fact with the same words is used again, and the
profile is filled only where it says nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from apps.accounts.models import User
from apps.answers.batch.records import Record, UnreadableRecord
from apps.answers.models import (
    Answer,
    Dismissal,
    Horizon,
    MatchDecision,
    MatrixRow,
    Sentence,
    SentenceSource,
)
from apps.answers.queries import portable
from apps.answers.queries.material import gather_material
from apps.answers.services.revisions import write_revision
from apps.common.saving.services import run_once
from apps.postings.models import EmployerNote, Posting, PostingLine
from apps.postings.services import NothingToRead, PostingTooLong
from apps.postings.services.posting import list_fields, read_raw_text
from apps.profiles.models import Fact, Goal, Profile
from apps.profiles.services.profile import fill_profile

Row = TypeVar("Row", bound=models.Model)
NOT_OURS = "It is not a draft downloaded from here: its format is not “throughline-answer”."
NEWER = "It was written by a newer version of this program."
NO_LINES = "Its posting has no text that can be read."
AT_ODDS = "It says two things that cannot both be so."


@transaction.atomic
def bring_draft(*, record: Record, operation: UUID | None, by: User) -> Answer:
    """Store the draft that a file holds; once for an operation id.

    Raises UnreadableRecord, in words for the person who brought it, and then stores nothing.
    """

    def make() -> dict[str, Any]:
        check_format(record)
        try:
            with transaction.atomic():
                answer = _Arrival(record, by).store()
                connection.check_constraints()  # those that wait for the end of the transaction too
                return {"answer": answer.pk}
        except IntegrityError as error:
            raise UnreadableRecord(AT_ODDS) from error

    return Answer.objects.get(pk=run_once(operation=operation, by=by, effect=make)["answer"])


def check_format(record: Record) -> None:
    """Refuse a file that is something else, or that this version does not know how to read."""
    if record.text("format", default="") != portable.FORMAT:
        raise UnreadableRecord(NOT_OURS)
    if record.whole("version", default=0) != portable.VERSION:
        raise UnreadableRecord(NEWER)


@dataclass(frozen=True, slots=True)
class _Arrival:
    """One file on its way in. `items` are the rows it names, by their names in the file."""

    record: Record
    by: User
    items: dict[str, models.Model] = field(default_factory=dict)

    def store(self) -> Answer:
        """Write every row that the file holds."""
        posting = self.store_posting(self.record.record("posting"))
        self.name_items("goal", self.store_own(Goal, "goals", portable.GOAL))
        self.name_items("fact", self.store_own(Fact, "facts", portable.FACT))
        self.fill_profile(self.record.record("profile"))
        answer = build_row(Answer, self.record, portable.ANSWER, owner=self.by, posting=posting)
        answer.save()
        self.store_matrix(answer)
        self.store_sentences(answer)
        self.store_decisions(answer)
        dismissals = self.record.records("dismissals")
        Dismissal.objects.bulk_create(build_rows(Dismissal, dismissals, portable.DISMISSAL, answer=answer))
        self.mark_composed(answer)
        write_revision(answer=answer, reason="Opened from a file", by=self.by)
        return answer

    def store_posting(self, record: Record) -> Posting:
        """Write the posting as the file has it; what the reading says of its text is worked out again."""
        posting = build_row(Posting, record, portable.POSTING, owner=self.by)
        try:
            reading = read_raw_text(posting.raw_text)
        except (NothingToRead, PostingTooLong) as error:
            raise UnreadableRecord(NO_LINES) from error
        posting.was_read, posting.questions = list_fields(reading), list(reading.questions)
        posting.save()
        lines = build_rows(PostingLine, record.records("lines"), portable.LINE, posting=posting)
        if not lines:
            raise UnreadableRecord(NO_LINES)
        self.name_items("line", PostingLine.objects.bulk_create(lines))
        notes = build_rows(EmployerNote, record.records("notes"), portable.NOTE, posting=posting)
        self.name_items("note", EmployerNote.objects.bulk_create(notes))
        return posting

    def store_own(self, model: type[Row], name: str, fields: tuple[str, ...]) -> list[Row]:
        """Return the person's goals or facts that the file lists, writing those not here yet."""
        here = {
            tuple(getattr(row, part) for part in fields): row
            for row in reversed(model._default_manager.filter(owner=self.by).order_by("pk"))
        }
        found = []
        for row in build_rows(model, self.record.records(name), fields, owner=self.by):
            key = tuple(getattr(row, part) for part in fields)
            if key not in here:
                row.save()
                here[key] = row
            found.append(here[key])
        return found

    def fill_profile(self, record: Record) -> None:
        """Fill what the person's profile leaves open."""
        source = build_row(Profile, record, portable.PROFILE, owner=self.by)
        target, _ = Profile.objects.select_for_update().get_or_create(owner=self.by)
        fill_profile(source=source, target=target)

    def store_matrix(self, answer: Answer) -> None:
        """Write the rows of the matrix; a horizon that the file leaves out is an empty row."""
        left = dict.fromkeys(Horizon.values)
        for record in self.record.records("matrix"):
            row = build_row(MatrixRow, record, portable.ROW, answer=answer)
            row.goal = self.find(record, "goal", Goal)
            row.save()
            row.lines.set(self.find_all(record, "lines", PostingLine))
            row.notes.set(self.find_all(record, "notes", EmployerNote))
            row.facts.set(self.find_all(record, "facts", Fact))
            left.pop(row.horizon)
        MatrixRow.objects.bulk_create(MatrixRow(answer=answer, horizon=horizon) for horizon in left)

    def store_sentences(self, answer: Answer) -> None:
        """Write the sentences with what they rest on."""
        for position, record in enumerate(self.record.records("sentences"), 1):
            sentence = build_row(Sentence, record, portable.SENTENCE, answer=answer, position=position)
            sentence.save()
            sources = []
            for said in record.records("sources"):
                source = build_row(SentenceSource, said, portable.SOURCE, sentence=sentence)
                item = self.find(said, "item", models.Model)
                if item is not None:
                    setattr(source, self.name_column(said, item, (source.kind,)), item)
                sources.append(source)
            SentenceSource.objects.bulk_create(sources)

    def store_decisions(self, answer: Answer) -> None:
        """Write which matches were kept and which were rejected."""
        decisions = []
        for record in self.record.records("decisions"):
            decision = MatchDecision(answer=answer, is_kept=record.flag("is_kept"))
            decision.goal = self.find_one(record, "goal", Goal)
            item = self.find_one(record, "item", models.Model)
            setattr(decision, self.name_column(record, item, ("line", "note")), item)
            decisions.append(decision)
        MatchDecision.objects.bulk_create(decisions)

    def mark_composed(self, answer: Answer) -> None:
        """Say when it was written, and that it is up to date where it was and nothing else is here."""
        if not answer.sentences.exists():
            return
        answer.composed_at = timezone.now()
        described = portable.describe_draft(answer)
        is_all = all(
            described[name] == self.record.values.get(name) for name in ("goals", "facts", "profile")
        )
        if self.record.flag("is_current") and is_all:
            answer.composed_from = gather_material(answer).fingerprint
        answer.save(update_fields=["composed_at", "composed_from", "updated_at"])

    def name_items(self, kind: str, rows: Sequence[models.Model]) -> None:
        """Remember rows by the names that the file has for them."""
        self.items.update((f"{kind} {number}", row) for number, row in enumerate(rows, 1))

    def find(self, record: Record, name: str, model: type[Row]) -> Row | None:
        """Return the row that a value names; None for an absent, null or empty value."""
        value = record.text(name, default="")
        return self._look_up(value, model, f"{record.where} {name}") if value else None

    def find_one(self, record: Record, name: str, model: type[Row]) -> Row:
        """Return the row that a value names."""
        return self._look_up(record.text(name), model, f"{record.where} {name}")

    def find_all(self, record: Record, name: str, model: type[Row]) -> list[Row]:
        """Return the rows that a list names."""
        return [self._look_up(value, model, f"{record.where} {name}") for value in record.texts(name)]

    @staticmethod
    def name_column(record: Record, item: models.Model, allowed: tuple[str, ...]) -> str:
        """Return the column that points at a row of this kind, where such a row may be pointed at."""
        column = COLUMN_OF[type(item)]
        if column not in allowed:
            raise UnreadableRecord(f"{record.where} item must be a {' or a '.join(allowed)}")
        return column

    def _look_up(self, value: str, model: type[Row], where: str) -> Row:
        item = self.items.get(value)
        if not isinstance(item, model):
            raise UnreadableRecord(f"{where}: “{value[:40]}” is not in the file")
        return item


COLUMN_OF: dict[type[models.Model], str] = {
    Goal: "goal",
    PostingLine: "line",
    EmployerNote: "note",
    Fact: "fact",
}


def build_row(model: type[Row], record: Record, names: tuple[str, ...], **links: Any) -> Row:
    """Return an unsaved row with the values of `names`, each of the type its field has.

    Raises UnreadableRecord for a value of another type, or one that the field does not allow.
    """
    values = {name: _read_value(record, name, model._meta.get_field(name)) for name in names}
    row = model(**values, **links)
    try:
        row.clean_fields(exclude={part.name for part in model._meta.fields} - set(names))
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise UnreadableRecord(f"{record.where} {name}: {messages[0]}".strip()) from error
    return row


def build_rows(
    model: type[Row], records: Sequence[Record], names: tuple[str, ...], **links: Any
) -> list[Row]:
    """Return an unsaved row for each record."""
    return [build_row(model, record, names, **links) for record in records]


def _read_value(record: Record, name: str, kind: Any) -> Any:
    if isinstance(kind, models.BooleanField):
        return record.flag(name)
    if isinstance(kind, models.IntegerField):
        return record.whole(name)
    if isinstance(kind, models.FloatField):
        return record.share(name)
    if isinstance(kind, ArrayField):
        return list(record.texts(name))
    return record.text(name, default="")
