"""Cohorts, queue, comments, decisions, sharing."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """What counsellors do with what candidates send."""

    name = "apps.reviews"

    def ready(self) -> None:
        """Say what the export and the ledger of rules have from here."""
        from apps.accounts.export import register_export
        from apps.answers.queries.ledger import register_judges
        from apps.reviews.queries.judging import count_judgements
        from apps.reviews.queries.own_words import export_counselling, export_memberships

        register_export("cohorts joined", export_memberships)
        register_export("as a counsellor", export_counselling)
        register_judges(count_judgements)
