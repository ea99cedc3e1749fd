"""Where a posting record's text comes from: the record itself, or a file that it names."""

from pathlib import Path

from apps.answers.batch.records import Record, UnreadableRecord
from apps.drafting.reading.envelope import UnreadableEnvelope, read_envelope
from apps.postings.models import MAX_RAW_TEXT

MAX_BYTES = 8 * 1024 * 1024


def read_posting_source(record: Record) -> str:
    """Return the posting's text. A path is taken from the folder the command was called in."""
    if record.values.get("path") is None:
        return record.text("text")
    path = Path(record.text("path"))
    try:
        text = read_envelope(read_file(path), name=path.name).whole().replace("\x00", "")
    except UnreadableEnvelope as error:
        raise UnreadableRecord(f"{path.name}: {error}") from error
    if len(text) > MAX_RAW_TEXT:
        raise UnreadableRecord(f"{path.name} is longer than {MAX_RAW_TEXT:,} characters")
    return text


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
