"""One save of some fields of one row: all that is based on the stored text, refused otherwise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models, transaction

from apps.common.models import RefusedText, SaveOperation
from apps.common.saving.fingerprints import canonical, fingerprint


@dataclass(frozen=True, slots=True)
class Edit:
    """A new value for a field, and the fingerprint of the value that it is based on."""

    value: Any
    base: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A field that changed meanwhile: the stored text, the refused one, and the stored one's version."""

    field: str
    theirs: str
    yours: str
    version: str


@dataclass(frozen=True, slots=True)
class SaveOutcome:
    """What a save did: new versions of the fields it wrote, and what it refused."""

    versions: dict[str, str] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()
    is_repeat: bool = False


def claim_operation(*, by: models.Model, operation: UUID) -> tuple[SaveOperation, bool]:
    """Claim `operation` for its owner; the second asker waits, then gets (row, False).

    To be called inside a transaction, together with the effect it guards.
    """
    return SaveOperation.objects.get_or_create(owner_id=by.pk, operation=operation)


@transaction.atomic
def run_once(
    *, operation: UUID | None, by: models.Model, effect: Callable[[], dict[str, Any]]
) -> dict[str, Any]:
    """Have `effect` once for an operation id, and return its result each time it is asked for."""
    if operation is None:
        return effect()
    claimed, is_new = claim_operation(by=by, operation=operation)
    if not is_new:
        return dict(claimed.result)
    result = effect()
    claimed.result = result
    claimed.save(update_fields=["result"])
    return result


@transaction.atomic
def save_fields(
    *, row: models.Model, edits: Mapping[str, Edit], operation: UUID | None, by: models.Model
) -> SaveOutcome:
    """Write each edit that is based on the stored value; refuse and keep the others.

    Many-to-many fields take a collection of primary keys. The row is locked
    meanwhile. An edit whose value is the stored one is neither written nor refused.
    """
    is_repeat = operation is not None and not claim_operation(by=by, operation=operation)[1]
    stored = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    versions: dict[str, str] = {}
    refusals: list[Refusal] = []
    for name, edit in edits.items():
        current = read_value(stored, name)
        if is_repeat or canonical(current) == canonical(edit.value):
            versions[name] = fingerprint(edit.value)
        elif edit.base != fingerprint(current):
            refusals.append(keep_refused_text(row=stored, name=name, edit=edit, current=current, by=by))
        else:
            write_value(stored, name, edit.value)
            versions[name] = fingerprint(edit.value)
    stored.save()
    return SaveOutcome(versions, tuple(refusals), is_repeat)


def read_value(row: models.Model, name: str) -> Any:
    """Return what a field holds; a relation as primary keys."""
    model_field = row._meta.get_field(name)
    if model_field.many_to_many:
        return list(getattr(row, name).order_by("pk").values_list("pk", flat=True))
    return getattr(row, getattr(model_field, "attname", name))


def write_value(row: models.Model, name: str, value: Any) -> None:
    """Put a value into a field; a many-to-many one is written at once, the others with the row."""
    model_field = row._meta.get_field(name)
    if model_field.many_to_many:
        getattr(row, name).set(value)
    else:
        setattr(row, getattr(model_field, "attname", name), value)


def keep_refused_text(*, row: models.Model, name: str, edit: Edit, current: Any, by: models.Model) -> Refusal:
    """Store the text that was refused, so that it can be found again, and describe both sides."""
    yours = canonical(edit.value)
    RefusedText.objects.create(
        owner_id=by.pk, target=f"{row._meta.label_lower}:{row.pk}", field=name, text=yours
    )
    return Refusal(field=name, theirs=canonical(current), yours=yours, version=fingerprint(current))
