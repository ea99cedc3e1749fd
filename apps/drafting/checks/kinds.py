"""The kinds of check: a rule, a text and its context give spots; one from 0 to 0 is something missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from apps.drafting.checks.context import CheckContext
from apps.drafting.checks.judges.features import describe_role, find_stems
from apps.drafting.checks.phrases import find_phrases, has_phrase, is_denied, split_sentences
from apps.drafting.checks.rules import Rule
from apps.drafting.text import Span, content_stems
from apps.drafting.vocabulary import PHASE_OF_HORIZON, Level, MatrixRow, Phase

SHORTEST_ANSWER = 25
FIRST_LEVELS = frozenset({Level.INTERN, Level.ENTRY, Level.JUNIOR})


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a rule strikes: offsets into the text, the words quoted, and the phase if it is known.

    `words` are those that weighed most where a judge struck alone.
    """

    start: int
    end: int
    quote: str
    phase: Phase | None = None
    words: tuple[str, ...] = ()


NOWHERE = Spot(0, 0, "")


@lru_cache(maxsize=16)
def is_whole(text: str) -> bool:
    """Tell whether a text is long enough for an answer."""
    return len(text.split()) >= SHORTEST_ANSWER


def find_stock_phrases(rule: Rule, text: str, context: CheckContext) -> tuple[Spot, ...]:
    """Find the rule's phrases, one spot for a sentence; `unless`, `needs` and `evidence` narrow them.

    unless: phrases that excuse the sentence, or the next one where `unless_next` is set.
    needs: phrases of which the sentence must hold one as well.
    unless_denied: true where "not", "never" and their like just before the phrase excuse it.
    at_least: how many different phrases one sentence must hold; 1 where nothing is said.
    evidence: true where a number, or words of a fact or line, excuse the sentence.
    """
    if not has_phrase(text, rule.phrases):
        return ()
    parts = split_sentences(text)
    spots = []
    for index, part in enumerate(parts):
        found = find_phrases(part.text, rule.phrases)
        is_enough = len({hit.number for hit in found}) >= int(rule.parameters.get("at_least", 1))
        if not is_enough or not _is_guilty(rule, parts, index, context):
            continue
        first = found[0]
        if rule.parameters.get("unless_denied") and is_denied(part.text, first.start):
            continue
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
    known = _find_stems((*context.profile_facts, *list_role_texts(context)))
    return any(len(stems & one) >= 3 for one in known)


@lru_cache(maxsize=32)
def _find_stems(texts: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(content_stems(text)) for text in texts)


def list_role_texts(context: CheckContext) -> tuple[str, ...]:
    """Return every text that says what the job is."""
    return (context.title, *context.posting_facts, *(line.text for line in context.posting_lines))


def find_absence(rule: Rule, text: str, context: CheckContext) -> tuple[Spot, ...]:
    """Find that no sentence of a whole answer says what the rule listens for.

    It is said by one of the phrases and, where there are any, one of `needs` in the same sentence
    or the one beside it.
    """
    if not is_whole(text) or has_stated_benefit(context):
        return ()
    needs = rule.names("needs")
    said = [part.text for part in split_sentences(text)]
    is_said = any(
        has_phrase(part, rule.phrases)
        and (not needs or has_phrase(" ".join(said[max(0, place - 1) : place + 2]), needs))
        for place, part in enumerate(said)
    )
    return () if is_said else (NOWHERE,)


def has_stated_benefit(context: CheckContext) -> bool:
    """Tell whether a row of the matrix says what the employer gets."""
    return context.matrix is not None and any(row.benefit.strip() for row in context.matrix.rows())


def find_no_role_link(rule: Rule, text: str, context: CheckContext) -> tuple[Spot, ...]:
    """Find that nothing in a whole answer takes up a word of what the job is."""
    known = describe_role(list_role_texts(context)).stems
    if not is_whole(text) or not known:
        return ()
    shared = known & frozenset().union(*(find_stems(part.text) for part in split_sentences(text)))
    return () if len(shared) >= int(rule.parameters.get("words", 2)) else (NOWHERE,)


def find_high_aim(rule: Rule, text: str, context: CheckContext) -> tuple[Spot, ...]:
    """Find an aim far above the level with a short time to it (phrases), from someone at the start."""
    longest = int(rule.parameters.get("years", 2))
    is_early = context.level in FIRST_LEVELS or (context.years is not None and context.years <= longest)
    return find_stock_phrases(rule, text, context) if is_early else ()


