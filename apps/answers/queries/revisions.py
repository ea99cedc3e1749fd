"""The history of an answer: its revisions, and what changed from one to the next."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from apps.answers.models import Answer, Revision
from apps.drafting.composing import compare_texts
from apps.drafting.speaking import spoken_seconds
from apps.drafting.text import count_words


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words that stayed, came or went: kind is "same", "added" or "removed"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownRevision:
    """One revision with its length and what changed since another one."""

    revision: Revision
    words: int
    seconds: int
    parts: tuple[Part, ...]


def get_revision_of(answer: Answer, number: int) -> Revision:
    """Return one revision of an answer that the caller was given by its access function."""
    revision = answer.revisions.filter(number=number).first()
    if revision is None:
        raise Http404
    return revision


def list_revisions(answer: Answer) -> QuerySet[Revision]:
    """Return the revisions, the latest first, without their snapshots."""
    return answer.revisions.defer("snapshot").order_by("-number", "-pk")


def list_differences(old: str, new: str) -> tuple[Part, ...]:
    """Return what changed from one text to another, by words."""
    return tuple(Part(kind, text) for kind, text in compare_texts(old, new))


def show_revision(revision: Revision, *, before: str, words_per_minute: int) -> ShownRevision:
    """Describe a revision and how it differs from the text `before` ("" for none)."""
    parts = list_differences(before, revision.text) if before else (Part("same", revision.text),)
    return ShownRevision(
        revision, count_words(revision.text), spoken_seconds(revision.text, words_per_minute), parts
    )
