"""What pages and checks read of the guidance: always what is published now, never a stale copy."""

import logging
from dataclasses import dataclass

from django.http import Http404

from apps.drafting.checks import Lens as CoreLens
from apps.drafting.checks import MalformedLens, MalformedRule, lens_from_mapping, rule_from_mapping
from apps.drafting.checks import Rule as CoreRule
from apps.drafting.vocabulary import EmployerKind
from apps.guidance.models import Lens, Rule, Topic

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


def name_rules() -> dict[str, tuple[str, int]]:
    """Return the label and the key of every rule, in force or not, by its slug; in one query."""
    return {slug: (label, pk) for slug, label, pk in Rule.objects.values_list("slug", "label", "pk")}


def published_lens(kind: EmployerKind | None) -> CoreLens | None:
    """Return the lens of a kind of employer, in one query; None where there is none in force.

    One that the core cannot use is left out and logged, as with rules.
    """
    if kind is None or kind is EmployerKind.OTHER:
        return None
    lens = Lens.objects.filter(slug=kind.value, is_active=True).first()
    if lens is None:
        return None
    try:
        return describe_lens(lens)
    except MalformedLens:
        logger.exception("Lens %s is left out", lens.slug)
        return None


def describe_lens(lens: Lens) -> CoreLens:
    """Return one lens as the core takes it. Raises the core's MalformedLens."""
    return lens_from_mapping(
        {
            "slug": lens.slug,
            "name": lens.name,
            "moves": lens.moves,
            "stresses": lens.stresses,
            "source": lens.source,
        }
    )


@dataclass(frozen=True, slots=True)
class MoveText:
    """How a misstep moves under a lens; `topic` explains the misstep."""

    topic: str
    places: int
    because: str

    @property
    def distance(self) -> int:
        """Return how far it moves, up or down."""
        return abs(self.places)


def get_published_lens(slug: str) -> tuple[Lens, CoreLens]:
    """Return one lens that is in force, with its topic, and as the core takes it; 404 where there is none."""
    lens = Lens.objects.filter(slug=slug, is_active=True).select_related("topic").first()
    if lens is None:
        raise Http404
    try:
        return lens, describe_lens(lens)
    except MalformedLens as error:
        raise Http404 from error


def describe_moves(lens: CoreLens) -> tuple[MoveText, ...]:
    """Return what a lens moves, as its page shows it."""
    return tuple(MoveText(f"finding.{move.label}", move.places, move.because) for move in lens.moves)
