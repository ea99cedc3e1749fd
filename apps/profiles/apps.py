"""What a person brings, and what they want."""

from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    """Profiles, facts and goals."""

    name = "apps.profiles"

    def ready(self) -> None:
        """Have a guest's profile go into the account's."""
        from apps.accounts.handover import register_handover
        from apps.profiles.services import hand_over_profile

        register_handover(hand_over_profile)
