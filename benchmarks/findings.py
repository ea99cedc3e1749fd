"""How long findings take, against proselint and write-good, and how that grows.

All see the same texts in turns, each text once, so that nothing can be remembered from the text
before; what counts are ratios of medians. proselint is put into `.cache/` by pip and write-good by
npm; one that cannot be fetched is left out, and the run says so and fails.

    python benchmarks/findings.py [ROUNDS]
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
CACHE = HERE / ".cache"
PROSE, WRITE_GOOD = CACHE / "proselint", CACHE / "write-good"
sys.path[:0] = [str(ROOT)]
sys.path.append(str(PROSE))

from apps.drafting.checks import CheckContext, Rule, check_answer, rule_from_mapping  # noqa: E402
from apps.drafting.vocabulary import Level  # noqa: E402

RULES = ROOT / "apps" / "guidance" / "content" / "rules"
CONTEXT = CheckContext(
    level=Level.JUNIOR,
    title="Signal technician",
    years=2,
    posting_facts=("traces faults in lineside equipment", "nights one week in four", "a mentor for a year"),
)
LIMITS = {"proselint": 10.0, "write-good": 5.0}  # times as long as ours, at least
MOST_OF_TEN_TIMES, MOST_OF_HOSTILE = 11.0, 2.0
MANY_RULES, MANY_PHRASES = 200, 2_000
JUDGE = """
const writeGood = require("write-good")
require("readline").createInterface({input: process.stdin}).on("line", line => {
  const text = JSON.parse(line), start = process.cpuUsage()
  writeGood(text)
  const spent = process.cpuUsage(start)
  console.log((spent.user + spent.system) / 1000)
})
"""


def read_rules() -> tuple[Rule, ...]:
    """Return the rules that the app is delivered with."""
    return tuple(
        rule_from_mapping(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(RULES.glob("*.toml"))
    )


def make_many(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return 200 rules with 2,000 phrases and more: the delivered ones, and others like them."""
    each = -(-MANY_PHRASES // MANY_RULES)
    extra = [
        replace(
            rule,
            slug=f"{rule.slug}-{number}",
            phrases=tuple(f"{word} {number}" for word in (*rule.phrases, *map(str, range(each)))[:each]),
        )
        for number, rule in enumerate(islice(cycle(rules), MANY_RULES - len(rules)))
    ]
    return (*rules, *extra)


def read_words() -> list[str]:
    """Return the words of all answers that were written to learn from, in order."""
    paths = sorted((ROOT / "training" / "data").glob("answers_*.jsonl"))
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return " ".join(each["text"] for row in rows for each in row["sentences"]).split()


def cut_texts(words: list[str], size: int) -> Iterator[str]:
    """Yield texts of so many words, no word twice."""
    for start in range(0, len(words) - size, size):
        yield " ".join(words[start : start + size])


def time_findings(text: str, rules: tuple[Rule, ...]) -> float:
    """Return the CPU milliseconds of one check."""
    start = time.process_time()
    check_answer(text, rules=rules, context=CONTEXT)
    return (time.process_time() - start) * 1_000


def start_proselint() -> Callable[[str], float] | None:
    """Return what times proselint on a text; None where it cannot be had."""
    if not PROSE.exists():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(PROSE), "proselint"]
        subprocess.run(command, check=False)
    try:
        from proselint.checks import __register__  # type: ignore[import-not-found]
        from proselint.registry import CheckRegistry  # type: ignore[import-not-found]
        from proselint.tools import LintFile  # type: ignore[import-not-found]
    except ImportError:
        return None
    CheckRegistry().register_many(__register__)

    def lint(text: str) -> float:
        start = time.process_time()
        LintFile("answer", text).lint()
        return (time.process_time() - start) * 1_000

    return lint


