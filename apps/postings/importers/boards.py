"""Job boards that give a posting as data: where the data of a link lies, and how it becomes one posting.

Their pages are drawn by scripts and hold little text; their data is public and made to be read. Nothing is
fetched here. `parse_job_data` runs in the child process and therefore knows nothing of Django.

Sources: the public posting APIs of Greenhouse (Job Board API), Lever (Postings API), Ashby (Job Postings
API), SmartRecruiters (Posting API), and the one that Workable's own pages read.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from apps.common.documents import FileRefused
from apps.postings.importers.addresses import read_link
from apps.postings.importers.files import parse_posting

_BOARD = r"(?P<board>[\w%-][\w%.-]*)"
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_BOARDS = {
    "greenhouse": (
        rf"(?:job-)?boards\.greenhouse\.io/{_BOARD}/jobs/(?P<job>\d+)",
        "https://boards-api.greenhouse.io/v1/boards/{board}/jobs/{job}",
    ),
    "lever": (
        rf"jobs\.lever\.co/{_BOARD}/(?P<job>{_UUID})",
        "https://api.lever.co/v0/postings/{board}/{job}",
    ),
    "lever in Europe": (
        rf"jobs\.eu\.lever\.co/{_BOARD}/(?P<job>{_UUID})",
        "https://api.eu.lever.co/v0/postings/{board}/{job}",
    ),
    "ashby": (
        rf"jobs\.ashbyhq\.com/{_BOARD}/(?P<job>{_UUID})",
        "https://api.ashbyhq.com/posting-api/job-board/{board}",
    ),
    "workable": (
        rf"apply\.workable\.com/{_BOARD}/j/(?P<job>[0-9A-F]+)",
        "https://apply.workable.com/api/v2/accounts/{board}/jobs/{job}",
    ),
    "smartrecruiters": (
        rf"jobs\.smartrecruiters\.com/{_BOARD}/(?P<job>{_UUID}|\d+)",
        "https://api.smartrecruiters.com/v1/companies/{board}/postings/{job}",
    ),
}
_PATTERNS = {name: re.compile(rf"{link}(?![0-9A-Za-z_])") for name, (link, _) in _BOARDS.items()}


@dataclass(frozen=True, slots=True)
class JobData:
    """Where the data of one posting lies: the board's name, the posting's id there, the link to fetch."""

    board: str
    job: str
    url: str

    @property
    def name(self) -> str:
        """What `parse_job_data` has to know."""
        return f"{self.board}/{self.job}"


def find_job_data(link: str) -> JobData | None:
    """Return where a link's posting lies as data, None where it is no known board. Raises LinkFailed."""
    target = read_link(link)
    for board, pattern in _PATTERNS.items():
        found = pattern.match(target.authority + target.path)
        if found:
            url = _BOARDS[board][1].format(board=found["board"], job=found["job"])
            return JobData(board, found["job"], url)
    return None


def parse_job_data(name: str, data: bytes) -> dict[str, Any]:
    """Return a posting from a board's data, as `parse_posting` does. Raises FileRefused."""
    board, _, job = name.partition("/")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FileRefused("no_posting") from error
    if board == "ashby":
        value = _pick_job(value, job)
    return parse_posting("posting.json", json.dumps(value).encode())


def _pick_job(value: Any, job: str) -> dict[str, Any]:
    """Return one posting of a whole board."""
    jobs = value.get("jobs") if isinstance(value, dict) else None
    for record in jobs if isinstance(jobs, list) else []:
        if isinstance(record, dict) and record.get("id") == job:
            return record
    raise FileRefused("no_posting")
