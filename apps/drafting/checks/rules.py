"""A rule as data: what it looks for, what the listener hears, why, and one truthful mend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

LABELS = (
    "self_centred",
    "vague",
    "cliche",
    "unrealistic_for_level",
    "horizon_conflation",
    "retention_risk",
    "misaligned_goal",
    "unexplained_pivot",
    "title_over_skill",
    "no_role_link",
    "no_employer_benefit",
    "fake_certainty",
    "no_evidence",
    "missing_bridge",
)
MAX_PHRASES = 2_000
MAX_PHRASE = 200


class MalformedRule(ValueError):
    """A rule that cannot be used; the message names the field and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of guidance. `kind` names the check that reads it, `label` the misstep it belongs to."""

    slug: str
    label: str
    kind: str
    phrases: tuple[str, ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    hears: str = ""
    why: str = ""
    mend: str = ""
    source: str = ""
    flagged: tuple[str, ...] = ()
    clean: tuple[str, ...] = ()

    def names(self, parameter: str) -> tuple[str, ...]:
        """Return a parameter that is a list of phrases; absent, it is empty."""
        return tuple(self.parameters.get(parameter, ()))


REQUIRED_TEXTS = ("slug", "label", "kind", "hears", "why", "mend", "source")
LISTS = ("phrases", "flagged", "clean")
MODES = frozenset({"undecided", "leaving", "change"})
# Parameters that say where a rule speaks, and what they may name.
SITUATIONS = {
    "lenses": frozenset({"specialised_technical", "startup", "corporate", "public"}),
    "modes": MODES,
    "yields_to": MODES,
}
IGNORED = frozenset({"topic"})


def rule_from_mapping(mapping: Mapping[str, Any]) -> Rule:
    """Read one rule from a mapping such as a TOML file gives.

    Raises MalformedRule when a text is missing or empty, a list holds anything but text, or a
    key is unknown. "topic" is the caller's and is passed over.
    """
    known = {*REQUIRED_TEXTS, *LISTS, "parameters", *IGNORED}
    if unknown := sorted(set(mapping) - known):
        raise MalformedRule(f"{', '.join(unknown)}: no such field in a rule")
    texts = {name: _read_text(mapping, name) for name in REQUIRED_TEXTS}
    if texts["label"] not in LABELS:
        raise MalformedRule(f"label: must be one of {', '.join(LABELS)}")
    lists = {name: _read_list(mapping, name) for name in LISTS}
    if len(lists["phrases"]) > MAX_PHRASES or any(len(phrase) > MAX_PHRASE for phrase in lists["phrases"]):
        raise MalformedRule(f"phrases: at most {MAX_PHRASES:,}, each of at most {MAX_PHRASE} characters")
    parameters = mapping.get("parameters", {})
    if not isinstance(parameters, Mapping):
        raise MalformedRule("parameters: must be a table of names and values")
    for name in ("unless", "needs", "says_change"):
        _read_list(parameters, name)
    for name, known_names in SITUATIONS.items():
        _check_names(parameters, name, known_names)
    _check_pairs(parameters.get("pairs", ()))
    _check_shares(parameters)
    return Rule(
        slug=texts["slug"],
        label=texts["label"],
        kind=texts["kind"],
        phrases=lists["phrases"],
        parameters=MappingProxyType(dict(parameters)),
        hears=texts["hears"],
        why=texts["why"],
        mend=texts["mend"],
        source=texts["source"],
        flagged=lists["flagged"],
        clean=lists["clean"],
    )


def _check_names(parameters: Mapping[str, Any], name: str, known: frozenset[str]) -> None:
    if unknown := sorted(set(_read_list(parameters, name)) - known):
        raise MalformedRule(f"{name}: {', '.join(unknown)} is not one of {', '.join(sorted(known))}")


def _check_pairs(pairs: Any) -> None:
    is_list = isinstance(pairs, list | tuple)
    if not is_list or not all(isinstance(pair, Mapping) and {"job", "wish"} <= set(pair) for pair in pairs):
        raise MalformedRule("pairs: must be a list of tables, each with job and wish")
    for pair in pairs:
        _read_list(pair, "job")
        _read_list(pair, "wish")


def _check_shares(parameters: Mapping[str, Any]) -> None:
    for name in ("sure", "with_phrase"):
        share = parameters.get(name, 0.5)
        if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
            raise MalformedRule(f"{name}: must be a number from 0 to 1")


def _read_text(mapping: Mapping[str, Any], name: str) -> str:
    value = mapping.get(name)
    if not isinstance(value, str) or not value.strip():
        raise MalformedRule(f"{name}: must be text, and not empty")
    return value.strip()


def _read_list(mapping: Mapping[str, Any], name: str) -> tuple[str, ...]:
    values = mapping.get(name, ())
    if not isinstance(values, list | tuple) or not all(isinstance(item, str) for item in values):
        raise MalformedRule(f"{name}: must be a list of texts")
    return tuple(text for item in values if (text := item.strip()))
