"""A posting from a link: from a job board's data where it has some, else from the page itself.

Fetching is bound to this process, reading to a child. The child imports this package, so what fetches is
imported where it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from apps.common.documents import FileRefused, run_in_child
from apps.postings.importers.boards import find_job_data
from apps.postings.importers.failures import LinkFailed
from apps.postings.importers.files import MOST_CHARACTERS, ImportedPosting

if TYPE_CHECKING:
    from apps.postings.importers.link import Fetched

_ENDINGS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "application/ld+json": "json",
    "application/pdf": "pdf",
    "text/plain": "txt",
}
# After these a second attempt would only take as long again, or fail alike.
_FINAL = frozenset({"off", "too_slow", "busy"})


def fetch_posting(url: str, *, fetch: Callable[[str], Fetched] | None = None) -> ImportedPosting:
    """Return the posting behind a link. Raises LinkFailed, or FileRefused for what came but was not read."""
    if fetch is None:
        from apps.postings.importers.link import fetch_link

        fetch = fetch_link
    job = find_job_data(url)
    if job:
        try:
            return _read("apps.postings.importers.boards:parse_job_data", job.name, fetch(job.url).data)
        except (LinkFailed, FileRefused) as failure:
            if failure.code in _FINAL:
                raise
    page = fetch(url)
    name = f"posting.{_ENDINGS.get(page.content_type, 'docx')}"
    return _read("apps.postings.importers.files:parse_posting", name, page.data)


def _read(parser: str, name: str, data: bytes) -> ImportedPosting:
    said = run_in_child(parser, name=name, data=data)
    if len(said["text"]) > MOST_CHARACTERS:
        raise FileRefused("too_long")
    return ImportedPosting(said["text"], said["format"], tuple(said["notes"]))
