"""A counsellor's group of candidates: who serves it, and who is in it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Cohort(models.Model):
    """A group that one counsellor or several look after."""

    name = models.CharField(max_length=200)
    rubric = models.ForeignKey("Rubric", on_delete=models.PROTECT, related_name="cohorts")
    code = models.CharField(
        max_length=16, unique=True, help_text="What a candidate joins with; made anew at any time."
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="cohort_has_a_name"),
            models.CheckConstraint(condition=~Q(code=""), name="cohort_has_a_code"),
        ]

    def __str__(self) -> str:
        return self.name


class CohortCounsellor(models.Model):
    """One who serves a cohort; its owners say who else does, and edit its rubric."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="counsellors")
    counsellor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="cohorts_served"
    )
    is_owner = models.BooleanField(default=False)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["cohort", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "counsellor"], name="serves_a_cohort_once"),
        ]

    def __str__(self) -> str:
        return f"{self.counsellor_id} serves {self.cohort_id}"


class CohortMember(models.Model):
    """One stay of a candidate in a cohort. To leave it ends what was sent to it, too."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="members")
    candidate = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    joined_at = models.DateTimeField(auto_now_add=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["cohort", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "candidate"], condition=Q(left_at=None), name="in_a_cohort_once"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("joined_at")), name="left_after_joining"
            ),
        ]
        indexes = [
            models.Index(fields=["candidate"], condition=Q(left_at=None), name="cohorts_of_a_candidate")
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id} in {self.cohort_id}"
