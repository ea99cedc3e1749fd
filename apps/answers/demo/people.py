"""The invented people, with passwords made anew each time."""

import secrets
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import transaction

from apps.accounts.models import Role, User
from apps.common.models import RefusedText, SaveOperation
from apps.profiles.models import Profile


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person, and the password that nobody else has seen."""

    user: User
    password: str


CAST = {
    Role.CANDIDATE: ("mara@example.org", "Mara Sample"),
    Role.COUNSELLOR: ("cleo@example.org", "Cleo Sample"),
    Role.ADMIN: ("ada@example.org", "Ada Sample"),
}


@transaction.atomic
def make_people() -> dict[Role, Person]:
    """Make the cast, or take everything from them and give them new passwords."""
    return {role: _make_person(role, email, name) for role, (email, name) in CAST.items()}


def _make_person(role: Role, email: str, name: str) -> Person:
    password = secrets.token_urlsafe(12)
    user = User.objects.filter(email__iexact=email).first() or User(email=email)
    user.name, user.role, user.is_active, user.is_superuser = name, role, True, role == Role.ADMIN
    user.set_password(password)
    user.save()
    EmailAddress.objects.update_or_create(
        user=user, defaults={"email": email, "verified": True, "primary": True}
    )
    _take_everything(user)
    return Person(user, password)


def _take_everything(user: User) -> None:
    user.answers.all().delete()
    user.postings.all().delete()
    user.goals.all().delete()
    user.facts.all().delete()
    for model in (Profile, RefusedText, SaveOperation):
        model.objects.filter(owner=user).delete()
