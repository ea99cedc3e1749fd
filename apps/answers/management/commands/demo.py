"""`manage.py demo`: invented people to look at the app with, and their passwords."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from apps.accounts.models import Role
from apps.answers.demo.drafts import tell_story
from apps.answers.demo.people import make_people
from apps.answers.demo.story import DRAFTS


class Command(BaseCommand):
    """Make the invented people and their drafts anew."""

    help = "Make (or reset) a candidate with drafts at every stage, a counsellor and an admin."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print who there is now, how to sign in, and what to look at."""
        if not settings.DEBUG:
            raise CommandError(
                "The demo makes people whose passwords are printed, so it runs only with DEBUG on."
            )
        people = make_people()
        answers = tell_story(by=people[Role.CANDIDATE].user)
        for role, person in people.items():
            self.stdout.write(f"{role.label:<11} {person.user.email}  {person.password}")
        for draft, answer in zip(DRAFTS, answers, strict=True):
            address = settings.SITE_URL + reverse("answers:detail", args=[answer.pk])
            self.stdout.write(f"{address}  {answer.posting.name}: {draft.stage}")