def find_turning_away(rule: Rule, text: str, context: CheckContext) -> tuple[Spot, ...]:
    """Find a wish at odds with what the job is.

    Either words that turn away (phrases) with a word of the job close behind them, or one of the
    rule's `pairs`: the job holds a phrase of `job`, and a sentence one of `wish`.
    """
    role = " . ".join(list_role_texts(context))
    known = describe_role(list_role_texts(context)).stems
    wishes = tuple(
        wish
        for pair in rule.parameters.get("pairs", ())
        if _has_in_job(role, tuple(pair["job"]))
        for wish in pair["wish"]
    )
    if not has_phrase(text, wishes) and not has_phrase(text, rule.phrases):
        return ()
    spots = []
    for part in split_sentences(text):
        if has_phrase(part.text, rule.names("unless")):
            continue
        found = find_phrases(part.text, wishes) or tuple(
            mark
            for mark in find_phrases(part.text, rule.phrases)
            if known & _stems_behind(part.text, mark.end)
        )
        if found:
            start, end = part.start + found[0].start, part.start + found[0].end
            spots.append(Spot(start, end, text[start:end]))
    return tuple(spots)


# A job stays the same while an answer is typed.
_has_in_job = lru_cache(maxsize=512)(has_phrase)


def _stems_behind(text: str, start: int) -> set[str]:
    """Return the stems of the next few words."""
    return set(content_stems(" ".join(text[start : start + 120].split()[:7])))


def find_pivot(rule: Rule, text: str, context: CheckContext) -> tuple[Spot, ...]:
    """Find a change of field that nothing links: no reason given, and none of the rule's linking phrases."""
    if not context.is_changing_field or not is_whole(text) or has_phrase(text, rule.phrases):
        return ()
    return () if has_stated_reason(context) else (NOWHERE,)


def has_stated_reason(context: CheckContext) -> bool:
    """Tell whether the person has said why they change field."""
    return bool(context.change_reason.strip())


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
    if context.matrix is None or has_stated_benefit(context):
        return ()
    touched = _find_rows(
        context, lambda row: bool(row.focus.strip()) and not row.is_undecided, lambda _row: ""
    )
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


def find_light_near_term(rule: Rule, _text: str, context: CheckContext) -> tuple[Spot, ...]:
    """Find that little stands for the near term: no aim, nothing that the employer gets, or a long far part.

    share: how much of the spoken words the long-term vision may take, 0 to 1.
    """
    if context.matrix is None:
        return ()
    near, bridge, _far = context.matrix.rows()
    has_aim = bool(near.focus.strip()) and not near.is_undecided
    gives = bool(near.benefit.strip() or bridge.benefit.strip())
    is_heavy = _share_of_far(context) > float(rule.parameters.get("share", 0.4))
    return () if has_aim and gives and not is_heavy else (Spot(0, 0, "", Phase.NEAR),)


def _share_of_far(context: CheckContext) -> float:
    said = [(sentence.phase, len(sentence.text.split())) for sentence in context.sentences or ()]
    far = sum(count for phase, count in said if phase is Phase.FAR)
    return far / max(1, sum(count for _, count in said))


def find_bare_change(rule: Rule, _text: str, context: CheckContext) -> tuple[Spot, ...]:
    """Find a change of field without proof: no fact ticked, none in the words, none of the rule's phrases."""
    if not context.is_changing_field or context.matrix is None:
        return ()
    text = " ".join(sentence.text for sentence in context.sentences or ())
    has_ticked = any(row.facts for row in context.matrix.rows())
    if has_ticked or not is_whole(text) or has_phrase(text, rule.phrases):
        return ()
    known = _find_stems(context.profile_facts)
    said = [set(content_stems(part.text)) for part in split_sentences(text)]
    return () if any(len(one & stems) >= 3 for one in said for stems in known) else (NOWHERE,)


def rank_proof(context: CheckContext, *, most: int = 2) -> tuple[str, ...]:
    """Return the facts of the person that share most with the job, as they are worded; none is left out."""
    role = describe_role(list_role_texts(context)).stems
    shared = {fact: len(role & find_stems(fact)) for fact in context.profile_facts}
    return tuple(sorted(shared, key=lambda fact: -shared[fact])[:most])


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

# What the person has said elsewhere, and no judge of the text alone can know.
EXCUSES: dict[str, Callable[[CheckContext], bool]] = {
    "absence": has_stated_benefit,
    "pivot": has_stated_reason,
}

TEXT_KINDS: dict[str, Check] = {
    "phrases": find_stock_phrases,
    "absence": find_absence,
    "no_role_link": find_no_role_link,
    "high_aim": find_high_aim,
    "pivot": find_pivot,
    "turning_away": find_turning_away,
}
# These strike only where one of the rule's phrases stands in the text.
PHRASE_KINDS = frozenset({"phrases", "high_aim"})
MATRIX_KINDS: dict[str, Check] = {
    "no_evidence": find_bare_claims,
    "missing_benefit": find_rows_without_benefit,
    "missing_bridge": find_broken_bridge,
    "near_weight": find_light_near_term,
    "pivot_proof": find_bare_change,
}
