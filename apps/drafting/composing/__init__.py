"""Composing: the matrix, the posting and the facts become an answer with sources, and nothing else does.

No model writes here. Sentence plans are chosen by what is there, the person's words are put into
the grammatical form that the plan needs, and what cannot be turned safely is quoted.
"""

from apps.drafting.composing.changes import compare_texts, keep_sources
from apps.drafting.composing.composition import (
    LENGTHS,
    Composition,
    compose_answer,
    compose_variants,
    find_missing,
    preview_phase,
)

__all__ = [
    "LENGTHS",
    "Composition",
    "compare_texts",
    "compose_answer",
    "compose_variants",
    "find_missing",
    "keep_sources",
    "preview_phase",
]
