"""Rules over a text or a matrix: findings with their words filled in, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from apps.drafting.checks.context import CheckContext
from apps.drafting.checks.kinds import MATRIX_KINDS, TEXT_KINDS, Check, Spot
from apps.drafting.checks.rules import Rule
from apps.drafting.vocabulary import Finding, Level, Matrix, Phase, Sentence

KINDS = frozenset({*TEXT_KINDS, *MATRIX_KINDS})

# What would change a listener's mind most comes first.
WEIGHTS = (
    "retention_risk",
    "misaligned_goal",
    "unexplained_pivot",
    "missing_bridge",
    "no_role_link",
    "unrealistic_for_level",
    "fake_certainty",
    "no_employer_benefit",
    "self_centred",
    "no_evidence",
    "title_over_skill",
    "vague",
    "cliche",
    "horizon_conflation",
)


def check_answer(
    text: str, *, rules: Sequence[Rule], context: CheckContext | None = None
) -> tuple[Finding, ...]:
    """Return what the rules find in a whole text, the weightiest first. Offsets are characters of `text`."""
    return _run(text, rules, TEXT_KINDS, context or CheckContext())


def check_matrix(matrix: Matrix, *, rules: Sequence[Rule], context: CheckContext) -> tuple[Finding, ...]:
    """Return what the rules find in the matrix itself, before there is a text."""
    return _run("", rules, MATRIX_KINDS, context if context.matrix else _with_matrix(context, matrix))


def order_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort by what would change the listener's mind, then by where it stands."""
    return tuple(sorted(findings, key=lambda found: (_weight(found.label), found.start, found.rule)))


def examine_rule(rule: Rule, context: CheckContext | None = None) -> tuple[str, ...]:
    """Return in plain words which of a rule's own examples it judges wrongly; nothing where all are right.

    A rule about the matrix, or one that needs a job to judge by, has no text to try.
    """
    if rule.kind not in TEXT_KINDS:
        return ()
    tried = context or _example_context(rule)
    missed = [text for text in rule.flagged if not check_answer(text, rules=(rule,), context=tried)]
    struck = [text for text in rule.clean if check_answer(text, rules=(rule,), context=tried)]
    return (
        *(f"It should flag “{text}”, and does not." for text in missed),
        *(f"It should not flag “{text}”, and does." for text in struck),
    )


def _example_context(rule: Rule) -> CheckContext:
    """Return the situation a rule's examples are tried in: what its `example` parameter says."""
    example = rule.parameters.get("example", {})
    level = example.get("level")
    return CheckContext(
        level=Level(level) if level else None,
        years=example.get("years"),
        is_changing_field=bool(example.get("is_changing_field", False)),
        posting_facts=tuple(example.get("posting_facts", ())),
    )


def _with_matrix(context: CheckContext, matrix: Matrix) -> CheckContext:
    return replace(context, matrix=matrix)


def _run(
    text: str, rules: Sequence[Rule], kinds: Mapping[str, Check], context: CheckContext
) -> tuple[Finding, ...]:
    return order_findings(
        _describe(rule, spot, context)
        for rule in rules
        if rule.kind in kinds
        for spot in kinds[rule.kind](rule, text, context)
    )


def _describe(rule: Rule, spot: Spot, context: CheckContext) -> Finding:
    phase = spot.phase or _phase_at(spot, context.sentences or ())
    return Finding(
        rule=rule.slug,
        label=rule.label,
        quote=spot.quote,
        start=spot.start,
        end=spot.end,
        hears=_fill(rule.hears, spot, context, phase),
        why=rule.why,
        mend=_fill(rule.mend, spot, context, phase),
        phase=phase,
    )


def _phase_at(spot: Spot, sentences: Sequence[Sentence]) -> Phase | None:
    if spot.end == 0:
        return None
    return next(
        (sentence.phase for sentence in sentences if spot.quote and spot.quote in sentence.text), None
    )


def _fill(text: str, spot: Spot, context: CheckContext, phase: Phase | None) -> str:
    """Put the person's own words where a text names {quote}, {goal} or {line}."""
    goal, line = "your goal", "a line of the posting"
    if context.matrix:
        rows = context.matrix.rows()
        row = rows[list(Phase).index(phase)] if phase else rows[0]
        goal = f"“{row.focus.strip()}”" if row.focus.strip() else goal
        line = f"“{row.lines[0].text.strip()}”" if row.lines else line
    for name, words in (("{quote}", f"“{spot.quote}”"), ("{goal}", goal), ("{line}", line)):
        text = text.replace(name, words)
    return text


def _weight(label: str) -> int:
    return WEIGHTS.index(label) if label in WEIGHTS else len(WEIGHTS)