def start_write_good() -> Callable[[str], float] | None:
    """Return what times write-good on a text, in a process of its own; None where it cannot be had."""
    if not WRITE_GOOD.exists():
        command = [
            "npm",
            "install",
            "--silent",
            "--prefix",
            str(WRITE_GOOD),
            "--ignore-scripts",
            "write-good",
        ]
        subprocess.run(command, check=False)
    if not (WRITE_GOOD / "node_modules" / "write-good").exists():
        return None
    node: Any = subprocess.Popen(
        ["node", "-e", JUDGE], cwd=WRITE_GOOD, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )

    def lint(text: str) -> float:
        node.stdin.write(json.dumps(text) + "\n")
        node.stdin.flush()
        return float(node.stdout.readline())

    return lint


def compare(texts: Iterator[str], rounds: int, judges: dict[str, Callable[[str], float]]) -> dict[str, float]:
    """Return the median of each judge over the same texts, in turns; the first ten warm up."""
    times: dict[str, list[float]] = {name: [] for name in judges}
    for turn, text in enumerate(islice(texts, rounds + 10)):
        for name, judge in judges.items():
            spent = judge(text)
            if turn >= 10:
                times[name].append(spent)
    return {name: statistics.median(each) for name, each in times.items()}


def say(what: str, value: float, limit: float, *, at_least: bool = False) -> bool:
    """Print a ratio beside its limit; return whether it holds."""
    holds = value >= limit if at_least else value <= limit
    word = "at least" if at_least else "at most"
    print(f"{'  ' if holds else '! '}{what}: {value:.2f} ({word} {limit:g})")
    return holds


def main() -> int:
    """Print medians and ratios; return 1 where a limit is passed or an anchor is missing."""
    rounds = max(20, int(sys.argv[1])) if len(sys.argv) > 1 else 120
    rules, words = read_rules(), read_words()
    many = make_many(rules)
    anchors = {"proselint": start_proselint(), "write-good": start_write_good()}
    judges = {name: judge for name, judge in anchors.items() if judge}
    ours = {
        "findings": lambda text: time_findings(text, rules),
        f"{len(many)} rules": lambda text: time_findings(text + " And so on.", many),
    }
    medians = compare(cut_texts(words, 200), rounds, {**ours, **judges})
    for name, spent in medians.items():
        print(f"{name:>12}, 200 words: {spent:7.2f} ms")
    held = [
        say(f"{name} to ours", medians[name] / medians["findings"], LIMITS[name], at_least=True)
        for name in judges
    ]
    held += [
        say(
            f"{name} to ours with {len(many)} rules",
            medians[name] / medians[f"{len(many)} rules"],
            least,
            at_least=True,
        )
        for name, least in LIMITS.items()
        if name in judges
    ]
    held += [print(f"! {name} could not be fetched") or False for name in anchors if name not in judges]  # type: ignore[func-returns-value]
    held += compare_sizes(words, rules)
    return 0 if all(held) else 1


def compare_sizes(words: list[str], rules: tuple[Rule, ...]) -> list[bool]:
    """Compare 2,000 words with 200, and 100 KB that mean ill with 100 KB of answers."""
    short, long = cut_texts(words, 200), cut_texts(words[::-1], 2_000)
    times: dict[str, list[float]] = {"short": [], "long": [], "hostile": [], "plain": []}
    phrase = max((phrase for rule in rules for phrase in rule.phrases), key=len)
    plain = (" ".join(words) * 2)[:100_000]
    for turn, (one, other) in enumerate(zip(short, long, strict=False)):
        mark = f" {turn} "
        for name, text in (
            ("short", one),
            ("long", other),
            ("plain", mark + plain[turn * 7 :] + plain[: turn * 7]),
            ("hostile", mark + ((phrase[:-1] + " ") * 100_000)[:100_000]),
        ):
            times[name].append(time_findings(text, rules))
    medians = {name: statistics.median(each[1:]) for name, each in times.items()}
    return [
        say("2,000 words to 200", medians["long"] / medians["short"], MOST_OF_TEN_TIMES),
        say("hostile 100 KB to as long an answer", medians["hostile"] / medians["plain"], MOST_OF_HOSTILE),
    ]


if __name__ == "__main__":
    sys.exit(main())
