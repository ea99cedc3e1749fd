"""Who may do what with what a person brings and wants."""

from apps.accounts.models import User
from apps.profiles.models import Fact, Goal, ImportedFact, Profile, ProfileImport


def can_edit_profile(user: User, profile: Profile) -> bool:
    """Only the person whose profile it is."""
    return user.is_active and profile.owner_id == user.pk


def can_edit_fact(user: User, fact: Fact) -> bool:
    """Only the person who wrote it."""
    return user.is_active and fact.owner_id == user.pk


def can_edit_goal(user: User, goal: Goal) -> bool:
    """Only the person who wrote it."""
    return user.is_active and goal.owner_id == user.pk


def can_edit_import(user: User, row: ProfileImport) -> bool:
    """Only the person who brought it."""
    return user.is_active and row.owner_id == user.pk


def can_edit_imported_fact(user: User, row: ImportedFact) -> bool:
    """Only the person who brought what it was read from."""
    return can_edit_import(user, row.profile_import)
