"""Who may do what with an answer."""

from apps.accounts.models import User
from apps.answers.models import Answer


def can_edit_answer(user: User, answer: Answer) -> bool:
    """Only the person whose draft it is."""
    return user.is_active and answer.owner_id == user.pk
