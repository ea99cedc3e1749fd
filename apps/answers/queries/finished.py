"""The finished answer as a page shows it: sentences and their sources, clickable both ways."""

from dataclasses import dataclass

from django.db.models import Prefetch

from apps.answers.models import Answer, Horizon, Phase, Sentence, SentenceSource, SourceKind
from apps.answers.queries.material import Material
from apps.answers.queries.rail import SLUG_OF_HORIZON
from apps.drafting import vocabulary
from apps.drafting.claims import Held, find_unsupported, read_held
from apps.drafting.composing import keep_sources
from apps.drafting.speaking import spoken_seconds
from apps.drafting.text import count_words
from apps.drafting.vocabulary import LineKind

WORTH_USING = frozenset({LineKind.RESPONSIBILITY, LineKind.GROWTH, LineKind.DIRECTION})
FIELD_NAMES = {
    "timebox": "when",
    "focus": "what you want",
    "aligns": "how this role aligns",
    "gain": "what it will give you",
    "measure": "how you will know",
    "benefit": "what the employer gets",
    "is_undecided": "not sure yet",
    "leads_elsewhere": "where it may lead",
    "change_reason": "why you are changing field",
}
MATRIX_FIELDS = ("timebox", "focus", "aligns", "gain", "measure", "benefit")
TITLE_FIELD = "posting.title"  # the core names it as it names a field; the words are the posting's
MISSING = {
    "focus": "what you want",
    "aligns": "the work that takes you there",
    "gain": "what that work gives you",
    "benefit": "what the employer gets",
}


@dataclass(frozen=True, slots=True)
class ShownSource:
    """One source: what it is, where it stands, its words, and whether it is gone meanwhile.

    `now` is what a line of the posting says instead where a newer text changed it, else "".
    `others` are the numbers and keys of the other sentences that rest on it too.
    """

    kind: str
    place: str
    quote: str
    is_gone: bool
    others: tuple[tuple[int, int], ...] = ()
    now: str = ""


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """One sentence with the sources it still rests on, and claims that neither person nor posting made."""

    pk: int
    phase: str
    text: str
    is_edited: bool
    is_reworded: bool
    composed_text: str
    sources: tuple[ShownSource, ...]
    unsupported: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownPhase:
    """One phase of the answer."""

    phase: str
    name: str
    sentences: tuple[ShownSentence, ...]


@dataclass(frozen=True, slots=True)
class FinishedAnswer:
    """All that the finished page says of the text itself."""

    phases: tuple[ShownPhase, ...]
    words: int
    seconds: int
    unused_lines: tuple[vocabulary.Line, ...]
    unused_goals: tuple[vocabulary.Goal, ...]

    @property
    def sentences(self) -> tuple[ShownSentence, ...]:
        """Return the sentences in speaking order."""
        return tuple(sentence for phase in self.phases for sentence in phase.sentences)


def read_sentences(answer: Answer) -> list[Sentence]:
    """Return the stored sentences with their sources, in three queries at most."""
    sources = SentenceSource.objects.select_related("line").order_by("pk")
    return list(answer.sentences.prefetch_related(Prefetch("sources", sources)).order_by("position", "pk"))


def describe_sentences(sentences: list[Sentence]) -> tuple[vocabulary.Sentence, ...]:
    """Return stored sentences as the core takes them, with the sources they still rest on."""
    return tuple(_to_core(sentence) for sentence in sentences)


def refer_to(source: SentenceSource) -> str:
    """Return the ref by which the core knows what a source rests on."""
    rows = {
        SourceKind.GOAL: f"g{source.goal_id}",
        SourceKind.LINE: f"l{source.line_id}",
        SourceKind.NOTE: f"n{source.note_id}",
        SourceKind.FACT: f"f{source.fact_id}",
    }
    return rows.get(SourceKind(source.kind), source.field)


