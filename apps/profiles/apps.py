"""What a person brings, and what they want."""

from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    """Profiles, facts and goals."""

    name = "apps.profiles"
