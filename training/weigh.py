"""Learns how to weigh what a goal and a line share: `python training/weigh.py FOLDS...`.

FOLDS are the four files that `training/turn.py --without N --to FILE` wrote: likenesses of cases that
the encoder had not learned from. Writes `apps/drafting/matching/judgement.json`, and prints how well
cases are judged by what the others taught. Needs scikit-learn, which the app does not.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from apps.drafting.matching.comparing import compare, count_words, read_wording  # noqa: E402
from apps.drafting.matching.judgement import describe_pair, find_nearness  # noqa: E402
from apps.drafting.reading.kinds import read_kind  # noqa: E402

TO = ROOT / "apps" / "drafting" / "matching" / "judgement.json"
FOLDS, TRUST = 5, 1.0
MOST_TRAPS = 0.14  # of the look-alikes may be taken
WEIGHT_OF_STRANGE = 0.2
WORTH = 0.0  # of F1 is given up to find more


@dataclass(frozen=True)
class Pair:
    """A goal and a sentence of one case: what they share, and what is marked of them."""

    case: int
    features: dict[str, float]
    is_gold: bool
    is_paraphrase: bool
    is_trap: bool
    is_strange: bool


def read_pairs(paths: list[Path]) -> list[Pair]:
    """Return every goal beside every sentence of its case, and of one that has nothing to do with it."""
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    files = sorted((ROOT / "training" / "data").glob("overlap_*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    cases = {case["id"]: case for case in map(json.loads, lines)}
    found = []
    for number, row in enumerate(sorted(rows, key=lambda row: str(row["id"]))):
        case, stranger = cases[row["id"]], cases[row["stranger"]]
        found += _read_case(number, case, row["likeness"])
        strange = stranger | {"goals": case["goals"], "gold_pairs": [], "traps": []}
        found += _read_case(number, strange, row["likeness_to_stranger"], is_strange=True)
    return found


def _read_case(
    number: int, case: dict[str, Any], likeness: list[list[float]], *, is_strange: bool = False
) -> list[Pair]:
    sentences = case["posting_sentences"]
    offers = [read_wording(sentence["text"]) for sentence in sentences]
    kinds = [read_kind(sentence["text"], None)[0] for sentence in sentences]
    frequency = count_words(offers)
    gold = {(pair["goal"], pair["sentence"]): pair["match"] for pair in case["gold_pairs"]}
    traps = {(pair["goal"], pair["sentence"]) for pair in case["traps"]}
    found, nearness = [], find_nearness(likeness)
    for place, goal in enumerate(case["goals"]):
        wanted = read_wording(goal["text"])
        for at, sentence in enumerate(sentences):
            shared = compare(wanted, offers[at], kind=kinds[at], frequency=frequency)
            key = (goal["gid"], sentence["sid"])
            found.append(
                Pair(
                    case=number,
                    features=describe_pair(shared, nearness[place][at]),
                    is_gold=key in gold,
                    is_paraphrase=gold.get(key) == "paraphrase",
                    is_trap=key in traps,
                    is_strange=is_strange,
                )
            )
    return found


def fit(table: NDArray[Any], gold: NDArray[Any], strange: NDArray[Any]) -> LogisticRegression:
    """Return the weights that the pairs make; those with a strange posting teach what is not enough."""
    counts = np.where(strange, WEIGHT_OF_STRANGE, 1.0)
    return LogisticRegression(C=TRUST, max_iter=5_000, tol=1e-8).fit(table, gold, sample_weight=counts)


def choose_threshold(sure: NDArray[Any], pairs: list[Pair]) -> float:
    """Return the lowest threshold of nearly the best F1 with few enough traps; print what it gives."""
    gold, trap, paraphrase, strange = (
        np.array([getattr(pair, name) for pair in pairs])
        for name in ("is_gold", "is_trap", "is_paraphrase", "is_strange")
    )
    tried = []
    for least in np.arange(0.1, 0.7, 0.01):
        said = (sure >= least) & ~strange
        f1 = 2 * float((said & gold).sum()) / float(said.sum() + gold.sum())
        tried.append(((said & trap).sum() / trap.sum() <= MOST_TRAPS, f1, float(least)))
    best = max(f1 for is_wary, f1, _ in tried if is_wary)
    # Where many thresholds are as good, the one that finds most.
    f1, least = next((f1, least) for is_wary, f1, least in tried if is_wary and f1 >= best - WORTH)
    said = (sure >= least) & ~strange
    struck = ((sure >= least) & strange).sum() / strange.sum()
    print(
        f"F1 {f1:.3f} from {least:.2f} on; precision {(said & gold).sum() / said.sum():.2f}, "
        f"recall {(said & gold).sum() / gold.sum():.2f}, "
        f"of paraphrases {(said & paraphrase).sum() / paraphrase.sum():.2f}, "
        f"traps taken {(said & trap).sum() / trap.sum():.3f}; "
        f"of pairs with a strange posting {struck:.4f}, within a case {said.sum() / (~strange).sum():.4f}"
    )
    return least


def main() -> None:
    """Learn, report and write."""
    pairs = read_pairs([Path(name) for name in sys.argv[1:]])
    names = list(pairs[0].features)
    table = np.array([[pair.features[name] for name in names] for pair in pairs])
    gold = np.array([pair.is_gold for pair in pairs])
    strange = np.array([pair.is_strange for pair in pairs])
    fold = np.array([pair.case % FOLDS for pair in pairs])
    sure = np.zeros(len(pairs))
    for number in range(FOLDS):
        here = fold == number
        sure[here] = fit(table[~here], gold[~here], strange[~here]).predict_proba(table[here])[:, 1]
    least = choose_threshold(sure, pairs)
    model = fit(table, gold, strange)
    learned = {
        "least_sure": round(least, 2),
        "constant": round(float(model.intercept_[0]), 2),
        "weights": {name: round(float(each), 2) for name, each in zip(names, model.coef_[0], strict=True)},
    }
    TO.write_text(json.dumps(learned, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