def view_finished(answer: Answer, material: Material, sentences: list[Sentence]) -> FinishedAnswer:
    """Lay out the finished answer."""
    core = describe_sentences(sentences)
    users = _list_users(sentences, core)
    held = read_all_held(material, sentences) if any(sentence.is_edited for sentence in sentences) else None
    shown = [_show(*pair, users, held) for pair in zip(sentences, core, strict=True)]
    phases = tuple(
        ShownPhase(phase.value, str(phase.label), tuple(s for s in shown if s.phase == phase.value))
        for phase in Phase
    )
    text = " ".join(sentence.text for sentence in sentences)
    used_refs = {source.ref for said in core for source in said.sources}
    return FinishedAnswer(
        phases=tuple(phase for phase in phases if phase.sentences),
        words=count_words(text),
        seconds=spoken_seconds(text, answer.words_per_minute),
        unused_lines=tuple(
            line for line in material.posting.lines if line.kind in WORTH_USING and line.ref not in used_refs
        ),
        unused_goals=tuple(goal for goal in material.goals if _is_unused(goal, used_refs, text)),
    )


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One row of the matrix table: goal, focus, how this role aligns, and what the employer gets."""

    phase: str
    name: str
    when: str
    goal: str
    focus: str
    aligns: str
    benefit: str
    is_undecided: bool
    slug: str


WHEN = {Horizon.SHORT: "1 to 2 years", Horizon.MID: "3 to 4 years", Horizon.LONG: "5 years and more"}


def list_matrix(material: Material) -> list[MatrixLine]:
    """Return the matrix as the table under the answer shows it."""
    return [_matrix_line(Horizon(row.horizon.value), row) for row in material.matrix.rows()]


@dataclass(frozen=True, slots=True)
class MissingPart:
    """Something a full answer would still need: its words, and the phase page to add it on."""

    text: str
    phase_name: str
    slug: str


def list_missing(
    codes: tuple[str, ...], open_horizons: frozenset[vocabulary.Horizon] = frozenset()
) -> list[MissingPart]:
    """Say in plain words what the composer missed, but not of what the person is not sure yet."""
    parts = []
    for code in codes:
        phase, _, field = code.partition(".")
        horizon = next(core for core, its in vocabulary.PHASE_OF_HORIZON.items() if its.value == phase)
        if horizon in open_horizons and field == "focus":
            continue
        slug = SLUG_OF_HORIZON[Horizon(horizon.value)]
        parts.append(MissingPart(MISSING.get(field, field), str(Phase(phase).label), slug))
    return parts


def _matrix_line(horizon: Horizon, row: vocabulary.MatrixRow) -> MatrixLine:
    phase = vocabulary.PHASE_OF_HORIZON[row.horizon]
    aligns = ", which gives me ".join(part for part in (row.aligns, row.gain) if part)
    return MatrixLine(
        phase=phase.value,
        name=str(horizon.label),
        when=WHEN[horizon],
        goal=row.goal.text if row.goal else "",
        focus=row.focus,
        aligns=aligns,
        benefit=row.benefit,
        is_undecided=row.is_undecided,
        slug=SLUG_OF_HORIZON[horizon],
    )


def _is_unused(goal: vocabulary.Goal, used_refs: set[str], text: str) -> bool:
    return goal.ref not in used_refs and goal.text.strip(" .").lower() not in text.lower()


def _to_core(sentence: Sentence) -> vocabulary.Sentence:
    sources = tuple(
        vocabulary.Source(vocabulary.SourceKind(source.kind), refer_to(source), source.quote)
        for source in sentence.sources.all()
    )
    said = vocabulary.Sentence(vocabulary.Phase(sentence.phase), sentence.composed_text, sources)
    held = keep_sources(said, sentence.text) if sentence.is_edited else sources
    return vocabulary.Sentence(said.phase, sentence.text, held)


Users = dict[tuple[str, str], list[tuple[int, int]]]


def _list_users(sentences: list[Sentence], core: tuple[vocabulary.Sentence, ...]) -> Users:
    """Return, for each thing that is rested on, the number and key of each sentence that does."""
    users: Users = {}
    for number, (sentence, said) in enumerate(zip(sentences, core, strict=True), 1):
        for key in dict.fromkeys((source.kind.value, source.ref) for source in said.sources):
            users.setdefault(key, []).append((number, sentence.pk))
    return users


def read_all_held(material: Material, sentences: list[Sentence]) -> Held:
    """Return all that the person and the posting say, for a claim to be found in."""
    posting, profile = material.posting, material.profile
    quotes = (source.quote for sentence in sentences for source in sentence.sources.all())
    return read_held(
        (
            posting.title,
            posting.employer,
            posting.level or "",
            *(item.text for item in posting.items()),
            *(fact.text for fact in profile.facts),
            profile.field,
            profile.level or "",
            "" if profile.years is None else f"{profile.years} years",
            profile.change_reason,
            *(goal.text for goal in material.goals),
            *(getattr(row, name) for row in material.matrix.rows() for name in MATRIX_FIELDS),
            *quotes,
        )
    )


def _show(sentence: Sentence, core: vocabulary.Sentence, users: Users, held: Held | None) -> ShownSentence:
    kept = {(source.kind.value, source.quote) for source in core.sources}
    stored = [source for source in sentence.sources.all() if (source.kind, source.quote) in kept]
    claims = find_unsupported(sentence.text, held) if held and sentence.is_edited else ()
    return ShownSentence(
        pk=sentence.pk,
        phase=sentence.phase,
        text=sentence.text,
        is_edited=sentence.is_edited,
        is_reworded=sentence.is_reworded,
        composed_text=sentence.composed_text,
        sources=tuple(_show_source(source, users) for source in stored),
        unsupported=tuple(claim.text for claim in claims),
    )


def _show_source(source: SentenceSource, users: Users) -> ShownSource:
    kind = SourceKind(source.kind)
    ref = refer_to(source)
    is_gone = kind is not SourceKind.WORDS and ref.endswith("None")
    others = () if is_gone else (user for user in users[kind.value, ref] if user[1] != source.sentence_id)
    place = now = ""
    if source.field == TITLE_FIELD:
        kind, place = SourceKind.LINE, "its title"
    elif kind is SourceKind.LINE and source.line:
        place = f"line {source.line.number}"
        now = "" if source.quote in source.line.text else source.line.text
    elif kind is SourceKind.WORDS:
        place = FIELD_NAMES.get(source.field.rpartition(".")[2], "")
    return ShownSource(str(kind.label), place, source.quote, is_gone, tuple(others), now)
