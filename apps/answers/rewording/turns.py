"""One request at a time for each person, whichever process serves them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache

from apps.answers.rewording.failures import RewordingFailed
from apps.answers.rewording.transport import SECONDS


@contextmanager
def take_turn(person: int) -> Iterator[None]:
    """Hold this person's turn for as long as one request may take. Raises RewordingFailed("busy")."""
    name = f"rewording:{person}"
    if not cache.add(name, value=True, timeout=int(SECONDS) + 5):
        raise RewordingFailed("busy")
    try:
        yield
    finally:
        cache.delete(name)
