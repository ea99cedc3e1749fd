"""What pages and checks read of the guidance: always what is published now, never a stale copy."""

import logging
from dataclasses import dataclass

from django.http import Http404

from apps.drafting.checks import MalformedRule, rule_from_mapping
from apps.drafting.checks import Rule as CoreRule
from apps.guidance.models import Rule, Topic

logger = logging.getLogger(__name__)


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


def published_rules() -> tuple[CoreRule, ...]:
    """Return the rules in force, as the core takes them, in one query.

    One that the core cannot use is left out and logged: a check with a rule less
    is better than no check. The admin's form lets none of these in.
    """
    published = []
    for rule in Rule.objects.filter(is_active=True).select_related("topic").order_by("slug"):
        try:
            published.append(describe_rule(rule))
        except MalformedRule:
            logger.exception("Rule %s is left out", rule.slug)
    return tuple(published)


def describe_rule(rule: Rule) -> CoreRule:
    """Return one rule as the core takes it. Raises the core's MalformedRule."""
    return rule_from_mapping(
        {
            "slug": rule.slug,
            "label": rule.label,
            "kind": rule.kind,
            "phrases": rule.phrases,
            "parameters": rule.parameters,
            "hears": rule.hears,
            "why": rule.why,
            "mend": rule.mend,
            "source": rule.source,
            "topic": rule.topic.slug if rule.topic else "",
            "flagged": rule.flagged_examples,
            "clean": rule.clean_examples,
        }
    )
