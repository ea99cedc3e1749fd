"""Sentence plans: what is there of one row decides which sentences it can carry.

Each plan gives drafts in speaking order. A draft has a rank: 0 is always said,
higher ranks only while there is time. Frames are lists; `turn` walks through them.
"""

from __future__ import annotations

from dataclasses import dataclass

from apps.drafting.composing.retelling import SaidLine, Shape, say_line, shift_pronouns
from apps.drafting.composing.wording import Form, Phrase, read_fact, read_phrase, tidy
from apps.drafting.vocabulary import Fact, Line, MatrixRow, Note, Phase, Profile, Question, Source, SourceKind


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence to be: its phase, frame key, text without end mark, sources, and rank."""

    phase: Phase
    frame: str
    text: str
    sources: tuple[Source, ...]
    rank: int = 0


@dataclass(slots=True)
class Turns:
    """Counts how often a kind of frame was used, so that none comes back before the others had their turn."""

    start: int = 0
    used: dict[str, int] | None = None

    def pick(self, kind: str, frames: tuple[str, ...]) -> str:
        """Return the next frame of a kind."""
        self.used = self.used or {}
        count = self.used.get(kind, 0)
        self.used[kind] = count + 1
        return frames[(self.start + count) % len(frames)]


def words_source(row: MatrixRow, field: str) -> tuple[Source, ...]:
    """Name a field of the row as a source, and the goal it was taken from."""
    text = getattr(row, field).strip()
    own = (Source(SourceKind.WORDS, f"{row.horizon.value}.{field}", text),) if text else ()
    if field == "focus" and row.goal and row.goal.text.strip():
        return (Source(SourceKind.GOAL, row.goal.ref, row.goal.text.strip()), *own)
    return own


FOCUS = {
    "verb": ("I want to {0}", "what I want is to {0}", "my aim is to {0}"),
    "noun": ("what I want is {0}", "my aim is {0}", "I am working towards {0}"),
}
OPENING = {
    Question.ALIGN: "{0}, {1}",
    Question.FIVE_YEARS: "Before I get to five years: {2}, {1}",
    Question.ASPIRATIONS: "What I hope for starts close by: {2}, {1}",
    Question.WHY_THIS_JOB: "I would like this job for a plain reason: {2}, {1}",
    Question.WHY_NOW: "The time is right for a plain reason: {2}, {1}",
}
DUTY = {
    Phase.NEAR: (
        "Here, I would {0}",
        "A good part of that is to {0}",
        "It would be my job to {0}",
    ),
    Phase.BRIDGE: (
        "This job takes me there because I would {0}",
        "On the way, I would {0}",
        "The work itself helps: I would {0}",
    ),
    Phase.FAR: (
        "It starts with the work here, where I would {0}",
        "To get there, I would {0}",
        "The road there begins when I {0}",
    ),
}
EMPLOYER = {
    Phase.NEAR: (
        "I noticed in the posting that {0}",
        "The posting tells me that {0}",
        "It matters to me that {0}",
    ),
    Phase.BRIDGE: ("This job takes me there because {0}", "It helps that {0}", "I also see that {0}"),
    Phase.FAR: ("I can see that from here, because {0}", "What makes it likely here is that {0}", "And {0}"),
}
QUOTE = (
    "The posting puts it like this: “{0}”",
    "In the words of the posting: “{0}”",
    "I took this from the posting: “{0}”",
)
BENEFIT = {
    Phase.NEAR: ("For you, that means {0}", "What you get from it is {0}"),
    Phase.BRIDGE: ("In return, you get {0}", "On your side, that means {0}"),
    Phase.FAR: ("What you would have by then is {0}", "By then, that means {0} for you"),
}
BENEFIT_CLAUSE = {
    Phase.NEAR: ("For you, that means {0}", "It also means that {0}"),
    Phase.BRIDGE: ("In return, {0}", "On your side, {0}"),
    Phase.FAR: ("By then, {0}", "And by then {0}"),
}


def plan_focus(row: MatrixRow, phase: Phase, question: Question, turns: Turns) -> list[Draft]:
    """Say what the person wants in a near or far row; honestly, where they are not sure."""
    phrase = read_phrase(row.focus)
    sources = words_source(row, "focus")
    if row.is_undecided or not phrase.text:
        return []
    when, when_sources = say_when(row) if phase is Phase.NEAR else ("Further ahead", ())
    if phrase.form is Form.CLAUSE:
        said = (
            f"my aim is {phrase.text}"
            if phrase.text.startswith("that ")
            else f"this is what I want: {phrase.text}"
        )
    elif phase is Phase.FAR:
        frame = "I would like to {0}" if phrase.form is Form.VERB else "what I have in mind is {0}"
        said = frame.format(phrase.text)
    else:
        said = turns.pick("focus", FOCUS[phrase.form.value if phrase.form is Form.VERB else "noun"]).format(
            phrase.text
        )
    frame = OPENING[question] if phase is Phase.NEAR else OPENING[Question.ALIGN]
    lower = when[:1].lower() + when[1:]
    return [Draft(phase, f"focus.{phase}", frame.format(when, said, lower), (*sources, *when_sources))]


def say_when(row: MatrixRow) -> tuple[str, tuple[Source, ...]]:
    """Return when the near aim is meant for, as the opening of a sentence."""
    text = tidy(row.timebox)
    if not text:
        return "In the near term", ()
    low = text.lower()
    sources = words_source(row, "timebox")
    if low.split()[0] in (
        "in",
        "by",
        "within",
        "over",
        "before",
        "during",
        "this",
        "next",
        "until",
        "after",
        "from",
    ):
        return text[:1].upper() + text[1:], sources
    if low.startswith(("first", "my first", "the first", "the next", "the coming")):
        return f"In {text if low.startswith(('my', 'the')) else 'my ' + text}", sources
    return f"In the next {text}", sources


def plan_bridge(row: MatrixRow) -> list[Draft]:
    """State the warrant, as far as it is there: this work, therefore this capability, therefore that goal."""
    if row.is_undecided:
        return []
    work, gain, goal = read_phrase(row.aligns), read_phrase(row.gain), read_phrase(row.focus)
    sources = tuple(s for field in ("aligns", "gain", "focus") for s in words_source(row, field))
    text = _say_work_and_gain(work, gain)
    if not goal.text:
        return [Draft(Phase.BRIDGE, "bridge", text, sources)] if text else []
    if not text:
        start = "The step after that is " + (goal.text if goal.form is not Form.VERB else f"to {goal.text}")
        return [Draft(Phase.BRIDGE, "bridge.goal", start, sources)]
    link = "which I need before I can" if gain.text else "and I need that before I can"
    end = (
        f"{link} {goal.text}"
        if goal.form is Form.VERB
        else f"{link[: -len(' before I can')]} on the way to {goal.text}"
    )
    return [Draft(Phase.BRIDGE, "bridge", f"{text}, {end}", sources)]


def _say_work_and_gain(work: Phrase, gain: Phrase) -> str:
    gives = {Form.VERB: f"let me {gain.text}", Form.NOUN: f"give me {gain.text}"}.get(gain.form, "")
    if not work.text:
        return f"This role will {gives}" if gain.text and gives else (gain.text[:1].upper() + gain.text[1:])
    if not gain.text:
        heads = {Form.VERB: "In this role I would {0}", Form.NOUN: "This role gives me {0}"}
        return heads.get(work.form, "In this role, {0}").format(work.text)
    if not gives:
        return (
            f"In this role I would {work.text}, and {gain.text}"
            if work.form is Form.VERB
            else f"{work.text}, and {gain.text}"
        )
    if work.form is Form.VERB:
        return f"In this role I would {work.text}, and that will {gives}"
    if work.form is Form.CLAUSE:
        return f"In this role, {work.text}, and that will {gives}"
    own = work.text.removeprefix("the ").removeprefix("a ").removeprefix("an ")
    return f"This role’s {own} will {gives}"


def plan_alignment(row: MatrixRow, phase: Phase) -> list[Draft]:
    """Say how this role aligns, in a near or far row."""
    phrase = read_phrase(row.aligns)
    if not phrase.text:
        return []
    frames = {
        Phase.NEAR: {Form.VERB: "In this role, I would {0}", Form.NOUN: "In this role, that means {0}"},
        Phase.FAR: {
            Form.VERB: "This job leads there because I would {0}",
            Form.NOUN: "This job leads there through {0}",
        },
    }
    other = {Phase.NEAR: "In this role, {0}", Phase.FAR: "This job leads there because {0}"}
    frame = frames[phase].get(phrase.form, other[phase])
    return [Draft(phase, f"aligns.{phase}", frame.format(phrase.text), words_source(row, "aligns"))]


def plan_measure(row: MatrixRow) -> list[Draft]:
    """Say how one would know that it has worked."""
    phrase = read_phrase(row.measure)
    if not phrase.text:
        return []
    frames = {Form.VERB: "I will know it has worked when I can {0}", Form.NOUN: "I will measure it by {0}"}
    frame = frames.get(phrase.form, "I will know it has worked when {0}")
    text = phrase.text.removeprefix("that ").removeprefix("when ")
    return [Draft(Phase.NEAR, "measure", frame.format(text), words_source(row, "measure"), 1)]


def plan_benefit(row: MatrixRow, phase: Phase, turns: Turns) -> list[Draft]:
    """Say what the employer gets."""
    phrase = read_phrase(row.benefit)
    if not phrase.text:
        return []
    frames = BENEFIT_CLAUSE if phrase.form is Form.CLAUSE else BENEFIT
    text = turns.pick("benefit", frames[phase]).format(phrase.gerund)
    return [Draft(phase, f"benefit.{phase}", text, words_source(row, "benefit"))]


def plan_line(line: Line, phase: Phase, rank: int, turns: Turns) -> Draft:
    """Say one line of the posting, in the candidate's mouth where that is safe."""
    said: SaidLine = say_line(line.text, line.kind)
    frames = {Shape.DUTY: DUTY[phase], Shape.EMPLOYER: EMPLOYER[phase], Shape.QUOTE: QUOTE}[said.shape]
    kind = "quote" if said.shape is Shape.QUOTE else f"{said.shape.value}.{phase.value}"
    text = turns.pick(kind, frames).format(said.text)
    return Draft(phase, kind, text, (Source(SourceKind.LINE, line.ref, line.text.strip()),), rank)


