"""Texts that the sentence encoder has read, and reading those it has not.

What loads the encoder is imported where it is needed: half a second and 60 MB that only that needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import models, transaction

from apps.drafting.meaning.naming import name_vector

if TYPE_CHECKING:
    from apps.drafting.checks.judges.reading import Reader

# Made from the text beside them, by code: nothing a person said.
DERIVED_FIELDS = frozenset({"vector", "vector_of"})


class EncodedText(models.Model):
    """A row with a `text` whose vector is kept beside it; `vector_of` names the text it was made of."""

    vector = models.BinaryField(default=b"", editable=False)
    vector_of = models.CharField(max_length=64, default="", editable=False)

    class Meta:
        abstract = True

    @property
    def current_vector(self) -> bytes:
        """Return the vector of the text as it is now; empty where it has to be made anew."""
        return bytes(self.vector) if self.vector_of == name_vector(self.text_to_encode()) else b""

    def text_to_encode(self) -> str:
        """Return what the encoder reads: the field `text` of the row."""
        return str(self.text)  # type: ignore[attr-defined]


def encode_rows(rows: Sequence[EncodedText]) -> bool:
    """Make and keep the vectors that are missing; return whether all rows have theirs now."""
    stale = [row for row in rows if not row.current_vector]
    if not stale:
        return True
    from apps.drafting.meaning.encoder import find_encoder

    encoder = find_encoder()
    if encoder is None:
        return False
    texts = [row.text_to_encode() for row in stale]
    for row, text, vector in zip(stale, texts, encoder.encode(texts), strict=True):
        row.vector, row.vector_of = vector, name_vector(text)
    with transaction.atomic():
        for model in {type(row) for row in stale}:
            of_model = [row for row in stale if type(row) is model]
            model._default_manager.bulk_update(of_model, ["vector", "vector_of"])
    return True


def load_reader() -> Reader | None:
    """Return what reads whole answers by meaning; None where it is not installed."""
    from apps.drafting.checks.judges.reading import find_reader

    return find_reader()
