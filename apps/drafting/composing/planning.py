"""Sentence plans: what is there of one row decides which sentences it can carry.

Each plan gives drafts in speaking order. A draft has a rank: 0 is always said, higher ranks only
while there is time. The words around the material come from `frames` alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from apps.drafting.composing.alignment import read_alignment
from apps.drafting.composing.casing import lower_first
from apps.drafting.composing.facts import is_deed, tell_fact
from apps.drafting.composing.frames import Turns
from apps.drafting.composing.retelling import SaidLine, Shape, address, say_line, shift_pronouns
from apps.drafting.composing.timeboxes import read_timebox
from apps.drafting.composing.wordforms import add_article, add_the, is_role
from apps.drafting.composing.wording import Form, Phrase, read_phrase, tidy
from apps.drafting.reading.horizons import find_timings
from apps.drafting.text import content_stems
from apps.drafting.vocabulary import (
    Fact,
    Line,
    LineKind,
    MatrixRow,
    Note,
    Phase,
    Profile,
    Question,
    Source,
    SourceKind,
)

ALWAYS, CORE, PROOF, MORE, LAST = range(5)
EARLIEST = 2000  # any later year is a time to come, as far as saying it twice goes
_UNTIMED = "\0"
_NO_TIME = re.compile(rf"(?:, )?{_UNTIMED},? ?")
LONGEST_NOTE = 40  # words that one can still say in a breath or two


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence to be: its phase, text without end mark, sources, and rank."""

    phase: Phase
    text: str
    sources: tuple[Source, ...]
    rank: int = ALWAYS


@dataclass(slots=True)
class Telling:
    """What has been said so far in one answer: the frames used, and the lines told (by ref)."""

    turns: Turns
    told: set[str] = field(default_factory=set)


def words_of(row: MatrixRow) -> str:
    """Return all that a row says and leans on, as one text."""
    return " ".join((row.focus, row.aligns, row.gain, row.benefit, *(line.text for line in row.lines)))


def count_shared(one: str, other: str) -> int:
    """Return how many stems of meaning two texts share."""
    return len(set(content_stems(one)) & set(content_stems(other)))


def cite_words(row: MatrixRow, name: str) -> tuple[Source, ...]:
    """Name a field of the row as a source, and the goal it was taken from."""
    text = getattr(row, name).strip()
    own = (Source(SourceKind.WORDS, f"{row.horizon.value}.{name}", text),) if text else ()
    if own and name == "focus" and row.goal and row.goal.text.strip():
        return (Source(SourceKind.GOAL, row.goal.ref, row.goal.text.strip()), *own)
    return own


def cite_line(line: Line) -> Source:
    """Name a posting line as a source."""
    return Source(SourceKind.LINE, line.ref, line.text.strip())


def plan_near(row: MatrixRow, question: Question, telling: Telling) -> list[Draft]:
    """Say what the person wants first, where in this job, and how one would know."""
    phrase = read_phrase(row.focus)
    if not phrase.text:
        return []
    when, when_sources = say_when(row, telling)
    slot, said = _name_wish("near", phrase)
    wish = _drop_time(telling.turns.fill(slot, said, when=when or _UNTIMED))
    opening = telling.turns.fill(f"open.{question.value}", wish)
    drafts = [Draft(Phase.NEAR, opening, (*cite_words(row, "focus"), *when_sources))]
    drafts += _plan_aligns(row, Phase.NEAR, telling)
    return drafts


def _drop_time(wish: str) -> str:
    """Return a filled frame without the place where a time would stand."""
    return _NO_TIME.sub(lambda found: " " if found.start() else "", wish)


def plan_measure(row: MatrixRow, telling: Telling) -> list[Draft]:
    """Say how one would know that it has worked."""
    phrase = read_phrase(re.sub(r"^\W*(?:if|as soon as)\s+", "", row.measure), expected=Form.NOUN)
    if not phrase.text:
        return []
    text = telling.turns.fill(f"measure.{phrase.form.value}", phrase.text)
    return [Draft(Phase.NEAR, text, cite_words(row, "measure"), CORE)]


