"""Texts of a form that came when nobody was signed in any more, kept in the session until they are.

Bounded: a session holds the latest few, and not more than one posting's worth
of characters. It expires after a day unless its person signs in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict
from uuid import uuid4

from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone

from apps.common.typed import TypedField, count_characters, is_typed_text

SESSION_KEY = "kept_texts"
MAX_TEXTS = 5
MAX_CHARACTERS = 250_000
SECONDS_KEPT = 24 * 60 * 60


class StoredText(TypedDict):
    """A kept form as the session holds it."""

    id: str
    path: str
    kept_at: str
    fields: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class KeptText:
    """A form that was not saved: where it belongs, and what was typed into it."""

    id: str
    path: str
    kept_at: datetime
    fields: tuple[TypedField, ...]


def keep_text(session: SessionBase, *, path: str, fields: Sequence[TypedField]) -> bool:
    """Keep a form in the session; False where nothing was typed or there is too much of it."""
    if not any(field.is_text for field in fields) or count_characters(fields) > MAX_CHARACTERS:
        return False
    new: StoredText = {
        "id": uuid4().hex,
        "path": path,
        "kept_at": timezone.now().isoformat(),
        "fields": [(field.name, field.value) for field in fields],
    }
    session[SESSION_KEY] = _drop_oldest([*_stored(session), new])
    session.set_expiry(SECONDS_KEPT)
    return True


def list_kept_texts(session: SessionBase) -> tuple[KeptText, ...]:
    """Return what is kept, the latest first."""
    return tuple(_read(stored) for stored in reversed(_stored(session)))


def forget_kept_text(session: SessionBase, *, text_id: str) -> None:
    """Drop one kept text; one that is gone already is no error."""
    session[SESSION_KEY] = [stored for stored in _stored(session) if stored["id"] != text_id]


def carry_kept_texts(session: SessionBase, stored: list[StoredText]) -> None:
    """Put kept texts into the session of the person who has just signed in."""
    if stored:
        session[SESSION_KEY] = stored


def copy_kept_texts(session: SessionBase) -> list[StoredText]:
    """Return what is kept as it is stored, for `carry_kept_texts`."""
    return list(_stored(session))


def _stored(session: SessionBase) -> list[StoredText]:
    stored: list[StoredText] = session.get(SESSION_KEY, [])
    return stored


def _drop_oldest(texts: list[StoredText]) -> list[StoredText]:
    texts = texts[-MAX_TEXTS:]
    while sum(_size(text) for text in texts) > MAX_CHARACTERS:
        texts = texts[1:]
    return texts


def _size(stored: StoredText) -> int:
    return sum(len(name) + len(value) for name, value in stored["fields"])


def _read(stored: StoredText) -> KeptText:
    pairs: list[Any] = stored["fields"]
    return KeptText(
        id=stored["id"],
        path=stored["path"],
        kept_at=datetime.fromisoformat(stored["kept_at"]),
        fields=tuple(TypedField(name, value, is_text=is_typed_text(name, value)) for name, value in pairs),
    )
