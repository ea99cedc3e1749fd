"""Rules over a text or a matrix: findings with their words filled in, the weightiest first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from apps.drafting.checks.context import CheckContext
from apps.drafting.checks.judges import Judged, Setting, find_loud_words, has_met, judge_answer
from apps.drafting.checks.kinds import (
    EXCUSES,
    MATRIX_KINDS,
    NOWHERE,
    PHRASE_KINDS,
    TEXT_KINDS,
    Spot,
    is_whole,
    list_role_texts,
    rank_proof,
)
from apps.drafting.checks.lenses import Lens, speaks_under
from apps.drafting.checks.modes import find_modes, find_spared_phases, is_left_open, speaks_in
from apps.drafting.checks.phrases import find_lists, split_sentences
from apps.drafting.checks.rules import Rule
from apps.drafting.text import Span
from apps.drafting.vocabulary import EmployerKind, Finding, Level, Matrix, Phase, Sentence

if TYPE_CHECKING:
    from apps.drafting.checks.judges.reading import Reader

WORDS_QUOTED = 8

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


@dataclass(frozen=True, slots=True)
class Weighed:
    """What rules find in a text, and what they would find had the person not said in which mode they are."""

    findings: tuple[Finding, ...]
    yielded: tuple[Finding, ...]


def check_answer(
    text: str,
    *,
    rules: Sequence[Rule],
    context: CheckContext | None = None,
    lens: Lens | None = None,
    reader: Reader | None = None,
) -> tuple[Finding, ...]:
    """Return what the rules find in a whole text, the weightiest first. Offsets are characters of `text`.

    A rule that names how `sure` the judge must be strikes where the judge is that sure, or where
    its own phrases stand and the judge is at least as sure as `with_phrase`. A text that is too
    short for an answer is left to the phrases. Without a lens, the rules of the lenses are silent.
    A `reader` judges by meaning too, and takes a tenth of a second for it.
    """
    return weigh_answer(text, rules=rules, context=context, lens=lens, reader=reader).findings


def weigh_answer(
    text: str,
    *,
    rules: Sequence[Rule],
    context: CheckContext | None = None,
    lens: Lens | None = None,
    reader: Reader | None = None,
) -> Weighed:
    """Return the findings of `check_answer`, and those that give way to what the person has said."""
    known = context or CheckContext()
    is_judged = is_whole(text) and any("sure" in rule.parameters for rule in rules)
    judged = judge_answer(text, _describe_setting(known), reader) if is_judged else {}
    kept: list[Finding] = []
    yielded: list[Finding] = []
    modes = find_modes(known)
    speaking = [rule for rule in rules if speaks_under(rule, lens) and speaks_in(rule, modes)]
    for rule, struck in _strike(text, speaking, known, judged):
        spared = find_spared_phases(rule, modes)
        for spot in struck.spots:
            finding = _describe(rule, spot, text, known)
            is_spared = finding.phase in spared or (struck.by_judge_alone and is_left_open(rule, modes))
            (yielded if is_spared else kept).append(finding)
    return Weighed(order_findings(kept, lens), order_findings(yielded, lens))


def check_matrix(
    matrix: Matrix, *, rules: Sequence[Rule], context: CheckContext, lens: Lens | None = None
) -> tuple[Finding, ...]:
    """Return what the rules find in the matrix itself, before there is a text."""
    known = context if context.matrix else _with_matrix(context, matrix)
    modes = find_modes(known)
    return order_findings(
        (
            _describe(rule, spot, "", known)
            for rule in rules
            if rule.kind in MATRIX_KINDS and speaks_under(rule, lens) and speaks_in(rule, modes)
            for spot in MATRIX_KINDS[rule.kind](rule, "", known)
        ),
        lens,
    )


def order_findings(findings: Iterable[Finding], lens: Lens | None = None) -> tuple[Finding, ...]:
    """Sort by what would change the listener's mind, then by where it stands; a lens moves missteps."""
    return tuple(sorted(findings, key=lambda found: (*_weight(found.label, lens), found.start, found.rule)))


def examine_rule(rule: Rule, context: CheckContext | None = None) -> tuple[str, ...]:
    """Return in plain words which of a rule's own examples it judges wrongly; nothing where all are right.

    A rule about the matrix, or one that needs a job to judge by, has no text to try.
    """
    if rule.kind not in TEXT_KINDS:
        return ()
    tried = context or _example_context(rule)
    lens = next((Lens(EmployerKind(name), name) for name in rule.names("lenses")), None)
    found = {
        text: check_answer(text, rules=(rule,), context=tried, lens=lens)
        for text in (*rule.flagged, *rule.clean)
    }
    missed = [text for text in rule.flagged if not found[text]]
    struck = [text for text in rule.clean if found[text]]
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


@dataclass(frozen=True, slots=True)
class _Struck:
    spots: tuple[Spot, ...]
    by_judge_alone: bool = False