def plan_note(note: Note, phase: Phase, rank: int) -> Draft:
    """Say what the person found out about the employer, and where."""
    found = shift_pronouns(tidy(note.text))
    head, _, tail = found.partition(" ")
    swaps = {
        "they": "you",
        "their": "your",
        "they're": "you are",
        "they’re": "you are",
        "the": "the",
        "it": "it",
    }
    clause = f"{swaps.get(head.lower(), head)} {tail}".strip()
    where = tidy(note.source)
    text = f"I found this in {where}: {clause}" if where else f"I found out that {clause}"
    return Draft(
        phase, "note", text, (Source(SourceKind.NOTE, note.ref, f"{note.text.strip()} ({where})"),), rank
    )


ROLE_ENDS = (
    "er",
    "or",
    "ist",
    "ian",
    "nurse",
    "manager",
    "assistant",
    "analyst",
    "clerk",
    "chef",
    "lead",
    "head",
    "ant",
)


def plan_fact(fact: Fact, phase: Phase, rank: int, turns: Turns) -> Draft | None:
    """Say one thing the person brings; what they lack is not volunteered."""
    phrase = read_fact(fact.text)
    low = phrase.text.lower().split()
    if not low or low[0] in ("no", "not", "never", "without"):
        return None
    source = (Source(SourceKind.FACT, fact.ref, fact.text.strip()),)
    if phrase.form is Form.PAST:
        text = turns.pick("deed", ("I have made a start: I {0}", "I {0}", "Before this, I {0}")).format(
            phrase.text
        )
    elif phrase.form is Form.CLAUSE:
        text = phrase.text[:1].upper() + phrase.text[1:]
    elif phrase.form is Form.VERB:
        text = f"I already {phrase.text}"
    else:
        text = _say_thing(phrase.text, low, turns)
    return Draft(phase, "fact", text, source, rank)


