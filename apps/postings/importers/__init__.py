"""A posting from a file, read in a process of its own."""

from apps.postings.importers.files import ImportedPosting, read_posting_file

__all__ = ["ImportedPosting", "read_posting_file"]
