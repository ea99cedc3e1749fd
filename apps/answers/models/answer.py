"""An answer to be: its question and posting, the goal matrix, and what the person decided."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from apps.drafting import vocabulary
from apps.postings.models import EmployerNote, Posting, PostingLine
from apps.profiles.models import Fact, Goal

MAX_WORDS = 1_000


class Question(models.TextChoices):
    """The question that the answer is for."""

    ALIGN = vocabulary.Question.ALIGN.value, "How does this position align with your career goals?"
    FIVE_YEARS = vocabulary.Question.FIVE_YEARS.value, "Where do you see yourself in five years?"
    ASPIRATIONS = vocabulary.Question.ASPIRATIONS.value, "What are your career aspirations?"
    WHY_THIS_JOB = vocabulary.Question.WHY_THIS_JOB.value, "Why do you want this job?"
    WHY_NOW = vocabulary.Question.WHY_NOW.value, "Why is this the right time for you to make this move?"


class Horizon(models.TextChoices):
    """The three rows of the matrix."""

    SHORT = vocabulary.Horizon.SHORT.value, "Short term"
    MID = vocabulary.Horizon.MID.value, "Mid term"
    LONG = vocabulary.Horizon.LONG.value, "Long term"


class Answer(models.Model):
    """One draft for one posting and one question."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="answers")
    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=20, choices=Question.choices, default=Question.ALIGN)
    target_seconds = models.PositiveSmallIntegerField(
        default=90, validators=[MinValueValidator(20), MaxValueValidator(300)]
    )
    words_per_minute = models.PositiveSmallIntegerField(
        default=140, validators=[MinValueValidator(80), MaxValueValidator(220)]
    )
    variation = models.PositiveSmallIntegerField(default=0)
    composed_at = models.DateTimeField(null=True, blank=True)
    composed_from = models.CharField(
        max_length=64, blank=True, help_text="Fingerprint of what it was made of."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-updated_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(question__in=Question.values), name="question_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(target_seconds__gte=20, target_seconds__lte=300),
                name="target_is_20_to_300_seconds",
            ),
            models.CheckConstraint(
                condition=models.Q(words_per_minute__gte=80, words_per_minute__lte=220),
                name="pace_is_80_to_220_words",
            ),
        ]
        indexes = [models.Index(fields=["owner", "-updated_at", "-id"], name="answer_by_owner")]

    def __str__(self) -> str:
        return f"Answer {self.pk}"

    @property
    def voice(self) -> int:
        """Return the number that lets this answer sound unlike others; the same for good."""
        return int(self.pk)


class MatrixRow(models.Model):
    """One row of the goal matrix, typed into the stems of its phase. Every field may be empty."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="rows")
    horizon = models.CharField(max_length=10, choices=Horizon.choices)
    goal = models.ForeignKey(Goal, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    timebox = models.TextField(blank=True, max_length=MAX_WORDS)
    focus = models.TextField(blank=True, max_length=MAX_WORDS)
    aligns = models.TextField(blank=True, max_length=MAX_WORDS)
    gain = models.TextField(blank=True, max_length=MAX_WORDS)
    measure = models.TextField(blank=True, max_length=MAX_WORDS)
    benefit = models.TextField(blank=True, max_length=MAX_WORDS)
    is_undecided = models.BooleanField(default=False)
    leads_elsewhere = models.BooleanField(default=False)
    lines = models.ManyToManyField(PostingLine, blank=True, related_name="+")
    notes = models.ManyToManyField(EmployerNote, blank=True, related_name="+")
    facts = models.ManyToManyField(Fact, blank=True, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["answer", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "horizon"], name="one_row_per_horizon"),
            models.CheckConstraint(
                condition=models.Q(horizon__in=Horizon.values), name="row_horizon_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(leads_elsewhere=False) | models.Q(horizon=Horizon.LONG),
                name="only_the_long_term_leads_elsewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_horizon_display()} of answer {self.answer_id}"


class MatchDecision(models.Model):
    """A match of a goal with a line or a note that the person kept or rejected."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="decisions")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="+")
    line = models.ForeignKey(PostingLine, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    note = models.ForeignKey(EmployerNote, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    is_kept = models.BooleanField()
    decided_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(line__isnull=True, note__isnull=False)
                | models.Q(line__isnull=False, note__isnull=True),
                name="match_has_line_or_note",
            ),
            models.UniqueConstraint(
                fields=["answer", "goal", "line", "note"],
                name="one_decision_per_match",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{'kept' if self.is_kept else 'rejected'}: goal {self.goal_id}"


class Verdict(models.TextChoices):
    """What a person says of a finding they set aside."""

    WRONG = "wrong", "Not so"
    KEPT = "kept", "True, and kept"


class Dismissal(models.Model):
    """A finding that the person set aside, and why. An empty verdict is one they did not give."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="dismissals")
    rule = models.CharField(max_length=100)
    quote = models.TextField(blank=True)
    phase = models.CharField(max_length=10, blank=True)
    reason = models.CharField(max_length=500)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "rule", "quote", "phase"], name="dismissed_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="dismissal_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(verdict__in=["", *Verdict.values]), name="dismissal_verdict_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason}"


class Showing(models.Model):
    """A finding that a check page has shown, once for each; `key` names its words without holding them."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="showings")
    rule = models.CharField(max_length=100)
    key = models.CharField(max_length=10)
    shown_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "rule", "key"], name="shown_once"),
        ]

    def __str__(self) -> str:
        return self.rule
