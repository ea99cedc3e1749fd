"""What pages and checks read of the guidance: always what is published now, never a stale copy."""

from dataclasses import dataclass

from django.http import Http404

from apps.guidance.models import Topic


@dataclass(frozen=True, slots=True)
class TopicText:
    """The words of one topic, in Markdown."""

    title: str
    body: str


def read_topics() -> dict[str, TopicText]:
    """Return the words of every topic by its slug, in one query.

    All of them at once, because a page shows several and the whole is small.
    """
    return {
        slug: TopicText(title, body)
        for slug, title, body in Topic.objects.values_list("slug", "title", "body")
    }


def get_topic(slug: str) -> Topic:
    """Return one topic; 404 where there is none."""
    topic = Topic.objects.filter(slug=slug).first()
    if topic is None:
        raise Http404
    return topic
