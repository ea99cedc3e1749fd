"""`manage.py load_guidance`: after each deploy, bring new and changed guidance into the database."""

from typing import Any

from django.core.management.base import BaseCommand

from apps.guidance.services import load_guidance


class Command(BaseCommand):
    """Add missing guidance and update what no admin has edited."""

    help = "Add missing topics, rules and lenses, and update those that no admin has edited."

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load the files and say what became of them."""
        report = load_guidance()
        if not options["verbosity"]:
            return
        self.stdout.write(
            f"{report.added} added, {report.updated} updated, {report.kept} left as their admin has them"
        )
