"""An address that a counsellor has invited to a cohort, until its owner joins or it is forgotten."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from apps.reviews.models.cohort import Cohort


class Invitation(models.Model):
    """One mail with the cohort's link, sent once."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(max_length=254)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    invited_at = models.DateTimeField(auto_now_add=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["cohort", "email"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "email"], name="invited_to_a_cohort_once"),
            models.CheckConstraint(condition=~Q(email=""), name="invitation_has_an_address"),
        ]
        indexes = [
            models.Index(fields=["invited_at"], condition=Q(mailed_at=None), name="invitations_to_be_mailed")
        ]

    def __str__(self) -> str:
        return f"Invitation {self.pk}"
