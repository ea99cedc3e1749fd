"""Chooses how sure the judge must be for each misstep: `python training/thresholds.py`.

Reads what `training/missteps.py` kept in `.local/sure.npy` (every answer judged by what the others
taught), tries the phrases of each rule on the same answers, and writes into the rules of
`apps/guidance/content/rules` the two shares of the best F1, a clean answer struck counting double.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from dataclasses import replace
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "training")]

from missteps import MISSTEPS  # noqa: E402

from apps.drafting.checks import CheckContext, Rule, check_answer, rule_from_mapping  # noqa: E402
from apps.drafting.vocabulary import Level  # noqa: E402

RULES = ROOT / "apps" / "guidance" / "content" / "rules"
ALONE = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8)
WITH_PHRASE = (0.03, 0.05, 0.08, 0.12, 0.16, 0.2, 0.3, 0.4)
COST_OF_A_CLEAN_ONE = 2.0
Numbers = NDArray[Any]


def read_answers() -> list[tuple[str, CheckContext, frozenset[str]]]:
    """Return every marked answer as the checks take it, with its labels."""
    paths = sorted((ROOT / "training" / "data").glob("answers_*.jsonl"))
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        (
            " ".join(each["text"] for each in row["sentences"]),
            CheckContext(
                level=Level(row["role"]["level"]),
                title=row["role"]["title"],
                years=row["candidate"]["years_experience"],
                is_changing_field=row["candidate"]["career_change"],
                posting_facts=tuple(row["role"]["facts"]),
            ),
            frozenset(row["labels"]),
        )
        for row in rows
    ]


def read_rules() -> dict[Path, Rule]:
    """Return the rules about a text, to be tried by their phrases alone."""
    found = {}
    for path in sorted(RULES.glob("*.toml")):
        rule = rule_from_mapping(tomllib.loads(path.read_text(encoding="utf-8")))
        if "sure" in rule.parameters:
            rest = {name: value for name, value in rule.parameters.items() if name != "sure"}
            found[path] = replace(rule, parameters=MappingProxyType(rest))
    return found


def score(said: Numbers, held: Numbers, clean: Numbers) -> float:
    """Return the F1 of what is said, clean answers struck counted more than once."""
    hits, false, struck = (said & held).sum(), (said & ~held).sum(), (said & clean).sum()
    cost = false + (COST_OF_A_CLEAN_ONE - 1) * struck
    return float(2 * hits / (hits + cost + held.sum()))


def write_shares(path: Path, alone: float, with_phrase: float) -> None:
    """Put the two shares into a rule's file."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^sure = .*$", f"sure = {alone}", text)
    path.write_text(re.sub(r"(?m)^with_phrase = .*$", f"with_phrase = {with_phrase}", text), encoding="utf-8")


def main() -> None:
    """Choose, report and write."""
    answers, rules = read_answers(), read_rules()
    sure = np.load(ROOT / ".local" / "sure.npy")
    clean = np.array([not labels for _, _, labels in answers])
    alarms, scores = np.zeros(len(answers), dtype=bool), []
    for column, label in enumerate(MISSTEPS):
        held = np.array([label in labels for _, _, labels in answers])
        own = {path: rule for path, rule in rules.items() if rule.label == label}
        struck = np.array(
            [bool(check_answer(text, rules=tuple(own.values()), context=known)) for text, known, _ in answers]
        )
        _, alone, with_phrase = max(
            (
                score((sure[:, column] >= high) | (struck & (sure[:, column] >= low)), held, clean),
                high,
                low,
            )
            for high, low in product(ALONE, WITH_PHRASE)
            if low <= high
        )
        said = (sure[:, column] >= alone) | (struck & (sure[:, column] >= with_phrase))
        alarms |= said
        f1 = 2 * (said & held).sum() / (said.sum() + held.sum())
        scores.append(f1)
        print(
            f"{label:24} F1 {f1:.2f}  sure {alone:.2f}, with a phrase {with_phrase:.2f}  "
            f"clean struck {(said & clean).sum():3d}  "
            f"phrases struck {struck.sum():3d} right {(struck & held).sum():3d}"
        )
        for path in own:
            write_shares(path, alone, with_phrase)
    print(f"macro F1 {np.mean(scores):.3f}, clean with an alarm {(alarms & clean).sum() / clean.sum():.3f}")


if __name__ == "__main__":
    main()
