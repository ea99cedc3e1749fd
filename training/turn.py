"""Turns the sentence encoder towards goals and the work that serves them: `python training/turn.py`.

A goal and a sentence of a posting shall lie near each other where doing the sentence would advance
the goal, and far apart where they only share words. Needs torch, which the app does not: see README.md.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any

import torch
from learner import Base, read_rows
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from apps.drafting.meaning.naming import TURNED

ROUNDS, CASES_AT_ONCE, SPEED = 6, 4, 5e-4
SEED = 20
Case = dict[str, Any]


class Learner(Base):
    """The encoder with its changes, and how a likeness becomes a judgement."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.tensor(12.0))
        self.bias = nn.Parameter(torch.tensor(-5.0))

    def encode(self, texts: list[str]) -> Tensor:
        """Return one row of length 1 for each text."""
        ids = [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]
        x, mask = self.read(ids, [[0] * len(each) for each in ids])
        return functional.normalize((x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=1)

    def split(self, case: Case) -> tuple[Tensor, Tensor]:
        """Return the goals and the sentences of one case as vectors."""
        goals = [goal["text"] for goal in case["goals"]]
        rows = self.encode(goals + [sentence["text"] for sentence in case["posting_sentences"]])
        return rows[: len(goals)], rows[len(goals) :]


def find_loss(learner: Learner, cases: list[Case]) -> Tensor:
    """Return how far the likenesses of some cases are from what is marked.

    A goal meets what it is marked with; sentences of the other cases count as not meeting it, but
    little, for some of them may. Marked pairs and look-alikes count double.
    """
    split = [learner.split(case) for case in cases]
    likeness = torch.cat([goals for goals, _ in split]) @ torch.cat([rows for _, rows in split]).T
    meets, weight = torch.zeros_like(likeness), torch.full_like(likeness, 0.15)
    above, left = 0, 0
    for case in cases:
        goals = {goal["gid"]: above + at for at, goal in enumerate(case["goals"])}
        rows = {row["sid"]: left + at for at, row in enumerate(case["posting_sentences"])}
        weight[above : above + len(goals), left : left + len(rows)] = 1
        for pair in case["gold_pairs"]:
            meets[goals[pair["goal"]], rows[pair["sentence"]]] = 1
        for pair in (*case["gold_pairs"], *case["traps"]):
            weight[goals[pair["goal"]], rows[pair["sentence"]]] = 2
        above, left = above + len(goals), left + len(rows)
    each = functional.binary_cross_entropy_with_logits(
        likeness * learner.scale + learner.bias, meets, reduction="none"
    )
    has = meets.sum(1) > 0
    against_all = -(functional.log_softmax(likeness[has] * 20, dim=1) * meets[has]).sum() / meets.sum()
    return (each * weight).sum() / weight.sum() + 0.15 * against_all


def learn(cases: list[Case]) -> Learner:
    """Return a learner that has seen the cases, in an order that is always the same."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)  # noqa: S311
    learner, cases = Learner(), sorted(cases, key=lambda case: case["id"])
    judging = [learner.scale, learner.bias]
    turning = [value for name, value in learner.named_parameters() if name not in ("scale", "bias")]
    steps = torch.optim.AdamW([{"params": turning}, {"params": judging}], weight_decay=0.01)
    every = ROUNDS * -(-len(cases) // CASES_AT_ONCE)
    learner.train()
    done = 0
    for _ in range(ROUNDS):
        chance.shuffle(cases)
        for start in range(0, len(cases), CASES_AT_ONCE):
            slope = min(1.0, done / 20) * (1 - done / every)
            for group, speed in zip(steps.param_groups, (SPEED, 0.02), strict=True):
                group["lr"] = speed * slope
            steps.zero_grad()
            find_loss(learner, cases[start : start + CASES_AT_ONCE]).backward()
            steps.step()
            done += 1
    return learner.eval()


def main() -> None:
    """Learn from all cases, or from all but every fourth, whose likenesses are then written as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", type=int, choices=range(4), help="leave out this fourth of the cases")
    parser.add_argument("--to", type=Path, default=TURNED, help="where to write")
    given = parser.parse_args()
    torch.set_num_threads(1)
    cases = read_rows("overlap_*.jsonl")
    if given.without is None:
        save_file(learn(cases).list_change(), given.to)
        return
    learner = learn([case for at, case in enumerate(cases) if at % 4 != given.without])
    left = cases[given.without :: 4]
    with torch.no_grad(), given.to.open("w", encoding="utf-8") as out:
        split = [learner.split(case) for case in left]
        for at, (case, (goals, rows)) in enumerate(zip(left, split, strict=True)):
            # A posting of another field, which meets next to none of these goals.
            other = (at + 1) % len(left)
            row = {
                "id": case["id"],
                "likeness": (goals @ rows.T).tolist(),
                "stranger": left[other]["id"],
                "likeness_to_stranger": (goals @ split[other][1].T).tolist(),
            }
            out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
