"""What was read from a résumé: storing it, deciding on it, and knowing it again the next time."""

import unicodedata
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.accounts.models import User
from apps.common.saving.fingerprints import normalise_text
from apps.common.saving.services import run_once
from apps.profiles.importers import ImportedProfile
from apps.profiles.models import MAX_TEXT, Decision, Fact, FactKind, ImportedFact, ProfileImport
from apps.profiles.services.profile import NotYours

MAX_FACTS = 500


class NothingRead(Exception):
    """No fact was found in what was brought."""


class ImportTooLarge(Exception):
    """More was read than a person could confirm one by one."""


class NotInImport(Exception):
    """The text is not, or no longer, among what could not be placed."""


def fold_text(text: str) -> str:
    """Return what is the same in two spellings of one fact: letters, digits, and the signs of C++ and C#."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if sign.isalnum() or sign in "+#") or folded.strip()


@transaction.atomic
def store_import(
    *, profile: ImportedProfile, file_name: str, operation: UUID | None, by: User
) -> ProfileImport:
    """Store what was read, without what its person has or decided on before; once for an operation id.

    What still waits in an earlier import moves here, with what its person changed
    in it, so that nothing waits twice. Contact data is not stored.
    """

    def make() -> dict[str, Any]:
        return {"import": make_import(profile=profile, file_name=file_name, by=by).pk}

    return ProfileImport.objects.get(pk=run_once(operation=operation, by=by, effect=make)["import"])


def make_import(*, profile: ImportedProfile, file_name: str, by: User) -> ProfileImport:
    """Make the rows of an import."""
    User.objects.select_for_update().get(pk=by.pk)  # two tabs bring one file after the other
    too_long = [fact.text for fact in profile.facts if len(clean_text(fact.text)) > MAX_TEXT]
    row = ProfileImport(
        owner=by,
        file_name=clean_text(file_name)[:200],
        format=profile.format,
        notes=[clean_text(note) for note in profile.notes],
    )
    read = merge_same(row, profile)
    if not profile.facts:
        raise NothingRead
    if len(read) > MAX_FACTS:
        raise ImportTooLarge
    waiting = find_waiting(by)
    known = find_known(by)
    row.already_here = len(known.intersection(read))
    leftover = [clean_text(text) for text in (*profile.unplaced, *too_long)]
    row.unplaced = [text for text in leftover if text and fold_text(text) not in known]
    row.save()
    for key, fact in read.items():
        if key in known:
            continue
        shown = waiting.get(key, fact)
        shown.profile_import = row
        shown.save()
    return row


def merge_same(row: ProfileImport, profile: ImportedProfile) -> dict[str, ImportedFact]:
    """Return what was read by its folded text; what stands twice is one, with both its sources."""
    read: dict[str, ImportedFact] = {}
    for fact in profile.facts:
        text, source = clean_text(fact.text), clean_text(fact.source)
        if not text or len(text) > MAX_TEXT:
            continue
        new = ImportedFact(
            profile_import=row, kind=FactKind(fact.kind.value), text=text, read_text=text, source=source
        )
        kept = read.setdefault(fold_text(text), new)
        if kept is not new and source not in kept.source:
            kept.source = f"{kept.source}\n{source}"
    return read


def find_known(owner: User) -> set[str]:
    """Return the folded texts of what a person brings already, or has decided on."""
    decided = ImportedFact.objects.filter(profile_import__owner=owner).exclude(decision="")
    texts: Iterable[str] = [
        *Fact.objects.filter(owner=owner).values_list("text", flat=True),
        *decided.values_list("read_text", flat=True),
    ]
    return {fold_text(text) for text in texts}


def find_waiting(owner: User) -> dict[str, ImportedFact]:
    """Return what waits in a person's imports, by its folded text as it was read."""
    rows = ImportedFact.objects.filter(profile_import__owner=owner, decision="").order_by("-pk")
    return {fold_text(row.read_text): row for row in rows}


def clean_text(text: str) -> str:
    """Return `text` as the database takes it."""
    return normalise_text(text.encode("utf-8", "replace").decode("utf-8"))


@transaction.atomic
def decide_fact(*, row: ImportedFact, decision: Decision, by: User) -> ImportedFact:
    """Keep what was read, or leave it out. It can be decided anew, and loses no words by that."""
    if row.profile_import.owner_id != by.pk:
        raise NotYours
    locked = ImportedFact.objects.select_for_update(of=("self",)).get(pk=row.pk)
    return apply_decision(locked, decision, owner=by)


def apply_decision(row: ImportedFact, decision: Decision, *, owner: User) -> ImportedFact:
    """Have a decision its effect, once. A fact that is left out again gives its words back."""
    fact = row.fact
    if decision is Decision.KEPT and fact is None:
        row.fact = Fact.objects.create(owner=owner, kind=row.kind, text=row.text)
    elif decision is Decision.LEFT_OUT and fact is not None:
        row.kind, row.text, row.fact = fact.kind, fact.text, None
    row.decision = decision
    row.save()
    if fact is not None and row.fact is None:
        fact.delete()
    return row


@transaction.atomic
def keep_kind(*, row: ProfileImport, kind: FactKind, operation: UUID | None, by: User) -> int:
    """Keep all of one kind that waits in an import; how many there were."""
    if row.owner_id != by.pk:
        raise NotYours

    def keep() -> dict[str, Any]:
        waiting = row.facts.select_for_update(of=("self",)).filter(kind=kind, decision="").order_by("pk")
        return {"kept": len([apply_decision(fact, Decision.KEPT, owner=by) for fact in waiting])}

    kept: int = run_once(operation=operation, by=by, effect=keep)["kept"]
    return kept


@transaction.atomic
def add_unplaced(
    *, row: ProfileImport, line: str, text: str, kind: FactKind, operation: UUID | None, by: User
) -> ImportedFact:
    """Make a fact of `line`, which could not be placed, in other words; once for an operation id."""
    if row.owner_id != by.pk:
        raise NotYours

    def add() -> dict[str, Any]:
        locked = ProfileImport.objects.select_for_update().get(pk=row.pk)
        if line not in locked.unplaced:
            raise NotInImport
        locked.unplaced.remove(line)
        locked.save(update_fields=["unplaced"])
        fact = ImportedFact(profile_import=locked, kind=kind, text=text, read_text=line, source=line)
        return {"imported": apply_decision(fact, Decision.KEPT, owner=by).pk}

    return ImportedFact.objects.get(pk=run_once(operation=operation, by=by, effect=add)["imported"])


@transaction.atomic
def remove_import(*, row: ProfileImport, by: User) -> None:
    """Remove an import with what still waits in it. What was kept stays among what its person brings."""
    if row.owner_id != by.pk:
        raise NotYours
    row.delete()
