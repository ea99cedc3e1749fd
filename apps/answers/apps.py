"""The matrix, the phases, the composed answer, its findings and revisions."""

from django.apps import AppConfig


class AnswersConfig(AppConfig):
    """Drafting one answer, from overlap to finished text."""

    name = "apps.answers"
