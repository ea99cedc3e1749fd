"""How long the overlap of ten goals and forty lines takes: all anew, and after one goal has changed.

Texts are those of the marked pairs in `training/data`; vectors are given, as they are where goals and
lines have been read. Turns alternate with two anchors that do not change: a product of two matrices
of 512 x 512 single floats, and a bare JSON round trip of the same goals and lines. What counts are
ratios of medians to the product, whose limits are what 10 ms and 1 ms were where it took 2.5 ms; the
milliseconds of CPU are printed beside the limits that are wanted, and only printed: machines differ.

    python benchmarks/overlap.py [ROUNDS]
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from itertools import cycle, islice
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from apps.drafting.matching import match_goals  # noqa: E402
from apps.drafting.matching.comparing import read_wording  # noqa: E402
from apps.drafting.meaning.vectors import WIDTH, pack_vectors  # noqa: E402
from apps.drafting.vocabulary import Goal, Horizon, Line, LineKind  # noqa: E402

GOALS, LINES, SIDE = 10, 40, 512
WANTED = {"cold": 10.0, "one goal changed": 1.0}  # milliseconds
MOST = {"cold": 4.0, "one goal changed": 0.4}  # products of matrices
KINDS = (LineKind.RESPONSIBILITY, LineKind.REQUIREMENT, LineKind.GROWTH, LineKind.BENEFIT, LineKind.ABOUT)
RANDOM = np.random.default_rng(1)


def read_texts() -> tuple[list[str], list[str]]:
    """Return the texts of all marked goals and of all lines."""
    paths = sorted((ROOT / "training" / "data").glob("overlap_*.jsonl"))
    rows = [json.loads(row) for path in paths for row in path.read_text(encoding="utf-8").splitlines()]
    return (
        [goal["text"] for row in rows for goal in row["goals"]],
        [line["text"] for row in rows for line in row["posting_sentences"]],
    )


def make_vectors(count: int) -> tuple[bytes, ...]:
    """Return vectors as an encoder might have left them."""
    return pack_vectors(RANDOM.normal(size=(count, WIDTH)).astype(np.float32))


def make_cases() -> Iterator[tuple[list[Goal], list[Line]]]:
    """Yield ten goals and forty lines again and again, others each time."""
    goals, lines = map(cycle, read_texts())
    while True:
        yield (
            [
                Goal(f"g{at}", Horizon.MID, text, vector=vector)
                for at, (text, vector) in enumerate(
                    zip(islice(goals, GOALS), make_vectors(GOALS), strict=True)
                )
            ],
            [
                Line(f"l{at}", at, text, kind=KINDS[at % len(KINDS)], vector=vector)
                for at, (text, vector) in enumerate(
                    zip(islice(lines, LINES), make_vectors(LINES), strict=True)
                )
            ],
        )


def time_once(work: Callable[[], object]) -> float:
    """Return the CPU milliseconds that one call takes."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1_000


def main() -> int:
    """Print medians and ratios; return 1 where a ratio is passed."""
    rounds = max(20, int(sys.argv[1])) if len(sys.argv) > 1 else 100
    left, right = RANDOM.normal(size=(2, SIDE, SIDE)).astype(np.float32)
    times: dict[str, list[float]] = {}
    for turn, (goals, lines) in enumerate(islice(make_cases(), rounds + 5)):
        read_wording.cache_clear()  # the goals and lines themselves come round again
        changed = [replace(goals[0], text=f"{goals[0].text} and {turn}"), *goals[1:]]
        plain = [{**asdict(item), "vector": item.vector.hex()} for item in (*goals, *lines)]
        works: dict[str, Callable[[], object]] = {
            "cold": lambda goals=goals, lines=lines: match_goals(goals, lines),  # type: ignore[misc]
            "one goal changed": lambda goals=changed, lines=lines: match_goals(goals, lines),  # type: ignore[misc]
            f"{SIDE} x {SIDE} product": lambda: left @ right,
            "JSON round trip": lambda plain=plain: json.loads(json.dumps(plain)),  # type: ignore[misc]
        }
        for name, work in works.items():
            spent = time_once(work)
            if turn >= 5:
                times.setdefault(name, []).append(spent)
    medians = {name: statistics.median(each) for name, each in times.items()}
    product, trip = medians[f"{SIDE} x {SIDE} product"], medians["JSON round trip"]
    for name, spent in medians.items():
        wanted = f" (wanted: {WANTED[name]:g})" if name in WANTED else ""
        print(f"{name:>18}: {spent:7.2f} ms of CPU{wanted}")
    held = True
    for name, most in MOST.items():
        ratio = medians[name] / product
        held &= ratio <= most
        print(f"{'  ' if ratio <= most else '! '}{name} to the product: {ratio:.2f} (at most {most:g})")
        print(f"  {name} to the JSON round trip: {medians[name] / trip:.2f}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
