"""What the sentences of an answer do, as the sentence encoder reads them: all at once, and beside the job.

`reading.safetensors` holds a change of every layer of the encoder and what turns a sentence's row
of numbers into the odds of each mark; `training/read_answers.py` learned them from the marked answers
in `training/data`. Two hundred words take about a tenth of a second, so this is never on the path
of a keystroke: who wants it makes a reading and gives it to the checks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from apps.drafting.checks.judges.setting import Setting
from apps.drafting.meaning.encoder import Encoder, find_weights, read_change

READING = Path(__file__).parent / "reading.safetensors"
MOST_WORDS = 60  # that say what the job is
Numbers = NDArray[np.float32]


def describe_setting(setting: Setting) -> str:
    """Return the job and the person in a few words."""
    level = setting.level or "any level"
    years = "some years" if setting.years is None else f"{setting.years} years"
    field = "changing career" if setting.is_changing_field else "same field"
    role = ". ".join(text.strip().rstrip(".") for text in setting.role if text.strip())
    return f"{level}, {years}, {field}. {' '.join(role.split()[:MOST_WORDS])}."


class Reader:
    """Reads answers by meaning."""

    def __init__(self, encoder: Encoder, head: Numbers, constants: Numbers) -> None:
        self._encoder, self._head, self._constants = encoder, head, constants
        self._weigh_once = lru_cache(maxsize=64)(self._weigh)

    def weigh(self, said: Sequence[str], setting: Setting) -> Numbers:
        """Return a row for each sentence: the logarithm of the odds of each mark, as tables have them."""
        return self._weigh_once(tuple(said), describe_setting(setting))

    def _weigh(self, said: tuple[str, ...], setting: str) -> Numbers:
        rows = self._encoder.encode_together(setting, said)
        odds: Numbers = rows @ self._head.T + self._constants
        odds.setflags(write=False)
        return odds


@lru_cache(maxsize=1)
def find_reader() -> Reader | None:
    """Return the reader; None where the package with the encoder's weights is not installed."""
    weights = find_weights()
    if weights is None:
        return None
    change = read_change(READING)
    head, constants = change.pop("head.weight"), change.pop("head.bias")
    return Reader(Encoder(weights, change), head, constants)
