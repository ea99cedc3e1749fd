"""Where allauth meets guests: signing up keeps their row, signing in carries their rows over."""

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser

from apps.accounts.kept import carry_kept_texts, copy_kept_texts
from apps.accounts.models import User
from apps.accounts.services import carry_over_guest, find_guest
from apps.common.requests import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """allauth's hooks, as far as Throughline differs."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "This address and password do not belong together.",
        "email_taken": "There is an account with this address already. Sign in instead.",
        "too_many_login_attempts": "Too many failed tries. Wait five minutes, then try again.",
        "unknown_email": "There is no account with this address.",
        "incorrect_password": "This is not your password.",
        "rate_limited": "Too many tries in a short time. Wait a little.",
    }

    def new_user(self, request: HttpRequest) -> AbstractBaseUser:
        """Return this browser's guest, so that signing up keeps every word; else a new person."""
        return find_guest(request) or User()

    def save_user(
        self, request: HttpRequest, user: AbstractBaseUser, *args: Any, **kwargs: Any
    ) -> AbstractBaseUser:
        """Store the account. With an address, a guest is one no longer."""
        cast("User", user).is_guest = False
        saved: AbstractBaseUser = super().save_user(request, user, *args, **kwargs)
        return saved

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in, and bring along what this browser's guest wrote and what the session kept.

        Django starts a new session where another person was signed in before.
        """
        guest = find_guest(request)
        kept = copy_kept_texts(request.session)
        if guest is not None and guest.pk != user.pk:
            carry_over_guest(guest=guest, by=cast("User", user))
        super().login(request, user)
        request.session.set_expiry(None)
        carry_kept_texts(request.session, kept)
