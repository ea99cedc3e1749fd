"""One pass of a counsellor over one revision: ratings given blind, then a decision."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from apps.answers.models import Revision
from apps.reviews.models.request import ReviewRequest
from apps.reviews.models.rubric import Criterion
from apps.reviews.states import DECISIONS


class Review(models.Model):
    """What one counsellor thinks of one revision. Until `revealed_at` they have seen no finding."""

    request = models.ForeignKey(ReviewRequest, on_delete=models.CASCADE, related_name="reviews")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    counsellor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="reviews_given"
    )
    decision = models.CharField(max_length=12, blank=True)
    message = models.TextField(max_length=5_000, blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    revealed_at = models.DateTimeField(null=True, blank=True)
    shown = ArrayField(
        models.CharField(max_length=100),
        default=list,
        blank=True,
        help_text="The rules whose findings were shown once it was rated, one for each finding.",
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["request", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "request", "counsellor"], name="one_review_per_revision"
            ),
            models.CheckConstraint(
                condition=Q(decision__in=["", *(state.value for state in DECISIONS)]),
                name="decision_is_known",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_at=None) | (~Q(decision="") & Q(decided_at__isnull=False)),
                name="a_decision_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"Review of revision {self.revision_id}"


class Rating(models.Model):
    """The level that a counsellor gave one criterion, 1 for the weakest."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="ratings")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="ratings")
    level = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["review", "criterion__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="one_rating_per_criterion"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=6), name="rating_is_a_level"),
        ]

    def __str__(self) -> str:
        return f"{self.level} for {self.criterion_id}"


class Disagreement(models.Model):
    """Where a counsellor, having judged alone, and a rule differ: what the precision ledger counts."""

    class Kind(models.TextChoices):
        WRONG = "wrong", "The finding is not so"
        MISSED = "missed", "This was not found"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="disagreements")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    rule = models.CharField(max_length=100)
    quote = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["review", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "kind", "rule", "quote"], name="disagreed_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["wrong", "missed"]), name="disagreement_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.rule}"
