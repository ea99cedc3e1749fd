"""How save operations change hands: an id that the account has used already stays behind."""

from apps.accounts.models import User
from apps.common.models import SaveOperation


def hand_over_operations(guest: User, account: User) -> None:
    """Drop the guest's operations whose ids the account used too; the others move like any row."""
    used = SaveOperation.objects.filter(owner=account).values("operation")
    SaveOperation.objects.filter(owner=guest, operation__in=used).delete()
