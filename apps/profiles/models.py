"""A profile with its facts, and goals by horizon. Every field may be left, or be "not sure yet"."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models

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


class Goal(models.Model):
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
