"""How sure one may be that doing a line would advance a goal, from what the two share.

`judgement.json` was learned by `training/weigh.py` from the marked pairs in `training/data`: the sum
of weight times feature, plus the constant, is the logarithm of the odds.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from apps.drafting.matching.comparing import Likeness
from apps.drafting.vocabulary import LineKind

_LEARNED = json.loads((Path(__file__).parent / "judgement.json").read_text(encoding="utf-8"))
LEAST_SURE: float = _LEARNED["least_sure"]
CONSTANT: float = _LEARNED["constant"]
WEIGHTS: dict[str, float] = _LEARNED["weights"]
_NEARNESS = ("near", "above_the_mean", "above_other_lines", "above_other_goals")
_NEAR, _MEAN, _LINES, _GOALS = map(WEIGHTS.__getitem__, _NEARNESS)
_REQUIRED = frozenset({LineKind.REQUIREMENT, LineKind.PREFERRED})


class Nearness(NamedTuple):
    """How near a goal and a line are in meaning (-1 to 1), and how much nearer than others are."""

    near: float
    above_the_mean: float
    above_other_lines: float
    above_other_goals: float


def find_nearness(rows: Sequence[Sequence[float]]) -> list[list[Nearness]]:
    """Return how each likeness stands out; `rows` has one row for each goal, one number for each line."""
    columns = [_find_two_best([row[at] for row in rows]) for at in range(len(rows[0]))] if rows else []
    found = []
    for row in rows:
        mean, best = sum(row) / len(row), _find_two_best(row)
        found.append(
            [
                Nearness(
                    near, near - mean, near - _pick_other(best, near), near - _pick_other(columns[at], near)
                )
                for at, near in enumerate(row)
            ]
        )
    return found


def _find_two_best(values: Sequence[float]) -> tuple[float, float]:
    """Return the two highest of some values; the second is 0 where there is but one."""
    first, second = max(values), 0.0
    if len(values) > 1:
        second = sorted(values)[-2]
    return first, second


def _pick_other(best: tuple[float, float], value: float) -> float:
    """Return the highest of the values besides one of them."""
    return best[1] if value >= best[0] else best[0]


def judge_pair(pair: Likeness, nearness: Nearness) -> float:
    """Return how sure one may be of the match, 0 to 1."""
    return judge_weighed(weigh_pair(pair), nearness)


def weigh_pair(pair: Likeness) -> tuple[float, ...]:
    """Return what counts of all that is shared, weighed; it stays the same while both texts do."""
    return tuple([WEIGHTS[name] * value for name, value in _describe_likeness(pair).items() if value])


def judge_weighed(weighed: Sequence[float], nearness: Nearness) -> float:
    """Return how sure one may be of a match, 0 to 1, where what is shared has been weighed."""
    near, mean, lines, goals = nearness
    total = _NEAR * near + _MEAN * mean + _LINES * lines + _GOALS * goals
    for each in weighed:
        total += each
    return 1 / (1 + math.exp(-(CONSTANT + total)))


def describe_pair(pair: Likeness, nearness: Nearness) -> dict[str, float]:
    """Return the features that are weighed, by name."""
    return {**dict(zip(_NEARNESS, nearness, strict=True)), **_describe_likeness(pair)}


def _describe_likeness(pair: Likeness) -> dict[str, float]:
    narrow = sum(not mine.family.is_broad for mine, _ in pair.ideas)
    return {
        "ideas": float(min(narrow, 2)),
        "broad_ideas": float(min(len(pair.ideas) - narrow, 2)),
        "shared_words": float(min(len(pair.telling), 3)),
        "contradicted": float(pair.is_contradicted),
        "denying": float(pair.is_denying),
        "asks": float(pair.kind in _REQUIRED),
        "benefit": float(pair.kind is LineKind.BENEFIT),
        "about": float(pair.kind is LineKind.ABOUT),
        "other": float(pair.kind is LineKind.OTHER),
        "growth": float(pair.kind is LineKind.GROWTH),
        "direction": float(pair.kind is LineKind.DIRECTION),
    }
