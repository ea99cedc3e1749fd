"""A table of weights: features down, labels across, the constants first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FOLDER = Path(__file__).parent
CONSTANT = "(constant)"


@dataclass(frozen=True)
class Table:
    """Weights as they are read from a file; the row of a feature is `rows[feature]`."""

    labels: tuple[str, ...]
    rows: dict[str, int]
    weights: NDArray[np.float32]

    @property
    def constants(self) -> NDArray[np.float32]:
        """Return what holds for each label before anything is noticed."""
        constants: NDArray[np.float32] = self.weights[0]
        return constants

    def weigh(self, features: Iterable[str]) -> NDArray[np.float32]:
        """Return what features say of each label, without the constants; unknown ones say nothing."""
        known = [row for feature in features if (row := self.rows.get(feature)) is not None]
        total: NDArray[np.float32] = self.weights[known].sum(axis=0)
        return total

    def weigh_values(self, values: Mapping[str, float]) -> NDArray[np.float32]:
        """Return the logarithm of the odds of each label where every feature has a value."""
        known = {row: value for name, value in values.items() if (row := self.rows.get(name)) is not None}
        counts = np.array([1, *known.values()], dtype=np.float32)
        total: NDArray[np.float32] = (self.weights[[0, *known]] * counts[:, None]).sum(axis=0)
        return total

    def explain(self, features: Iterable[str], label: str, most: int = 3) -> tuple[str, ...]:
        """Return the features that spoke loudest for a label, the loudest first."""
        at = self.labels.index(label)
        known = {name: row for name in features if (row := self.rows.get(name)) is not None}
        spoke = zip(self.weights[list(known.values()), at].tolist(), known, strict=True)
        loud = sorted((-weight, name) for weight, name in spoke if weight > 0)
        return tuple(name for _, name in loud[:most])


@lru_cache(maxsize=4)
def load_table(name: str) -> Table:
    """Read `name`.tsv: a head of labels, then one feature a line with its weights in hundredths."""
    head, *lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    weights = np.array([[int(part or 0) for part in row[1:]] for row in rows], dtype=np.float32) / np.float32(
        100
    )
    if rows[0][0] != CONSTANT:
        raise ValueError(f"{name}: the first row must be {CONSTANT}")
    return Table(tuple(head.split("\t")[1:]), {row[0]: at for at, row in enumerate(rows)}, weights)
