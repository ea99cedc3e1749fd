"""Checks: kinds of check are code, rules are data that admins own; a text in its context becomes findings.

Better quiet and right than loud: a finding quotes the words, says what a listener hears, and
offers one truthful way to mend it.
"""

from apps.drafting.checks.checking import (
    KINDS,
    Weighed,
    check_answer,
    check_matrix,
    examine_rule,
    order_findings,
    weigh_answer,
)
from apps.drafting.checks.context import CheckContext
from apps.drafting.checks.lenses import (
    LENS_KINDS,
    Emphasis,
    Lens,
    LensDifference,
    MalformedLens,
    compare_findings,
    lens_from_mapping,
    weigh_stresses,
)
from apps.drafting.checks.modes import Mode, find_modes, find_said_change
from apps.drafting.checks.rules import MalformedRule, Rule, rule_from_mapping

__all__ = [
    "KINDS",
    "LENS_KINDS",
    "CheckContext",
    "Emphasis",
    "Lens",
    "LensDifference",
    "MalformedLens",
    "MalformedRule",
    "Mode",
    "Rule",
    "Weighed",
    "check_answer",
    "check_matrix",
    "compare_findings",
    "examine_rule",
    "find_modes",
    "find_said_change",
    "lens_from_mapping",
    "order_findings",
    "rule_from_mapping",
    "weigh_answer",
    "weigh_stresses",
]
