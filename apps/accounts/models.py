"""A person: a guest without an address, or someone who signed up; and their role."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

ADMIN_APPS = frozenset({"accounts", "guidance"})


class Role(models.TextChoices):
    """What a person comes to do. An admin grants the last two."""

    CANDIDATE = "candidate", "Candidate"
    COUNSELLOR = "counsellor", "Counsellor"
    ADMIN = "admin", "Admin"


class UserManager(BaseUserManager["User"]):
    """Makes people by e-mail address, and guests without one."""

    def create_user(self, email: str | None = None, password: str | None = None, **extra: Any) -> "User":
        """Make a person; without an address they are a guest who cannot sign in again.

        Addresses are kept in lower case, which is how allauth looks them up.
        """
        user = self.model(email=email.lower() if email else None, **extra)
        user.is_guest = not email
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":
        """Make an admin who may do everything in Django's admin."""
        return self.create_user(email, password, role=Role.ADMIN, is_superuser=True, **extra)

    def create_guest(self) -> "User":
        """Make a guest: a real row, owned by one browser session until its person signs up."""
        return self.create_user()


class User(AbstractBaseUser, PermissionsMixin):
    """Someone who uses Throughline."""

    email = models.EmailField("e-mail address", null=True, blank=True)  # noqa: DJ001  null is a guest
    name = models.CharField(max_length=100, blank=True)
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.CANDIDATE)
    wants_mail = models.BooleanField(
        "mail me when something waits for me here",
        default=True,
        help_text="A draft of yours was read, or one that you read has come again. Never any of its words.",
    )
    is_guest = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)
    last_seen_date = models.DateField(default=timezone.localdate)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="email_unique_in_any_case"),
            models.CheckConstraint(
                condition=models.Q(is_guest=True, email=None) | models.Q(is_guest=False, email__isnull=False),
                name="guest_has_no_email",
            ),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="role_is_known"),
            models.CheckConstraint(
                condition=models.Q(is_guest=False) | models.Q(role=Role.CANDIDATE, is_superuser=False),
                name="guest_is_candidate",
            ),
        ]
        indexes = [
            models.Index(fields=["last_seen_date"], condition=models.Q(is_guest=True), name="guest_last_seen")
        ]

    def __str__(self) -> str:
        return self.name or self.email or "Guest"

    @property
    def is_staff(self) -> bool:
        """Whether Django's admin lets this person in."""
        return self.is_superuser or self.role == Role.ADMIN

    @property
    def is_counsellor(self) -> bool:
        """Whether this person reviews what candidates send."""
        return self.role == Role.COUNSELLOR

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Let an admin see to people and guidance, and to nothing that people write."""
        is_admins = (
            self.is_active and self.role == Role.ADMIN and perm.split(".", maxsplit=1)[0] in ADMIN_APPS
        )
        return is_admins or super().has_perm(perm, obj)

    def has_module_perms(self, app_label: str) -> bool:
        """Show an admin those apps only."""
        return self._sees_to(app_label) or super().has_module_perms(app_label)

    def _sees_to(self, app_label: str) -> bool:
        return self.is_active and self.role == Role.ADMIN and app_label in ADMIN_APPS
