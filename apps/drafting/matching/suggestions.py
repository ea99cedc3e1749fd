"""Other ways to say a goal, made of what this posting says and what the person brings.

A goal may name nothing, be a rank alone, be a gain for its speaker alone, or
stand under another time than it names. Each is said in one plain sentence, with
up to three wordings to take or leave. A wording is never put in the place of a
goal: it is the person's own words, a line of the posting and perhaps a fact,
joined; each says which, and nothing else is in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from apps.drafting.composing.facts import is_deed, tell_fact
from apps.drafting.composing.retelling import Shape, say_line
from apps.drafting.composing.wordforms import PREPOSITIONS, change_joined
from apps.drafting.composing.wording import Form, Phrase, read_phrase
from apps.drafting.matching.overlap import match_goals
from apps.drafting.reading.goals import TITLE, GoalReading
from apps.drafting.reading.horizons import Timing, find_timings
from apps.drafting.vocabulary import (
    Fact,
    FactKind,
    Goal,
    Horizon,
    Line,
    LineKind,
    Posting,
    Profile,
    Source,
    SourceKind,
)


class Lack(StrEnum):
    """What a goal could do with."""

    VAGUE = "vague"
    TITLE_ONLY = "title_only"
    OWN_GAIN = "own_gain"
    OTHER_HORIZON = "other_horizon"


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a goal, without end mark, and all that it is made of.

    `line_numbers` are those of the posting's lines among the sources.
    """

    text: str
    sources: tuple[Source, ...]
    line_numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a goal could do with, why in one plain sentence, and none to three wordings."""

    lack: Lack
    reason: str
    wordings: tuple[Wording, ...] = ()


_MOST_WORDINGS = 3
_LONGEST_DUTY, _LONGEST_ALONE = 16, 10
_LONGEST_OWN_WORDS = 9
_LONGEST_FACT = 14
_DUTY_KINDS = (LineKind.GROWTH, LineKind.RESPONSIBILITY)
_GENERAL_DUTY = re.compile(
    r"\b(?:other duties|as required|as directed|any other|comply|compliance with|adhere|policies|uphold|"
    r"our values|from time to time|be responsible for|flexible|willing|enthusias\w+|passion\w*)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"^(?:be\b|join|receive|have|get|enjoy|benefit|earn|report|need|love|bring|"
    r"want|see|become|know|find|work (?:closely|alongside|with|in|for|as|from|within))\b",
    re.IGNORECASE,
)
_JOINTS = re.compile(
    r"; | - |, (?:including|such as|which|where|so that|ensuring|making|while|as well as|from|with|and|"
    r"using)\b| "
    r"(?:in order to|so that|to ensure|to make sure|including|such as|ensuring|whilst|while|as well as|in "
    r"line with|"
    r"in accordance with)\b"
)
# What the work of leading is made of; a goal that is only a rank is near to such lines.
_LEADING = "supervise people, mentor, plan the work, manage a budget, train new starters, report to the board"
_GAIN = re.compile(
    r"\b(?:earn\w*|paid|pay|salary|wages?|money|rich|bonus|pension|recogni\w+|respect\w*|prestige|famous|"
    r"fame|hours|weekends off|holidays?|home (?:working|office)|work from home|commute|secur(?:e|ity)|"
    r"stab(?:le|ility)|work[- ]life|comfortabl[ey]|flexib\w+|mortgage|perks|free time|four-day)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"[,;.!?]\s+|[.;!?]$|\s[-\u2013\u2014]\s|\s+(?:and|but|so that|because)\s+", re.IGNORECASE
)
# Verbs that open a duty of being beside others: one does not do it alone.
_BESIDE_OTHERS = re.compile(
    r"(?:support|assist|help|contribute|take part|participate|work|collaborate|liaise)\b"
)
_BARE = re.compile(r"(?:be|become|feel|have|get|do|learn)\b")
_PLAIN_VERBS = frozenset("assist coach guide help manage mentor supervise support".split())
_ALLOWED = re.compile(
    r"(?:be )?(?:supported|helped|encouraged|trained|enabled|able|expected|invited) to (?=\w+ \w+)"
)
_HORIZON_NAMES = {
    Horizon.SHORT: "the short term",
    Horizon.MID: "the middle term",
    Horizon.LONG: "the long term",
}
_YEAR_BEFORE_ALL = 2020
_REASONS = {
    Lack.VAGUE: "This could be said of any job; name what you would do, and a listener can picture it.",
    Lack.TITLE_ONLY: (
        "A title says where you would sit; what you would be able to do says more, and the title may stay "
        "as an aside."
    ),
    Lack.OWN_GAIN: (
        "This says what you would get; joined to work they need done, it says what they would get too."
    ),
}


@dataclass(frozen=True, slots=True)
class _Duty:
    """A line of the posting as something to do: "reconcile the supplier accounts"."""

    line: Line
    text: str

    @property
    def learning(self) -> str:
        """Return the duty as something to learn; what is offered is learning by itself."""
        is_offered = self.line.kind is LineKind.GROWTH
        is_learning = is_offered or self.text.startswith(("learn ", "train as ", "train to "))
        return self.text if is_learning else f"learn to {self.text}"

    @property
    def doing(self) -> str:
        """Return what stands after "by"; of two verbs only the first would change, so two are learnt."""
        if " and " in self.text:
            return f"learning to {self.text.removeprefix('learn to ')}"
        return change_joined(self.text, to_base=False)

    @property
    def plain(self) -> str:
        """Return the duty as a goal of its own."""
        if self.line.kind is LineKind.GROWTH:
            is_taken = self.text.startswith(("take ", "learn "))
            return self.text if is_taken else f"take up the chance to {self.text}"
        if _BESIDE_OTHERS.match(self.text) or len(self.text.split()) > _LONGEST_ALONE:
            return f"be trusted to {self.text}"
        return f"be able to {self.text} on my own"


def _find_lack(goal: Goal, reading: GoalReading, timings: Sequence[Timing]) -> Lack | None:
    if not goal.text.strip():
        return None
    if reading.kind == "title":
        return Lack.TITLE_ONLY
    times = {timing.cue for timing in timings}
    is_empty = reading.specificity == "vague" or not set(reading.cues) - times
    if is_empty and reading.benefits == "self" and _GAIN.search(goal.text):
        return Lack.OWN_GAIN
    return Lack.VAGUE if reading.specificity == "vague" else None


def _find_horizon_lack(goal: Goal, reading: GoalReading, timings: Sequence[Timing]) -> Suggestion | None:
    """Return what to say of a goal that names another time than it stands under; hints are too weak."""
    said = sorted(timings, key=lambda timing: goal.text.find(timing.cue))
    named = {timing.horizon: timing.cue for timing in said if timing.is_named and timing.cue in reading.cues}
    if goal.horizon is None or not named:
        return None
    if len(named) > 1:
        first, second = list(named.values())[:2]
        reason = f"“{first}” and “{second}” are two times; as two goals, each would have its own place."
        return Suggestion(Lack.OTHER_HORIZON, reason)
    [(horizon, cue)] = named.items()
    if horizon is goal.horizon:
        return None
    sounds, stands = _HORIZON_NAMES[horizon], _HORIZON_NAMES[goal.horizon]
    return Suggestion(
        Lack.OTHER_HORIZON, f"“{cue}” sounds like {sounds}, and this goal stands under {stands}."
    )


def _cut_duty(text: str) -> str:
    """Return a duty up to a joint behind which nothing is missed, or "" where it stays too long to say."""
    if len(text.split()) > _LONGEST_DUTY - 5:
        head = _JOINTS.split(text, maxsplit=1)[0].rstrip(" ,;")
        text = head if len(head.split()) >= 4 and "," not in head else text
    return text if 3 <= len(text.split()) <= _LONGEST_DUTY else ""


def _read_duty(line: Line) -> _Duty | None:
    """Return a line as something to do, in words that fit a goal; None where it is no such thing."""
    if _GENERAL_DUTY.search(line.text):
        return None
    said = say_line(line.text, line.kind)
    first, _, rest = said.text.partition(" ")
    is_duty = said.shape is Shape.DUTY or (said.shape is Shape.THING and first in _PLAIN_VERBS and bool(rest))
    deed = _ALLOWED.sub("", said.text)
    if not is_duty or _OFFER.match(deed):
        return None
    # A goal is not said to the employer: "your guests" are "the guests" there.
    text = re.sub(r"\byour\b", "the", _cut_duty(deed))
    return None if not text or re.search(r"\b(?:you|yours|I|my(?! first))\b", text) else _Duty(line, text)


def _rank_duties(goal: Goal, posting: Posting, lack: Lack) -> list[_Duty]:
    """Return the duties to word a goal with, those nearest to it first, then in the posting's order."""
    duties = [duty for line in posting.lines if line.kind in _DUTY_KINDS and (duty := _read_duty(line))]
    lines = [duty.line for duty in duties]
    leading = _LEADING if lack is Lack.TITLE_ONLY else goal.text
    near = {match.line_ref: match.strength for match in match_goals([Goal("near", leading)], lines).matches}
    own = {match.line_ref: match.strength for match in match_goals([goal], lines).matches}
    return sorted(
        duties,
        key=lambda duty: (
            -near.get(duty.line.ref, 0.0),
            -own.get(duty.line.ref, 0.0),
            lack is Lack.VAGUE and duty.line.kind is not LineKind.GROWTH,
            duty.line.number,
        ),
    )