def plan_bridge(row: MatrixRow, telling: Telling) -> list[Draft]:
    """State the warrant, as far as it is there: this work, therefore this capability, therefore that goal."""
    goal = read_phrase(row.focus)
    if not (row.aligns.strip() or row.gain.strip()):
        return _plan_next(row, goal, telling)
    sources = tuple(source for name in ("aligns", "gain", "focus") for source in cite_words(row, name))
    text = _say_work_and_gain(row, telling)
    if goal.text:
        slot, said = _name_wish("need", goal)
        text += telling.turns.fill(slot.replace("hedged", "verb"), said)
    return [Draft(Phase.BRIDGE, text, sources + _absorb_lines(row, telling))]


def _plan_next(row: MatrixRow, goal: Phrase, telling: Telling) -> list[Draft]:
    """Say the next step and the first line that leads to it, where there is no more than that."""
    if not goal.text:
        return []
    slot, said = _name_wish("next", goal)
    text, sources = telling.turns.fill(slot, said), cite_words(row, "focus")
    line = row.lines[0] if row.lines else None
    told = say_line(line.text, line.kind) if line else None
    if line and line.ref in telling.told:
        return [Draft(Phase.BRIDGE, text + telling.turns.fill("link.again"), (*sources, cite_line(line)))]
    if line and told and told.shape in {Shape.DUTY, Shape.CLAUSE}:
        telling.told.add(line.ref)
        if told.shape is Shape.DUTY and _is_same(told.text, goal.text):
            return [Draft(Phase.BRIDGE, text + telling.turns.fill("link.same"), (*sources, cite_line(line)))]
        link = telling.turns.fill("link.duty" if told.shape is Shape.DUTY else "link.line", told.text)
        return [Draft(Phase.BRIDGE, text + link, (*sources, cite_line(line)))]
    return [Draft(Phase.BRIDGE, text, sources)]


def _is_same(duty: str, wish: str) -> bool:
    """Say whether a duty is so near to a wish that saying both would be saying one thing twice."""
    stems = set(content_stems(duty))
    return len(stems & set(content_stems(wish))) > 0.6 * len(stems)


_POSSESSED = re.compile(r"(?:[\w-]+ )?[\w-]+['’]s ")


def _say_work_and_gain(row: MatrixRow, telling: Telling) -> str:
    turns = telling.turns
    work, gain = read_alignment(row.aligns, expected=Form.NOUN), read_phrase(row.gain, expected=Form.NOUN)
    if not gain.text:
        return turns.fill(f"work.{work.form.value}", work.text)
    is_way = gain.text.startswith(("how to ", "what to ", "when to "))
    gives = turns.fill("gives.how" if is_way else f"gives.{gain.form.value}", gain.text)
    if not work.text:
        return turns.fill("bridge.gain", gives=gives)
    if work.form is Form.NOUN:
        own = re.sub(
            r"^(?:the|a|an|this role['’]s|this job['’]s|your)\s+", "", work.text, flags=re.IGNORECASE
        )
        is_whole = own.split(" ")[0].endswith("ing") or _POSSESSED.match(own)
        if is_whole:
            return turns.fill("bridge.doing", work=own if own[:1].islower() else work.text, gives=gives)
        return turns.fill("bridge.noun", work=own, gives=gives)
    return turns.fill(f"bridge.{work.form.value}", work=work.text, gives=gives)


def plan_far(row: MatrixRow, telling: Telling) -> list[Draft]:
    """Say where it may lead, and what of this job leads there."""
    phrase = read_phrase(row.focus)
    if not phrase.text:
        return []
    slot, said = _name_wish("far", phrase)
    drafts = [Draft(Phase.FAR, telling.turns.fill(slot, said), cite_words(row, "focus"))]
    return drafts + _plan_aligns(row, Phase.FAR, telling)


def _plan_aligns(row: MatrixRow, phase: Phase, telling: Telling) -> list[Draft]:
    phrase = read_alignment(row.aligns)
    if not phrase.text:
        return []
    text = telling.turns.fill(f"{phase.value}.aligns.{phrase.form.value}", phrase.text)
    return [Draft(phase, text, cite_words(row, "aligns") + _absorb_lines(row, telling), CORE)]


def _name_wish(slot: str, phrase: Phrase) -> tuple[str, str]:
    """Return the slot for a wish of this form, and the wish as the slot's frames need it."""
    if phrase.form is Form.NOUN:
        said = add_article(phrase.text)
        if phrase.is_hedged and is_role(phrase.text):
            return f"{slot}.hedged", f"become {said}"
        return f"{slot}.role" if is_role(phrase.text) else f"{slot}.noun", said
    is_hedged = phrase.is_hedged and phrase.form is Form.VERB
    return f"{slot}.hedged" if is_hedged else f"{slot}.{phrase.form.value}", phrase.text


