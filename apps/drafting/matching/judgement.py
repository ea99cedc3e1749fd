"""How sure one may be that doing a line would advance a goal, from what the two share.

`judgement.json` was learned by `training/weigh.py` from the marked pairs in `training/data`: the sum
of weight times feature, plus the constant, is the logarithm of the odds.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from apps.drafting.matching.comparing import Likeness
from apps.drafting.vocabulary import LineKind

_LEARNED = json.loads((Path(__file__).parent / "judgement.json").read_text(encoding="utf-8"))
LEAST_SURE: float = _LEARNED["least_sure"]
CONSTANT: float = _LEARNED["constant"]
WEIGHTS: dict[str, float] = _LEARNED["weights"]
_REQUIRED = frozenset({LineKind.REQUIREMENT, LineKind.PREFERRED})


@dataclass(frozen=True, slots=True)
class Nearness:
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
    features = describe_pair(pair, nearness)
    total = CONSTANT + sum(WEIGHTS[name] * value for name, value in features.items())
    return 1 / (1 + math.exp(-total))


def describe_pair(pair: Likeness, nearness: Nearness) -> dict[str, float]:
    """Return the features that are weighed, by name."""
    narrow = sum(not mine.family.is_broad for mine, _ in pair.ideas)
    return {
        "near": nearness.near,
        "above_the_mean": nearness.above_the_mean,
        "above_other_lines": nearness.above_other_lines,
        "above_other_goals": nearness.above_other_goals,
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
