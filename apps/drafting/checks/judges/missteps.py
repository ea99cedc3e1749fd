"""A whole answer judged in two steps: what each sentence does, then what the answer is missing or shows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from apps.drafting.checks.judges.features import (
    Shared,
    count_shared,
    describe_literal_words,
    describe_person,
    describe_role,
    find_shared,
)
from apps.drafting.checks.judges.lexicon import load_lexicon
from apps.drafting.checks.judges.setting import Setting
from apps.drafting.checks.judges.tables import CONSTANT, load_table
from apps.drafting.checks.phrases import split_sentences
from apps.drafting.text import STOP_WORDS, Span

if TYPE_CHECKING:
    from apps.drafting.checks.judges.reading import Reader

# What a sentence may do, besides showing a misstep.
DEEDS = ("near_goal", "far_goal", "role_link", "benefit", "evidence", "pivot_link", "steps")
# Nothing shows these but the absence of something; there are no words to quote.
ABSENCES = frozenset({"no_role_link", "no_employer_benefit", "unexplained_pivot"})
_MOST_COUNTED = 12  # of one thing said again and again
_ENDS = frozenset("^$")
Numbers = NDArray[np.float32]


class Judged(NamedTuple):
    """How sure the judge is of one misstep (0 to 1), and the sentence that shows it; None for an absence.

    `backed` are the sentences that bring evidence: only there may the judge doubt a stock phrase. It is
    None for missteps that evidence does not mend.
    """

    sure: float
    shown: Span | None
    backed: tuple[Span, ...] | None = None

    def may_doubt(self, start: int) -> bool:
        """Tell whether a phrase at a place may be doubted at all."""
        return self.backed is None or any(part.start <= start < part.end for part in self.backed)


def judge_answer(text: str, setting: Setting, reader: Reader | None = None) -> dict[str, Judged]:
    """Return every misstep with how sure the judge is that the answer has it.

    With a reader, words and meaning are believed alike.
    """
    parts = split_sentences(text)
    if not parts:
        return {}
    said = [part.text for part in parts]
    role = describe_role(setting.role)
    shared = [find_shared(each, role) for each in said]
    table, odds = load_table("missteps"), _weigh_answer(said, setting, shared)
    if reader is not None:
        table, odds = load_table("missteps_read"), blend(odds, reader.weigh(said, setting))
    sums = table.weigh_values(describe_answer(odds, setting, shared))
    marks = load_table("sentences").labels
    judged = {}
    loudest = dict(zip(marks, odds.argmax(axis=0).tolist(), strict=True))
    for label, total in zip(table.labels, sums.tolist(), strict=True):
        shown = None if label in ABSENCES else parts[loudest[label]]
        judged[label] = Judged(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), shown)
    evidence = (odds[:, marks.index("evidence")] > 0).tolist()
    backed = tuple(part for part, is_proof in zip(parts, evidence, strict=True) if is_proof)
    judged["cliche"] = judged["cliche"]._replace(backed=backed)
    if not setting.is_changing_field:
        judged["unexplained_pivot"] = Judged(0.0, None)
    return judged


def blend(by_words: Numbers, by_meaning: Numbers) -> Numbers:
    """Return the odds of marks that two judges give together."""
    together: Numbers = (by_words + by_meaning) * np.float32(0.5)
    return together


def weigh_sentences(said: Sequence[str], setting: Setting) -> Numbers:
    """Return a row for each sentence: the logarithm of the odds of each mark."""
    role = describe_role(setting.role)
    return _weigh_answer(said, setting, [find_shared(each, role) for each in said])


def _weigh_answer(said: Sequence[str], setting: Setting, shared: Sequence[Shared]) -> Numbers:
    lexicon = load_lexicon()
    summed = lexicon.weigh_words(said)
    summed += lexicon.weigh_features(
        (
            CONSTANT,
            *describe_person(setting.level, setting.years, is_changing_field=setting.is_changing_field),
        )
    )
    summed += lexicon.weigh_shared([len(each.stems) for each in shared], [len(each.ideas) for each in shared])
    summed[0] += lexicon.weigh_features(("first",))
    summed[-1] += lexicon.weigh_features(("last",))
    return summed.astype(np.float32) / np.float32(100)


def describe_answer(odds: Numbers, setting: Setting, shared: Sequence[Shared]) -> dict[str, float]:
    """Return the features of a whole answer: for each mark its clearest sentence, and how many there are.

    `odds` has a row for each sentence and a column for each mark; `shared` is what each has of the job.
    """
    clearest = np.maximum(np.minimum(odds.max(axis=0), 5), -5)
    within = np.maximum(np.minimum(odds, 30), -30)
    counted = np.minimum((1 / (1 + np.exp(-within))).sum(axis=0), _MOST_COUNTED)
    names_clearest, names_counted = _name_features()
    found = dict(zip(names_clearest, clearest.tolist(), strict=True))
    found.update(zip(names_counted, counted.tolist(), strict=True))
    found["sentences"] = len(odds) / 5
    found["changing field"] = float(setting.is_changing_field)
    found["years"] = min(setting.years or 0, 30) / 10
    return found | count_shared(shared)


@lru_cache(maxsize=1)
def _name_features() -> tuple[list[str], list[str]]:
    marks = load_table("sentences").labels
    return [f"clearest {mark}" for mark in marks], [f"count {mark}" for mark in marks]


def find_loud_words(sentence: str, label: str, *, most: int = 3) -> tuple[str, ...]:
    """Return the words of a sentence, or runs of them, that spoke loudest for a misstep."""
    said = describe_literal_words(sentence)
    loud = load_table("sentences").explain(said, label, most=6 * most)
    found: list[str] = []
    for words in (name[2:].strip("^$ ") for name in loud):
        is_telling = not STOP_WORDS.issuperset(words.split()) and "#" not in words
        if is_telling and not any(words in other for other in found):
            found.append(words)
    return tuple(found[:most])


def has_met(phrase: str) -> bool:
    """Tell whether the examples held every word of a phrase, and every two that stand together."""
    rows = load_table("sentences").rows
    found = [name for name in describe_literal_words(phrase) if name[0] in "wb" and not _ENDS & set(name)]
    return all(name in rows for name in found)
