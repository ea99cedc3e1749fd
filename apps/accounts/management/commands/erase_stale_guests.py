"""Erase what nobody needs any more: guests long gone, ended sessions, old save operations."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from apps.accounts.services import clear_ended_sessions, erase_old_operations, erase_stale_guests


class Command(BaseCommand):
    """To be run once a day."""

    help = "Erase guests who have not been here for GUEST_RETENTION_DAYS, ended sessions and old operations."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Erase, and say how much."""
        guests = erase_stale_guests(older_than=timedelta(days=settings.GUEST_RETENTION_DAYS))
        sessions = clear_ended_sessions()
        operations = erase_old_operations()
        self.stdout.write(f"Erased {guests} guests, {sessions} sessions and {operations} save operations.")