def _cite(goal: Goal, duty: _Duty, fact: Fact | None = None, *, is_own: bool = False) -> tuple[Source, ...]:
    return (
        *((Source(SourceKind.GOAL, goal.ref, goal.text),) if is_own else ()),
        Source(SourceKind.LINE, duty.line.ref, duty.line.text),
        *((Source(SourceKind.FACT, fact.ref, fact.text),) if fact else ()),
    )


def _make_wording(text: str, duty: _Duty, sources: tuple[Source, ...]) -> Wording:
    return Wording(text[:1].upper() + text[1:], sources, (duty.line.number,))


def _say_fact(fact: Fact, duty: _Duty) -> str:
    """Return a duty that builds on a fact, or "" where the fact cannot be said that way."""
    if fact.kind in {FactKind.SKILL, FactKind.LANGUAGE} and len(fact.text.split()) <= 4:
        skill = fact.text.strip(" .")
        if skill.lower() in duty.text.lower():
            return f"{duty.learning}, with the {skill} I have"
        return f"use what I know of {skill} to {duty.text}"
    told = tell_fact(fact.text)
    if is_deed(told) and len(told.split()) <= _LONGEST_FACT:
        return f"{duty.learning}, building on the time when {told}"
    if told.startswith(("I have worked ", "I have been ")) and len(told.split()) <= _LONGEST_FACT:
        return f"{duty.learning}, now that {told}"
    thing = re.match(r"I have (?=(?:an?|the|my|\w+ (?:years?|months?))\b)", told)
    if thing and len(told.split()) <= _LONGEST_FACT:
        return f"{duty.learning}, with {told[thing.end() :]} behind me"
    return ""


