"""The words and phrase lists that admins own."""

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    """Topics, rules, and how they get published."""

    name = "apps.guidance"
