"""The main skills that a posting names, as literal pieces of its lines.

Two ways in: our own lists of terms (`terms/*.txt`, every field of work), found
in one pass over the whole text; and what follows "experience of", "knowledge
of" and the like, which no list knows. Both give candidates with a weight. The
weightiest are kept, in the order of the posting.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ahocorasick_rs

from apps.drafting.reading.asking import find_asides, find_asked, find_capitals, is_name
from apps.drafting.text import Span
from apps.drafting.vocabulary import Line, LineKind

_TERMS = Path(__file__).with_name("terms")
_MOST_SKILLS = 12
# A phrase, a trait or an aside fills up to this many; only named skills go beyond.
_FEW_SKILLS = 4
# Read no further than this into one line: a line this long is not a sentence.
_LONGEST_READ = 1_500
_WEIGHTS = {LineKind.REQUIREMENT: 1.0, LineKind.PREFERRED: 0.85, LineKind.RESPONSIBILITY: 0.9}
_ASKING = frozenset({LineKind.REQUIREMENT, LineKind.PREFERRED})
_SOFT_WEIGHT = 0.4
_BROAD_WEIGHT = 0.55
_NAME_WEIGHT = 0.15
_ASKED_WEIGHT = 0.5
_CAPITALS_WEIGHT = 0.6
_NAMED_WEIGHT = 0.8
# A name counts, wherever it stands in a bare list ("Stack: …"); a craft that a duty speaks of in
# passing does not.
_LISTED_WEIGHT = 0.8
_ASKED_NAME_WEIGHT = 0.95
_CRAFT_WEIGHT = 0.7
# What is named again and again is what the job is about.
_AGAIN_WEIGHT = 0.1
# What stands in the lines about the employer counts only where the posting asks for little.
_ASIDE_WEIGHT = 0.3
# Where to follow the employer, more often than a skill.
_SOCIAL = frozenset("linkedin facebook instagram twitter youtube tiktok pinterest".split())
# Short names that are no word, however they are typed.
_ANY_CASE = frozenset(
    "aws sql html css php gcp crm erp hvac plc cnc seo ppc xml json gdpr etl bim sap vba qa/qc".split()
)
# Curly quotes and hyphens are typed as people please; each stands for one character, so spans hold.
_PLAIN = (("İ", "I"), ("’", "'"), ("-", " "), ("‑", " "), ("–", " "))


@dataclass(frozen=True, slots=True)
class _Terms:
    """The lists, ready to be looked up: `names`, `spelt` and `weights` go by the number of the term."""

    finder: ahocorasick_rs.AhoCorasick
    names: tuple[str, ...]
    spelt: frozenset[str]
    proper: frozenset[str]
    soft: frozenset[str]
    broad: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One piece of one line, by its characters in the joined text."""

    start: int
    end: int
    weight: float


def _fold(text: str) -> str:
    for typed, plain in _PLAIN:
        text = text.replace(typed, plain)
    return text.lower()


