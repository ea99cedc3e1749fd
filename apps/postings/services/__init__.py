"""What can be done with a posting: bring it, take a newer text of it, erase it, note what else is known."""

from apps.postings.services.notes import add_note, remove_note
from apps.postings.services.posting import (
    Brought,
    NothingToRead,
    PostingOfAnother,
    PostingTooLong,
    clean_raw_text,
    create_posting,
    erase_posting,
)
from apps.postings.services.renewal import PostingChanged, Renewal, compare_text, renew_posting

__all__ = [
    "Brought",
    "NothingToRead",
    "PostingChanged",
    "PostingOfAnother",
    "PostingTooLong",
    "Renewal",
    "add_note",
    "clean_raw_text",
    "compare_text",
    "create_posting",
    "erase_posting",
    "remove_note",
    "renew_posting",
]
