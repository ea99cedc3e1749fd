"""A profile with its facts, goals by horizon, and what was read from a résumé until it is decided on.

Every field of a profile may be left, or be "not sure yet".
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models

from apps.common.meaning import EncodedText
from apps.drafting import vocabulary

MAX_TEXT = 2_000


class Level(models.TextChoices):
    """How senior a person is now."""

    INTERN = vocabulary.Level.INTERN.value, "Intern or apprentice"
    ENTRY = vocabulary.Level.ENTRY.value, "Starting out"
    JUNIOR = vocabulary.Level.JUNIOR.value, "Junior"
    MID = vocabulary.Level.MID.value, "Experienced"
    SENIOR = vocabulary.Level.SENIOR.value, "Senior"
    LEAD = vocabulary.Level.LEAD.value, "Leading a team"
    EXEC = vocabulary.Level.EXEC.value, "Leading an organisation"


class FactKind(models.TextChoices):
    """What kind of thing a fact is."""

    EXPERIENCE = vocabulary.FactKind.EXPERIENCE.value, "Experience"
    SKILL = vocabulary.FactKind.SKILL.value, "Skill"
    CREDENTIAL = vocabulary.FactKind.CREDENTIAL.value, "Certificate or licence"
    PROJECT = vocabulary.FactKind.PROJECT.value, "Project"
    EDUCATION = vocabulary.FactKind.EDUCATION.value, "Education"
    LANGUAGE = vocabulary.FactKind.LANGUAGE.value, "Language"


class Horizon(models.TextChoices):
    """When a goal is meant for."""

    SHORT = vocabulary.Horizon.SHORT.value, "1 to 2 years"
    MID = vocabulary.Horizon.MID.value, "3 to 4 years"
    LONG = vocabulary.Horizon.LONG.value, "5 years and more"


class Decision(models.TextChoices):
    """What a person did with something that was read from a file; nothing yet is an empty string."""

    KEPT = "kept", "Keep"
    LEFT_OUT = "left_out", "Leave out"


class Profile(models.Model):
    """What a person says of their way so far."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    years = models.PositiveSmallIntegerField(
        "years of work", null=True, blank=True, validators=[MaxValueValidator(70)]
    )
    field = models.CharField("field you work in", max_length=200, blank=True)
    level = models.CharField("your level now", max_length=20, choices=Level.choices, blank=True)
    is_changing_field = models.BooleanField("I am changing field", default=False)
    change_reason = models.TextField("why you are changing", blank=True, max_length=MAX_TEXT)
    not_sure = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(years=None) | models.Q(years__lte=70), name="years_at_most_70"
            ),
            models.CheckConstraint(
                condition=models.Q(level__in=["", *Level.values]), name="profile_level_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Profile {self.pk}"


class Fact(models.Model):
    """One thing a person brings, in their own words."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=20, choices=FactKind.choices, default=FactKind.EXPERIENCE)
    text = models.TextField(max_length=MAX_TEXT)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=FactKind.values), name="fact_kind_is_known"),
            models.CheckConstraint(condition=~models.Q(text=""), name="fact_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.text


class Goal(EncodedText):
    """One thing a person wants, with its horizon; an empty horizon is "not sure yet when"."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="goals")
    horizon = models.CharField(max_length=10, choices=Horizon.choices, blank=True)
    text = models.TextField(max_length=MAX_TEXT)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(horizon__in=["", *Horizon.values]), name="goal_horizon_is_known"
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="goal_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.text


class ProfileImport(models.Model):
    """One file or text that was read. Its facts wait here; contact data is not kept at all."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile_imports"
    )
    file_name = models.CharField(max_length=200, blank=True)
    format = models.CharField(max_length=60)
    already_here = models.PositiveIntegerField(
        default=0, help_text="How many things of it were known before, and are not shown again."
    )
    unplaced = models.JSONField(default=list, blank=True, help_text="Text that is none of the facts.")
    notes = models.JSONField(default=list, blank=True, help_text="What the reading says of itself.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name or "Pasted text"


class ImportedFact(models.Model):
    """One thing as it was read; a fact only once its person keeps it."""

    profile_import = models.ForeignKey(ProfileImport, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=20, choices=FactKind.choices)
    text = models.TextField(max_length=MAX_TEXT)
    read_text = models.TextField(help_text="The text as it was read, before its person changed it.")
    source = models.TextField(help_text="The words that it came from.")
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    fact = models.OneToOneField(
        Fact, on_delete=models.SET_NULL, null=True, blank=True, related_name="imported_as"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=FactKind.values), name="imported_fact_kind_is_known"
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="imported_fact_is_not_empty"),
            models.CheckConstraint(
                condition=models.Q(decision__in=["", *Decision.values]),
                name="imported_fact_decision_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(fact=None) | models.Q(decision=Decision.KEPT),
                name="only_what_is_kept_is_a_fact",
            ),
        ]

    def __str__(self) -> str:
        return self.text