def _word_with_fact(goal: Goal, duties: Sequence[_Duty], profile: Profile) -> list[Wording]:
    """Return a wording that joins a duty with a fact about the same thing, if there is one."""
    for duty in duties:
        met = match_goals([Goal(fact.ref, fact.text) for fact in profile.facts], [duty.line]).matches
        strength = {match.goal_ref: match.strength for match in met}
        near = [fact for fact in profile.facts if fact.ref in strength]
        for fact in sorted(near, key=lambda fact: -strength[fact.ref]):
            said = _say_fact(fact, duty)
            if said:
                return [_make_wording(said, duty, _cite(goal, duty, fact))]
    return []


def _read_own_words(text: str, cue: re.Pattern[str] | None) -> Phrase:
    """Return the first part of a goal, or the first that holds a cue, as a phrase without its times."""
    for timing in find_timings(text, year=_YEAR_BEFORE_ALL):
        text = text.replace(timing.cue, " ")
    parts = [part.strip() for part in _PARTS.split(" ".join(text.split())) if part.strip()]
    words = next((part for part in parts if cue is None or cue.search(part)), "").split()
    while words and words[-1].lower() in PREPOSITIONS:
        words.pop()
    if not words or len(words) > _LONGEST_OWN_WORDS:
        return Phrase(Form.CLAUSE, "")
    return read_phrase(" ".join(words))


