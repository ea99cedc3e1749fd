"""Noting which findings a check page has shown, so that the ledger can count them."""

from collections.abc import Iterable

from django.db import transaction

from apps.accounts.models import User
from apps.answers.models import Answer, Showing
from apps.answers.queries.findings import key_of, name_key
from apps.answers.services.dismissals import AnswerOfAnother
from apps.drafting.vocabulary import Finding


@transaction.atomic
def note_showings(*, answer: Answer, findings: Iterable[Finding], by: User) -> None:
    """Note each finding that was shown, once, without its words."""
    if answer.owner_id != by.pk:
        raise AnswerOfAnother
    Showing.objects.bulk_create(
        [Showing(answer=answer, rule=each.rule, key=name_key(*key_of(each))) for each in findings],
        ignore_conflicts=True,
    )
