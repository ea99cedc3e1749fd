"""What a review page shows beside the text: comments where they stand now, ratings, and what was found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from apps.accounts.models import User
from apps.answers.queries.revisions import Part, list_differences
from apps.drafting.anchors import GONE, Anchor, Fate, find_anchor
from apps.reviews.models import Comment, Criterion, Disagreement, Rating, Review, ReviewRequest
from apps.reviews.queries.access import Case
from apps.reviews.queries.checked import check_sent
from apps.reviews.queries.sent import SentAnswer, make_hider, show_sent

FATES = {
    Fate.SAME: "",
    Fate.MOVED: "the sentence stands elsewhere now",
    Fate.CHANGED: "the sentence has changed since",
    Fate.GONE: "the sentence is no longer there",
}
PHASES = {"near": "the short-term focus", "bridge": "the job bridge", "far": "the long-term vision"}


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to a comment."""

    author: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ShownComment:
    """A comment with its number, and where it stands in the text that is shown.

    `position` is the sentence it is on now, None for a phase, the whole, or a sentence that is gone;
    `fate` says what became of the sentence, "" where nothing did.
    """

    pk: int
    number: int
    author: str
    place: str
    quote: str
    position: int | None
    fate: str
    written_on: int
    text: str
    at: datetime
    response: str
    response_name: str
    reason: str
    is_resolved: bool
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class RatedCriterion:
    """One criterion with its levels, and the level that was given; None for none yet."""

    criterion: Criterion
    levels: tuple[tuple[int, str], ...]
    level: int | None

    @property
    def name(self) -> str:
        """Return the name of its form field."""
        return f"criterion-{self.criterion.pk}"


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """What a check found in the text that was sent, and whether this counsellor thinks it is not so."""

    rule: str
    quote: str
    heard: str
    why: str
    is_wrong: bool


def list_comments(request: ReviewRequest, sent: SentAnswer, reader: User | None) -> list[ShownComment]:
    """Return the comments in the order in which they were written, each beside the text as it is now."""
    is_own = reader is not None and reader.pk == request.owner_id
    hide = make_hider(() if is_own else request.withheld_words)
    rows = request.comments.select_related("author", "revision").order_by("created_at", "pk")
    replies: dict[int, list[Reply]] = {}
    comments = []
    for row in rows:
        if row.parent_id is not None:
            replies.setdefault(row.parent_id, []).append(Reply(name_author(row), row.text, row.created_at))
        else:
            comments.append(row)
    texts = [sentence.text for sentence in sent.sentences]
    return [
        _show_comment(number, row, hide(row.quote), texts, tuple(replies.get(row.pk, ())))
        for number, row in enumerate(comments, 1)
    ]


def name_author(comment: Comment) -> str:
    """Return who wrote a comment; someone whose account is gone has no name any more."""
    return str(comment.author) if comment.author else comment.outside_name or "Someone who has left"


def list_rated(request: ReviewRequest, review: Review | None) -> list[RatedCriterion]:
    """Return the criteria of the cohort with the levels that this pass gave; a link has none."""
    if request.cohort is None:
        return []
    given = dict(Rating.objects.filter(review=review).values_list("criterion_id", "level")) if review else {}
    return [
        RatedCriterion(criterion, tuple(enumerate(criterion.levels, 1)), given.get(criterion.pk))
        for criterion in request.cohort.rubric.criteria.filter(is_retired=False).order_by("position", "pk")
    ]


def find_in_sent(request: ReviewRequest, sent: SentAnswer, review: Review) -> list[ShownFinding]:
    """Return what the checks find in the text that was sent, without mends: those are made of what the
    candidate may have changed or withheld since.
    """
    wrong = set(review.disagreements.filter(kind=Disagreement.Kind.WRONG).values_list("rule", "quote"))
    return [
        ShownFinding(each.rule, each.quote, each.hears, each.why, (each.rule, each.quote) in wrong)
        for each in check_sent(request.answer, sent)
    ]


def compare_with_last_read(
    case: Case, sent: SentAnswer, counsellor: User
) -> tuple[int, tuple[Part, ...]] | None:
    """Return the number of the revision read before this one and what changed since; None for none.

    One's own last pass comes first, any counsellor's otherwise.
    """
    passes = case.request.reviews.exclude(revision=case.request.revision).exclude(decision="")
    last = (
        passes.filter(counsellor=counsellor).order_by("-revision__number").first()
        or passes.order_by("-revision__number").first()
    )
    if last is None:
        return None
    before = show_sent(case.request, last.revision)
    return before.number, list_differences(before.text, sent.text)


def list_marked(comments: Iterable[ShownComment]) -> dict[int, list[int]]:
    """Return the numbers of the open comments on each sentence, by its position."""
    marked: dict[int, list[int]] = {}
    for comment in comments:
        if comment.position is not None and not comment.is_resolved:
            marked.setdefault(comment.position, []).append(comment.number)
    return marked


def _show_comment(
    number: int, row: Comment, quote: str, texts: list[str], replies: tuple[Reply, ...]
) -> ShownComment:
    anchor = find_anchor(quote, row.position, texts) if row.position else Anchor(Fate.SAME, None)
    on_phase = PHASES.get(row.phase, "the whole answer")
    return ShownComment(
        pk=row.pk,
        number=number,
        author=name_author(row),
        place="" if row.position else on_phase,
        quote=quote,
        position=None if anchor == GONE else anchor.position,
        fate=FATES[anchor.fate],
        written_on=row.revision.number,
        text=row.text,
        at=row.created_at,
        response=row.response,
        response_name=row.get_response_display() if row.response else "",
        reason=row.reason,
        is_resolved=row.resolved_at is not None,
        replies=replies,
    )
