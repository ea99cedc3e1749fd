"""How a guest's rows become an account's, without this app knowing which rows there are.

Every row with a foreign key `owner` moves. An app whose rows need more care, such
as a row that each person has only one of, registers a function in its AppConfig.ready.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import models

from apps.accounts.models import User

Handover = Callable[[User, User], None]

_registered: list[Handover] = []


def register_handover(function: Handover) -> None:
    """Have `function(guest, account)` called, in the transaction, before rows are moved."""
    if function not in _registered:
        _registered.append(function)


def hand_over_rows(*, guest: User, account: User) -> bool:
    """Give the guest's rows to the account; whether nothing is left that would go with the guest."""
    for function in _registered:
        function(guest, account)
    for field in list_owner_fields():
        move_rows(field, guest=guest, account=account)
    for field in list_signed_fields():
        move_rows(field, guest=guest, account=account)
    return not any(
        field.model._default_manager.filter(**{field.name: guest}).exists() for field in list_owner_fields()
    )


def list_owner_fields() -> Iterator[models.ForeignKey[Any, Any]]:
    """Yield each foreign or one-to-one key `owner` that leads to a person."""
    return (field for field in _list_keys() if field.name == "owner")


def list_signed_fields() -> Iterator[models.ForeignKey[Any, Any]]:
    """Yield each key that only says who did something, and is emptied when that person goes."""
    return (field for field in _list_keys() if field.remote_field.on_delete is models.SET_NULL)


def _list_keys() -> Iterator[models.ForeignKey[Any, Any]]:
    for relation in User._meta.get_fields(include_hidden=True):
        field = getattr(relation, "field", None)
        if isinstance(field, models.ForeignKey):
            yield field


def move_rows(field: models.ForeignKey[Any, Any], *, guest: User, account: User) -> None:
    """Move the rows of one model. A row that each person has one of moves only where there is none."""
    rows = field.model._default_manager
    if field.unique and rows.filter(**{field.name: account}).exists():
        return
    rows.filter(**{field.name: guest}).update(**{field.name: account})


def fill_empty_fields(*, source: models.Model, target: models.Model, names: Sequence[str]) -> None:
    """Copy a value wherever the target has none: for a row that each person has one of."""
    filled = [name for name in names if not getattr(target, name) and getattr(source, name)]
    for name in filled:
        setattr(target, name, getattr(source, name))
    target.save(update_fields=filled)
