"""From the goal matrix to sentences, each with what it rests on."""

from apps.drafting.composing.changes import Change, keep_sources, list_changes, unsupported_claims
from apps.drafting.composing.composer import Composition, compose_answer, compose_variants

__all__ = [
    "Change",
    "Composition",
    "compose_answer",
    "compose_variants",
    "keep_sources",
    "list_changes",
    "unsupported_claims",
]
