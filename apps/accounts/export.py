"""Everything a person owns, as plain data that they may take away.

Rows with a foreign key `owner` are found by themselves, with the rows that hang
on them. An app registers a function for what cannot be found so.
"""

from collections.abc import Callable, Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import models

from apps.accounts.models import User
from apps.common.meaning import DERIVED_FIELDS

Export = Callable[[User], Any]

_registered: dict[str, Export] = {}


def register_export(name: str, function: Export) -> None:
    """Have `function(user)` give the part `name` of a person's export: JSON values only."""
    _registered[name] = function


def export_person(user: User) -> dict[str, Any]:
    """Return everything that this person owns, by part."""
    parts: dict[str, Any] = {"account": describe_account(user)}
    for relation in User._meta.related_objects:
        if relation.field.name == "owner":
            rows = relation.related_model._default_manager.filter(owner=user).order_by("pk")
            parts[str(relation.related_model._meta.verbose_name_plural)] = [describe_row(row) for row in rows]
    return parts | {name: function(user) for name, function in _registered.items()}


def describe_account(user: User) -> dict[str, Any]:
    """Return what the account itself says of a person; no password, no keys."""
    return {
        "name": user.name,
        "e-mail address": user.email,
        "role": user.role,
        "joined": user.date_joined,
        "last seen": user.last_seen_date,
        "passkeys and codes": [
            {"type": row.get_type_display(), "added": row.created_at, "last used": row.last_used_at}
            for row in Authenticator.objects.filter(user=user).order_by("pk")
        ],
    }


def describe_row(row: models.Model) -> dict[str, Any]:
    """Return a row's fields, and the rows that hang on it and are owned through it."""
    fields = {
        field.name: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if field.name not in DERIVED_FIELDS
    }
    lists = {field.name: list_keys(row, field.name) for field in row._meta.many_to_many}
    children = {name: [describe_row(child) for child in rows] for name, rows in _find_children(row)}
    return {name: value for name, value in fields.items() if name != "owner"} | lists | children


def list_keys(row: models.Model, name: str) -> list[int]:
    """Return the primary keys that a many-to-many field holds."""
    return list(getattr(row, name).order_by("pk").values_list("pk", flat=True))


def _find_children(row: models.Model) -> Iterator[tuple[str, list[models.Model]]]:
    for relation in row._meta.related_objects:
        child = relation.related_model
        owned_by_itself = any(field.name == "owner" for field in child._meta.fields)
        if not owned_by_itself and not relation.many_to_many and relation.on_delete is models.CASCADE:
            rows = child._default_manager.filter(**{relation.field.name: row}).order_by("pk")
            yield str(child._meta.verbose_name_plural), list(rows)
