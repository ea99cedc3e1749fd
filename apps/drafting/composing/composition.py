"""From a matrix, a posting and a profile to an answer: what is always said, and what fits the time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from apps.drafting.composing.frames import Turns
from apps.drafting.composing.planning import (
    ALWAYS,
    CORE,
    PROOF,
    Draft,
    Telling,
    plan_benefit,
    plan_bridge,
    plan_change,
    plan_elsewhere,
    plan_facts,
    plan_far,
    plan_line,
    plan_measure,
    plan_near,
    plan_note,
    plan_undecided,
)
from apps.drafting.composing.weaving import plan_opening, share_facts, weave_posting
from apps.drafting.composing.wordforms import choose_article
from apps.drafting.speaking import USUAL_WORDS_PER_MINUTE, spoken_seconds
from apps.drafting.text import count_words
from apps.drafting.vocabulary import (
    PHASE_OF_HORIZON,
    Fact,
    Horizon,
    Matrix,
    MatrixRow,
    Phase,
    Posting,
    Profile,
    Question,
    Sentence,
)

LENGTHS = (30, 60, 90, 120)
SHORT = 0.7  # of the time there is: an answer of less has room for an opening


@dataclass(frozen=True, slots=True)
class Composition:
    """A composed answer: its sentences in phase order, its length, and what was not there to use.

    `missing` holds plain codes such as "near.focus" or "bridge.gain"; `unused_lines` and
    `unused_goals` are the caller's refs.
    """

    sentences: tuple[Sentence, ...] = ()
    words: int = 0
    seconds: int = 0
    missing: tuple[str, ...] = ()
    unused_lines: tuple[str, ...] = ()
    unused_goals: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the answer, its phases as paragraphs."""
        parts = (" ".join(s.text for s in self.sentences if s.phase is phase) for phase in Phase)
        return "\n\n".join(part for part in parts if part)


def compose_answer(
    *,
    matrix: Matrix,
    posting: Posting,
    profile: Profile,
    question: Question = Question.ALIGN,
    target_seconds: int = 90,
    words_per_minute: int = USUAL_WORDS_PER_MINUTE,
    variation: int = 0,
    voice: int = 0,
) -> Composition:
    """Compose an answer of about `target_seconds`; the same inputs give the same text, always.

    `voice` is a number of the answer's own, not negative: answers of other numbers sound otherwise.
    The focus of each row is always said; the rest is added by weight while the time allows. Where
    the matrix is lean, lines of the posting that lie near its goals are woven in.
    """
    plan = _plan_answer(matrix, posting, profile, question, Turns(variation, voice))
    return _compose_plan(plan, matrix, posting, target_seconds, words_per_minute)


def compose_variants(
    *,
    matrix: Matrix,
    posting: Posting,
    profile: Profile,
    question: Question = Question.ALIGN,
    targets: tuple[int, ...] = LENGTHS,
    words_per_minute: int = USUAL_WORDS_PER_MINUTE,
    variation: int = 0,
    voice: int = 0,
) -> dict[int, Composition]:
    """Compose the same answer for each length in seconds, by that length; each as `compose_answer` would."""
    plan = _plan_answer(matrix, posting, profile, question, Turns(variation, voice))
    return {target: _compose_plan(plan, matrix, posting, target, words_per_minute) for target in targets}


def preview_phase(
    row: MatrixRow,
    posting: Posting,  # noqa: ARG001 - called like compose_answer; a preview weaves nothing in
    profile: Profile,
    *,
    question: Question = Question.ALIGN,
    variation: int = 0,
    voice: int = 0,
) -> tuple[Sentence, ...]:
    """Compose one phase from its row alone, at full length; empty where nothing has been said yet."""
    rows = {each.value: MatrixRow(each) for each in Horizon} | {row.horizon.value: row}
    ticked = {fact.ref for fact in row.facts}
    own = replace(profile, facts=tuple(fact for fact in profile.facts if fact.ref in ticked))
    drafts = _plan_rows(Matrix(**rows), own, question, Telling(Turns(variation, voice)))
    phase = PHASE_OF_HORIZON[row.horizon]
    return tuple(Sentence(phase, finish(d.text), d.sources) for d in drafts if d.phase is phase)


def find_missing(matrix: Matrix) -> tuple[str, ...]:
    """Name what a full answer would still need, as "phase.field"."""
    missing = []
    has_benefit = any(row.benefit.strip() for row in matrix.rows())
    for row, phase in zip(matrix.rows(), Phase, strict=True):
        if row.is_undecided:
            continue
        wanted = {"focus": bool(row.focus.strip())}
        if phase is Phase.NEAR:
            wanted["benefit"] = has_benefit
        if phase is Phase.BRIDGE:
            wanted = {
                "aligns": bool(row.aligns.strip() or row.lines),
                "gain": bool(row.gain.strip()),
            } | wanted
        missing += [f"{phase}.{name}" for name, is_there in wanted.items() if not is_there]
    return tuple(missing)


