"""The kinds of check: a rule, a text and its context give spots; one from 0 to 0 is something missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from apps.drafting.checks.context import CheckContext
from apps.drafting.checks.phrases import find_phrases, has_phrase
from apps.drafting.checks.rules import Rule
from apps.drafting.text import Span, content_stems, sentences
from apps.drafting.vocabulary import PHASE_OF_HORIZON, Level, MatrixRow, Phase

SHORTEST_ANSWER = 25
FIRST_LEVELS = frozenset({Level.INTERN, Level.ENTRY, Level.JUNIOR})


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a rule strikes: offsets into the text, the words quoted, and the phase if it is known."""

    start: int
    end: int
    quote: str
    phase: Phase | None = None


NOWHERE = Spot(0, 0, "")


def find_stock_phrases(rule: Rule, text: str, context: CheckContext) -> tuple[Spot, ...]:
    """Find the rule's phrases, one spot for a sentence; `unless`, `needs` and `evidence` narrow them.

    unless: phrases that excuse the sentence, or the next one where `unless_next` is set.
    needs: phrases of which the sentence must hold one as well.
    evidence: true where a number, or words of a fact or line, excuse the sentence.
    """
    parts = sentences(text)
    spots = []
    for index, part in enumerate(parts):
        found = find_phrases(part.text, rule.phrases)
        if not found or not _is_guilty(rule, parts, index, context):
            continue
        first = found[0]
        start = part.start + first.start
        spots.append(Spot(start, part.start + first.end, text[start : part.start + first.end]))
    return tuple(spots)


def _is_guilty(rule: Rule, parts: tuple[Span, ...], index: int, context: CheckContext) -> bool:
    said = parts[index].text
    reach = said
    if rule.parameters.get("unless_next") and index + 1 < len(parts):
        reach += " " + parts[index + 1].text
    needs = rule.names("needs")
    if needs and not has_phrase(said, needs):
        return False
    if has_phrase(reach, rule.names("unless")):
        return False
    return not (rule.parameters.get("evidence") and _has_evidence(said, context))


def _has_evidence(said: str, context: CheckContext) -> bool:
    if any(char.isdigit() for char in said):
        return True
    stems = set(content_stems(said))
    return any(
        len(stems & set(content_stems(known))) >= 3
        for known in (*context.profile_facts, *_role_texts(context))
    )


def _role_texts(context: CheckContext) -> tuple[str, ...]:
    """Return every text that says what the job is."""
    return (context.title, *context.posting_facts, *(line.text for line in context.posting_lines))


def find_absence(rule: Rule, text: str, context: CheckContext) -> tuple[Spot, ...]:
    """Find that nothing in a whole answer says what the rule listens for (its phrases)."""
    if len(text.split()) < SHORTEST_ANSWER or has_phrase(text, rule.phrases):
        return ()
    if context.matrix and any(row.benefit.strip() for row in context.matrix.rows()):
        return ()
    return (NOWHERE,)


def find_no_role_link(rule: Rule, text: str, context: CheckContext) -> tuple[Spot, ...]:
    """Find that nothing in a whole answer takes up a word of what the job is."""
    known = {stem for said in _role_texts(context) for stem in content_stems(said)}
    if len(text.split()) < SHORTEST_ANSWER or not known:
        return ()
    shared = known & set(content_stems(text))
    return () if len(shared) >= int(rule.parameters.get("words", 2)) else (NOWHERE,)


def find_high_aim(rule: Rule, text: str, context: CheckContext) -> tuple[Spot, ...]:
    """Find an aim far above the level with a short time to it (phrases), from someone at the start."""
    is_early = context.level in FIRST_LEVELS or (context.years is not None and context.years <= 2)
    return find_stock_phrases(rule, text, context) if is_early else ()


def find_pivot(rule: Rule, text: str, context: CheckContext) -> tuple[Spot, ...]:
    """Find a change of field that nothing links: no reason given, and none of the rule's linking phrases."""
    if not context.is_changing_field or len(text.split()) < SHORTEST_ANSWER or has_phrase(text, rule.phrases):
        return ()
    return () if context.change_reason.strip() else (NOWHERE,)


def find_bare_claims(_rule: Rule, _text: str, context: CheckContext) -> tuple[Spot, ...]:
    """Find rows of the matrix that say something and lean on no line, note or fact."""
    return _find_rows(
        context,
        lambda row: (
            bool(row.focus.strip()) and not row.is_undecided and not (row.lines or row.facts or row.notes)
        ),
        lambda row: row.focus.strip(),
    )


def find_rows_without_benefit(_rule: Rule, _text: str, context: CheckContext) -> tuple[Spot, ...]:
    """Find that a row has words and no row says what the employer gets."""
    if context.matrix is None or any(row.benefit.strip() for row in context.matrix.rows()):
        return ()
    touched = _find_rows(context, lambda row: bool(row.focus.strip()), lambda _row: "")
    return touched[:1]


def find_broken_bridge(_rule: Rule, _text: str, context: CheckContext) -> tuple[Spot, ...]:
    """Find a bridge of which a part is missing: the work, what it gives, or the goal."""
    if context.matrix is None or context.matrix.mid.is_undecided:
        return ()
    row = context.matrix.mid
    parts = [row.aligns.strip(), row.gain.strip(), row.focus.strip()]
    has_work = bool(parts[0] or row.lines)
    if not any(parts) or (has_work and parts[1] and parts[2]):
        return ()
    return (Spot(0, 0, next(part for part in parts if part), Phase.BRIDGE),)


def _find_rows(
    context: CheckContext, is_struck: Callable[[MatrixRow], bool], quote: Callable[[MatrixRow], str]
) -> tuple[Spot, ...]:
    if context.matrix is None:
        return ()
    return tuple(
        Spot(0, 0, quote(row), PHASE_OF_HORIZON[row.horizon])
        for row in context.matrix.rows()
        if is_struck(row)
    )


Check = Callable[[Rule, str, CheckContext], tuple[Spot, ...]]

TEXT_KINDS: dict[str, Check] = {
    "phrases": find_stock_phrases,
    "absence": find_absence,
    "no_role_link": find_no_role_link,
    "high_aim": find_high_aim,
    "pivot": find_pivot,
}
MATRIX_KINDS: dict[str, Check] = {
    "no_evidence": find_bare_claims,
    "missing_benefit": find_rows_without_benefit,
    "missing_bridge": find_broken_bridge,
}
