"""Which goals a posting meets: by what they mean where an encoder has read them, else by words alone.

With the vectors of a goal and the lines, a judgement learned from marked pairs weighs how near they
are in meaning, what other lines there are, and what words and ideas they share. Without them it is
a comparison of words, stems and word families. Either says its reason in one sentence. A line about
the canteen does not meet a goal because it shares a word, and a line that denies the idea ("no
direct reports") meets only a goal that wants to be rid of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from apps.drafting.matching.comparing import Likeness, Wording, compare, count_words, read_wording
from apps.drafting.matching.judgement import LEAST_SURE, Nearness, find_nearness, judge_weighed, weigh_pair
from apps.drafting.vocabulary import Goal, Line, LineKind, Match, Note, Overlap

_IDEA, _BROAD_IDEA, _WORD = 0.55, 0.25, 0.45
_LEAST = 0.4
_MOST_PER_GOAL = 3
_WORDS_QUOTED = 10
_NEAR_THE_BEST = 0.75
_GUESS = 0.35  # less sure than this, and a match that shares no word is offered as a question
_PLACES = ("nearest", "second nearest", "third nearest")
_WEIGHT_OF_KIND: dict[LineKind, float] = {
    LineKind.RESPONSIBILITY: 1.0,
    LineKind.GROWTH: 1.0,
    LineKind.REQUIREMENT: 0.9,
    LineKind.PREFERRED: 0.8,
    LineKind.DIRECTION: 0.9,
    LineKind.BENEFIT: 0.8,
    LineKind.ABOUT: 0.8,
    LineKind.OTHER: 0.85,
}
# In lines of these kinds a shared word proves nothing; there must be a shared idea.
_NEEDS_IDEA = frozenset({LineKind.BENEFIT, LineKind.ABOUT, LineKind.OTHER})
_UNUSED_KINDS = frozenset({LineKind.RESPONSIBILITY, LineKind.GROWTH, LineKind.DIRECTION, LineKind.PREFERRED})


@dataclass(frozen=True, slots=True)
class _Offer:
    """One line or note made ready."""

    ref: str
    kind: LineKind
    wording: Wording
    vector: bytes


def match_goals(
    goals: Sequence[Goal],
    lines: Sequence[Line],
    notes: Sequence[Note] = (),
) -> Overlap:
    """Return which goals the lines and notes meet, each match with its reason, and both remainders.

    A goal is compared by words alone where it, or any line, carries no vector. At most three
    matches a goal, the strongest first; goals keep their order. `unused_lines` are lines that offer
    something (duties, growth, direction, preferences) and meet no goal; notes are never listed
    there. The refs are the caller's own. A line of kind other with a confidence of 0.5 or more is a
    heading or a formality and meets nothing.
    """
    offers = [
        _Offer(line.ref, line.kind, read_wording(line.text), line.vector)
        for line in lines
        if not (line.kind is LineKind.OTHER and line.confidence >= 0.5)
    ]
    offers += [_Offer(note.ref, LineKind.DIRECTION, read_wording(note.text), note.vector) for note in notes]
    near = _compare_meanings(goals, offers)
    offered = tuple([(offer.wording.text, offer.kind) for offer in offers])
    matches: list[Match] = []
    for goal in goals:
        row = near.get(goal.ref)
        found = _judge(goal, offers, offered, row) if row else _compare_words(goal, offers, offered)
        matches += sorted(found, key=lambda match: -match.strength)[:_MOST_PER_GOAL]
    return _sum_up(goals, lines, matches)


def _compare_meanings(goals: Sequence[Goal], offers: Sequence[_Offer]) -> dict[str, list[Nearness]]:
    """Return for each goal that was read how near each offer is; nothing where an offer was not read."""
    read = [goal for goal in goals if goal.vector]
    if not read or not offers or not all(offer.vector for offer in offers):
        return {}
    # Loaded here: who compares by words alone never needs numbers.
    from apps.drafting.meaning.vectors import compare_vectors

    rows = compare_vectors([goal.vector for goal in read], [offer.vector for offer in offers])
    return {goal.ref: row for goal, row in zip(read, find_nearness(rows), strict=True)}


_Offered = tuple[tuple[str, LineKind], ...]


# One goal changes at a time, or one posting does: the other rows are as they were.
@lru_cache(maxsize=128)
def _compare_all(wanted: str, offered: _Offered) -> tuple[Likeness, ...]:
    """Return what a goal shares with each line of a posting."""
    goal, frequency = read_wording(wanted), _count_words(offered)
    return tuple(
        [compare(goal, read_wording(text), kind=kind, frequency=frequency) for text, kind in offered]
    )


@lru_cache(maxsize=128)
def _weigh_all(wanted: str, offered: _Offered) -> tuple[tuple[float, ...], ...]:
    return tuple(map(weigh_pair, _compare_all(wanted, offered)))


@lru_cache(maxsize=8)
def _count_words(offered: _Offered) -> Counter[str]:
    return count_words([read_wording(text) for text, _ in offered])


def _judge(goal: Goal, offers: Sequence[_Offer], offered: _Offered, near: Sequence[Nearness]) -> list[Match]:
    """Return the matches that the judgement is sure enough of."""
    pairs, found = _compare_all(goal.text, offered), []
    weighed = _weigh_all(goal.text, offered)
    for offer, pair, shared, nearness in zip(offers, pairs, weighed, near, strict=True):
        sure = judge_weighed(shared, nearness)
        if sure >= LEAST_SURE:
            said = _explain(pair) or _place(goal, nearness, near, is_guess=sure < _GUESS)
            found.append(Match(goal.ref, offer.ref, round(sure, 3), said))
    return found


def _compare_words(goal: Goal, offers: Sequence[_Offer], offered: _Offered) -> list[Match]:
    """Return the matches that shared ideas and words carry, none far below the best."""
    pairs = _compare_all(goal.text, offered)
    found = [
        Match(goal.ref, offer.ref, strength, _explain(pair))
        for offer, pair in zip(offers, pairs, strict=True)
        if (strength := _weigh(pair)) >= _LEAST
    ]
    best = max((match.strength for match in found), default=0.0)
    return [match for match in found if match.strength >= best * _NEAR_THE_BEST]


def _weigh(pair: Likeness) -> float:
    """Return the strength of a match by words, 0 to 1; 0 where there is none."""
    if pair.is_contradicted or not _is_enough(pair):
        return 0.0
    by_ideas = sum(_BROAD_IDEA if mine.family.is_broad else _IDEA for mine, _ in pair.ideas)
    return round(min(1.0, (by_ideas + _WORD * pair.weight) * _WEIGHT_OF_KIND[pair.kind]), 3)


def _is_enough(pair: Likeness) -> bool:
    """Tell whether ideas and words together can carry a match on such a line."""
    if any(not mine.family.is_broad for mine, _ in pair.ideas):
        return True
    if pair.kind in _NEEDS_IDEA:
        return len(pair.telling) >= 2
    return len(pair.telling) >= 1 or len(pair.ideas) >= 2


def _explain(pair: Likeness) -> str:
    """Say in one plain sentence what both sides hold; nothing where they share no word and no idea."""
    if pair.ideas:
        mine, theirs = pair.ideas[0]
        said = f"You say “{mine.quote}” and the posting says “{theirs.quote}”"
        return f"{said}: both are about {mine.family.idea}."
    if len(pair.telling) == 1:
        return f"Both use the word “{pair.telling[0]}”."
    if pair.telling:
        return f"Both use the words “{pair.telling[0]}” and “{pair.telling[1]}”."
    return ""


def _place(goal: Goal, nearness: Nearness, near: Sequence[Nearness], *, is_guess: bool) -> str:
    """Say how a line that shares no word stands among all lines, by its nearness to the goal."""
    nearer = sum(other.near > nearness.near for other in near)
    place = _PLACES[nearer] if nearer < len(_PLACES) else "among the nearest"
    among = f"of {len(near)} lines this one comes" if len(near) > 1 else "this line comes"
    opening = "Perhaps: no word is shared, and" if is_guess else "No word is shared, but"
    return f"{opening} {among} {place} in meaning to “{_shorten(goal.text)}”."


def _shorten(text: str) -> str:
    """Return the beginning of a text, up to ten words."""
    said = text.strip().rstrip(".").split()
    return " ".join(said) if len(said) <= _WORDS_QUOTED else " ".join(said[:_WORDS_QUOTED]) + " …"


def _sum_up(goals: Sequence[Goal], lines: Sequence[Line], matches: Sequence[Match]) -> Overlap:
    met = {match.goal_ref for match in matches}
    used = {match.line_ref for match in matches}
    return Overlap(
        matches=tuple(matches),
        unmet_goals=tuple(goal.ref for goal in goals if goal.ref not in met),
        unused_lines=tuple(line.ref for line in lines if line.kind in _UNUSED_KINDS and line.ref not in used),
    )
