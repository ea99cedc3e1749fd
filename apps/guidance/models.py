"""The help that people read, the rules of the checks, and the employers' lenses, as rows that admins edit."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models

from apps.drafting.checks import LENS_KINDS

slug_form = RegexValidator(r"^[a-z0-9]+([-_.][a-z0-9]+)*$", "Lower-case letters, digits, - _ and . only.")


class Topic(models.Model):
    """One text of help, in Markdown, shown wherever its slug is named."""

    slug = models.CharField(max_length=100, unique=True, validators=[slug_form])
    title = models.CharField(max_length=200, blank=True)
    body = models.TextField(help_text="Markdown. HTML is shown as text.")
    note = models.CharField(max_length=300, blank=True, help_text="Where it shows; for admins.")
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class Rule(models.Model):
    """One rule of a kind of check: its phrases, what the listener hears, and a truthful mend."""

    slug = models.CharField(max_length=100, unique=True, validators=[slug_form])
    label = models.CharField(max_length=50, help_text="The misstep it belongs to.")
    kind = models.CharField(max_length=50, help_text="The kind of check, from the core.")
    phrases = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    parameters = models.JSONField(default=dict, blank=True)
    hears = models.TextField(help_text="What the listener hears.")
    why = models.TextField()
    mend = models.TextField(help_text="One truthful way to mend it.")
    source = models.CharField(max_length=300, help_text="Where the rule comes from.")
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.SET_NULL, related_name="rules")
    flagged_examples = ArrayField(models.TextField(), default=list, help_text="Texts that it must flag.")
    clean_examples = ArrayField(models.TextField(), default=list, help_text="Texts that it must not flag.")
    is_active = models.BooleanField(default=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class Lens(models.Model):
    """What one kind of employer changes: which missteps weigh more, and what to bring out.

    Its slug is the kind's name in the core. `moves` and `stresses` hold what the core's `Move` and
    `Stress` take.
    """

    slug = models.CharField(
        max_length=30, unique=True, choices=[(kind.value, kind.value) for kind in LENS_KINDS]
    )
    name = models.CharField(max_length=100, help_text="Completes “Because this is …”.")
    moves = models.JSONField(default=list, blank=True, help_text="A list of: label, places, because.")
    stresses = models.JSONField(default=list, blank=True, help_text="A list of: name, say, phrases, offers.")
    source = models.CharField(max_length=300, help_text="Where the lens comes from.")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="lenses")
    is_active = models.BooleanField(default=True)
    updated_at = models.DateTimeField(auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["slug"]
        verbose_name_plural = "lenses"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(slug__in=[kind.value for kind in LENS_KINDS]), name="lens_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name
