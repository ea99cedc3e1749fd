"""What a candidate sends: one answer to one cohort, with what is withheld, until when, and who looked."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from apps.answers.models import Answer, Revision
from apps.reviews.models.cohort import Cohort
from apps.reviews.states import NAMES, State

SEARCH_CONFIG = "simple"  # drafts are in any language, and names are looked for as they are
STATES = [(state.value, name) for state, name in NAMES.items()]


class ReviewRequest(models.Model):
    """A candidate's consent that a cohort's counsellors read one answer, and what became of it."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="review_requests"
    )
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="review_requests")
    cohort = models.ForeignKey(
        Cohort,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="requests",
        help_text="Whose counsellors read it; none where it goes to whoever has its link.",
    )
    revision = models.ForeignKey(
        Revision, on_delete=models.CASCADE, related_name="+", help_text="What was sent last."
    )
    state = models.CharField(max_length=12, choices=STATES, default=State.WAITING.value)
    message = models.TextField("what to look at", max_length=1_000, blank=True)
    withheld_words = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        help_text="Such as the employer now or a salary wish: blacked out wherever they stand.",
    )
    withholds_notes = models.BooleanField("keep my notes on the employer to myself", default=False)
    withholds_facts = models.BooleanField("keep my profile to myself", default=False)
    ends_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    waiting_since = models.DateTimeField()
    state_since = models.DateTimeField()
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    held_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["waiting_since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "cohort"],
                condition=~Q(state="withdrawn"),
                name="one_live_request_per_answer_and_cohort",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]), name="request_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("sent_at")), name="request_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(cohort__isnull=False) | Q(ends_at__isnull=False), name="a_link_ends_some_day"
            ),
        ]
        indexes = [
            models.Index(
                fields=["cohort", "waiting_since", "id"],
                include=["state", "ends_at"],
                name="cohort_in_order_of_waiting",
            ),
            models.Index(fields=["owner", "-sent_at", "-id"], name="requests_of_a_candidate"),
            models.Index(fields=["ends_at"], condition=Q(ends_at__isnull=False), name="requests_that_end"),
        ]

    def __str__(self) -> str:
        return f"Answer {self.answer_id} to {self.recipient}"

    @property
    def recipient(self) -> str:
        """Return who may read it, as its candidate calls them."""
        return self.cohort.name if self.cohort else self.link.label


class ReviewLink(models.Model):
    """The one way to a request without a cohort: a secret in an address, of which only a digest is kept."""

    request = models.OneToOneField(ReviewRequest, on_delete=models.CASCADE, related_name="link")
    label = models.CharField("who is it for?", max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(label=""), name="link_says_whom_it_is_for"),
            models.CheckConstraint(condition=~Q(digest=""), name="link_has_a_digest"),
        ]

    def __str__(self) -> str:
        return self.label


class SentText(models.Model):
    """What is searched: the words that were sent, apart from drafts, so that no autosave pays for it."""

    request = models.OneToOneField(ReviewRequest, on_delete=models.CASCADE, related_name="sent_text")
    words = SearchVectorField()
    missteps = ArrayField(
        models.CharField(max_length=50),
        default=list,
        blank=True,
        help_text="What the checks found in it when it was sent, by label.",
    )

    class Meta:
        indexes = [GinIndex(fields=["words"], name="sent_words")]

    def __str__(self) -> str:
        return f"Words of request {self.request_id}"


class Event(models.Model):
    """One step of a request from state to state. Nothing changes it later."""

    request = models.ForeignKey(ReviewRequest, on_delete=models.CASCADE, related_name="events")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    from_state = models.CharField(max_length=12, blank=True)
    to_state = models.CharField(max_length=12, choices=STATES)
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["request", "pk"]
        triggers = [
            pgtrigger.ReadOnly(
                name="event_never_changes", fields=["request", "from_state", "to_state", "revision", "at"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.from_state or 'nothing'} to {self.to_state}"


class Opening(models.Model):
    """That somebody opened what was shared, for the candidate to see. Nothing changes it later."""

    request = models.ForeignKey(ReviewRequest, on_delete=models.CASCADE, related_name="openings")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["request", "-at", "-pk"]
        triggers = [pgtrigger.ReadOnly(name="opening_never_changes", fields=["request", "revision", "at"])]

    def __str__(self) -> str:
        return f"Opened at {self.at:%Y-%m-%d %H:%M}"
