"""What counsellors rate by: the default where a cohort has nothing of its own, and how either is changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from apps.common.saving.fingerprints import fingerprint
from apps.reviews.models import Criterion, Rubric

DEFAULT_NAME = "The three phases"
DEFAULT_CRITERIA = (
    (
        "Short-term focus",
        "Is it concrete, and of this job?",
        (
            "It could be said to any employer.",
            "It names something, but not where this job gives it.",
            "It names what they want to learn, and the work of this job in which they will.",
        ),
    ),
    (
        "Job bridge",
        "Does it give a reason rather than a wish?",
        (
            "It only says that the job fits.",
            "It says what they get from it, or what it leads to, not both.",
            "It says what work gives them what, and why they need that next.",
        ),
    ),
    (
        "Long-term vision",
        "Does it fit what this employer can offer?",
        (
            "It leads away, or nowhere.",
            "It could happen there, but nothing says so.",
            "It rests on where this employer says it is going.",
        ),
    ),
    (
        "What the employer gets",
        "Would the listener know what is in it for them?",
        ("Nothing is in it for them.", "Something is, in general words.", "They could repeat it."),
    ),
    (
        "Voice",
        "Would this person say it?",
        ("It sounds like anyone.", "Some of it does.", "It sounds like them, aloud."),
    ),
)


@transaction.atomic
def ensure_default_rubric() -> Rubric:
    """Return the default rubric, written on first need."""
    rubric, is_new = Rubric.objects.get_or_create(is_default=True, defaults={"name": DEFAULT_NAME})
    if is_new:
        Criterion.objects.bulk_create(
            Criterion(rubric=rubric, position=position, name=name, question=question, levels=list(levels))
            for position, (name, question, levels) in enumerate(DEFAULT_CRITERIA, 1)
        )
    return rubric


class RubricChanged(Exception):
    """Somebody else changed the rubric since the page was drawn."""


@dataclass(frozen=True, slots=True)
class CriterionText:
    """A criterion as it is to read, the weakest level first; `pk` is None for a new one."""

    pk: int | None
    name: str
    question: str
    levels: tuple[str, ...]


def list_criteria(rubric: Rubric) -> list[Criterion]:
    """Return what is rated by now, in order."""
    return list(rubric.criteria.filter(is_retired=False).order_by("position", "pk"))


def version_of(rubric: Rubric) -> str:
    """Return the fingerprint of all that a rubric says."""
    return fingerprint(repr([(each.name, each.question, each.levels) for each in list_criteria(rubric)]))


@transaction.atomic
def save_rubric(*, rubric: Rubric, criteria: Sequence[CriterionText], version: str) -> None:
    """Make a rubric read as `criteria`. Raises RubricChanged where it is not as `version` knew it.

    What was rated by keeps its words for good: a changed criterion that has ratings is retired, and a new
    one takes its place.
    """
    locked = Rubric.objects.select_for_update().get(pk=rubric.pk)
    if version_of(locked) != version:
        raise RubricChanged
    stored = {each.pk: each for each in list_criteria(locked)}
    kept = set()
    for position, text in enumerate(criteria, 1):
        row = stored.get(text.pk) if text.pk is not None else None
        is_same = row is not None and _text_of(row) == (text.name, text.question, text.levels)
        if row is None or (not is_same and row.ratings.exists()):
            row = Criterion(rubric=locked)
        row.position, row.name, row.question, row.levels = position, text.name, text.question, [*text.levels]
        row.save()
        kept.add(row.pk)
    locked.criteria.exclude(pk__in=kept).filter(ratings__isnull=True).delete()
    locked.criteria.exclude(pk__in=kept).update(is_retired=True)
    locked.save(update_fields=["updated_at"])


def copy_rubric(*, name: str, criteria: Sequence[CriterionText]) -> Rubric:
    """Write a rubric of its own. To be called in a transaction."""
    rubric = Rubric.objects.create(name=name)
    Criterion.objects.bulk_create(
        Criterion(
            rubric=rubric,
            position=position,
            name=text.name,
            question=text.question,
            levels=[*text.levels],
        )
        for position, text in enumerate(criteria, 1)
    )
    return rubric


def _text_of(row: Criterion) -> tuple[str, str, tuple[str, ...]]:
    return row.name, row.question, tuple(row.levels)
