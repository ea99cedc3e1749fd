"""From a file or a pasted text to facts that the person can confirm; nothing is stored here."""

from apps.profiles.importers.types import ImportedProfile

__all__ = ["ImportedProfile"]