_DOUBLED = re.compile(r"\b(\w+)(?:\s+\1\b)+", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(an?) (?=(\w+))", re.IGNORECASE)


def finish(text: str) -> str:
    """Give a sentence its capital, the right article at each seam, and its one end mark."""
    flat = re.sub(r"\s+", " ", text).strip()
    flat = _DOUBLED.sub(r"\1", flat)
    flat = re.sub(r"\s+([,.;:!?])", r"\1", flat)
    flat = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", flat)
    flat = re.sub(r"\.(?=[,;:])", "", flat) if "etc." not in flat else flat
    flat = _ARTICLE.sub(lambda found: _mend_article(found, flat), flat).rstrip(" ,;:")
    start = 1 if flat[:1] == "“" else 0
    flat = flat[:start] + flat[start : start + 1].upper() + flat[start + 1 :]
    if flat.endswith("”"):
        return flat if flat[-2:-1] in ".!?" else flat[:-1] + ".”"
    return flat if flat.endswith((".", "!", "?")) else flat + "."


def _mend_article(found: re.Match[str], text: str) -> str:
    article, following = found[1], text[found.end() : found.end() + 40]
    is_letter = article == "A" and found.start() > 0
    right = choose_article(following)
    if is_letter or article.lower() == right or len(found[2]) == 1:
        return found[0]
    return f"{right.capitalize() if article[0].isupper() else right} "


@dataclass(frozen=True, slots=True)
class _Plan:
    """All that could be said, in order, and what could open it where it would else be short."""

    drafts: Sequence[Draft]
    opening: Sequence[Draft]


def _plan_answer(
    matrix: Matrix, posting: Posting, profile: Profile, question: Question, turns: Turns
) -> _Plan:
    telling = Telling(turns)
    drafts = _plan_rows(matrix, profile, question, telling)
    if drafts:
        drafts = weave_posting(drafts, matrix, posting, profile, telling)
    opening = plan_opening(drafts, posting, telling) if question is Question.ALIGN else []
    return _Plan(drafts, opening)


def _compose_plan(
    plan: _Plan, matrix: Matrix, posting: Posting, target_seconds: int, words_per_minute: int
) -> Composition:
    target_words = target_seconds * words_per_minute / 60
    is_short = sum(count_words(draft.text) for draft in plan.drafts) < SHORT * target_words
    chosen = _fit([*plan.opening, *plan.drafts] if is_short else plan.drafts, target_words)
    sentences = tuple(Sentence(draft.phase, finish(draft.text), draft.sources) for draft in chosen)
    text = " ".join(sentence.text for sentence in sentences)
    used = {source.ref for sentence in sentences for source in sentence.sources}
    goals = (row.goal.ref for row in matrix.rows() if row.goal)
    return Composition(
        sentences=sentences,
        words=count_words(text),
        seconds=spoken_seconds(text, words_per_minute),
        missing=find_missing(matrix),
        unused_lines=tuple(line.ref for line in posting.lines if line.ref not in used),
        unused_goals=tuple(ref for ref in goals if ref not in used),
    )


def _plan_rows(matrix: Matrix, profile: Profile, question: Question, telling: Telling) -> list[Draft]:
    facts = share_facts(matrix, profile)
    drafts: list[Draft] = []
    for row, phase in zip(matrix.rows(), Phase, strict=True):
        planned = _plan_row(row, phase, matrix, profile, question, facts[row.horizon], telling)
        drafts += planned
    return drafts


def _plan_row(
    row: MatrixRow,
    phase: Phase,
    matrix: Matrix,
    profile: Profile,
    question: Question,
    facts: list[tuple[Fact, int]],
    telling: Telling,
) -> list[Draft]:
    if row.is_undecided:
        drafts = plan_undecided(row, phase, matrix.short, telling)
        family = "sure" if phase is Phase.NEAR else "more"
    elif phase is Phase.BRIDGE:
        drafts, family = plan_change(profile, telling) + plan_bridge(row, telling), "more"
    else:
        is_near = phase is Phase.NEAR
        drafts = plan_near(row, question, telling) if is_near else plan_far(row, telling)
        drafts += plan_elsewhere(row, matrix.short, telling) if drafts and row.leads_elsewhere else []
        family = "more" if row.aligns.strip() else phase.value
    if not drafts:
        return []
    for line in row.lines:
        is_said = any(source.ref == line.ref for draft in drafts for source in draft.sources)
        if not is_said:
            drafts.append(plan_line(line, phase, PROOF if family == "more" else CORE, telling, family=family))
            family = "more"
    for note in row.notes:
        drafts += plan_note(note, phase, PROOF, telling)
    drafts += plan_facts(facts, row, phase, telling)
    drafts += plan_measure(row, telling) if phase is Phase.NEAR and not row.is_undecided else []
    return drafts + plan_benefit(row, phase, telling)


def _fit(drafts: Sequence[Draft], target_words: float) -> list[Draft]:
    """Keep what is always said, then add by rank while the answer stays within about the target."""
    kept = {index for index, draft in enumerate(drafts) if draft.rank == ALWAYS}
    total = sum(count_words(drafts[index].text) for index in kept)
    for index in sorted(range(len(drafts)), key=lambda index: (drafts[index].rank, index)):
        size = count_words(drafts[index].text)
        if index not in kept and total + size <= target_words * 1.1:
            kept.add(index)
            total += size
    return [draft for index, draft in enumerate(drafts) if index in kept]
