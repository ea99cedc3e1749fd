"""Making a cohort, serving it, joining and leaving it."""

import secrets
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from apps.accounts.models import Role, User
from apps.common.saving.services import run_once
from apps.reviews.models import Cohort, CohortCounsellor, CohortMember
from apps.reviews.permissions import can_counsel, can_join, can_run_cohort
from apps.reviews.services.rubrics import (
    CriterionText,
    RubricChanged,
    copy_rubric,
    ensure_default_rubric,
    save_rubric,
    version_of,
)
from apps.reviews.services.sending import withdraw_from_cohort

CODE_BYTES = 9  # 12 characters, 72 bits: not to be guessed


class MayNot(Exception):
    """This person may not do this."""


class NoSuchCounsellor(Exception):
    """Nobody with this address is a counsellor here."""


class LastOwner(Exception):
    """A cohort would be left without anyone to run it."""


def make_code() -> str:
    """Return a new code to join by."""
    return secrets.token_urlsafe(CODE_BYTES)


@transaction.atomic
def create_cohort(*, name: str, operation: UUID | None, by: User) -> Cohort:
    """Make a cohort that `by` runs; once for an operation id."""
    if not can_counsel(by):
        raise MayNot

    def make() -> dict[str, Any]:
        cohort = Cohort.objects.create(
            name=name, code=make_code(), rubric=ensure_default_rubric(), created_by=by
        )
        CohortCounsellor.objects.create(cohort=cohort, counsellor=by, is_owner=True)
        return {"cohort": cohort.pk}

    return Cohort.objects.get(pk=run_once(operation=operation, by=by, effect=make)["cohort"])


@transaction.atomic
def renew_code(*, cohort: Cohort, by: User) -> Cohort:
    """Make a new code; the old one leads nowhere from now on."""
    if not can_run_cohort(by, cohort):
        raise MayNot
    cohort.code = make_code()
    cohort.save(update_fields=["code"])
    return cohort


@transaction.atomic
def add_counsellor(*, cohort: Cohort, email: str, by: User) -> CohortCounsellor:
    """Let another counsellor serve the cohort; one who does already stays as they are."""
    if not can_run_cohort(by, cohort):
        raise MayNot
    counsellor = User.objects.filter(email=email.lower(), role=Role.COUNSELLOR, is_active=True).first()
    if counsellor is None:
        raise NoSuchCounsellor
    return CohortCounsellor.objects.get_or_create(cohort=cohort, counsellor=counsellor)[0]


@transaction.atomic
def remove_counsellor(*, cohort: Cohort, counsellor: User, by: User) -> None:
    """Take a counsellor off the cohort: oneself, or another where one runs it. Somebody must run it."""
    if counsellor.pk != by.pk and not can_run_cohort(by, cohort):
        raise MayNot
    serving = cohort.counsellors.select_for_update()
    owners = set(serving.filter(is_owner=True).values_list("counsellor_id", flat=True))
    if owners == {counsellor.pk}:
        raise LastOwner
    serving.filter(counsellor=counsellor).delete()


@transaction.atomic
def join_cohort(*, cohort: Cohort, by: User) -> CohortMember:
    """Become a member; one who is stays as they are. Nothing is shared by this."""
    if not can_join(by):
        raise MayNot
    cohort.invitations.filter(email=by.email).delete()
    return CohortMember.objects.get_or_create(cohort=cohort, candidate=by, left_at=None)[0]


@transaction.atomic
def leave_cohort(*, membership: CohortMember, by: User) -> None:
    """Leave a cohort, and take back all that was sent to it."""
    if membership.candidate_id != by.pk:
        raise MayNot
    withdraw_from_cohort(cohort=membership.cohort, by=by)
    membership.left_at = timezone.now()
    membership.save(update_fields=["left_at"])


@transaction.atomic
def edit_rubric(*, cohort: Cohort, criteria: Sequence[CriterionText], version: str, by: User) -> None:
    """Change what a cohort rates by. Where that is still the default, the cohort gets its own from now on.

    Raises MayNot, RubricChanged.
    """
    if not can_run_cohort(by, cohort):
        raise MayNot
    locked = _lock_with_rubric(cohort)
    if not locked.rubric.is_default:
        save_rubric(rubric=locked.rubric, criteria=criteria, version=version)
        return
    if version_of(locked.rubric) != version:
        raise RubricChanged
    locked.rubric = copy_rubric(name=locked.name, criteria=criteria)
    locked.save(update_fields=["rubric"])


@transaction.atomic
def use_default_rubric(*, cohort: Cohort, by: User) -> None:
    """Rate by the default again. Ratings given by the cohort's own stay as they are."""
    if not can_run_cohort(by, cohort):
        raise MayNot
    locked = _lock_with_rubric(cohort)
    locked.rubric = ensure_default_rubric()
    locked.save(update_fields=["rubric"])


def _lock_with_rubric(cohort: Cohort) -> Cohort:
    return Cohort.objects.select_for_update(of=("self",)).select_related("rubric").get(pk=cohort.pk)
