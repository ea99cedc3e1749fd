"""What a counsellor rates an answer by: criteria, each with its levels described."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Rubric(models.Model):
    """A set of criteria. The one without a cohort's own changes is the default, which admins edit."""

    name = models.CharField(max_length=200)
    is_default = models.BooleanField(default=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=Q(is_default=True), name="one_default_rubric"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Criterion(models.Model):
    """One thing to look for, and what each level of it looks like, the weakest first."""

    rubric = models.ForeignKey(Rubric, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    question = models.CharField("what to ask of the answer", max_length=300, blank=True)
    levels = ArrayField(models.CharField(max_length=300), size=6)
    is_retired = models.BooleanField("no longer rated by", default=False)

    class Meta:
        verbose_name_plural = "criteria"
        ordering = ["rubric", "position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="criterion_has_a_name"),
            models.CheckConstraint(condition=Q(levels__len__gte=2), name="criterion_has_levels"),
        ]

    def __str__(self) -> str:
        return self.name
