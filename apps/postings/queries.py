"""Postings by way of their owner, and a posting as the core takes it."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404

from apps.accounts.models import User
from apps.drafting import vocabulary
from apps.drafting.reading.posting import ASK_DIRECTION, ASK_DUTIES, ASK_GROWTH, ASK_LEVEL, ASK_TOOLS
from apps.postings.models import EarlierText, EmployerNote, LineKind, Posting, PostingLine
from apps.postings.permissions import can_edit_posting

LOW_CONFIDENCE = 0.6
UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class LineFilter:
    """One way to look at a posting's lines: a kind, those we are not sure of, or ("") all."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ReadingSummary:
    """What a posting's lines say of the future, how many are uncertain, and whether any names the work."""

    lines: int
    unsure: int
    has_work: bool
    growth: tuple[PostingLine, ...]
    direction: tuple[PostingLine, ...]


def get_posting_for(user: User, pk: int) -> Posting:
    """Return the posting, its raw text left in the database, for its owner; 404 for anyone else."""
    posting = get_object_or_404(Posting.objects.defer("raw_text"), pk=pk)
    if not can_edit_posting(user, posting):
        raise Http404
    return posting


def get_line_for(user: User, pk: int, number: int) -> PostingLine:
    """Return one line of a posting, for the posting's owner; 404 for anyone else."""
    lines = PostingLine.objects.select_related("posting").defer("posting__raw_text")
    line = get_object_or_404(lines, posting=pk, number=number)
    if not can_edit_posting(user, line.posting):
        raise Http404
    return line


def get_earlier_text_for(user: User, pk: int, text: int) -> EarlierText:
    """Return one earlier text of a posting, for the posting's owner; 404 for anyone else."""
    texts = EarlierText.objects.select_related("posting").defer("posting__raw_text")
    found = get_object_or_404(texts, posting=pk, pk=text)
    if not can_edit_posting(user, found.posting):
        raise Http404
    return found


def get_note_for(user: User, pk: int, note: int) -> EmployerNote:
    """Return one note on a posting's employer, for the posting's owner; 404 for anyone else."""
    notes = EmployerNote.objects.select_related("posting").defer("posting__raw_text")
    found = get_object_or_404(notes, posting=pk, pk=note)
    if not can_edit_posting(user, found.posting):
        raise Http404
    return found


def list_postings_for(user: User) -> QuerySet[Posting]:
    """Return the person's postings without their raw text, the last touched first."""
    return Posting.objects.filter(owner=user).defer("raw_text").order_by("-updated_at", "-pk")


def count_lines(postings: QuerySet[Posting]) -> QuerySet[Posting]:
    """Add to each posting how many lines it has, as `lines_count`."""
    lines = PostingLine.objects.filter(posting=OuterRef("pk")).order_by().values("posting")
    return postings.annotate(lines_count=Coalesce(Subquery(lines.annotate(n=Count("pk")).values("n")), 0))


def list_lines(posting: Posting) -> QuerySet[PostingLine]:
    """Return a posting's lines in the order of its text."""
    return PostingLine.objects.filter(posting=posting).order_by("number", "pk")


def is_unsure(line: PostingLine) -> bool:
    """Whether the reading was not sure of a line's kind, and nobody has settled it."""
    return not line.is_kind_by_person and line.confidence < LOW_CONFIDENCE


def filter_lines(posting: Posting, key: str) -> QuerySet[PostingLine]:
    """Return the lines of one kind, those we are not sure of, or all for any other word."""
    lines = list_lines(posting)
    if key == UNSURE:
        return lines.filter(is_kind_by_person=False, confidence__lt=LOW_CONFIDENCE)
    return lines.filter(kind=key) if key in LineKind.values else lines


def list_line_filters(posting: Posting) -> list[LineFilter]:
    """Return the filters that would show something, all lines first; in one query."""
    unsure = Q(is_kind_by_person=False, confidence__lt=LOW_CONFIDENCE)
    rows = (
        PostingLine.objects.filter(posting=posting)
        .order_by("kind")
        .values_list("kind")
        .annotate(lines=Count("pk"), unsure=Count("pk", filter=unsure))
    )
    counts = {kind: (lines, unsure_lines) for kind, lines, unsure_lines in rows}
    filters = [
        LineFilter("", "All", sum(lines for lines, _ in counts.values())),
        LineFilter(UNSURE, "We are not sure", sum(unsure_lines for _, unsure_lines in counts.values())),
        *(LineFilter(kind.value, kind.label.capitalize(), counts.get(kind, (0, 0))[0]) for kind in LineKind),
    ]
    return [line_filter for line_filter in filters if line_filter.count or not line_filter.key]


def summarise_reading(posting: Posting, filters: list[LineFilter]) -> ReadingSummary:
    """Return what a posting's lines offer and what was not understood, in one query at most.

    `filters` are those of `list_line_filters`; kinds that the person chose count as read.
    """
    counts = {line_filter.key: line_filter.count for line_filter in filters}
    offers = (LineKind.GROWTH, LineKind.DIRECTION)
    rows = list_lines(posting).filter(kind__in=offers) if any(counts.get(kind) for kind in offers) else ()
    lines = tuple(rows)
    return ReadingSummary(
        lines=counts[""],
        unsure=counts.get(UNSURE, 0),
        has_work=any(counts.get(kind) for kind in (LineKind.RESPONSIBILITY, LineKind.REQUIREMENT)),
        growth=tuple(line for line in lines if line.kind == LineKind.GROWTH),
        direction=tuple(line for line in lines if line.kind == LineKind.DIRECTION),
    )


def list_open_questions(posting: Posting, summary: ReadingSummary) -> list[str]:
    """Return what to ask the recruiter as the posting stands; a correction opens a question or settles it."""
    settled = {
        ASK_DUTIES: summary.has_work,
        ASK_LEVEL: bool(posting.level),
        ASK_GROWTH: bool(summary.growth),
        ASK_DIRECTION: bool(summary.direction),
        ASK_TOOLS: bool(posting.skills),
    }
    opened = [question for question, is_settled in settled.items() if not is_settled]
    return opened + [question for question in posting.questions if question not in settled]


def list_notes(posting: Posting) -> QuerySet[EmployerNote]:
    """Return the notes on a posting's employer, the oldest first."""
    return EmployerNote.objects.filter(posting=posting).order_by("pk")


def describe_posting(posting: Posting) -> vocabulary.Posting:
    """Return a posting as the core takes it, in two queries."""
    return vocabulary.Posting(
        title=posting.title,
        employer=posting.employer,
        level=vocabulary.Level(posting.level) if posting.level else None,
        employer_kind=vocabulary.EmployerKind(posting.employer_kind) if posting.employer_kind else None,
        lines=tuple(describe_line(line) for line in list_lines(posting)),
        notes=tuple(describe_note(note) for note in list_notes(posting)),
    )


def describe_line(line: PostingLine) -> vocabulary.Line:
    """Return one line as the core takes it."""
    return vocabulary.Line(
        ref=f"l{line.pk}",
        number=line.number,
        text=line.text,
        kind=vocabulary.LineKind(line.kind),
        confidence=1.0 if line.is_kind_by_person else line.confidence,
        vector=line.current_vector,
    )


def describe_note(note: EmployerNote) -> vocabulary.Note:
    """Return one note as the core takes it."""
    return vocabulary.Note(ref=f"n{note.pk}", text=note.text, source=note.source, vector=note.current_vector)
