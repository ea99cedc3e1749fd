"""What is said of a sentence, a phase or the whole, and what the candidate made of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from apps.answers.models import Phase, Revision
from apps.reviews.models.request import ReviewRequest


class Response(models.TextChoices):
    """What the candidate says they did about a comment."""

    ADDRESSED = "addressed", "Addressed"
    DECLINED = "declined", "Will not change, because"


class Comment(models.Model):
    """One remark or a reply to one. `quote` is the sentence as it stood, so that it survives revision."""

    request = models.ForeignKey(ReviewRequest, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    outside_name = models.CharField(
        max_length=100, blank=True, help_text="What a reader without an account calls themselves."
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies"
    )
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    phase = models.CharField(max_length=10, choices=Phase.choices, blank=True)
    position = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Which sentence of the revision, from 1."
    )
    quote = models.TextField(blank=True)
    text = models.TextField(max_length=5_000)
    response = models.CharField(max_length=10, choices=Response.choices, blank=True)
    reason = models.TextField(max_length=1_000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["request", "created_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(position=None, quote="") | (Q(position__isnull=False) & ~Q(quote="")),
                name="comment_on_a_sentence_quotes_it",
            ),
            models.CheckConstraint(
                condition=Q(response__in=["", *Response.values]), name="comment_response_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(response="declined") | ~Q(reason=""), name="declined_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | Q(position=None, phase=""), name="reply_has_no_place_of_its_own"
            ),
            models.CheckConstraint(
                condition=Q(outside_name="") | Q(author=None), name="one_from_outside_has_no_account"
            ),
        ]

    def __str__(self) -> str:
        return self.text
