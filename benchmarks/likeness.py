"""How alike the answers of fifty people are, in the words that are neither theirs nor the posting's.

Each answer is cut into runs of five words. A run that stands in what its own person or posting said is
not counted; of the others, each pair of answers says how many they share, as a part of the smaller one's
runs. An answer that is only frames would share them all; two strangers who talk share next to none.

    python benchmarks/likeness.py [--show]
"""

from __future__ import annotations

import re
import statistics
import sys
import tomllib
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from apps.drafting.composing import compose_answer  # noqa: E402
from apps.drafting.vocabulary import (  # noqa: E402
    Fact,
    Horizon,
    Line,
    LineKind,
    Matrix,
    MatrixRow,
    Posting,
    Profile,
)

RUN = 5
MOST_MEAN, MOST_OF_A_PAIR = 0.06, 0.40
PEOPLE = ROOT / "benchmarks" / "people" / "fields.toml"


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person with one posting."""

    matrix: Matrix
    posting: Posting
    profile: Profile

    @property
    def said(self) -> list[str]:
        """Return every text that is theirs or the posting's."""
        lines = [line.text for line in self.posting.lines]
        rows = [row.focus for row in self.matrix.rows()]
        return [
            self.posting.title,
            self.posting.employer,
            *lines,
            *rows,
            *(f.text for f in self.profile.facts),
        ]


def make_people(path: Path = PEOPLE) -> list[Person]:
    """Return five people of each field: the same material is never given to two of them."""
    fields = tomllib.loads(path.read_text(encoding="utf-8"))["fields"]
    return [make_person(field, number) for field in fields for number in range(5)]


def make_person(field: dict[str, list[str]], number: int) -> Person:
    """Return one person of a field, lean as most drafts are: a goal and a line for each row, three facts."""

    def pick(name: str, step: int) -> str:
        return field[name][(number * step) % 5]

    texts = [
        (pick("duties", 1), LineKind.RESPONSIBILITY),
        (pick("offers", 2), LineKind.GROWTH),
        (pick("plans", 3), LineKind.DIRECTION),
        (field["duties"][(number + 1) % 5], LineKind.RESPONSIBILITY),
        (field["offers"][(number * 2 + 1) % 5], LineKind.GROWTH),
    ]
    lines = tuple(Line(f"l{n}", n, text, kind) for n, (text, kind) in enumerate(texts, 1))
    facts = tuple(Fact(f"f{n}", field["facts"][(number + n) % 5]) for n in range(3))
    names = (("short", 1), ("mid", 2), ("long", 3))
    rows = {
        name: MatrixRow(Horizon(name), focus=pick(name, step), lines=lines[at : at + 1])
        for at, (name, step) in enumerate(names)
    }
    return Person(
        Matrix(**rows),
        Posting(title=pick("titles", 1), employer=pick("employers", 2), lines=lines),
        Profile(facts=facts),
    )


def compose_for(person: Person, voice: int) -> str:
    """Return the person's answer."""
    return compose_answer(
        matrix=person.matrix, posting=person.posting, profile=person.profile, voice=voice
    ).text


def list_runs(text: str) -> set[tuple[str, ...]]:
    """Return all runs of five words, as they are said."""
    words = re.findall(r"[\w'’]+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def measure_pairs(answers: list[str], own: list[list[str]]) -> list[float]:
    """Return for each pair of answers which part of the smaller one's own runs the other has too."""
    runs = [
        list_runs(answer) - set().union(*map(list_runs, texts))
        for answer, texts in zip(answers, own, strict=True)
    ]
    return [
        len(one & other) / min(len(one), len(other)) if one and other else 0.0
        for one, other in combinations(runs, 2)
    ]


def main(arguments: list[str]) -> int:
    """Print how alike the fifty are, with a voice of their own and, as a control, with one voice for all."""
    people = make_people()
    own = [person.said for person in people]
    results: dict[str, Any] = {}
    for name, step in (("each its own voice", 1), ("one voice for all", 0)):
        answers = [compose_for(person, (number + 1) * step) for number, person in enumerate(people)]
        shares = measure_pairs(answers, own)
        results[name] = (statistics.mean(shares), max(shares))
        print(
            f"{name:22} mean {results[name][0]:.3f}  most alike {results[name][1]:.3f}  ({len(shares)} pairs)"
        )
        if "--show" in arguments and step:
            print("\n\n----\n\n".join(answers))
    mean, most = results["each its own voice"]
    is_well = mean <= MOST_MEAN and most <= MOST_OF_A_PAIR
    print("well" if is_well else f"too alike: wanted a mean of {MOST_MEAN} and {MOST_OF_A_PAIR} at most")
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
