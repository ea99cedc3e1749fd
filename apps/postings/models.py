"""A posting as it was brought, the lines it was read into, and what else is known of the employer."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models

from apps.common.meaning import EncodedText
from apps.drafting import vocabulary

MAX_RAW_TEXT = 200_000
MAX_NAME = 300
MAX_PHRASES = 20_000
MAX_YEARS = 60
MAX_ORIGIN = 2_000


class Level(models.TextChoices):
    """How senior the job is."""

    INTERN = vocabulary.Level.INTERN.value, "Intern or apprentice"
    ENTRY = vocabulary.Level.ENTRY.value, "Entry"
    JUNIOR = vocabulary.Level.JUNIOR.value, "Junior"
    MID = vocabulary.Level.MID.value, "Experienced"
    SENIOR = vocabulary.Level.SENIOR.value, "Senior"
    LEAD = vocabulary.Level.LEAD.value, "Leads a team"
    EXEC = vocabulary.Level.EXEC.value, "Leads the organisation"


class EmployerKind(models.TextChoices):
    """What kind of employer it is; it changes what a good answer stresses."""

    SPECIALISED_TECHNICAL = vocabulary.EmployerKind.SPECIALISED_TECHNICAL.value, "Specialised, technical"
    STARTUP = vocabulary.EmployerKind.STARTUP.value, "Startup"
    CORPORATE = vocabulary.EmployerKind.CORPORATE.value, "Large company"
    PUBLIC = vocabulary.EmployerKind.PUBLIC.value, "Public or charity"
    OTHER = vocabulary.EmployerKind.OTHER.value, "Something else"


class LineKind(models.TextChoices):
    """What a line of the posting is about."""

    RESPONSIBILITY = vocabulary.LineKind.RESPONSIBILITY.value, "responsibility"
    REQUIREMENT = vocabulary.LineKind.REQUIREMENT.value, "requirement"
    PREFERRED = vocabulary.LineKind.PREFERRED.value, "preferred"
    GROWTH = vocabulary.LineKind.GROWTH.value, "growth"
    DIRECTION = vocabulary.LineKind.DIRECTION.value, "direction"
    BENEFIT = vocabulary.LineKind.BENEFIT.value, "benefit"
    ABOUT = vocabulary.LineKind.ABOUT.value, "about"
    OTHER = vocabulary.LineKind.OTHER.value, "other"


class Posting(models.Model):
    """One job advert. An empty field means that the text does not say, or nobody has yet.

    `was_read` holds each field as the reading gave it: where a field differs, the person
    knows better, and reading again leaves it alone. `skills` and `benchmarks` hold one
    phrase of the text on each line.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="postings")
    raw_text = models.TextField(max_length=MAX_RAW_TEXT)
    title = models.CharField("job title", max_length=MAX_NAME, blank=True)
    employer = models.CharField(max_length=MAX_NAME, blank=True)
    level = models.CharField(max_length=20, choices=Level.choices, blank=True)
    employer_kind = models.CharField(max_length=30, choices=EmployerKind.choices, blank=True)
    location = models.CharField("place of work", max_length=MAX_NAME, blank=True)
    years = models.PositiveSmallIntegerField(
        "years of experience asked for", null=True, blank=True, validators=[MaxValueValidator(MAX_YEARS)]
    )
    skills = models.TextField("skills and tools it names", max_length=MAX_PHRASES, blank=True)
    benchmarks = models.TextField("awards and standards it names", max_length=MAX_PHRASES, blank=True)
    not_sure = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    was_read = models.JSONField(default=dict, blank=True)
    origin = models.CharField("file or link it came from", max_length=MAX_ORIGIN, blank=True)
    left_out = ArrayField(models.TextField(), default=list, blank=True)
    questions = ArrayField(models.TextField(), default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-updated_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__in=["", *Level.values]), name="posting_level_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(employer_kind__in=["", *EmployerKind.values]),
                name="employer_kind_is_known",
            ),
            models.CheckConstraint(condition=~models.Q(raw_text=""), name="posting_is_not_empty"),
        ]
        indexes = [models.Index(fields=["owner", "-updated_at", "-id"], name="posting_by_owner")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Return what to call it: title and employer, as far as they are known."""
        return ", ".join(part for part in (self.title, self.employer) if part) or "Untitled posting"


class PostingLine(EncodedText):
    """One numbered line of a posting, of a kind that was read or that the person chose."""

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    text = models.TextField()
    kind = models.CharField(max_length=20, choices=LineKind.choices, default=LineKind.OTHER)
    confidence = models.FloatField(default=0.0)
    is_kind_by_person = models.BooleanField(default=False)

    class Meta:
        ordering = ["posting", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["posting", "number"],
                name="line_number_once_per_posting",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=models.Q(kind__in=LineKind.values), name="line_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0.0, confidence__lte=1.0), name="confidence_is_a_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text}"


class EarlierText(models.Model):
    """A posting's text as it was before a newer one took its place."""

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="earlier_texts")
    raw_text = models.TextField(max_length=MAX_RAW_TEXT)
    origin = models.CharField(max_length=MAX_ORIGIN, blank=True)
    replaced_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-replaced_at", "-pk"]
        indexes = [models.Index(fields=["posting", "-replaced_at", "-id"], name="earlier_text_by_posting")]

    def __str__(self) -> str:
        return f"Text replaced {self.replaced_at:%d %B %Y}"


class EmployerNote(EncodedText):
    """Something the person found out about the employer, and where they found it."""

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField("what you found out", max_length=2_000)
    source = models.CharField("where you read or heard it", max_length=500)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="note_is_not_empty"),
            models.CheckConstraint(condition=~models.Q(source=""), name="note_names_its_source"),
        ]

    def __str__(self) -> str:
        return self.text
