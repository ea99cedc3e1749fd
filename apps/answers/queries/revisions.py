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
    """One revision with its length, and what changed since another one (`parts` is one "same" for none)."""

    revision: Revision
    words: int
    seconds: int
    parts: tuple[Part, ...]

    @property
    def added(self) -> int:
        """Return how many words came."""
        return self._count("added")

    @property
    def removed(self) -> int:
        """Return how many words went."""
        return self._count("removed")

    def _count(self, kind: str) -> int:
        return sum(count_words(part.text) for part in self.parts if part.kind == kind)


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


def show_history(answer: Answer, revisions: list[Revision]) -> list[ShownRevision]:
    """Describe consecutive revisions, the latest first, each beside the one before it."""
    before = [revision.text for revision in revisions[1:]]
    if revisions and revisions[-1].number > 1:
        before += answer.revisions.filter(number=revisions[-1].number - 1).values_list("text", flat=True)
    before += [""] * (len(revisions) - len(before))
    return [
        show_revision(revision, before=text, words_per_minute=answer.words_per_minute)
        for revision, text in zip(revisions, before, strict=True)
    ]
