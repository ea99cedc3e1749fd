"""A draft of Alice's with a posting, a profile and goals, as far as the pages need one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.urls import reverse

from apps.accounts.models import User
from apps.answers.models import Answer, MatrixRow, Question
from apps.answers.services.composition import write_answer
from apps.answers.services.matrix import start_answer
from apps.postings.models import EmployerNote, LineKind, Posting, PostingLine
from apps.profiles.models import Fact, Goal, Profile
from tests.answers.rewording_server import KEY, Service, run_service

LINES = [
    ("Keep the signalling equipment of two stations working, on days and nights.", LineKind.RESPONSIBILITY),
    ("Trace faults in relay interlockings and write up what you found.", LineKind.RESPONSIBILITY),
    ("We pay for the licence to test point machines.", LineKind.GROWTH),
    ("Over the next three years we replace relays by computer interlocking.", LineKind.DIRECTION),
    ("A canteen and free travel.", LineKind.BENEFIT),
]


@dataclass
class Draft:
    """One answer and what it rests on."""

    answer: Answer
    posting: Posting
    lines: list[PostingLine]
    note: EmployerNote
    goals: dict[str, Goal]
    fact: Fact

    def row(self, horizon: str) -> MatrixRow:
        """Return a row of the matrix as it is stored."""
        return self.answer.rows.get(horizon=horizon)

    def url(self, name: str, *args: object) -> str:
        """Return the address of one of the answer's pages."""
        return reverse(f"answers:{name}", args=[self.answer.pk, *args])


def make_draft(owner: User) -> Draft:
    """Make a draft with everything but words in its matrix."""
    posting = Posting.objects.create(
        owner=owner,
        raw_text="\n".join(text for text, _ in LINES),
        title="Signalling technician",
        employer="Northern Light Railway",
        level="junior",
        employer_kind="public",
    )
    lines = PostingLine.objects.bulk_create(
        PostingLine(posting=posting, number=number, text=text, kind=kind, confidence=0.9)
        for number, (text, kind) in enumerate(LINES, 1)
    )
    note = EmployerNote.objects.create(
        posting=posting, text="They open a depot at Ardle in 2028.", source="Annual report"
    )
    Profile.objects.create(owner=owner, years=3, field="building electrics", level="junior")
    goals = {
        horizon: Goal.objects.create(owner=owner, horizon=horizon, text=text)
        for horizon, text in (
            ("short", "learn to trace faults in relay interlockings"),
            ("mid", "hold the licence to test point machines"),
            ("long", "be the person stations call when nobody can find the fault"),
        )
    }
    fact = Fact.objects.create(
        owner=owner, kind="experience", text="Rewired a school of 40 rooms in one summer"
    )
    answer = start_answer(posting=posting, question=Question.ALIGN, operation=None, by=owner)
    return Draft(answer, posting, lines, note, goals, fact)


@pytest.fixture
def draft(alice: User) -> Draft:
    """Alice's draft."""
    return make_draft(alice)


WORDS = {
    "short": {
        "timebox": "12 months",
        "focus": "learn to trace faults in relay interlockings",
        "aligns": "write up what I found after each shift",
        "measure": "I close a fault without help",
        "benefit": "fewer trains held at red",
    },
    "mid": {
        "aligns": "night shifts at two stations",
        "gain": "practice with faults under pressure",
        "focus": "hold the licence to test point machines",
        "benefit": "one more person who may sign off a test",
    },
    "long": {
        "focus": "be the person stations call when nobody can find the fault",
        "aligns": "you replace relays by computer interlocking",
        "benefit": "someone who knows both systems",
    },
}


def fill_matrix(draft: Draft) -> None:
    """Type words into all three rows, and tick a line for each and the fact for the first."""
    for number, (horizon, words) in enumerate(WORDS.items(), 1):
        draft.answer.rows.filter(horizon=horizon).update(**words, goal=draft.goals[horizon])
        draft.row(horizon).lines.add(draft.lines[number])
    draft.row("short").facts.add(draft.fact)


@pytest.fixture
def full(draft: Draft) -> Draft:
    """A draft whose matrix is full, and not written yet."""
    fill_matrix(draft)
    return draft


@pytest.fixture
def written(full: Draft, alice: User) -> Draft:
    """A draft that was written."""
    write_answer(answer=full.answer, operation=None, by=alice)
    return full


@pytest.fixture
def rewording_service(settings: Any) -> Iterator[Service]:
    """A language model's service on loopback, and the site told to use it."""
    with run_service() as running:
        settings.REWORDING_URL = running.url
        settings.REWORDING_MODEL = "small-model"
        settings.REWORDING_KEY = KEY
        yield running


def sentence_pk(draft: Draft) -> int:
    """Return the first sentence's key."""
    return int(draft.answer.sentences.order_by("position").values_list("pk", flat=True)[0])
