"""Vectors as they are kept: one signed byte for each of 384 directions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

WIDTH = 384


def pack_vectors(rows: NDArray[np.float32]) -> tuple[bytes, ...]:
    """Return each row (n x 384) as 384 bytes, its longest part at 127; the length of a row is lost."""
    longest = np.maximum(np.abs(rows).max(axis=1, keepdims=True), 1e-9)
    return tuple(row.tobytes() for row in np.rint(rows / longest * 127).astype(np.int8))


def compare_vectors(some: Sequence[bytes], others: Sequence[bytes]) -> list[list[float]]:
    """Return for each of `some` how near each of `others` is: the cosine, from -1 to 1."""
    if not some or not others:
        return [[] for _ in some]
    return (_unpack(some) @ _unpack(others).T).tolist()  # type: ignore[no-any-return]


def _unpack(packed: Sequence[bytes]) -> NDArray[np.float32]:
    rows = np.frombuffer(b"".join(packed), dtype=np.int8).reshape(len(packed), -1).astype(np.float32)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)  # type: ignore[no-any-return]
