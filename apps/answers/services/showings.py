"""Noting which findings a check page has shown, so that the ledger can count them."""

from collections.abc import Iterable

from apps.accounts.models import User
from apps.answers.models import Answer, Showing
from apps.answers.queries.findings import key_of, name_key
from apps.answers.services.dismissals import AnswerOfAnother
from apps.drafting.vocabulary import Finding


def note_showings(*, answer: Answer, findings: Iterable[Finding], by: User) -> None:
    """Note each finding that was shown, once, without its words; one statement, and none for nothing."""
    if answer.owner_id != by.pk:
        raise AnswerOfAnother
    seen = [Showing(answer=answer, rule=each.rule, key=name_key(*key_of(each))) for each in findings]
    Showing.objects.bulk_create(seen, ignore_conflicts=True)
