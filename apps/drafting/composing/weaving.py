"""What the person did not tick: facts brought to rows, and lines of the posting woven into a lean answer."""

from __future__ import annotations

import re

from apps.drafting.composing.facts import is_deed, tell_fact
from apps.drafting.composing.planning import (
    CORE,
    LAST,
    MORE,
    PROOF,
    Draft,
    Telling,
    cite_line,
    cite_words,
    count_shared,
    plan_line,
    plan_offer,
    words_of,
)
from apps.drafting.composing.retelling import Shape, say_line
from apps.drafting.composing.wording import Form, read_phrase, tidy
from apps.drafting.vocabulary import (
    Fact,
    Horizon,
    Line,
    LineKind,
    Matrix,
    Phase,
    Posting,
    Profile,
    Source,
    SourceKind,
)

# Starting points and steps of one's own, which are no offer to anyone.
_FOR_ONESELF = frozenset(
    "attend be become complete earn feel finish gain get have join know learn pair pass receive report "
    "rotate see shadow stay understand".split()
)
_OWN_WORDS = re.compile(r"\b(?:I|my|me|myself|mine)\b")
_CONDITIONS = re.compile(
    r"[£$€]|\b(?:salary|pension|holiday|(?:annual|paid|parental) leave|hours|contract"
    r"|permanent|apply|closing date|dbs|parking|discount|equal opportunit|reports? to|no|not|nobody"
    r"|never|four off)\b",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(r"you (?:are \w+ing|want to|plan to|aim to|intend to|will)\b")
_WORTH = frozenset(
    {LineKind.RESPONSIBILITY, LineKind.GROWTH, LineKind.DIRECTION, LineKind.OTHER, LineKind.ABOUT}
)


def share_facts(matrix: Matrix, profile: Profile) -> dict[Horizon, list[tuple[Fact, int]]]:
    """Give each fact, with its rank, to the row that ticked it.

    Where none is ticked, a fact goes to the near or the mid row, whichever shares more of its words.
    """
    shares: dict[Horizon, list[tuple[Fact, int]]] = {horizon: [] for horizon in Horizon}
    ticked = {fact.ref: row.horizon for row in reversed(matrix.rows()) for fact in row.facts}
    for row in matrix.rows():
        shares[row.horizon] += [(fact, PROOF) for fact in row.facts if ticked[fact.ref] is row.horizon]
    if ticked:
        return shares
    homes = [row for row in matrix.rows()[:2] if row.focus.strip()] or [matrix.short]
    for fact in profile.facts:
        home = max(homes, key=lambda row: (count_shared(fact.text, words_of(row)), -len(shares[row.horizon])))
        shares[home.horizon].append((fact, PROOF))
    return shares


def weave_posting(
    drafts: list[Draft], matrix: Matrix, posting: Posting, profile: Profile, telling: Telling
) -> list[Draft]:
    """Add to a lean answer what the employer gets, and lines of the posting that lie near its goals."""
    rows = matrix.rows()
    woven = list(drafts)
    if profile.is_changing_field and not profile.change_reason.strip():
        woven = _show_change(woven, telling)
    is_lean = not any(row.aligns.strip() or row.gain.strip() for row in rows)
    if not is_lean:
        return woven
    free = _find_free_lines(matrix, posting, telling)
    is_told = any(row.benefit.strip() for row in rows)
    returned = [] if is_told else _plan_return(matrix, free, telling)
    if not is_told and not returned and not matrix.short.is_undecided:
        woven = _turn_duty_round(woven, matrix, telling)
    aims = [draft for draft in returned if draft.phase is Phase.NEAR]
    woven[1:1] = aims
    for line in [line for line in free if line.ref not in telling.told][:4]:
        near = count_shared(line.text, " ".join(map(words_of, rows)))
        is_duty = say_line(line.text, line.kind).shape is Shape.DUTY
        phase = Phase.NEAR if is_duty else Phase.BRIDGE
        woven.append(plan_line(line, phase, MORE if near else LAST, telling))
    woven += [draft for draft in returned if draft not in aims]
    woven += _plan_close(posting, telling)
    said = {draft.phase for draft in drafts}
    order = list(Phase)
    kept = [draft for draft in woven if draft.phase in said]
    return sorted(kept, key=lambda draft: order.index(draft.phase))


def _find_free_lines(matrix: Matrix, posting: Posting, telling: Telling) -> list[Line]:
    """Return the lines that nobody ticked and that can be said, those nearest to the goals first."""
    wanted = " ".join(map(words_of, matrix.rows()))
    free = [
        line
        for line in posting.lines
        if line.ref not in telling.told
        and line.kind in _WORTH
        and not _CONDITIONS.search(line.text)
        and say_line(line.text, line.kind).shape in {Shape.DUTY, Shape.CLAUSE}
    ]
    return sorted(free, key=lambda line: (-count_shared(line.text, wanted), line.number))


def _plan_return(matrix: Matrix, free: list[Line], telling: Telling) -> list[Draft]:
    """Say what the employer gets: a duty done, a hand with what is under way, or the near aim itself."""
    told = {line.ref: say_line(line.text, line.kind) for line in free}
    duties = (line for line in free if told[line.ref].shape is Shape.DUTY)
    duty = next((line for line in duties if _is_offer(told[line.ref].text)), None)
    if duty:
        return plan_offer(duty, Phase.BRIDGE, telling)
    plan = next((line for line in free if _UNDER_WAY.match(told[line.ref].text)), None)
    if plan:
        telling.told.add(plan.ref)
        said = telling.turns.fill("gets.line", told[plan.ref].text)
        return [Draft(Phase.BRIDGE, said, (cite_line(plan),), CORE)]
    aim = read_phrase(matrix.short.focus)
    skill = re.sub(r"^learn (?:how )?to ", "", aim.text)
    is_offer = aim.form is Form.VERB and skill.split(" ", 1)[0] not in _FOR_ONESELF
    if not is_offer or matrix.short.is_undecided:
        return []
    return [Draft(Phase.NEAR, telling.turns.fill("gets.aim"), cite_words(matrix.short, "focus"), CORE)]


def _is_offer(doing: str) -> bool:
    """Say whether a doing is of use to the employer, and can be said of "someone"."""
    return doing.split(" ", 1)[0] not in _FOR_ONESELF and not _OWN_WORDS.search(doing)


def _turn_duty_round(drafts: list[Draft], matrix: Matrix, telling: Telling) -> list[Draft]:
    """Say the near duty from the employer's side, where nothing else says what they get."""
    for line in matrix.short.lines:
        said = say_line(line.text, line.kind)
        place = next((n for n, d in enumerate(drafts) if d.sources == (cite_line(line),)), None)
        if said.shape is Shape.DUTY and place is not None and _is_offer(said.text):
            text = telling.turns.fill("gets.duty", said.text)
            return [*drafts[:place], Draft(Phase.NEAR, text, (cite_line(line),), CORE), *drafts[place + 1 :]]
    return drafts


def _plan_close(posting: Posting, telling: Telling) -> list[Draft]:
    """Name the post at the end, where there is time left for it."""
    title = tidy(re.split(r",|\s[-–—|/]\s|\(", posting.title, maxsplit=1)[0])
    if not title:
        return []
    employer = tidy(posting.employer)
    named = telling.turns.fill("close.at", title, employer) if employer else title
    return [Draft(Phase.FAR, telling.turns.fill("close", named), (_cite_post(posting),), LAST)]


def plan_opening(drafts: list[Draft], posting: Posting, telling: Telling) -> list[Draft]:
    """Say first that the post fits, where all three phases have something to say of it."""
    if not posting.title.strip() or {draft.phase for draft in drafts} != set(Phase):
        return []
    return [Draft(Phase.NEAR, telling.turns.fill("open.post"), (_cite_post(posting),), LAST)]


def _cite_post(posting: Posting) -> Source:
    quote = ", ".join(part.strip() for part in (posting.title, posting.employer) if part.strip())
    return Source(SourceKind.WORDS, "posting.title", quote)


def _show_change(drafts: list[Draft], telling: Telling) -> list[Draft]:
    """Say of the first fact told that it is what links the old field with the new one."""
    place = next((n for n, draft in enumerate(drafts) if draft.sources[0].kind is SourceKind.FACT), None)
    if place is None:
        return drafts
    found = drafts[place]
    clauses = sorted(
        (tell_fact(source.quote) for source in found.sources), key=lambda said: not is_deed(said)
    )
    said = clauses[0] if len(clauses) == 1 else telling.turns.fill("facts", *clauses)
    text = telling.turns.fill("change.fact", said)
    return [*drafts[:place], Draft(found.phase, text, found.sources, CORE), *drafts[place + 1 :]]
