"""The rows behind safe saving: which operations had their effect, and what was refused."""

from django.conf import settings
from django.db import models


class SaveOperation(models.Model):
    """One save that a browser asked for. Asked for again, it has no second effect."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    operation = models.UUIDField()
    result = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "operation"], name="operation_once_per_owner"),
        ]
        indexes = [models.Index(fields=["created_at"], name="operation_created_at")]

    def __str__(self) -> str:
        return str(self.operation)


class RefusedText(models.Model):
    """A text that could not be saved because the field had changed meanwhile. Kept for its owner."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="refused_texts"
    )
    target = models.CharField(max_length=100, help_text="Which object, as app.model:pk.")
    field = models.CharField(max_length=100)
    text = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["owner", "target"], name="refused_by_owner_and_target")]

    def __str__(self) -> str:
        return f"{self.target} {self.field}"