def _say_thing(text: str, low: list[str], turns: Turns) -> str:
    """Say a fact that is a thing: a role one has held, or something one has."""
    head = low[
        : next((i for i, word in enumerate(low) if word in ("for", "at", "in", "with", "on")), len(low))
    ]
    head_word = head[-1].strip(",;") if head else ""
    if len(head) <= 4 and head_word.endswith(ROLE_ENDS) and "years" not in head and "," not in " ".join(head):
        article = "an" if text[:1].lower() in "aeiou" else "a"
        verb = "I have been" if " for " in text else "I come to this as"
        return f"{verb} {'' if low[0] in ('a', 'an', 'the') else article + ' '}{text}"
    if low[0][0].isdigit() or low[0] in (
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "a",
        "an",
    ):
        return turns.pick("thing", ("I bring {0}", "I have {0} behind me", "With me come {0}")[:1]).format(
            text
        )
    return turns.pick("thing.bare", ("What I bring to it is this: {0}", "I can build on this: {0}")).format(
        text
    )


def plan_change(profile: Profile) -> list[Draft]:
    """Say why the person is changing field."""
    phrase = read_phrase(profile.change_reason)
    if not profile.is_changing_field or not phrase.text:
        return []
    reason = phrase.text.removeprefix("because ").removeprefix("Because ")
    frames = {
        Form.VERB: "I am changing field in order to {0}",
        Form.NOUN: "I am changing field because of {0}",
    }
    source = Source(SourceKind.WORDS, "profile.change_reason", profile.change_reason.strip())
    return [
        Draft(
            Phase.BRIDGE,
            "change",
            frames.get(phrase.form, "I am changing field because {0}").format(reason),
            (source,),
        )
    ]


def plan_undecided(row: MatrixRow, phase: Phase, anchor: MatrixRow) -> list[Draft]:
    """Say honestly that a view is taking shape, and hold on to what is sure."""
    if not row.is_undecided:
        return []
    leaning = read_phrase(row.focus)
    sure = (
        read_phrase(anchor.focus) if anchor is not row and not anchor.is_undecided else Phrase(Form.NOUN, "")
    )
    name = {Phase.NEAR: "the first years", Phase.BRIDGE: "the step after that", Phase.FAR: "the longer term"}[
        phase
    ]
    text = f"I am not sure yet about {name}, and I would rather say so"
    sources: tuple[Source, ...] = (
        Source(SourceKind.WORDS, f"{row.horizon.value}.is_undecided", "I am not sure yet"),
    )
    drafts = [Draft(phase, f"unsure.{phase}", text, sources)]
    if leaning.text:
        drafts.append(
            Draft(phase, "leaning", f"At present I lean towards {leaning.gerund}", words_source(row, "focus"))
        )
    elif sure.text and sure.form is not Form.CLAUSE:
        drafts.append(
            Draft(phase, "sure", f"What I am sure of is {sure.gerund}", words_source(anchor, "focus"))
        )
    return drafts
