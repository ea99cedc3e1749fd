"""Bringing the app's own guidance into the database, without a word of an admin lost."""

import dataclasses
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from apps.guidance.files import (
    LensFile,
    RuleFile,
    TopicFile,
    read_lens_files,
    read_rule_files,
    read_topic_files,
)
from apps.guidance.models import Lens, Rule, Topic


@dataclass(slots=True)
class LoadReport:
    """How many topics, rules and lenses were added, brought up to date, and left to their admin."""

    added: int = 0
    updated: int = 0
    kept: int = 0


@transaction.atomic
def load_guidance(
    *,
    topics: tuple[TopicFile, ...] | None = None,
    rules: tuple[RuleFile, ...] | None = None,
    lenses: tuple[LensFile, ...] | None = None,
    topic_model: type[Any] = Topic,
    rule_model: type[Any] = Rule,
    lens_model: type[Any] = Lens,
) -> LoadReport:
    """Add what is missing and bring up to date what no admin has edited.

    The files are those of the app unless given; a migration gives its own models.
    """
    report = LoadReport()
    for topic in read_topic_files() if topics is None else topics:
        _load(topic_model, dataclasses.asdict(topic), report)
    pks = dict(topic_model.objects.values_list("slug", "pk"))
    for rule in read_rule_files() if rules is None else rules:
        values = dataclasses.asdict(rule)
        values["topic_id"] = pks[rule.topic] if rule.topic else None
        values |= {"flagged_examples": rule.flagged, "clean_examples": rule.clean}
        for name in ("topic", "flagged", "clean"):
            del values[name]
        _load(rule_model, values, report)
    for lens in read_lens_files() if lenses is None else lenses:
        values = dataclasses.asdict(lens)
        values["topic_id"] = pks[values.pop("topic")]
        _load(lens_model, values, report)
    return report


def _load(model: type[Any], values: dict[str, Any], report: LoadReport) -> None:
    row = model.objects.filter(slug=values["slug"]).first()
    if row is None:
        model.objects.create(**values)
        report.added += 1
    elif row.updated_by_id is not None:
        report.kept += 1
    elif any(getattr(row, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
        report.updated += 1
