"""Phrases of all rules are looked for in one go; what is found is the same as rule by rule."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.checks import CheckContext, check_answer, checking, rule_from_mapping
from apps.drafting.checks.phrases import find_lists, has_phrase

CONTENT = Path(__file__).parents[2] / "apps" / "guidance" / "content" / "rules"
RULES = tuple(
    rule_from_mapping(tomllib.loads(path.read_text(encoding="utf-8")))
    for path in sorted(CONTENT.glob("*.toml"))
)
PHRASES = sorted({phrase for rule in RULES for phrase in rule.phrases})
PIECES = st.sampled_from(
    [*PHRASES, "and", "I want to", ". ", ", ", "’", "not", "reef nets", "X", "ß", "İ", "\u0301"]
)
TEXTS = st.lists(PIECES, max_size=12).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces), " ".join(pieces).upper()])
)


@given(TEXTS)
def test_no_list_is_missed_that_has_a_phrase_in_the_text(text: str) -> None:
    """A list may be named too often: a longer phrase that is no whole one hides a shorter one by itself."""
    lists = tuple(rule.phrases for rule in RULES)

    assert find_lists(text, lists) >= {at for at, phrases in enumerate(lists) if has_phrase(text, phrases)}


@given(TEXTS)
def test_findings_are_the_same_with_and_without_looking_ahead(text: str) -> None:
    together = check_answer(text, rules=RULES, context=CheckContext())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(checking, "find_lists", lambda _text, lists: frozenset(range(len(lists))))
        assert check_answer(text, rules=RULES, context=CheckContext()) == together


def test_no_list_is_found_in_nothing() -> None:
    assert find_lists("", (("grow",),)) == frozenset()
    assert find_lists("grow", ((), ())) == frozenset()
