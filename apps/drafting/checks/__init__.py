"""Checks: kinds of check are code, rules are data that admins own; a text in its context becomes findings.

Better quiet and right than loud: a finding quotes the words, says what a listener hears, and
offers one truthful way to mend it.
"""

from apps.drafting.checks.checking import (
    KINDS,
    check_answer,
    check_matrix,
    examine_rule,
    order_findings,
)
from apps.drafting.checks.context import CheckContext
from apps.drafting.checks.rules import MalformedRule, Rule, rule_from_mapping

__all__ = [
    "KINDS",
    "CheckContext",
    "MalformedRule",
    "Rule",
    "check_answer",
    "check_matrix",
    "examine_rule",
    "order_findings",
    "rule_from_mapping",
]
