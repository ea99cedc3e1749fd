"""Who may do what with the guidance."""

from django.contrib.auth.models import AnonymousUser

from apps.accounts.models import User


def can_edit_guidance(user: User | AnonymousUser) -> bool:
    """Admins own the guidance; everyone else only reads it, on the pages."""
    return user.is_active and user.is_staff
