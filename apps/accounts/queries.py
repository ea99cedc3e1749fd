"""Reading a person, and what they could not save."""

from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.shortcuts import get_object_or_404

from apps.accounts.models import User
from apps.common.models import RefusedText

MAX_SHOWN = 50


@dataclass(frozen=True, slots=True)
class UnsavedText:
    """A text that a newer one was in the way of, and in words where it belongs."""

    pk: int
    what: str
    text: str
    created_at: datetime


def get_person_for(user: User) -> User:
    """Return the person's row itself; a request's user stands in for it and has no type of its own."""
    return User.objects.get(pk=user.pk)


def list_refused_texts(user: User) -> list[UnsavedText]:
    """Return the latest texts of this person that a newer one was in the way of, the latest first."""
    rows = RefusedText.objects.filter(owner=user).order_by("-created_at", "-pk")[:MAX_SHOWN]
    return [UnsavedText(row.pk, describe_target(row), row.text, row.created_at) for row in rows]


def get_refused_text_for(user: User, pk: int) -> RefusedText:
    """Return a refused text, if it is this person's."""
    return get_object_or_404(RefusedText, pk=pk, owner=user)


def describe_target(refused: RefusedText) -> str:
    """Say in words which field of what the text was meant for."""
    try:
        model = apps.get_model(refused.target.partition(":")[0])
        field = model._meta.get_field(refused.field)
    except (LookupError, ValueError, FieldDoesNotExist):
        return refused.field
    return f"{getattr(field, 'verbose_name', field.name)} ({model._meta.verbose_name})".capitalize()
