"""Who may do what with an answer."""

from apps.accounts.models import User
from apps.answers.models import Answer
from apps.guidance.permissions import can_edit_guidance


def can_edit_answer(user: User, answer: Answer) -> bool:
    """Only the person whose draft it is."""
    return user.is_active and answer.owner_id == user.pk


def can_read_ledger(user: User) -> bool:
    """Whoever owns the rules may read how they do."""
    return can_edit_guidance(user)
