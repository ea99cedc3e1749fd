"""Inviting candidates to a cohort by mail: each address once, in a task, with the link to join."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from apps.accounts.models import User
from apps.reviews.models import Cohort, Invitation
from apps.reviews.services.cohorts import MayNot
from apps.reviews.services.mailing import AGAIN, TOO_LATE
from apps.reviews.services.mailing_once import mail_once

FORGOTTEN = timedelta(days=90)


@transaction.atomic
def invite(*, cohort: Cohort, addresses: Iterable[str], by: User) -> int:
    """Invite addresses, in lower case; return how many are new. One who was invited or is in hears nothing.

    Raises MayNot for one who does not serve the cohort. Old invitations are forgotten.
    """
    if not cohort.counsellors.filter(counsellor=by).exists():
        raise MayNot
    Invitation.objects.filter(invited_at__lt=timezone.now() - FORGOTTEN).delete()
    known = find_known(cohort)
    new = sorted(set(addresses) - known)
    made = Invitation.objects.bulk_create(
        (Invitation(cohort=cohort, email=email, invited_by=by) for email in new), ignore_conflicts=True
    )
    if made:
        mail_invitations.enqueue()
    return len(made)


def find_known(cohort: Cohort) -> set[str]:
    """Return the addresses of those who are in a cohort or invited to it."""
    inside = cohort.members.filter(left_at=None).values_list("candidate__email", flat=True)
    return {*filter(None, inside), *cohort.invitations.values_list("email", flat=True)}


@task()
def mail_invitations() -> int:
    """Send what is due; where the mail server fails, try again in ten minutes, for three days."""
    sent, failed = send_due_invitations()
    if failed and mail_invitations.get_backend().supports_defer:
        mail_invitations.using(run_after=timezone.now() + AGAIN).enqueue()
    return sent


def send_due_invitations() -> tuple[int, int]:
    """Send each invitation that is due; return how many went, and how many could not."""
    due = Invitation.objects.filter(mailed_at=None, invited_at__gt=timezone.now() - TOO_LATE)
    rows = Invitation.objects.select_related("cohort", "invited_by")
    keys = due.order_by("pk").values_list("pk", flat=True)
    outcomes = [mail_once(rows, key, write_invitation) for key in keys]
    return outcomes.count(True), outcomes.count(False)


def write_invitation(invitation: Invitation) -> EmailMessage:
    """Return the mail: who invites to what, what joining means, and the link."""
    cohort = invitation.cohort
    context = {
        "cohort": cohort.name,
        "counsellor": invitation.invited_by,
        "url": settings.SITE_URL + reverse("reviews:join", args=[cohort.code]),
    }
    return EmailMessage(
        subject="An invitation from a career counsellor",
        body=render_to_string("reviews/invitation.txt", context),
        to=[invitation.email],
        headers={
            "Message-ID": f"<invitation-{invitation.pk}@{settings.SITE_HOST}>",
            "Auto-Submitted": "auto-generated",
        },
    )
