"""What a job offers."""

from django.apps import AppConfig


class PostingsConfig(AppConfig):
    """Postings, their lines, and notes on employers."""

    name = "apps.postings"