def _absorb_lines(row: MatrixRow, telling: Telling) -> tuple[Source, ...]:
    """Return as sources the ticked lines that the person's own words already say."""
    own = set(content_stems(f"{row.aligns} {row.gain}"))
    said = tuple(
        line for line in row.lines if len(own & set(content_stems(line.text))) >= min(2, len(own) or 2)
    )
    telling.told.update(line.ref for line in said)
    return tuple(cite_line(line) for line in said)


def say_when(row: MatrixRow, telling: Telling) -> tuple[str, tuple[Source, ...]]:
    """Return when the near aim is meant for, as words within a sentence; "" where the aim itself says so."""
    said = read_timebox(row.timebox)
    if said:
        return said, cite_words(row, "timebox")
    is_timed = any(timing.is_named for timing in find_timings(row.focus, year=EARLIEST))
    return "" if is_timed else telling.turns.fill("when.unsaid"), ()


OFFERED = frozenset({LineKind.GROWTH, LineKind.BENEFIT})


def plan_line(line: Line, phase: Phase, rank: int, telling: Telling, *, family: str = "more") -> Draft:
    """Say one line of the posting, in the candidate's mouth where that is safe.

    `family` names the frames: "near", "far", "sure" or "more".
    """
    said: SaidLine = say_line(line.text, line.kind)
    is_again = line.ref in telling.told
    telling.told.add(line.ref)
    if is_again:
        return Draft(phase, telling.turns.fill("far.again"), (cite_line(line),), rank)
    slots = {
        Shape.DUTY: f"{family}.duty",
        Shape.CLAUSE: f"{family}.line",
        Shape.THING: "thing.offered" if line.kind in OFFERED else "thing",
        Shape.QUOTE: "quote",
    }
    return Draft(phase, telling.turns.fill(slots[said.shape], said.text), (cite_line(line),), rank)


def plan_note(note: Note, phase: Phase, rank: int, telling: Telling) -> list[Draft]:
    """Say what the person found out about the employer, and where."""
    told = address(shift_pronouns(tidy(note.text[:600])))
    if not told or len(told.split()) > LONGEST_NOTE:
        return []
    where = add_the(address(tidy(note.source).partition(",")[0]))
    is_title = bool(where) and len(where.split()) <= 8 and "/" not in where
    text = (
        telling.turns.fill("note.read", told, where=where) if is_title else telling.turns.fill("note", told)
    )
    quote = f"{note.text.strip()} ({note.source.strip()})" if is_title else note.text.strip()
    return [Draft(phase, text, (Source(SourceKind.NOTE, note.ref, quote),), rank)]


_POSSESSES = re.compile(r"I have (?!worked|spent|done|been)")


def plan_facts(facts: list[tuple[Fact, int]], row: MatrixRow, phase: Phase, telling: Telling) -> list[Draft]:
    """Say what the person brings: deeds first, two facts to a sentence; what they lack is not volunteered."""
    told = [(clause, fact, rank) for fact, rank in facts if (clause := tell_fact(fact.text))]
    told.sort(key=lambda item: not is_deed(item[0]))
    drafts: list[Draft] = []
    while told:
        is_paired = len(told) > 1 and not any(", and I " in clause for clause, _, _ in told[:2])
        pair, told = (told[:2], told[2:]) if is_paired else (told[:1], told[1:])
        clauses = [clause for clause, _, _ in pair]
        joined = clauses[0]
        if len(pair) == 2:
            is_shared = all(map(_POSSESSES.match, clauses))
            later = clauses[1].removeprefix("I have ") if is_shared else clauses[1]
            joined = telling.turns.fill("facts", clauses[0], later)
        is_start = is_deed(clauses[0]) and count_shared(clauses[0], words_of(row)) > 0
        slot = "fact.start" if is_start else "fact"
        sources = tuple(Source(SourceKind.FACT, fact.ref, fact.text.strip()) for _, fact, _ in pair)
        rank = min(rank for _, _, rank in pair) + bool(drafts)
        drafts.append(Draft(phase, telling.turns.fill(slot, joined), sources, rank))
    return drafts


