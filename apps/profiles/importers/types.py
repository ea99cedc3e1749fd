"""What an import gives, whatever the format was."""

from __future__ import annotations

from dataclasses import dataclass

from apps.drafting.reading.resumes import ReadFact


@dataclass(frozen=True, slots=True)
class ImportedProfile:
    """A profile as a file told it.

    `format` is its name for the person: "JSON Resume", "LinkedIn export", "PDF",
    "Word document", "Markdown", "text" or "web page (h-resume)". `unplaced` is what
    no fact was made of, `contact` how to reach the person, and `notes` says what was
    left out and why, one plain sentence each.
    """

    format: str
    facts: tuple[ReadFact, ...] = ()
    unplaced: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
