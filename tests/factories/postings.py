"""Postings for the tests."""

from factory.declarations import Sequence, SubFactory
from factory.django import DjangoModelFactory

from apps.postings.models import EmployerNote, LineKind, Posting, PostingLine
from tests.factories.accounts import UserFactory

RAW_TEXT = (
    "Bindery assistant\nYou fold, sew and trim books by hand.\nWe teach you gilding in your second year."
)


class PostingFactory(DjangoModelFactory[Posting]):
    """A posting without lines."""

    class Meta:
        model = Posting

    owner = SubFactory(UserFactory)
    raw_text = RAW_TEXT
    title = "Bindery assistant"
    employer = "Calloway Books"


class PostingLineFactory(DjangoModelFactory[PostingLine]):
    """A line whose kind the reading is sure of."""

    class Meta:
        model = PostingLine

    posting = SubFactory(PostingFactory)
    number = Sequence(lambda number: number + 1)
    text = Sequence(lambda number: f"You sew and trim book {number} by hand.")
    kind = LineKind.RESPONSIBILITY
    confidence = 0.9


class EmployerNoteFactory(DjangoModelFactory[EmployerNote]):
    """A note with its source."""

    class Meta:
        model = EmployerNote

    posting = SubFactory(PostingFactory)
    text = "They open a second bindery in Leith next spring."
    source = "Their newsletter of May"
