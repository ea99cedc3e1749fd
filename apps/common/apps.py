"""The app that holds Django glue with no feature of its own."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    """Saving, rendering and middleware that at least two apps share."""

    name = "apps.common"
