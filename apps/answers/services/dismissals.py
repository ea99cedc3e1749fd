"""Setting a finding aside, with a reason, and taking that back."""

from django.db import transaction

from apps.accounts.models import User
from apps.answers.models import Answer, Dismissal


class AnswerOfAnother(Exception):
    """The answer belongs to someone else."""


@transaction.atomic
def dismiss_finding(
    *, answer: Answer, rule: str, quote: str, phase: str, reason: str, verdict: str = "", by: User
) -> Dismissal:
    """Set one finding aside; doing it again changes the reason and the verdict."""
    if answer.owner_id != by.pk:
        raise AnswerOfAnother
    dismissal, _ = Dismissal.objects.update_or_create(
        answer=answer, rule=rule, quote=quote, phase=phase, defaults={"reason": reason, "verdict": verdict}
    )
    return dismissal


@transaction.atomic
def bring_back_finding(*, dismissal: Dismissal, by: User) -> None:
    """Show a finding again that was set aside."""
    if dismissal.answer.owner_id != by.pk:
        raise AnswerOfAnother
    dismissal.delete()
