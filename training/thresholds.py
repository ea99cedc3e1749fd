"""Chooses how sure the judge must be for each misstep: `python training/thresholds.py`.

Reads what `training/missteps.py` kept in `.local` (every answer judged by what the others taught, by
words and meaning), tries the phrases of each rule on the same answers, and writes into the rules of
`apps/guidance/content/rules` the two shares of the best F1 that leave seven of eight clean answers alone.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
LEAST_RIGHT = 0.6  # of what is struck for a misstep bears it: better quiet and right than loud
WITH_PHRASE = (0.03, 0.05, 0.08, 0.12, 0.16, 0.2, 0.3, 0.4)
MOST_ALARMS = 0.1  # of the clean answers may be struck by anything
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


@dataclass(frozen=True)
class Choice:
    """Two shares for one misstep, what they strike, and what that is worth."""

    alone: float
    with_phrase: float
    f1: float
    right: float
    said: Numbers


def list_choices(sure: Numbers, struck: Numbers, held: Numbers) -> list[Choice]:
    """Return every pair of shares that is right often enough, with what it strikes."""
    found = []
    for alone, with_phrase in product(ALONE, WITH_PHRASE):
        if with_phrase <= alone:
            said = (sure >= alone) | (struck & (sure >= with_phrase))
            f1 = float(2 * (said & held).sum() / (said.sum() + held.sum()))
            right = float((said & held).sum() / max(1, said.sum()))
            found.append(Choice(alone, with_phrase, f1, right, said))
    return [one for one in found if one.right >= LEAST_RIGHT] or [max(found, key=lambda one: one.right)]


def choose(choices: Sequence[list[Choice]], clean: Numbers) -> list[Choice]:
    """Return the choice for each misstep that is worth most while few clean answers are struck.

    A clean answer struck has a price; the lowest price is taken that brings the share of clean
    answers with any alarm down to what is allowed.
    """
    chosen: list[Choice] = []
    for price in np.arange(0.0, 20.0, 0.1):
        chosen = [
            max(each, key=lambda one: one.f1 - price * float((one.said & clean).sum() / clean.sum()))
            for each in choices
        ]
        alarms = np.any([one.said for one in chosen], axis=0)
        if (alarms & clean).sum() <= MOST_ALARMS * clean.sum():
            break
    return chosen


def write_shares(path: Path, alone: float, with_phrase: float) -> None:
    """Put the two shares into a rule's file."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^sure = .*$", f"sure = {alone}", text)
    path.write_text(re.sub(r"(?m)^with_phrase = .*$", f"with_phrase = {with_phrase}", text), encoding="utf-8")


def main() -> None:
    """Choose, report and write."""
    answers, rules = read_answers(), read_rules()
    sure = np.load(ROOT / ".local" / "missteps_read.npy")
    clean = np.array([not labels for _, _, labels in answers])
    choices, struck_of, held_of = [], [], []
    for column, label in enumerate(MISSTEPS):
        own = tuple(rule for rule in rules.values() if rule.label == label)
        struck = np.array([bool(check_answer(text, rules=own, context=known)) for text, known, _ in answers])
        held = np.array([label in labels for _, _, labels in answers])
        choices.append(list_choices(sure[:, column], struck, held))
        struck_of.append(struck)
        held_of.append(held)
    chosen = choose(choices, clean)
    for label, choice in zip(MISSTEPS, chosen, strict=True):
        print(
            f"{label:24} F1 {choice.f1:.2f}  sure {choice.alone:.2f}, with phrase {choice.with_phrase:.2f}  "
            f"clean struck {(choice.said & clean).sum():3d}"
        )
        for path in (path for path, rule in rules.items() if rule.label == label):
            write_shares(path, choice.alone, choice.with_phrase)
    _report("by words and meaning", [choice.said for choice in chosen], held_of, clean)
    by_words = np.load(ROOT / ".local" / "missteps.npy")
    said = [
        (by_words[:, at] >= each.alone) | (struck_of[at] & (by_words[:, at] >= each.with_phrase))
        for at, each in enumerate(chosen)
    ]
    _report("by words alone, as they are typed", said, held_of, clean)


def _report(name: str, said: Sequence[Numbers], held: Sequence[Numbers], clean: Numbers) -> None:
    scores = [
        2 * (one & other).sum() / (one.sum() + other.sum()) for one, other in zip(said, held, strict=True)
    ]
    alarms = (np.any(said, axis=0) & clean).sum() / clean.sum()
    print(f"{name}: macro F1 {np.mean(scores):.3f}, clean with an alarm {alarms:.3f}")


if __name__ == "__main__":
    main()
