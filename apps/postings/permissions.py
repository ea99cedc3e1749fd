"""Who may do what with a posting."""

from apps.accounts.models import User
from apps.postings.models import Posting


def can_edit_posting(user: User, posting: Posting) -> bool:
    """Only the person who brought it."""
    return user.is_active and posting.owner_id == user.pk