def _join_title(own: Phrase, duty: _Duty) -> str:
    """Say the capability first and the title as an aside."""
    if own.form is Form.VERB:
        return f"{duty.learning}, and in time {own.text}"
    if own.form is Form.NOUN and re.match(r"(?:an?|the|my|some)\b", own.text):
        return f"{duty.learning}, and let {own.text} follow"
    return f"{duty.learning}, and let the title of {own.text} follow" if own.form is Form.NOUN else ""


def _join_gain(own: Phrase, duty: _Duty) -> str:
    """Say the work first and what the speaker gets as its fruit."""
    if own.form is Form.VERB:
        wished = re.sub(r"^be\b", "am", own.text)
        return f"{duty.text} so well that the employer gains and I {wished}"
    return (
        f"{duty.text} so well that the employer gains, with {own.text} for me"
        if own.form is Form.NOUN
        else ""
    )


def _join_aim(own: Phrase, duty: _Duty) -> str:
    """Say by what work a wide aim would be reached."""
    is_said = own.form is Form.VERB and not _BARE.match(own.text)
    return f"{own.text} by {duty.doing}" if is_said else ""


_CUES = {Lack.TITLE_ONLY: TITLE, Lack.OWN_GAIN: _GAIN, Lack.VAGUE: None}
_JOINS = {Lack.TITLE_ONLY: _join_title, Lack.OWN_GAIN: _join_gain, Lack.VAGUE: _join_aim}


def _word_goal(goal: Goal, lack: Lack, posting: Posting, profile: Profile) -> tuple[Wording, ...]:
    """Return up to three wordings: in the person's own words, with a fact, and with a line alone."""
    duties = _rank_duties(goal, posting, lack)
    own = _read_own_words(goal.text.replace("’", "'"), _CUES[lack])
    made: list[Wording] = []
    if duties and (joined := _JOINS[lack](own, duties[0])):
        made.append(_make_wording(joined, duties[0], _cite(goal, duties[0], is_own=True)))
    free = [duty for duty in duties if duty.line.number not in {n for one in made for n in one.line_numbers}]
    made += _word_with_fact(goal, free, profile)
    taken = {number for one in made for number in one.line_numbers}
    plain = (duty for duty in duties if duty.line.number not in taken)
    rest = (_make_wording(duty.plain, duty, _cite(goal, duty)) for duty in plain)
    return (*made, *islice(rest, _MOST_WORDINGS - len(made)))


def find_lacks(goal: Goal, reading: GoalReading) -> tuple[Suggestion, ...]:
    """Return what a goal could do with, gentlest use first, without wordings; quick enough to type by.

    `reading` is that of the goal's own text. Of a goal that needs nothing, nothing.
    """
    timings = find_timings(goal.text, year=_YEAR_BEFORE_ALL)
    lack = _find_lack(goal, reading, timings)
    misplaced = _find_horizon_lack(goal, reading, timings)
    found = (Suggestion(lack, _REASONS[lack]),) if lack else ()
    return (*found, misplaced) if misplaced else found


def suggest_wordings(
    goal: Goal, reading: GoalReading, posting: Posting, profile: Profile
) -> tuple[Suggestion, ...]:
    """Return what a goal could do with, each with the wordings that this posting and profile give.

    Wordings rest on the posting's duties and growth offers; a posting without any
    gives the reason alone, and so does a time that stands in the wrong place.
    """
    return tuple(
        replace(found, wordings=_word_goal(goal, found.lack, posting, profile))
        if found.lack in _REASONS
        else found
        for found in find_lacks(goal, reading)
    )
