"""Adding and removing what a person brings and wants, and making two profiles one."""

from typing import Any
from uuid import UUID

from django.db import transaction

from apps.accounts.models import User
from apps.common.saving.services import run_once
from apps.profiles.models import Fact, FactKind, Goal, Horizon, Profile

MERGED_FIELDS = ("years", "field", "level", "is_changing_field", "change_reason")


class NotYours(Exception):
    """The fact or the goal belongs to someone else."""


@transaction.atomic
def add_fact(*, text: str, kind: FactKind, operation: UUID | None, by: User) -> Fact:
    """Add a fact; once for an operation id."""

    def make() -> dict[str, Any]:
        return {"fact": Fact.objects.create(owner=by, text=text, kind=kind).pk}

    return Fact.objects.get(pk=run_once(operation=operation, by=by, effect=make)["fact"])


@transaction.atomic
def add_goal(*, text: str, horizon: Horizon | None, operation: UUID | None, by: User) -> Goal:
    """Add a goal, with or without a horizon; once for an operation id."""

    def make() -> dict[str, Any]:
        return {"goal": Goal.objects.create(owner=by, text=text, horizon=horizon or "").pk}

    return Goal.objects.get(pk=run_once(operation=operation, by=by, effect=make)["goal"])


@transaction.atomic
def remove_fact(*, fact: Fact, by: User) -> None:
    """Remove a fact. Sentences that rest on it keep their words and lose this source."""
    if fact.owner_id != by.pk:
        raise NotYours
    fact.delete()


@transaction.atomic
def remove_goal(*, goal: Goal, by: User) -> None:
    """Remove a goal. Sentences that rest on it keep their words and lose this source."""
    if goal.owner_id != by.pk:
        raise NotYours
    goal.delete()


@transaction.atomic
def mark_horizon(*, horizon: Horizon, is_unsure: bool, by: User) -> Profile:
    """Say that one is not sure yet what one wants at a horizon, or that one is."""
    Profile.objects.get_or_create(owner=by)
    profile = Profile.objects.select_for_update().get(owner=by)
    others = [name for name in profile.not_sure if name != horizon.value]
    profile.not_sure = sorted([*others, horizon.value] if is_unsure else others)
    profile.save(update_fields=["not_sure", "updated_at"])
    return profile


@transaction.atomic
def merge_profile(*, source: Profile, target: Profile) -> Profile:
    """Fill what `target` leaves open with what `source` says, and drop `source`."""
    fill_profile(source=source, target=target)
    source.delete()
    return target


def fill_profile(*, source: Profile, target: Profile) -> None:
    """Fill what `target` leaves open with what `source` says.

    Nothing that the target says is overwritten. "Not sure yet" stands only where
    neither profile says anything.
    """
    for name in MERGED_FIELDS:
        if is_open(getattr(target, name)):
            setattr(target, name, getattr(source, name))
    unsure = {*source.not_sure, *target.not_sure}
    target.not_sure = sorted(name for name in unsure if is_open(getattr(target, name, None)))
    target.save()


def is_open(value: object) -> bool:
    """Whether nothing has been said. No years at all, 0, has been said."""
    return value is None or value is False or value == ""


def hand_over_profile(guest: User, account: User) -> None:
    """Put a guest's profile into the account's, where both have one."""
    profiles = {profile.owner_id: profile for profile in Profile.objects.filter(owner__in=(guest, account))}
    if len(profiles) == 2:
        merge_profile(source=profiles[guest.pk], target=profiles[account.pk])
