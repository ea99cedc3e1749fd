"""What composing all lengths of one answer costs, against checking it once.

Both do pure work on the same answer, so the ratio says more than milliseconds of a shared machine, which
are printed beside it. Turns alternate; nothing is remembered from one answer to the next.

    python benchmarks/composing.py [ROUNDS]
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from apps.drafting.composing import compose_variants
from apps.drafting.composing.retelling import say_line
from apps.drafting.reading import read_posting
from benchmarks.likeness import make_people

MOST_MILLISECONDS = 5.0
MOST_OF_A_READING = 1.0


def time_once(work: Callable[[], object]) -> float:
    """Return the CPU milliseconds that one call takes, with nothing remembered."""
    say_line.cache_clear()
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1_000


def main() -> int:
    """Print the medians and their ratio; return 1 where a limit is passed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    times: dict[str, list[float]] = {"all four lengths": [], "reading its posting": []}
    for turn in range(rounds + 1):
        for voice, person in enumerate(make_people()):
            posting = "\n".join((person.posting.title, *(line.text for line in person.posting.lines)))
            works: dict[str, Callable[[], object]] = {
                "all four lengths": lambda person=person, voice=voice: compose_variants(  # type: ignore[misc]
                    matrix=person.matrix, posting=person.posting, profile=person.profile, voice=voice
                ),
                "reading its posting": lambda posting=posting: read_posting(posting),  # type: ignore[misc]
            }
            for name, work in works.items():
                spent = time_once(work)
                if turn:
                    times[name].append(spent)
    medians = {name: statistics.median(each) for name, each in times.items()}
    for name, spent in medians.items():
        print(f"{name:>20}: {spent:6.2f} ms of CPU, worst {max(times[name]):.2f}")
    ours, reading = medians.values()
    print(f"at most {MOST_MILLISECONDS:g} ms; to reading the posting: {ours / reading:.2f}")
    return int(ours > MOST_MILLISECONDS)


if __name__ == "__main__":
    sys.exit(main())
