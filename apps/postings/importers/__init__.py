"""A posting from a file or a link, read in a process of its own."""

from apps.postings.importers.failures import LinkFailed
from apps.postings.importers.files import ImportedPosting, read_posting_file
from apps.postings.importers.web import fetch_posting

__all__ = ["ImportedPosting", "LinkFailed", "fetch_posting", "read_posting_file"]
