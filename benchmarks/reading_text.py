"""How long reading a pasted posting takes, and how that grows with its length.

What counts is the ratio of the medians of turns that alternate: 8 KB against 2 KB, and
1 MB against 64 KB. The milliseconds for 4 KB are printed beside the limit, and only printed:
machines differ.

    python benchmarks/reading_text.py [ROUNDS]
"""

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from apps.drafting.reading import read_posting

POSTINGS = Path(__file__).resolve().parent.parent / "apps" / "answers" / "demo" / "postings"
SIZES = (2_048, 4_096, 8_192, 65_536, 1_048_576)
MOST_OF_FOUR_TIMES = 4.4
MOST_OF_SIXTEEN_TIMES = 17.6
MOST_MILLISECONDS = 10


def make_texts() -> dict[int, str]:
    """Return texts of the sizes, made of the demo's postings one after the other, each line told apart."""
    lines = [line for path in sorted(POSTINGS.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    texts: dict[int, str] = {}
    for size in SIZES:
        turns: list[str] = []
        while sum(map(len, turns)) < size:
            turns.append("\n".join(f"{line} {len(turns)}" if line else "" for line in lines) + "\n")
        texts[size] = "".join(turns)[:size]
    return texts


def time_once(text: str) -> float:
    """Return the CPU milliseconds that one reading takes."""
    start = time.process_time()
    read_posting(text)
    return (time.process_time() - start) * 1_000


def main() -> int:
    """Print the medians and ratios; return 1 where a ratio is passed."""
    rounds = max(10, int(sys.argv[1])) if len(sys.argv) > 1 else 40
    texts = make_texts()
    times: dict[int, list[float]] = {size: [] for size in SIZES}
    for turn in range(rounds + 1):
        for size in SIZES:
            if size < 65_536 or turn % 10 == 0:
                times[size].append(time_once(texts[size]))
    medians = {size: statistics.median(times[size][1:]) for size in SIZES}
    for size in SIZES:
        print(f"{size:>9,} characters: {medians[size]:8.2f} ms")
    four, sixteen = medians[8_192] / medians[2_048], medians[1_048_576] / medians[65_536]
    print(f"8 KB to 2 KB: {four:.2f} (at most {MOST_OF_FOUR_TIMES})")
    print(f"1 MB to 64 KB: {sixteen:.2f} (at most {MOST_OF_SIXTEEN_TIMES}, sixteen times being linear)")
    print(f"4 KB: {medians[4_096]:.2f} ms of CPU (wanted: {MOST_MILLISECONDS})")
    return int(four > MOST_OF_FOUR_TIMES or sixteen > MOST_OF_SIXTEEN_TIMES)


if __name__ == "__main__":
    raise SystemExit(main())
