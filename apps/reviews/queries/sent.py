"""What a counsellor reads: the revision that was sent, less what its candidate withholds.

This is the one place where words are withheld. Every page and every mail about a request is made of
what comes out of `show_sent`, so nothing can pass by it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from apps.answers.models import Horizon, Phase, Revision
from apps.answers.queries.finished import WHEN
from apps.drafting.speaking import spoken_seconds
from apps.drafting.text import count_words
from apps.reviews.models import ReviewRequest

WITHHELD = "[withheld]"
NOTE, FACT = "note", "fact"
KIND_NAMES = {
    "goal": "Goal",
    "line": "Posting",
    NOTE: "Note on the employer",
    FACT: "Profile",
    "words": "Own words",
}
ROW_FIELDS = {
    "focus": "Focus",
    "aligns": "How this role aligns",
    "gain": "What it gives",
    "measure": "How they will know",
    "timebox": "By when",
    "benefit": "What the employer gets",
}


@dataclass(frozen=True, slots=True)
class SentSentence:
    """One sentence as it was sent, with its number from 1 and what it rests on, as (kind, words)."""

    position: int
    phase: str
    text: str
    is_edited: bool
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SentRow:
    """One row of the matrix as it was sent: its filled fields as (name, words)."""

    phase: str
    name: str
    when: str
    fields: tuple[tuple[str, str], ...]
    is_undecided: bool
    leads_elsewhere: bool


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """One revision as it may be read."""

    number: int
    posting: str
    question: str
    sentences: tuple[SentSentence, ...]
    matrix: tuple[SentRow, ...]
    lines: tuple[tuple[int, str, str], ...]
    notes: tuple[str, ...]
    facts: tuple[str, ...]
    words: int
    seconds: int

    @property
    def text(self) -> str:
        """Return the answer as it is said."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def phases(self) -> tuple[tuple[str, str, tuple[SentSentence, ...]], ...]:
        """Return the sentences by phase, as (value, name, sentences)."""
        found = (
            (phase.value, str(phase.label), tuple(s for s in self.sentences if s.phase == phase.value))
            for phase in Phase
        )
        return tuple(part for part in found if part[2])


def show_sent(request: ReviewRequest, revision: Revision | None = None) -> SentAnswer:
    """Return what was sent, or another revision of it, as the counsellors may read it."""
    shown = revision or request.revision
    hide = make_hider(request.withheld_words)
    kinds = {
        kind for kind, kept in ((NOTE, request.withholds_notes), (FACT, request.withholds_facts)) if kept
    }
    answer, snapshot = request.answer, shown.snapshot
    sentences = tuple(_show_sentences(snapshot.get("sentences", ()), hide, kinds))
    text = " ".join(sentence.text for sentence in sentences)
    rows = snapshot.get("matrix", ())
    return SentAnswer(
        number=shown.number,
        posting=hide(answer.posting.name),
        question=str(answer.get_question_display()),
        sentences=sentences,
        matrix=tuple(_show_row(row, hide) for row in rows),
        lines=tuple(
            (line.number, line.get_kind_display(), hide(line.text)) for line in answer.posting.lines.all()
        ),
        notes=() if NOTE in kinds else _gather(rows, "notes", hide),
        facts=() if FACT in kinds else _gather(rows, "facts", hide),
        words=count_words(text),
        seconds=spoken_seconds(text, answer.words_per_minute),
    )


def make_hider(words: Iterable[str]) -> Callable[[str], str]:
    """Return what blacks out `words` in a text, in any case and however they are spaced."""
    phrases = sorted((" ".join(each.split()) for each in words if each.strip()), key=len, reverse=True)
    if not phrases:
        return str
    spaced = (r"\s+".join(re.escape(part) for part in phrase.split()) for phrase in phrases)
    pattern = re.compile("|".join(spaced), re.IGNORECASE)
    return lambda text: pattern.sub(WITHHELD, text)


def find_kept_in(words: Iterable[str], text: str) -> tuple[str, ...]:
    """Return which of the withheld words a text says, so that its writer may think again."""
    return tuple(word for word in words if make_hider([word])(text) != text)


def _show_sentences(
    said: Iterable[dict[str, Any]], hide: Callable[[str], str], kinds: set[str]
) -> Iterable[SentSentence]:
    for position, each in enumerate(said, 1):
        sources = tuple(
            (KIND_NAMES[source["kind"]], WITHHELD if source["kind"] in kinds else hide(source["quote"]))
            for source in each.get("sources", ())
        )
        yield SentSentence(position, each["phase"], hide(each["text"]), bool(each.get("is_edited")), sources)


def _show_row(row: dict[str, Any], hide: Callable[[str], str]) -> SentRow:
    horizon = Horizon(row["horizon"])
    return SentRow(
        phase={"short": "near", "mid": "bridge", "long": "far"}[horizon.value],
        name=str(horizon.label),
        when=WHEN[horizon],
        fields=tuple((label, hide(row[name])) for name, label in ROW_FIELDS.items() if row.get(name)),
        is_undecided=bool(row.get("is_undecided")),
        leads_elsewhere=bool(row.get("leads_elsewhere")),
    )


def _gather(rows: Iterable[dict[str, Any]], name: str, hide: Callable[[str], str]) -> tuple[str, ...]:
    """Return the notes or facts that the matrix rests on, each once."""
    return tuple(dict.fromkeys(hide(text) for row in rows for text in row.get(name, ())))
