"""Send mails that a worker left undone, because it or the mail server was away."""

from typing import Any

from django.core.management.base import BaseCommand

from apps.reviews.services.inviting import send_due_invitations
from apps.reviews.services.mailing import send_due_mails


class Command(BaseCommand):
    """Run now and then beside the worker; a mail that went is not sent again."""

    help = "Send mails that a worker left undone."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say how many went, and how many wait on."""
        both = zip(send_due_mails(), send_due_invitations(), strict=True)
        sent, failed = (sum(counts) for counts in both)
        self.stdout.write(f"{sent} sent, {failed} could not be sent and wait on.")
