"""The rows of one answer: its matrix, its sentences with their sources, its revisions."""

from apps.answers.models.answer import (
    Answer,
    Dismissal,
    Horizon,
    MatchDecision,
    MatrixRow,
    Question,
    Showing,
    Verdict,
)
from apps.answers.models.rewording import RewordingConsent
from apps.answers.models.text import Phase, Revision, Sentence, SentenceSource, SourceKind

__all__ = [
    "Answer",
    "Dismissal",
    "Horizon",
    "MatchDecision",
    "MatrixRow",
    "Phase",
    "Question",
    "Revision",
    "RewordingConsent",
    "Sentence",
    "SentenceSource",
    "Showing",
    "SourceKind",
    "Verdict",
]
