"""What the words of sentences say of each mark: all sentences at once, by numbers instead of names.

It sums what a table gives for `describe_words` of each sentence, in whole hundredths, and the tests
hold the two together. Names are for those who learn and for those who explain.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from apps.drafting.checks.judges.classes import find_class
from apps.drafting.checks.judges.features import (
    LENGTHS,
    MOST_IDEAS,
    MOST_STEMS,
    MOST_TOKENS,
    describe_shared,
    read_tokens,
)
from apps.drafting.checks.judges.tables import Table, load_table
from apps.drafting.text import Remembered

Whole = NDArray[np.int64]
_BITS = 20  # for the number of a word; three of them are one whole number
_MASK = (1 << _BITS) - 1
_UNKNOWN = 1
_MOST_REMEMBERED = 1_024
_RUNS = frozenset({"w", "b", "t", "c", "cb", "ct"})


class Lexicon:
    """The words, runs of words, classes and lengths of a table, as numbers.

    A run is the numbers of its words, one behind the other. Words, and what stands for them in runs of
    classes, are numbered apart, so that no two features have the same number.
    """

    def __init__(self, table: Table) -> None:
        weights = np.rint(table.weights * 100).astype(np.int64)
        weights = np.vstack([weights, np.zeros_like(weights[:1])])
        nothing = len(weights) - 1
        self._numbers: dict[str, int] = {"": _UNKNOWN}
        rows: dict[int, int] = {}
        repeated: list[tuple[int, int, int]] = []
        for feature, row in table.rows.items():
            kind, _, said = feature.partition(":")
            if kind in _RUNS:
                rows[self._join(said.split(" "), kind)] = row
            elif kind == "n":
                name, least = said.split(" ")
                repeated.append((int(least), self._join([name], "c"), row))
        for _, key, _ in repeated:
            rows.setdefault(key, nothing)
        keys = sorted(rows)
        self._keys = np.array([*keys, np.iinfo(np.int64).max])
        # The last row is for what is not known.
        self._weights = weights[[*map(rows.__getitem__, keys), nothing]].astype(np.int32)
        classes = sorted({key for _, key, _ in repeated})
        # What it says that a class is met twice and thrice; the first is no class.
        self._repeats = {least: np.zeros((len(classes) + 1, weights.shape[1]), np.int32) for least in (2, 3)}
        self._class_of_row = np.zeros(len(self._keys), dtype=np.int8)
        self._class_of_row[self._keys.searchsorted(classes)] = range(1, len(classes) + 1)
        for times, key, row in repeated:
            self._repeats[times][classes.index(key) + 1] = weights[row]
        self._lengths = np.zeros((MOST_TOKENS + 1, weights.shape[1]), dtype=np.int64)
        for size in LENGTHS:
            self._lengths[size:] += weights[table.rows.get(f"length {size}", nothing)]
        self._table = table
        self._remembered: dict[str, Whole] = {}
        # What features say of each mark, in hundredths; unknown ones say nothing.
        self.weigh_features = lru_cache(maxsize=256)(self._weigh_features)
        self._shared = np.array(
            [
                [self.weigh_features(describe_shared(stems, ideas)) for ideas in range(MOST_IDEAS + 1)]
                for stems in range(MOST_STEMS + 1)
            ]
        )
        self._ends = self._encode("^"), self._encode("$")
        self._codes = Remembered(self._encode)
        for name in self._numbers:
            self._codes[name[2:]] = self._encode(name[2:])

    def _join(self, said: Sequence[str], kind: str) -> int:
        joined = 0
        for word in said:
            name = f"{'c' if kind[0] == 'c' else 'w'}:{word}"
            joined = joined << _BITS | self._numbers.setdefault(name, len(self._numbers) + 1)
        return joined

    def _encode(self, token: str) -> int:
        """Return one number: has it a class, what stands for it among classes, and the word."""
        word, name = "#" if token.isdigit() else token, find_class(token)
        kind = self._numbers.get(f"c:{name or word}", _UNKNOWN)
        return (bool(name) << _BITS | kind) << _BITS | self._numbers.get(f"w:{word}", _UNKNOWN)

    def _weigh_features(self, features: tuple[str, ...]) -> Whole:
        known = [row for feature in features if (row := self._table.rows.get(feature)) is not None]
        summed: Whole = np.rint(self._table.weights[known] * 100).astype(np.int64).sum(axis=0)
        return summed

    def weigh_shared(self, stems: Sequence[int], ideas: Sequence[int]) -> Whole:
        """Return a row for each sentence: what it says to share so many stems and ideas with the job."""
        rows: Whole = self._shared[np.minimum(stems, MOST_STEMS), np.minimum(ideas, MOST_IDEAS)]
        return rows

    def weigh_words(self, said: Sequence[str]) -> Whole:
        """Return a row for each sentence: what its words say of each mark, in hundredths.

        Who types changes one sentence at a time.
        """
        rows = [self._remembered.get(each) for each in said]
        new = [each for each, row in zip(said, rows, strict=True) if row is None]
        weighed = self._weigh(new) if new else ()
        if len(self._remembered) + len(new) > _MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered.update(zip(new[:_MOST_REMEMBERED], weighed, strict=False))
        fresh = iter(weighed)
        return np.array([next(fresh) if row is None else row for row in rows])

    def _weigh(self, said: Sequence[str]) -> Whole:
        start, end = self._ends
        tokens: list[int] = []
        sizes: list[int] = []
        for each in said:
            own = read_tokens(each)[:MOST_TOKENS]
            tokens += (start, *self._codes.read(own), end)
            sizes.append(len(own))
        return self._sum_up(np.array(tokens), np.array(sizes))

    def _sum_up(self, codes: Whole, sizes: Whole) -> Whole:
        places = np.arange(len(sizes)).repeat(sizes + 2)
        words, kinds = codes & _MASK, codes >> _BITS & _MASK
        classes = kinds * (codes >> 2 * _BITS)
        pairs, kind_pairs = words[:-1] << _BITS | words[1:], kinds[:-1] << _BITS | kinds[1:]
        runs = np.concatenate(
            [
                words,
                classes,
                pairs,
                kind_pairs,
                pairs[:-1] << _BITS | words[2:],
                kind_pairs[:-1] << _BITS | kinds[2:],
            ]
        )
        at = self._keys.searchsorted(runs)
        beside = np.concatenate([places, places, places[:-1], places[:-1], places[:-2], places[:-2]])
        return self._add_once(at, beside, self._keys.take(at) == runs, len(sizes)) + self._lengths[sizes]

    def _add_once(self, at: Whole, places: Whole, is_known: NDArray[np.bool_], count: int) -> Whole:
        """Return the weights of what is known, summed by sentence, each once."""
        size = len(self._weights)
        # A row of nothing in every sentence, for a sum of no rows is not nothing.
        nothings = np.arange(1, count + 1) * size - 1
        met = np.concatenate([(places * size + at)[is_known], nothings])
        met.sort()
        firsts = np.flatnonzero(np.concatenate([[True], met[1:] != met[:-1]]))
        times = np.diff(firsts, append=len(met))
        met = met[firsts]
        rows = met % size
        said = self._weights.take(rows, axis=0)
        for least, repeats in self._repeats.items():
            often = np.flatnonzero(times >= least)
            said[often] += repeats.take(self._class_of_row[rows[often]], axis=0)
        summed: Whole = np.add.reduceat(said, np.concatenate([[0], met.searchsorted(nothings[:-1]) + 1]))
        return summed


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Return the lexicon of the table of sentences."""
    return Lexicon(load_table("sentences"))
