"""That a person agreed to have single sentences sent to a service for another wording."""

from django.conf import settings
from django.db import models


class RewordingConsent(models.Model):
    """One person's yes to one recipient. Where the operator names another, it is asked for anew."""

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="rewording_consent"
    )
    recipient = models.CharField(max_length=500)
    given_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "consent to help with the wording"
        verbose_name_plural = "consents to help with the wording"
        constraints = [
            models.CheckConstraint(condition=~models.Q(recipient=""), name="consent_names_its_recipient"),
        ]

    def __str__(self) -> str:
        return self.recipient