def _list_terms(name: str) -> list[str]:
    rows = (_TERMS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [term for row in rows if row and not row.startswith("#") for term in row.split(", ")]


@cache
def _load_terms() -> _Terms:
    """Read the lists once. A name in `cased.txt`, or short and all in capitals, must be spelt as it is."""
    lists = {path.stem: _list_terms(path.stem) for path in sorted(_TERMS.glob("*.txt"))}
    spelt = frozenset(lists["cased"])
    names: dict[str, str] = {}
    for term in (term for terms in lists.values() for term in terms):
        names.setdefault(_fold(term), term)
    return _Terms(
        finder=ahocorasick_rs.AhoCorasick(list(names)),
        names=tuple(names.values()),
        spelt=spelt
        | {
            term
            for term in names.values()
            if len(term) <= 5 and term.isupper() and _fold(term) not in _ANY_CASE
        },
        proper=frozenset(folded for folded, term in names.items() if term != term.lower()),
        soft=frozenset(map(_fold, lists["soft"])),
        broad=frozenset(map(_fold, lists["broad"])),
    )


def _find_end(folded: str, start: int, end: int) -> int:
    """Return where a term ends when it stands as a word, a plural "s" with it, else -1."""
    if folded[start].isalnum() and folded[start - 1 : start].isalnum():
        return -1
    if end - start == 1 and "." in {folded[start - 1 : start], folded[end : end + 1]}:
        return -1
    if folded[end : end + 1] == "s" and end - start > 3:
        end += 1
    after = folded[end : end + 1]
    return -1 if (after.isalnum() and folded[end - 1].isalnum()) or after in {"+", "#"} else end


def _find_terms(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the terms of the lists in `text`, the longest where several overlap, as start, end and term."""
    terms, folded = _load_terms(), _fold(text)
    found = []
    for index, start, plain_end in terms.finder.find_matches_as_indexes(folded, overlapping=True):
        end = _find_end(folded, start, plain_end)
        name = terms.names[index]
        if end > 0 and (name not in terms.spelt or text[start:plain_end] == name):
            found.append((start, -end, name))
    reached = 0
    for start, minus_end, name in sorted(found):
        if start >= reached:
            reached = -minus_end
            yield start, reached, _fold(name)


def find_named_skills(text: str) -> Iterator[Span]:
    """Yield the skills of the lists that `text` names, without traits and whole fields of work."""
    terms = _load_terms()
    for start, end, term in _find_terms(text):
        if term not in terms.soft and term not in terms.broad:
            yield Span(text[start:end], start, end)


def _weigh_term(term: str, kind: LineKind) -> float:
    """Return how much a term counts: a proper name most, a trait or a whole field of work little."""
    terms = _load_terms()
    if term in terms.soft or term in terms.broad:
        return (
            _WEIGHTS[kind] * (_SOFT_WEIGHT if term in terms.soft else _BROAD_WEIGHT)
            if kind in _ASKING
            else 0.0
        )
    if term in _SOCIAL:
        return _CRAFT_WEIGHT if kind in _WEIGHTS else 0.0
    if term in terms.proper:
        return _LISTED_WEIGHT if kind is LineKind.OTHER else _WEIGHTS.get(kind, _ASIDE_WEIGHT) + _NAME_WEIGHT
    return _CRAFT_WEIGHT if kind is LineKind.RESPONSIBILITY else _WEIGHTS.get(kind, _ASIDE_WEIGHT)


def _find_candidates(lines: Sequence[Line]) -> list[tuple[str, _Candidate]]:
    """Return every piece that may be a skill, with where it stands in the joined lines."""
    texts = [line.text[:_LONGEST_READ].replace("\n", " ") for line in lines]
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    joined = "\n".join(texts)
    found = []
    for start, end, term in _find_terms(joined):
        kind = lines[bisect_right(starts, start) - 1].kind
        weight = _weigh_term(term, kind)
        found.append(_Candidate(start, end, weight))
    for line, text, offset in zip(lines, texts, starts, strict=False):
        weight = _WEIGHTS.get(line.kind, 0.0)
        if line.kind in _ASKING:
            for a, b in find_asked(text):
                share = _ASKED_NAME_WEIGHT if a and is_name(text[a:b]) else _ASKED_WEIGHT
                found.append(_Candidate(offset + a, offset + b, weight * share))
            found += [
                _Candidate(offset + a, offset + b, weight * _ASKED_NAME_WEIGHT) for a, b in find_asides(text)
            ]
        if weight and not text.isupper():
            found += [
                _Candidate(offset + a, offset + b, weight * _CAPITALS_WEIGHT) for a, b in find_capitals(text)
            ]
    return [(joined[one.start : one.end], one) for one in _join_overlapping(found)]


def _join_overlapping(found: list[_Candidate]) -> list[_Candidate]:
    """Keep, of candidates that overlap, the weightiest; of equals, the longest."""
    kept: list[_Candidate] = []
    for one in sorted(found, key=lambda one: one.start):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif (one.weight, one.end - one.start) > (kept[-1].weight, kept[-1].end - kept[-1].start):
            kept[-1] = one
    return kept


def _is_within(piece: str, other: str) -> bool:
    return f" {piece} " in f" {other} "


def _add_mention(known: tuple[str, _Candidate] | None, piece: str, one: _Candidate) -> tuple[str, _Candidate]:
    """Return a skill with one mention more: where it weighs most, and a little heavier."""
    if known is None:
        return piece, one
    best, words = (one, piece) if one.weight > known[1].weight else (known[1], known[0])
    return words, _Candidate(best.start, best.end, best.weight + _AGAIN_WEIGHT)


def read_skills(lines: Sequence[Line], *, without: str = "") -> tuple[str, ...]:
    """Return the main skills that the lines name, in order, each once, at most 12.

    `without` is the employer's name, whose words are no skill. Linear in the text.
    """
    barred = set(re.findall(r"\w+", without.lower()))
    merged: dict[str, tuple[str, _Candidate]] = {}
    for piece, one in _find_candidates(lines):
        key = _fold(piece)
        if one.weight and not barred.issuperset(re.findall(r"\w+", key)[:1]):
            merged[key] = _add_mention(merged.get(key), piece, one)
    chosen: list[tuple[str, str, _Candidate]] = []
    for key, (piece, one) in sorted(merged.items(), key=lambda item: (-item[1][1].weight, item[1][1].start)):
        if len(chosen) == _MOST_SKILLS or (one.weight < _NAMED_WEIGHT and len(chosen) >= _FEW_SKILLS):
            break
        if not any(_is_within(key, other) or _is_within(other, key) for other, _, _ in chosen):
            chosen.append((key, piece, one))
    return tuple(piece for _, piece, one in sorted(chosen, key=lambda item: item[2].start))
