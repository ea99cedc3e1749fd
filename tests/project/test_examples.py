"""The examples in `training/data`: every row can be read, and its marks agree with each other."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from apps.drafting.checks.rules import LABELS

DATA = Path(__file__).parents[2] / "training" / "data"
POSTING_ROW = re.compile(r"\+?[RQPGDBAOH]\*?\| ?\S.*|@(?:id|title|employer|level|employer_kind)\b.*|")
DEEDS = {"near_goal", "far_goal", "role_link", "benefit", "evidence", "pivot_link", "steps"}
OF_THE_WHOLE = {"no_role_link", "no_employer_benefit", "unexplained_pivot"}


def read_rows(name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of the files that match `name`."""
    for path in sorted(DATA.glob(name)):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("name", ["answers_*.jsonl", "goals.jsonl", "overlap_*.jsonl"])
def test_no_row_stands_twice(name: str) -> None:
    ids = [row["id"] for row in read_rows(name)]

    assert len(ids) > 100
    assert len(ids) == len(set(ids))


def test_every_row_of_a_posting_says_what_it_is() -> None:
    rows = [line for path in sorted(DATA.glob("postings_*.txt")) for line in path.read_text().splitlines()]

    assert len(rows) > 900
    assert [row for row in rows if not POSTING_ROW.fullmatch(row)] == []


def test_every_goal_is_marked_in_full() -> None:
    allowed: dict[str, set[object]] = {
        "horizon": {"short", "mid", "long", "mixed", "none"},
        "specificity": {"specific", "vague"},
        "measurable": {True, False},
        "kind": {"skill", "title", "outcome", "both", "neither"},
        "benefits": {"self", "employer", "users", "field", "mixed"},
    }

    assert [
        row["id"]
        for row in read_rows("goals.jsonl")
        if any(row[name] not in allowed[name] for name in allowed)
    ] == []


def test_every_pair_names_a_goal_and_a_sentence_and_none_is_both_pair_and_trap() -> None:
    for case in read_rows("overlap_*.jsonl"):
        goals = {goal["gid"] for goal in case["goals"]}
        sentences = {sentence["sid"] for sentence in case["posting_sentences"]}
        gold = {(pair["goal"], pair["sentence"]) for pair in case["gold_pairs"]}
        traps = {(pair["goal"], pair["sentence"]) for pair in case["traps"]}
        named = gold | traps

        assert {goal for goal, _ in named} <= goals, case["id"]
        assert {sentence for _, sentence in named} <= sentences, case["id"]
        assert gold & traps == set(), case["id"]


def test_the_marks_of_an_answer_agree_with_its_labels() -> None:
    for answer in read_rows("answers_*.jsonl"):
        labels = set(answer["labels"])
        marks = {mark for sentence in answer["sentences"] for mark in sentence["marks"]}

        assert labels <= set(LABELS), answer["id"]
        assert marks <= DEEDS | set(LABELS), answer["id"]
        assert marks - DEEDS - OF_THE_WHOLE == labels - OF_THE_WHOLE, answer["id"]
        assert ("no_role_link" in labels) == ("role_link" not in marks), answer["id"]
        assert ("no_employer_benefit" in labels) == ("benefit" not in marks), answer["id"]
