"""Learns what shows a misstep, from the marked answers: `python training/missteps.py THIRD THIRD THIRD`.

Writes `sentences.tsv` and `missteps.tsv` into `apps/drafting/checks/judges/`, and `missteps_read.tsv`
for answers that are read by meaning too: the files named are what `training/read_answers.py --without`
made of answers that it did not learn from. Prints how well answers are judged by what the others
taught. Needs scikit-learn, which the app does not.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("OMP_NUM_THREADS", "1")

from apps.drafting.checks.judges.features import (  # noqa: E402
    Shared,
    describe_place,
    describe_role,
    describe_words,
    find_shared,
)
from apps.drafting.checks.judges.missteps import ABSENCES, DEEDS, blend, describe_answer  # noqa: E402
from apps.drafting.checks.judges.setting import Setting  # noqa: E402
from apps.drafting.checks.judges.tables import CONSTANT, FOLDER  # noqa: E402
from apps.drafting.checks.rules import LABELS  # noqa: E402
from apps.drafting.vocabulary import Level  # noqa: E402

MISSTEPS = tuple(label for label in LABELS if label not in ("no_evidence", "missing_bridge"))
MARKS = (*DEEDS, *(label for label in MISSTEPS if label not in ABSENCES))
# What may speak for or against each misstep of a whole answer, so that no chance of the examples does.
SPEAKS = {
    "self_centred": "self_centred benefit",
    "vague": "vague near_goal far_goal",
    "cliche": "cliche evidence",
    "unrealistic_for_level": "unrealistic_for_level steps far_goal",
    "horizon_conflation": "horizon_conflation near_goal far_goal",
    "retention_risk": "retention_risk far_goal",
    "misaligned_goal": "misaligned_goal",
    "unexplained_pivot": "pivot_link evidence",
    "title_over_skill": "title_over_skill far_goal",
    "no_role_link": "role_link",
    "no_employer_benefit": "benefit",
    "fake_certainty": "fake_certainty",
}
SHARED = ("shared words", "shared ideas", "most shared words", "apart")
FOLDS, LEAST_ANSWERS, LEAST_WEIGHT = 5, 3, 0.03
TRUST_IN_WORDS, TRUST_IN_MARKS = 0.3, 0.1  # the inverse of the penalty on weights
Numbers = NDArray[Any]


@dataclass(frozen=True)
class Example:
    """One answer: its their features and marks, and its labels."""

    setting: Setting
    said: tuple[str, ...]
    features: tuple[tuple[str, ...], ...]
    marks: tuple[frozenset[str], ...]
    labels: frozenset[str]


def read_examples() -> list[Example]:
    """Return every marked answer, in the order of the files."""
    paths = sorted((ROOT / "training" / "data").glob("answers_*.jsonl"))
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [_read_example(row) for row in rows]


def read_setting(row: dict[str, Any]) -> Setting:
    """Return the job and the person of an answer."""
    job, candidate = row["role"], row["candidate"]
    return Setting(
        role=(job["title"], *job["facts"]),
        level=Level(job["level"]),
        years=candidate["years_experience"],
        is_changing_field=candidate["career_change"],
    )


def _read_example(row: dict[str, Any]) -> Example:
    said, setting = row["sentences"], read_setting(row)
    role = describe_role(setting.role)
    features = tuple(
        (
            *describe_words(each["text"]),
            *describe_place(
                each["text"],
                is_first=at == 0,
                is_last=at == len(said) - 1,
                role=role,
                level=setting.level,
                years=setting.years,
                is_changing_field=setting.is_changing_field,
            ),
        )
        for at, each in enumerate(said)
    )
    marks = tuple(frozenset(each["marks"]) for each in said)
    return Example(setting, tuple(each["text"] for each in said), features, marks, frozenset(row["labels"]))


def choose_features(examples: Sequence[Example]) -> list[str]:
    """Return the features that stand in enough answers, by name."""
    seen = Counter(name for example in examples for name in {n for each in example.features for n in each})
    return sorted(name for name, count in seen.items() if count >= LEAST_ANSWERS)


def tabulate(features: Sequence[Sequence[str]], names: Sequence[str]) -> csr_matrix:
    """Return a row of ones and zeros for each sentence."""
    places = {name: at for at, name in enumerate(names)}
    cells = [(row, places[name]) for row, found in enumerate(features) for name in found if name in places]
    rows, columns = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(features), len(names)))


def fit(table: Any, held: Numbers, trust: float) -> Numbers:
    """Return the constant and the weights of one label; never, where nothing shows it."""
    if held.sum() < 2:
        return np.array([-6.0, *np.zeros(table.shape[1])])
    model = LogisticRegression(C=trust, max_iter=2_000, tol=1e-7).fit(table, held)
    return np.array([*model.intercept_, *model.coef_[0]])


def fit_sentences(examples: Sequence[Example], names: Sequence[str]) -> Numbers:
    """Return the weights of every mark: a column each, constants first."""
    table = tabulate([found for example in examples for found in example.features], names)
    marks = [found for example in examples for found in example.marks]
    return np.array(
        [fit(table, np.array([mark in found for found in marks]), TRUST_IN_WORDS) for mark in MARKS]
    ).T


def weigh(example: Example, names: Sequence[str], weights: Numbers) -> Numbers:
    """Return the odds of every mark for each sentence of an answer."""
    table = tabulate(example.features, names)
    return np.asarray(table @ weights[1:] + weights[0])


def judge_by_others(examples: Sequence[Example]) -> list[Numbers]:
    """Return the odds of the sentences of each answer, from weights that the other answers made."""
    odds: list[Numbers] = [np.empty(0)] * len(examples)
    for fold in range(FOLDS):
        taught = [example for at, example in enumerate(examples) if at % FOLDS != fold]
        names = choose_features(taught)
        weights = fit_sentences(taught, names)
        for at in range(fold, len(examples), FOLDS):
            odds[at] = weigh(examples[at], names, weights)
    return odds


def fit_answers(rows: Sequence[dict[str, float]], examples: Sequence[Example]) -> tuple[list[str], Numbers]:
    """Return the names of the features of an answer and the weights of every misstep."""
    names = list(rows[0])
    table = np.array([[row[name] for name in names] for row in rows])
    weights = np.zeros((len(names) + 1, len(MISSTEPS)))
    for column, label in enumerate(MISSTEPS):
        held = np.array([label in example.labels for example in examples])
        asked = np.ones(len(examples), dtype=bool)
        if label == "unexplained_pivot":
            asked = np.array([example.setting.is_changing_field for example in examples])
        used = [at for at, name in enumerate(names) if name in list_speakers(label)]
        found = fit(table[asked][:, used], held[asked], TRUST_IN_MARKS)
        weights[[0, *(at + 1 for at in used)], column] = found
    return names, weights


def list_speakers(label: str) -> frozenset[str]:
    """Return the features of an answer that may speak for or against a misstep."""
    marks = SPEAKS[label].split()
    found = {f"{how} {mark}" for mark in marks for how in ("clearest", "count")} | {"sentences"}
    return frozenset(found | set(SHARED if label in ("no_role_link", "misaligned_goal") else ()))


def read_odds(paths: Sequence[Path], count: int) -> list[Numbers]:
    """Return what the reader says of the sentences of each answer, in the order of the answers."""
    found: dict[int, Numbers] = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["answer"]] = np.array(row["odds"])
    if sorted(found) != list(range(count)):
        raise SystemExit("The files do not hold every answer once: learn them anew.")
    return [found[at] for at in range(count)]


def judge_answers(rows: Sequence[dict[str, float]], examples: Sequence[Example]) -> Numbers:
    """Return how sure a judge is of each misstep of each answer that it did not learn from."""
    sure = np.zeros((len(examples), len(MISSTEPS)))
    for fold in range(FOLDS):
        taught = [at for at in range(len(examples)) if at % FOLDS != fold]
        names, weights = fit_answers([rows[at] for at in taught], [examples[at] for at in taught])
        for at in range(fold, len(examples), FOLDS):
            total = weights[0] + np.array([rows[at][name] for name in names]) @ weights[1:]
            sure[at] = 1 / (1 + np.exp(-total))
            if not examples[at].setting.is_changing_field:
                sure[at, MISSTEPS.index("unexplained_pivot")] = 0
    return sure


def report(sure: Numbers, examples: Sequence[Example]) -> None:
    """Print for each misstep how well it is told at the threshold of the best F1."""
    clean = np.array([not example.labels for example in examples])
    alarms, scores = np.zeros(len(examples), dtype=bool), []
    for column, label in enumerate(MISSTEPS):
        held = np.array([label in example.labels for example in examples])
        tried = [
            (
                2 * float((said & held).sum()) / float(max(1, said.sum() + held.sum())),
                -abs(least - 0.3),
                least,
            )
            for least in np.arange(0.08, 0.8, 0.02)
            for said in [sure[:, column] >= least]
        ]
        best, _, least = max(tried)
        said = sure[:, column] >= least
        alarms |= said
        scores.append(best)
        print(
            f"{label:24} F1 {best:.2f} at {least:.2f}  P {(said & held).sum() / max(1, said.sum()):.2f} "
            f"R {(said & held).sum() / max(1, held.sum()):.2f}  clean struck {(said & clean).sum():3d}  "
            f"of {held.sum()}"
        )
    print(f"macro F1 {np.mean(scores):.3f}, clean with an alarm {(alarms & clean).sum() / clean.sum():.2f}\n")


def write(name: str, labels: Sequence[str], features: Sequence[str], weights: Numbers) -> None:
    """Write a table in hundredths; a row that weighs next to nothing is left out."""
    lines = ["\t".join(("feature", *labels))]
    for feature, row in zip((CONSTANT, *features), weights, strict=True):
        if feature == CONSTANT or np.abs(row).max() >= LEAST_WEIGHT:
            lines.append("\t".join((feature, *(str(round(100 * float(each))) for each in row))))
    (FOLDER / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def share_role(example: Example) -> list[Shared]:
    """Return what each sentence has of the job's own words."""
    role = describe_role(example.setting.role)
    return [find_shared(each, role) for each in example.said]


def main() -> None:
    """Learn, write and report."""
    examples = read_examples()
    names = choose_features(examples)
    write("sentences", MARKS, names, fit_sentences(examples, names))
    by_words = judge_by_others(examples)
    judges = {"missteps": by_words}
    if paths := [Path(name) for name in sys.argv[1:]]:
        by_meaning = read_odds(paths, len(examples))
        judges["missteps_read"] = [blend(*each) for each in zip(by_words, by_meaning, strict=True)]
    for name, odds in judges.items():
        rows = [
            describe_answer(each, example.setting, share_role(example))
            for each, example in zip(odds, examples, strict=True)
        ]
        write(name, MISSTEPS, *fit_answers(rows, examples))
        sure = judge_answers(rows, examples)
        np.save(ROOT / ".local" / f"{name}.npy", sure)
        print(name)
        report(sure, examples)


if __name__ == "__main__":
    main()
