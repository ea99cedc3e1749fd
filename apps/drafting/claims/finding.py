"""The claims of a text in order, and those that no source holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from apps.drafting.claims.boasts import find_deeds, find_superlatives
from apps.drafting.claims.dates import find_dates
from apps.drafting.claims.figures import find_numbers
from apps.drafting.claims.holding import Held, read_held
from apps.drafting.claims.kinds import Claim, ClaimKind
from apps.drafting.claims.names import JOINING, find_names, find_skills, find_titles
from apps.drafting.text import words
from apps.drafting.vocabulary import Source

_LONGEST_NAME = 120
_NAMED = frozenset({ClaimKind.NAME, ClaimKind.ORGANISATION, ClaimKind.TITLE})


def find_claims(text: str) -> tuple[Claim, ...]:
    """Return every claim of `text` in order; a name of two words is two claims. Where two overlap, the
    first kind counts: dates, numbers, titles, names, superlatives, deeds. Skills stand beside the others.
    """
    found = words(text)
    taken = bytearray(len(text))
    kept = list(find_skills(text))
    kinds = (
        find_dates(text),
        find_numbers(text),
        find_titles(found),
        find_superlatives(text, found),
        find_names(text, found),
        find_deeds(text, found),
    )
    for claims in kinds:
        for claim in claims:
            if not any(taken[claim.start : claim.end]):
                taken[claim.start : claim.end] = b"\1" * (claim.end - claim.start)
                kept.append(claim)
    return tuple(sorted(kept, key=lambda claim: (claim.start, -claim.end)))


def find_unsupported(text: str, sources: Iterable[Source] | Held) -> tuple[Claim, ...]:
    """Return the claims of `text` that none of `sources` holds, in order, each once.

    `sources` may be what `read_held` made of them, where many texts are held against the same.
    """
    held = sources if isinstance(sources, Held) else read_held(source.quote for source in sources)
    missing = [claim for claim in find_claims(text) if not held.holds(claim)]
    first: dict[str, Claim] = {}
    for claim in join_claims(text, missing):
        first.setdefault(claim.text.casefold(), claim)
    return tuple(first.values())


def join_claims(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """Make one claim of names that stand side by side, and leave out what lies within another."""
    joined: list[Claim] = []
    for claim in claims:
        last = joined[-1] if joined else None
        if last is None or (last.end < claim.end and not _belong_together(text, last, claim)):
            joined.append(claim)
        elif last.end < claim.end:
            kinds = {last.kind, claim.kind}
            kind = ClaimKind.ORGANISATION if ClaimKind.ORGANISATION in kinds else last.kind
            kind = kind if len(kinds) == 1 or kind is ClaimKind.ORGANISATION else ClaimKind.NAME
            whole = text[last.start : claim.end]
            joined[-1] = Claim(whole, last.start, claim.end, kind, last.needs + claim.needs)
    return joined


def _belong_together(text: str, last: Claim, claim: Claim) -> bool:
    are_named = last.kind in _NAMED and claim.kind in _NAMED and claim.end - last.start <= _LONGEST_NAME
    return claim.start < last.end or (are_named and text[last.end : claim.start] in JOINING)
