"""A posting from a link: from a job board's data where it has some, else from the page itself.

Fetching is bound to this process, reading to a child. The child imports this package, so what fetches is
imported where it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from apps.common.documents import FileRefused
from apps.postings.importers.boards import find_job_data
from apps.postings.importers.failures import LinkFailed
from apps.postings.importers.files import ImportedPosting, parse_in_child

if TYPE_CHECKING:
    from apps.postings.importers.link import Fetched

PARSE_JOB_DATA = "apps.postings.importers.boards:parse_job_data"
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
            return parse_in_child(PARSE_JOB_DATA, job.name, fetch(job.url).data, url=url)
        except (LinkFailed, FileRefused) as failure:
            if failure.code in _FINAL:
                raise
    page = fetch(url)
    name = f"posting.{_ENDINGS.get(page.content_type, 'docx')}"
    return parse_in_child("apps.postings.importers.files:parse_posting", name, page.data, url=url)
