"""Who a person is: user, roles, guests, sign-up, export and erasure."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and what they may be."""

    name = "apps.accounts"
