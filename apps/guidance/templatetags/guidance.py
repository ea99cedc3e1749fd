"""Help text in templates: `{% guidance "slug" %}` and its one-line and title forms.

The topics are read when the first tag of a request is drawn, once, and the
rendered HTML is kept by its text, so a published change shows in the next request.
"""

import warnings
from weakref import WeakKeyDictionary

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from apps.guidance.markdown import render_block, render_line
from apps.guidance.placeholders import fill_placeholders
from apps.guidance.queries import TopicText, read_topics

register = template.Library()

_topics_of_request: WeakKeyDictionary[HttpRequest, dict[str, TopicText]] = WeakKeyDictionary()


class UnknownTopic(UserWarning):
    """A page names a topic that is not there: an error while developing, a warning in production."""


@register.simple_tag(takes_context=True)
def guidance(context: Context, slug: str) -> SafeString | str:
    """Show a topic as a block of text."""
    topic = _find_topic(context, slug)
    return (
        format_html('<div class="guidance">{}</div>', render_block(fill_placeholders(topic.body)))
        if topic
        else ""
    )


@register.simple_tag(takes_context=True)
def guidance_line(context: Context, slug: str) -> SafeString | str:
    """Show a topic inside a line, such as a field's hint."""
    topic = _find_topic(context, slug)
    return render_line(fill_placeholders(topic.body)) if topic else ""


@register.simple_tag(takes_context=True)
def guidance_title(context: Context, slug: str) -> str:
    """Show a topic's title, as plain text."""
    topic = _find_topic(context, slug)
    return topic.title if topic else ""


def _find_topic(context: Context, slug: str) -> TopicText | None:
    topic = _read_once(context).get(slug)
    if topic is None:
        if settings.DEBUG:
            raise UnknownTopic(slug)
        warnings.warn(f"There is no guidance topic {slug!r}.", UnknownTopic, stacklevel=2)
    return topic


def _read_once(context: Context) -> dict[str, TopicText]:
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return read_topics()
    if request not in _topics_of_request:
        _topics_of_request[request] = read_topics()
    return _topics_of_request[request]
