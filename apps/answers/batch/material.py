"""From checked records to what the core takes: goals, lines, a matrix, the context of an answer."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from apps.answers.batch.records import Record, UnreadableRecord
from apps.answers.models import Question as QuestionChoices
from apps.drafting.checks import CheckContext
from apps.drafting.meaning.encoder import find_encoder
from apps.drafting.reading.kinds import read_kind
from apps.drafting.text import words
from apps.drafting.vocabulary import (
    EmployerKind,
    Fact,
    Goal,
    Horizon,
    Level,
    Line,
    Matrix,
    MatrixRow,
    Posting,
    Profile,
    Question,
)

TARGET_SECONDS = 90
WORDS_PER_MINUTE = 140
LEVEL_WORDS = {
    **{level.value: level for level in Level},
    "apprentice": Level.INTERN,
    "trainee": Level.INTERN,
    "graduate": Level.ENTRY,
    "executive": Level.EXEC,
}


@dataclass(frozen=True, slots=True)
class ComposeInputs:
    """All that `compose_answer` takes."""

    matrix: Matrix
    posting: Posting
    profile: Profile
    question: Question
    target_seconds: int
    words_per_minute: int

    @property
    def voice(self) -> int:
        """Return a number that is the record's own and always the same: how much its people say."""
        said = (self.posting.title, self.posting.employer, *(fact.text for fact in self.profile.facts))
        return sum(map(len, said))


def read_wishes(record: Record) -> tuple[tuple[Goal, ...], tuple[Line, ...]]:
    """Return the goals and the sentences of an overlap record, by the sender's ids."""
    goals = tuple(Goal(goal.text("gid"), goal.text("text")) for goal in record.records("goals"))
    _refuse_twice("gid", (goal.ref for goal in goals))
    return goals, _read_lines(record, "posting_sentences")


def read_speaking(record: Record) -> tuple[str, CheckContext]:
    """Return a spoken answer and what it is judged against: the job, the person, the question."""
    role = record.record("role")
    candidate = record.record("candidate")
    context = CheckContext(
        question=find_question(record.text("question", default="")),
        title=role.text("title", default=""),
        employer=role.text("employer", default=""),
        level=read_level(role),
        employer_kind=read_employer_kind(role),
        years=candidate.whole("years_experience"),
        is_changing_field=candidate.flag("career_change"),
        posting_facts=role.texts("facts"),
    )
    return record.text("answer"), context


def read_composing(record: Record) -> ComposeInputs:
    """Return the inputs of a compose record; the facts are numbered f1, f2 and so on."""
    posting = record.record("posting")
    options = record.record("options")
    level = read_level(record)
    lines = _read_lines(posting, "sentences")
    return ComposeInputs(
        matrix=_read_matrix(record, {line.ref: line for line in lines}),
        posting=Posting(
            title=posting.text("title", default=""),
            employer=posting.text("employer", default=""),
            level=level,
            employer_kind=read_employer_kind(record.record("industry")),
            lines=lines,
        ),
        profile=Profile(
            level=level,
            facts=tuple(
                Fact(f"f{number}", text) for number, text in enumerate(record.texts("profile"), start=1)
            ),
        ),
        question=find_question(options.text("question", default="")),
        target_seconds=_read_target(options),
        words_per_minute=_read_pace(options),
    )


def encode_wishes(
    goals: tuple[Goal, ...], lines: tuple[Line, ...]
) -> tuple[tuple[Goal, ...], tuple[Line, ...]]:
    """Return goals and lines with what the sentence encoder makes of them; unchanged where there is none."""
    encoder = find_encoder()
    if encoder is None:
        return goals, lines
    vectors = iter(encoder.encode([goal.text for goal in goals] + [line.text for line in lines]))
    return (
        tuple(replace(goal, vector=next(vectors)) for goal in goals),
        tuple(replace(line, vector=next(vectors)) for line in lines),
    )


def read_level(record: Record) -> Level | None:
    """Return a record's level; a word that we have no level for is as good as none."""
    return LEVEL_WORDS.get(record.text("level", default="").strip().lower())


def read_employer_kind(record: Record) -> EmployerKind | None:
    """Return a record's kind of employer; a word that we have no kind for is as good as none."""
    said = record.text("employer_kind", default="").strip().lower()
    return EmployerKind(said) if said in list(EmployerKind) else None


def find_question(text: str) -> Question:
    """Return the question that `text` is, by name or by its words; the main one for any other."""
    asked = _plain(text)
    for choice in QuestionChoices:
        if asked == _plain(choice.label) or text.strip() == choice.value:
            return Question(choice.value)
    return Question.ALIGN


def _read_lines(record: Record, name: str) -> tuple[Line, ...]:
    lines = []
    for number, sentence in enumerate(record.records(name), start=1):
        text = sentence.text("text")
        kind, confidence = read_kind(text, None)
        lines.append(Line(sentence.text("sid"), number, text, kind, confidence))
    _refuse_twice("sid", (line.ref for line in lines))
    return tuple(lines)


def _read_matrix(record: Record, lines: dict[str, Line]) -> Matrix:
    rows: dict[Horizon, MatrixRow] = {}
    for number, row in enumerate(record.records("matrix"), start=1):
        horizon = row.choice("horizon", Horizon)
        if horizon is None or horizon in rows:
            raise UnreadableRecord(f"matrix {number} horizon must be there, and only once")
        text = row.text("goal", default="")
        sid = row.text("evidence_sid", default="")
        if sid and sid not in lines:
            raise UnreadableRecord(f"matrix {number} evidence_sid {sid} is not a sentence of the posting")
        rows[horizon] = MatrixRow(
            horizon,
            focus=text,
            goal=Goal(f"g{number}", text, horizon) if text else None,
            lines=(lines[sid],) if sid else (),
        )
    return Matrix(*(rows.get(horizon, MatrixRow(horizon)) for horizon in Horizon))


def _read_target(options: Record) -> int:
    """Return the seconds to aim at: the middle, where the sender names a shortest and a longest time."""
    given = options.values.get("target_seconds")
    ends = given if isinstance(given, list) else [given]
    named = Record({str(number): end for number, end in enumerate(ends, 1)}, "options target_seconds")
    seconds = [named.whole(number, default=TARGET_SECONDS) or 0 for number in named.values]
    return max(1, sum(seconds) // len(seconds)) if seconds else TARGET_SECONDS


def _read_pace(options: Record) -> int:
    pace = options.whole("wpm", default=WORDS_PER_MINUTE)
    if not pace:
        raise UnreadableRecord("options wpm must be 1 or more")
    return pace


def _refuse_twice(name: str, refs: Iterable[str]) -> None:
    seen: set[str] = set()
    for ref in refs:
        if ref in seen:
            raise UnreadableRecord(f"{name} {ref} is there twice")
        seen.add(ref)


def _plain(text: str) -> str:
    return " ".join(word.text.casefold() for word in words(text.replace("’", "'")))