def _strike(
    text: str, rules: Sequence[Rule], context: CheckContext, judged: Mapping[str, Judged]
) -> Iterator[tuple[Rule, _Struck]]:
    """Yield each rule that strikes a text, with where; the judge alone speaks through one rule a label."""
    spoken: set[str] = set()
    standing = find_lists(text, tuple(rule.phrases for rule in rules))
    for at, rule in enumerate(rules):
        if rule.kind not in TEXT_KINDS:
            continue
        can_strike = rule.kind not in PHRASE_KINDS or at in standing
        spots = TEXT_KINDS[rule.kind](rule, text, context) if can_strike else ()
        by_judge_alone = not spots
        if judged and "sure" in rule.parameters:
            is_excused = rule.kind in EXCUSES and EXCUSES[rule.kind](context)
            may_speak = rule.label not in spoken and not is_excused
            weighed = _weigh_spots(rule, spots, judged[rule.label], may_speak_alone=may_speak)
            spots = _widen(weighed, split_sentences(text))
            spoken |= {rule.label} if spots else set()
        if spots:
            yield rule, _Struck(spots, by_judge_alone)


def _weigh_spots(
    rule: Rule, spots: tuple[Spot, ...], verdict: Judged, *, may_speak_alone: bool
) -> tuple[Spot, ...]:
    """Return the spots that the judge bears out, or its own where it is sure and the rule found none.

    The judge may doubt only phrases that it has met: one that an admin added yesterday strikes.
    """
    sure = float(rule.parameters["sure"])
    if spots:
        is_borne_out = verdict.sure >= float(rule.parameters.get("with_phrase", sure))
        return tuple(
            spot
            for spot in spots
            if is_borne_out or not verdict.may_doubt(spot.start) or (spot.quote and not has_met(spot.quote))
        )
    if verdict.sure < sure or not may_speak_alone:
        return ()
    shown = verdict.shown
    if shown is None:
        return (NOWHERE,)
    return (Spot(shown.start, shown.end, shown.text, words=find_loud_words(shown.text, rule.label)),)


def _widen(spots: tuple[Spot, ...], parts: Sequence[Span]) -> tuple[Spot, ...]:
    """Return spots whose place is the whole sentence of their words, for that is what was judged."""
    if not spots or spots == (NOWHERE,):
        return spots
    starts = [part.start for part in parts]
    widened = []
    for spot in spots:
        held = parts[bisect_right(starts, spot.start) - 1] if spot.end else None
        widened.append(replace(spot, start=held.start, end=held.end) if held else spot)
    return tuple(widened)


def _describe_setting(context: CheckContext) -> Setting:
    return Setting(
        role=list_role_texts(context),
        level=context.level,
        years=context.years,
        is_changing_field=context.is_changing_field,
    )


def _describe(rule: Rule, spot: Spot, text: str, context: CheckContext) -> Finding:
    phase = spot.phase or _phase_at(spot, text, context.sentences or ())
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
        words=spot.words,
    )


def _phase_at(spot: Spot, text: str, sentences: Sequence[Sentence]) -> Phase | None:
    """Return the phase in which a spot stands: by its place, where the text is these sentences."""
    if spot.end == 0:
        return None
    if " ".join(sentence.text for sentence in sentences) != text:
        return next((each.phase for each in sentences if spot.quote and spot.quote in each.text), None)
    ends = list(accumulate(len(sentence.text) + 1 for sentence in sentences))
    return sentences[bisect_right(ends, spot.start)].phase if sentences else None


def _fill(text: str, spot: Spot, context: CheckContext, phase: Phase | None) -> str:
    """Put the person's own words where a text names {quote}, {goal} or {line}."""
    goal, line = "your goal", "a line of the posting"
    if context.matrix:
        rows = context.matrix.rows()
        row = rows[list(Phase).index(phase)] if phase else rows[0]
        goal = f"“{row.focus.strip()}”" if row.focus.strip() else goal
        line = f"“{row.lines[0].text.strip()}”" if row.lines else line
    for name, words in (("{quote}", f"“{_shorten(spot.quote)}”"), ("{goal}", goal), ("{line}", line)):
        text = text.replace(name, words)
    return text.replace("{proof}", _offer_proof(context)).strip() if "{proof}" in text else text


def _offer_proof(context: CheckContext) -> str:
    """Name what the person brings that may show they have begun; nothing where they named nothing."""
    facts = [f"“{_shorten(fact)}”" for fact in rank_proof(context)]
    return f"Could it be this, from your profile: {' or '.join(facts)}?" if facts else ""


def _shorten(quote: str) -> str:
    """Return the beginning of a long quote: the page shows the whole of it beside."""
    said = quote.split()
    return quote if len(said) <= WORDS_QUOTED else " ".join(said[:WORDS_QUOTED]) + " …"


def _weight(label: str, lens: Lens | None) -> tuple[int, int]:
    place = WEIGHTS.index(label) if label in WEIGHTS else len(WEIGHTS)
    move = lens.find_move(label) if lens else None
    return (place - move.places, -move.places) if move else (place, 0)
