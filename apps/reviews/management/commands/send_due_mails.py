"""Send mails that a worker left undone, because it or the mail server was away."""

from typing import Any

from django.core.management.base import BaseCommand

from apps.reviews.services.mailing import send_due_mails


class Command(BaseCommand):
    """Run now and then beside the worker; a mail that went is not sent again."""

    help = "Send mails that a worker left undone."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say how many went, and how many wait on."""
        sent, failed = send_due_mails()
        self.stdout.write(f"{sent} sent, {failed} could not be sent and wait on.")
