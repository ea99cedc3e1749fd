"""Teaches the sentence encoder what the sentences of an answer do: `python training/read_answers.py`.

The whole answer is read at once, after a few words on the job and the person; each sentence then
says for itself which marks it bears. Writes `reading.safetensors` into `apps/drafting/checks/judges/`,
or, for a third that it did not learn from, the odds of every mark. Needs torch: see README.md.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from learner import Base, read_rows
from missteps import MARKS, read_setting
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from apps.drafting.checks.judges.reading import READING, describe_setting
from apps.drafting.checks.judges.setting import Setting
from apps.drafting.meaning.encoder import MOST_TOGETHER
from apps.drafting.meaning.vectors import WIDTH

ROUNDS, ANSWERS_AT_ONCE, SPEED, SPEED_OF_HEAD = 5, 8, 5e-4, 3e-3
WARMING, MOST_AT_ONCE = 60, 0.5  # steps until full speed; the longest step of all weights together
MEMORY = (0.9, 0.98)  # of the steps: with a longer one, one odd batch threw the learner back by two rounds
UNSAID = 0.1  # of the answers are read without level, years or facts, as people leave them out
THIRDS = 3
SEED = 1


@dataclass(frozen=True)
class Answer:
    """One answer as word pieces, and the marks of each sentence."""

    setting: Setting
    sentences: tuple[list[int], ...]
    marks: Tensor


class Reader(Base):
    """The encoder with its changes, and what it says of each sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.head = nn.Linear(WIDTH, len(MARKS))

    def cut(self, text: str) -> list[int]:
        """Return the word pieces of a text by itself."""
        ids: list[int] = self.tokenizer.encode(text, add_special_tokens=False).ids
        return ids

    def forward(self, answers: list[Answer]) -> Tensor:
        """Return a row for each sentence of all answers: the odds of each mark."""
        first, end = (self.tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]"))
        ids, kinds, spans = [], [], []
        for row, answer in enumerate(answers):
            pieces = [first, *self.cut(describe_setting(answer.setting)), end]
            told = len(pieces)
            for sentence in answer.sentences:
                spans.append((row, len(pieces), len(pieces) + len(sentence)))
                pieces = pieces + sentence
            ids.append([*pieces, end])
            kinds.append([0] * told + [1] * (len(pieces) + 1 - told))
        x, _ = self.read(ids, kinds)
        rows = torch.stack([x[row, start:stop].mean(0) for row, start, stop in spans])
        return self.head(self.forget(rows))


def read_answers(reader: Reader) -> list[Answer]:
    """Return every marked answer, in the order of the files; none is longer than what is read together."""
    found = []
    for row in read_rows("answers_*.jsonl"):
        sentences = tuple(reader.cut(each["text"]) for each in row["sentences"])
        if sum(map(len, sentences)) > MOST_TOGETHER:
            raise SystemExit(f"{row['id']} is too long to be read at once")
        marks = torch.tensor([[float(mark in each["marks"]) for mark in MARKS] for each in row["sentences"]])
        found.append(Answer(read_setting(row), sentences, marks))
    return found


def leave_out(setting: Setting, chance: random.Random) -> Setting:
    """Return a setting that now and then lacks what people do not say."""
    return replace(
        setting,
        level=None if chance.random() < UNSAID else setting.level,
        years=None if chance.random() < UNSAID else setting.years,
        role=setting.role[:1] if chance.random() < UNSAID else setting.role,
    )


def learn(reader: Reader, answers: list[Answer]) -> Reader:
    """Return the reader after it has seen the answers, in an order that is always the same."""
    chance = random.Random(SEED)  # noqa: S311
    turning = list(reader.layers.parameters())
    groups = [{"params": turning}, {"params": reader.head.parameters()}]
    steps = torch.optim.AdamW(groups, betas=MEMORY, weight_decay=0.01)
    every, done = ROUNDS * -(-len(answers) // ANSWERS_AT_ONCE), 0
    reader.train()
    for at in range(ROUNDS):
        total = 0.0
        for batch in list_batches(answers, chance):
            slope = max(0.0, min(1.0, done / WARMING) * (1 - done / every))
            for group, speed in zip(steps.param_groups, (SPEED, SPEED_OF_HEAD), strict=True):
                group["lr"] = speed * slope
            heard = [replace(each, setting=leave_out(each.setting, chance)) for each in batch]
            loss = functional.binary_cross_entropy_with_logits(
                reader(heard), torch.cat([each.marks for each in batch])
            )
            steps.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), MOST_AT_ONCE)
            steps.step()
            done += 1
            total += loss.item()
        print(f"round {at + 1}: {total * ANSWERS_AT_ONCE / len(answers):.4f}", flush=True)
    return reader.eval()


def list_batches(answers: list[Answer], chance: random.Random) -> list[list[Answer]]:
    """Return the answers in chance order, those of like length beside each other."""
    order = list(answers)
    chance.shuffle(order)
    batches = []
    for start in range(0, len(order), ANSWERS_AT_ONCE * 8):
        like = sorted(
            order[start : start + ANSWERS_AT_ONCE * 8], key=lambda each: sum(map(len, each.sentences))
        )
        batches += [like[at : at + ANSWERS_AT_ONCE] for at in range(0, len(like), ANSWERS_AT_ONCE)]
    chance.shuffle(batches)
    return batches


def write(reader: Reader, path: Path) -> None:
    """Write the change of every layer and what turns a row into odds."""
    head: dict[str, Any] = {"head.weight": reader.head.weight, "head.bias": reader.head.bias}
    save_file(
        reader.list_change() | {name: each.detach().half().contiguous() for name, each in head.items()}, path
    )


def main() -> None:
    """Learn from all answers, or from all but every third, whose odds are then written as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--without", type=int, choices=range(THIRDS), help="leave out this third of the answers"
    )
    parser.add_argument("--to", type=Path, default=READING, help="where to write")
    given = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    reader = Reader()
    answers = read_answers(reader)
    if given.without is None:
        write(learn(reader, answers), given.to)
        return
    learn(reader, [each for at, each in enumerate(answers) if at % THIRDS != given.without])
    with torch.no_grad(), given.to.open("w", encoding="utf-8") as out:
        for at in range(given.without, len(answers), THIRDS):
            out.write(json.dumps({"answer": at, "odds": reader([answers[at]]).tolist()}) + "\n")


if __name__ == "__main__":
    main()
