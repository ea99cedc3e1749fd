"""The text of an answer: sentences with what they rest on, and snapshots that nothing changes."""

import pgtrigger
from django.conf import settings
from django.db import models

from apps.answers.models.answer import Answer
from apps.drafting import vocabulary
from apps.postings.models import EmployerNote, PostingLine
from apps.profiles.models import Fact, Goal


class Phase(models.TextChoices):
    """The three parts of the spoken answer."""

    NEAR = vocabulary.Phase.NEAR.value, "Short-term focus"
    BRIDGE = vocabulary.Phase.BRIDGE.value, "Job bridge"
    FAR = vocabulary.Phase.FAR.value, "Long-term vision"


class SourceKind(models.TextChoices):
    """What a sentence may rest on."""

    GOAL = vocabulary.SourceKind.GOAL.value, "Your goal"
    LINE = vocabulary.SourceKind.LINE.value, "Posting"
    NOTE = vocabulary.SourceKind.NOTE.value, "Your note on the employer"
    FACT = vocabulary.SourceKind.FACT.value, "Your profile"
    WORDS = vocabulary.SourceKind.WORDS.value, "Your words"


class Sentence(models.Model):
    """One sentence of the answer as it stands now; `composed_text` is what the composer wrote."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="sentences")
    position = models.PositiveSmallIntegerField()
    phase = models.CharField(max_length=10, choices=Phase.choices)
    text = models.TextField(max_length=5_000)
    composed_text = models.TextField(blank=True)
    is_edited = models.BooleanField(default=False)
    is_reworded = models.BooleanField(
        default=False, help_text="Edited by taking over a wording that a language model suggested."
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["answer", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "position"],
                name="one_sentence_per_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=models.Q(phase__in=Phase.values), name="sentence_phase_is_known"
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="sentence_is_not_empty"),
            models.CheckConstraint(
                condition=models.Q(is_reworded=False) | models.Q(is_edited=True),
                name="reworded_sentence_is_edited",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class SentenceSource(models.Model):
    """One thing that a sentence rests on, and the words of it as they were then."""

    sentence = models.ForeignKey(Sentence, on_delete=models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=10, choices=SourceKind.choices)
    goal = models.ForeignKey(Goal, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    line = models.ForeignKey(PostingLine, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    note = models.ForeignKey(EmployerNote, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    fact = models.ForeignKey(Fact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    field = models.CharField(max_length=30, blank=True, help_text="For your words: horizon.field.")
    quote = models.TextField()

    class Meta:
        ordering = ["sentence", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=SourceKind.values), name="source_kind_is_known"
            ),
            models.CheckConstraint(condition=~models.Q(quote=""), name="source_quotes_something"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.quote}"


class Revision(models.Model):
    """A snapshot of an answer that nothing can change, the database included."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    snapshot = models.JSONField(help_text="Sentences with sources, matrix, question, posting.")
    reason = models.CharField(max_length=200)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["answer", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "number"], name="revision_number_once"),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="revision_never_changes",
                fields=["answer", "number", "text", "snapshot", "reason", "created_at"],
            ),
        ]

    def __str__(self) -> str:
        return f"Revision {self.number} of answer {self.answer_id}"
