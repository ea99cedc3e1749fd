"""Cohorts, queue, comments, decisions, sharing."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """What counsellors do with what candidates send."""

    name = "apps.reviews"
