"""From a file or a pasted text to facts that the person can confirm; nothing is stored here."""

from apps.common.documents import FileRefused
from apps.profiles.importers.files import read_profile_file, read_profile_text
from apps.profiles.importers.json_resume import write_json_resume
from apps.profiles.importers.types import ImportedProfile

__all__ = [
    "FileRefused",
    "ImportedProfile",
    "read_profile_file",
    "read_profile_text",
    "write_json_resume",
]
