"""That somebody is to be told of something: once on the page, once by mail, whatever crashes between."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from apps.reviews.models.request import ReviewRequest


class Telling(models.Model):
    """One thing to tell one person. `key` names what happened, so that it is told once."""

    class Kind(models.TextChoices):
        SENT = "sent", "A draft was sent to you"
        DECIDED = "decided", "Your draft was read"
        REVISED = "revised", "A draft you read was sent again"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tellings")
    request = models.ForeignKey(ReviewRequest, on_delete=models.CASCADE, related_name="tellings")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=100)
    wants_mail = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "key"], name="told_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["sent", "decided", "revised"]), name="telling_kind_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "-id"], condition=Q(seen_at=None), name="not_seen_yet"),
            models.Index(fields=["id"], condition=Q(mailed_at=None, wants_mail=True), name="not_mailed_yet"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.owner_id}"
