"""Guidance for the tests."""

from factory.declarations import Sequence
from factory.django import DjangoModelFactory

from apps.guidance.models import Topic


class TopicFactory(DjangoModelFactory[Topic]):
    """A topic that no page names."""

    class Meta:
        model = Topic

    slug = Sequence(lambda number: f"spare.topic-{number}")
    title = "A spare topic"
    body = "Some *help*."
