"""Who a person is: user, roles, guests, sign-up, export and erasure."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and what they may be."""

    name = "apps.accounts"

    def ready(self) -> None:
        """Say how the operations of a guest become an account's."""
        from apps.accounts.handover import register_handover
        from apps.accounts.operations import hand_over_operations

        register_handover(hand_over_operations)
