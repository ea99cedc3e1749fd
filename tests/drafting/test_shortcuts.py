"""Shortcuts of the checks give what the long way round gives."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.checks import CheckContext, Rule, check_answer, rule_from_mapping
from apps.drafting.checks.judges import lexicon
from apps.drafting.checks.judges.features import describe_words
from apps.drafting.checks.judges.lexicon import Lexicon, load_lexicon
from apps.drafting.checks.judges.tables import Table, load_table
from apps.drafting.checks.kinds import TEXT_KINDS
from apps.drafting.checks.phrases import find_lists, has_phrase
from apps.drafting.matching.families import find_families, find_meaning
from apps.drafting.text import Remembered, content_stems
from apps.drafting.vocabulary import Level

CONTENT = Path(__file__).parents[2] / "apps" / "guidance" / "content" / "rules"
READ = [rule_from_mapping(tomllib.loads(path.read_text("utf-8"))) for path in sorted(CONTENT.glob("*.toml"))]


def leave_situation_out(rule: Rule) -> Rule:
    """Return a rule that speaks by itself, whatever else is known."""
    left = {"sure", "lenses", "modes", "yields_to"}
    return replace(rule, parameters={key: each for key, each in rule.parameters.items() if key not in left})


RULES = tuple(leave_situation_out(rule) for rule in READ if rule.kind in TEXT_KINDS)
CONTEXT = CheckContext(level=Level.JUNIOR, years=1, is_changing_field=True, title="Kiln technician")
EXAMPLES = [text for rule in READ for text in (*rule.flagged, *rule.clean)]
# Words that phrases begin with, or end in, and that go on where a phrase ends.
PIECES = sorted({phrase for rule in RULES for phrase in rule.phrases} | set(" ".join(EXAMPLES).split()))
MARKS = [". ", " ", ", ", "’s ", "s ", "-", "! ", "\n\n", " not "]
texts = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(MARKS)), max_size=40).map(
    lambda pieces: "".join(f"{piece}{mark}" for piece, mark in pieces)
)
sentences = st.lists(
    st.one_of(st.sampled_from(EXAMPLES), texts, st.text(max_size=200)), min_size=1, max_size=6
)


@given(texts)
def test_rules_asked_together_find_what_each_finds_alone(text: str) -> None:
    together = [
        (found.rule, found.start, found.end) for found in check_answer(text, rules=RULES, context=CONTEXT)
    ]

    alone = [
        (rule.slug, spot.start, spot.end)
        for rule in RULES
        for spot in TEXT_KINDS[rule.kind](rule, text, CONTEXT)
    ]
    assert sorted(together) == sorted(alone)


@given(texts)
def test_no_list_that_holds_a_phrase_of_the_text_is_passed_over(text: str) -> None:
    lists = tuple(rule.phrases for rule in RULES)

    assert {at for at, phrases in enumerate(lists) if has_phrase(text, phrases)} <= find_lists(text, lists)


@given(sentences)
def test_words_as_numbers_weigh_what_they_weigh_by_name(said: list[str]) -> None:
    table = load_table("sentences")

    for _ in range(2):  # the second time from memory
        weighed = load_lexicon().weigh_words(said)

        by_name = [np.rint(table.weigh(describe_words(each)) * 100).astype(int).tolist() for each in said]
        assert weighed.tolist() == by_name


def test_a_memory_that_is_full_is_begun_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "_MOST_REMEMBERED", 2)
    fresh = Lexicon(load_table("sentences"))

    said = ("I mend boats", "I bake", "I teach", "I bake")

    weighed = [fresh.weigh_words([each]).tolist() for each in said]

    assert weighed == [load_lexicon().weigh_words([each]).tolist() for each in said]
    assert len(fresh._remembered) == 2


def test_a_class_that_counts_only_when_repeated_needs_no_weight_of_its_own() -> None:
    table = Table(
        ("yes",),
        {"(constant)": 0, "n:people 2": 1, "w:nurse": 2},
        np.array([[0], [0.5], [2]], dtype=np.float32),
    )

    weighed = Lexicon(table).weigh_words(["A nurse", "A nurse, a patient", ""])

    assert weighed.tolist() == [[200], [250], [0]]


@given(st.one_of(st.sampled_from(EXAMPLES), st.text(max_size=300)))
def test_meaning_is_the_stems_and_the_ideas_of_the_families(text: str) -> None:
    stems, ideas = find_meaning(text)

    assert stems == set(content_stems(text))
    assert ideas == {hit.family.idea for hit in find_families(text)}


def test_a_memory_begins_again_when_it_is_full_and_keeps_no_monsters() -> None:
    memory = Remembered(str.upper, most=2)

    assert list(memory.read(["a", "b", "c", "d" * 41])) == ["A", "B", "C", "D" * 41]
    assert dict(memory) == {"c": "C"}
