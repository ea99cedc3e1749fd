"""An employer's lens as data: what weighs more or less under it, and what to stress.

A rule that names `lenses` among its parameters speaks under those alone; everything else that a
lens changes is the order of the findings, and what an answer does well to bring out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from apps.drafting.checks.phrases import find_phrases, has_phrase, split_sentences
from apps.drafting.checks.rules import LABELS, MAX_PHRASE, Rule
from apps.drafting.vocabulary import EmployerKind, Finding, Line, LineKind

WORDS_BESIDE = 5
MOST_PLACES = len(LABELS)
LENS_KINDS = tuple(kind for kind in EmployerKind if kind is not EmployerKind.OTHER)
_OFFERING = frozenset(
    {LineKind.RESPONSIBILITY, LineKind.REQUIREMENT, LineKind.PREFERRED, LineKind.GROWTH, LineKind.DIRECTION}
)


class MalformedLens(ValueError):
    """A lens that cannot be used; the message names the field and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Move:
    """A misstep that stands `places` higher under a lens (lower where negative), and why."""

    label: str
    places: int
    because: str


@dataclass(frozen=True, slots=True)
class Stress:
    """Something to bring out: its name, how to say it, and the phrases that show it is there.

    `offers` are phrases by which a posting asks for it, besides those: what an advert calls
    "fast-paced" is no proof in an answer.
    """

    name: str
    say: str
    phrases: tuple[str, ...]
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lens:
    """What a kind of employer changes; `name` completes "Because this is …"."""

    kind: EmployerKind
    name: str
    moves: tuple[Move, ...] = ()
    stresses: tuple[Stress, ...] = ()
    source: str = ""

    def find_move(self, label: str) -> Move | None:
        """Return how a misstep moves under this lens, if it does."""
        return next((move for move in self.moves if move.label == label), None)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Something to stress, the words of the answer that say it ("" if none), and the line that offers it."""

    stress: Stress
    said: str
    line: Line | None


@dataclass(frozen=True, slots=True)
class Shift:
    """A finding that passes others under a lens. Places are those on the whole list, and count from 1.

    `now` may be no less than `before` where findings stand above it that the lens alone makes.
    """

    finding: Finding
    before: int
    now: int
    because: str


@dataclass(frozen=True, slots=True)
class LensDifference:
    """What findings are like under a lens and would not be without it."""

    raised: tuple[Shift, ...] = ()
    added: tuple[Finding, ...] = ()


def speaks_under(rule: Rule, lens: Lens | None) -> bool:
    """Tell whether a rule speaks under this lens: it names none, or this one."""
    named = rule.names("lenses")
    return not named or (lens is not None and lens.kind.value in named)


def compare_findings(plain: Sequence[Finding], seen: Sequence[Finding], lens: Lens) -> LensDifference:
    """Return how `seen`, found and ordered under `lens`, differs from `plain`, without one.

    A finding is raised where its own misstep moves and it has passed another that both lists hold.
    """
    known = set(plain)
    kept = [finding for finding in seen if finding in known]
    ranks = {finding: rank for rank, finding in enumerate(filter(set(kept).__contains__, plain))}
    raised = [
        Shift(finding, plain.index(finding) + 1, seen.index(finding) + 1, move.because)
        for rank, finding in enumerate(kept)
        if rank < ranks[finding] and (move := lens.find_move(finding.label)) and move.places > 0
    ]
    return LensDifference(tuple(raised), tuple(finding for finding in seen if finding not in known))


def weigh_stresses(lens: Lens, text: str, lines: Sequence[Line]) -> tuple[Emphasis, ...]:
    """Return what to stress under a lens, with where the answer says it or the posting offers it."""
    offering = [line for line in lines if line.kind in _OFFERING]
    return tuple(
        Emphasis(
            stress,
            _quote_around(text, stress.phrases),
            next((line for line in offering if has_phrase(line.text, stress.phrases + stress.offers)), None),
        )
        for stress in lens.stresses
    )


def _quote_around(text: str, phrases: tuple[str, ...]) -> str:
    """Return the first of the phrases with a few words of its sentence on either side; "" if none stands."""
    for part in split_sentences(text):
        for found in find_phrases(part.text, phrases)[:1]:
            before, behind = part.text[: found.start].split(), part.text[found.start :].split()
            start = "… " if len(before) > WORDS_BESIDE else ""
            end = " …" if len(behind) > 2 * WORDS_BESIDE else ""
            return start + " ".join(before[-WORDS_BESIDE:] + behind[: 2 * WORDS_BESIDE]) + end
    return ""


def lens_from_mapping(mapping: Mapping[str, Any]) -> Lens:
    """Read one lens from a mapping such as a TOML file gives: slug, name, moves, stresses, source.

    Raises MalformedLens.
    """
    slug = mapping.get("slug")
    if slug not in LENS_KINDS:
        raise MalformedLens(f"slug: must be one of {', '.join(LENS_KINDS)}")
    moves = tuple(_read_move(each) for each in _read_tables(mapping, "moves"))
    if len({move.label for move in moves}) < len(moves):
        raise MalformedLens("moves: a misstep may move only once")
    return Lens(
        kind=EmployerKind(slug),
        name=_read_text(mapping, "name", "name"),
        moves=moves,
        stresses=tuple(_read_stress(each) for each in _read_tables(mapping, "stresses")),
        source=_read_text(mapping, "source", "source"),
    )


def _read_move(table: Mapping[str, Any]) -> Move:
    _refuse_others(table, "moves", {"label", "places", "because"})
    label, places = table.get("label"), table.get("places")
    if label not in LABELS:
        raise MalformedLens(f"moves: label must be one of {', '.join(LABELS)}")
    if isinstance(places, bool) or not isinstance(places, int) or not 0 < abs(places) <= MOST_PLACES:
        raise MalformedLens(f"moves: places must be a whole number from 1 to {MOST_PLACES}, or below zero")
    return Move(label, places, _read_text(table, "because", "moves: because"))


def _read_stress(table: Mapping[str, Any]) -> Stress:
    _refuse_others(table, "stresses", {"name", "say", "phrases", "offers"})
    phrases = _read_phrases(table, "phrases")
    if not phrases:
        raise MalformedLens("stresses: phrases must not be empty")
    return Stress(
        _read_text(table, "name", "stresses: name"),
        _read_text(table, "say", "stresses: say"),
        phrases,
        _read_phrases(table, "offers"),
    )


def _read_phrases(table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    phrases = table.get(name, ())
    if not isinstance(phrases, list | tuple) or not all(isinstance(each, str) for each in phrases):
        raise MalformedLens(f"stresses: {name} must be a list of texts")
    if any(len(each) > MAX_PHRASE for each in phrases):
        raise MalformedLens(f"stresses: a phrase has at most {MAX_PHRASE} characters")
    return tuple(text for each in phrases if (text := each.strip()))


def _read_tables(mapping: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    tables = mapping.get(name, ())
    if not isinstance(tables, list | tuple) or not all(isinstance(each, Mapping) for each in tables):
        raise MalformedLens(f"{name}: must be a list of tables")
    return tables


def _read_text(table: Mapping[str, Any], key: str, shown: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise MalformedLens(f"{shown}: must be text, and not empty")
    return value.strip()


def _refuse_others(table: Mapping[str, Any], name: str, known: set[str]) -> None:
    if others := sorted(set(table) - known):
        raise MalformedLens(f"{name}: {', '.join(others)} is not known here")