_REASONS = re.compile(r"(?:i|my|it|the|when|after)\b", re.IGNORECASE)
_WISHES = re.compile(r"i (?:want|would like|hope|wish) to\b", re.IGNORECASE)


def plan_change(profile: Profile, telling: Telling) -> list[Draft]:
    """Say why the person is changing field."""
    phrase = read_phrase(profile.change_reason)
    if not profile.is_changing_field or not phrase.text:
        return []
    bare = re.sub(r"^(?:because|since|as)\s+", "", tidy(profile.change_reason), flags=re.IGNORECASE)
    if _REASONS.match(bare) and not _WISHES.match(bare):
        phrase = Phrase(Form.CLAUSE, lower_first(bare))
    text = telling.turns.fill(f"change.{phrase.form.value}", phrase.text)
    source = Source(SourceKind.WORDS, "profile.change_reason", profile.change_reason.strip())
    return [Draft(Phase.BRIDGE, text, (source,), CORE)]


_GETS = re.compile(
    r"(?:so that |so )?(?:(?:they|you|it|this|that|(?:the|your|our) (?:employer|company|team|trust|school"
    r"|firm|business|organisation|council|ward))(?:['’]ll| will| would| can)?"
    r" (?:gets?|receives?|gains?|means?)(?: that)?|what (?:they|you) get is)\s+",
    re.IGNORECASE,
)


def plan_benefit(row: MatrixRow, phase: Phase, telling: Telling) -> list[Draft]:
    """Say what the employer gets."""
    bare = _GETS.sub("", tidy(row.benefit), count=1)
    phrase = read_phrase(address(bare), expected=Form.NOUN)
    if not phrase.text:
        return []
    if re.match(r"i\b", bare, re.IGNORECASE):
        phrase = Phrase(Form.CLAUSE, bare)  # what one does oneself is no verb of theirs
    text = telling.turns.fill(f"gets.{phrase.form.value}", phrase.text)
    return [Draft(phase, text, cite_words(row, "benefit"), CORE)]


def plan_offer(line: Line, phase: Phase, telling: Telling) -> list[Draft]:
    """Say a duty as what the employer gets, where nobody has said what that is."""
    said = say_line(line.text, line.kind)
    telling.told.add(line.ref)
    return [Draft(phase, telling.turns.fill("gets.duty", said.text), (cite_line(line),), CORE)]


def plan_undecided(row: MatrixRow, phase: Phase, anchor: MatrixRow, telling: Telling) -> list[Draft]:
    """Say honestly that a view is taking shape, and hold on to what is sure."""
    source = Source(SourceKind.WORDS, f"{row.horizon.value}.is_undecided", "I am not sure yet")
    drafts = [Draft(phase, telling.turns.fill(f"unsure.{phase.value}"), (source,))]
    leaning, sure = read_phrase(row.focus), read_phrase(anchor.focus)
    if leaning.text:
        is_stated = leaning.form in {Form.CLAUSE, Form.LOOSE}
        slot = f"leaning.{leaning.form.value}" if is_stated else "leaning"
        text = telling.turns.fill(slot, leaning.gerund)
        return [*drafts, Draft(phase, text, cite_words(row, "focus"), CORE)]
    is_sure = sure.text and sure.form in {Form.VERB, Form.NOUN} and not anchor.is_undecided
    if is_sure and anchor is not row:
        text = telling.turns.fill(f"sure.{sure.form.value}", sure.text)
        return [*drafts, Draft(phase, text, cite_words(anchor, "focus"), CORE)]
    return drafts


def plan_elsewhere(row: MatrixRow, anchor: MatrixRow, telling: Telling) -> list[Draft]:
    """Say that a vision may lead to another employer or field, and hold on to the nearer aim."""
    said = Source(SourceKind.WORDS, f"{row.horizon.value}.leads_elsewhere", "It may lead elsewhere one day")
    sure = read_phrase(anchor.focus)
    if not sure.text or sure.form not in {Form.VERB, Form.NOUN} or anchor.is_undecided:
        return [Draft(Phase.FAR, telling.turns.fill("elsewhere"), (said,), CORE)]
    text = telling.turns.fill(f"elsewhere.{sure.form.value}", sure.text)
    return [Draft(Phase.FAR, text, (said, *cite_words(anchor, "focus")), CORE)]
