"""Where a posting or a résumé comes from: the record itself, or a file that it names."""

from pathlib import Path

from apps.answers.batch.records import Record, UnreadableRecord
from apps.common.documents import FileRefused
from apps.postings.importers import read_posting_file
from apps.profiles.importers import ImportedProfile, read_profile_file, read_profile_text

MAX_BYTES = 8 * 1024 * 1024


def read_posting_source(record: Record) -> str:
    """Return the posting's text. A path is taken from the folder the command was called in."""
    if record.values.get("path") is None:
        return record.text("text")
    path = Path(record.text("path"))
    try:
        return read_posting_file(path.name, read_file(path)).text
    except FileRefused as refusal:
        raise UnreadableRecord(f"{path.name}: {refusal.message}") from refusal


def read_profile_source(record: Record) -> ImportedProfile:
    """Return what a résumé's text or file holds."""
    if record.values.get("path") is None:
        return read_profile_text(record.text("text"))
    path = Path(record.text("path"))
    try:
        return read_profile_file(path.name, read_file(path))
    except FileRefused as refusal:
        raise UnreadableRecord(f"{path.name}: {refusal.message}") from refusal


def read_file(path: Path) -> bytes:
    """Return a file's bytes, of a plain file and only so many: a path may name a device that never ends."""
    try:
        if path.exists() and not path.is_file():
            raise UnreadableRecord(f"{path.name} is not a file")
        with path.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UnreadableRecord(f"{path.name}: {getattr(error, 'strerror', None) or error}") from error
    if len(content) > MAX_BYTES:
        raise UnreadableRecord(f"{path.name} is larger than {MAX_BYTES // 1024 // 1024} MB")
    return content
