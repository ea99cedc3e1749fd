"""A link becomes a posting: from a job board's data where there is some, else from the page."""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from apps.common.documents import FileRefused
from apps.postings.importers import ImportedPosting, LinkFailed, fetch_posting
from apps.postings.importers.boards import find_job_data, parse_job_data
from apps.postings.importers.link import fetch_link
from tests.common.documents.samples import make_docx
from tests.postings.importers.loopback import Loopback, SecureLoopback, make_certificate, page, running
from tests.project.repository import ROOT

UUID = "0f3c9a52-7d1e-4b6f-9c55-2f6f0d9b1a10"
OTHER = "1a2b3c4d-0000-4000-8000-000000000000"
DUTIES = "<p>Fire two kilns a day.</p>"
ASHBY = {
    "apiVersion": "1",
    "jobs": [
        {"id": OTHER, "title": "Glazer", "descriptionHtml": "<p>Glaze the tiles.</p>"},
        {"id": UUID, "title": "Kiln Operator", "descriptionHtml": DUTIES},
    ],
}
GREENHOUSE = {
    "id": 4071,
    "title": "Kiln Operator",
    "company_name": "Northfold Tiles",
    "content": "&lt;p&gt;Fire two kilns a day.&lt;/p&gt;",
}
LEVER = {
    "id": UUID,
    "text": "Kiln Operator",
    "descriptionPlain": "Fire two kilns a day.",
    "lists": [{"text": "You have", "content": "<li>Steady hands</li>"}],
}
WORKABLE = {
    "title": "Kiln Operator",
    "description": DUTIES,
    "requirements": "<ul><li>Steady hands</li></ul>",
    "benefits": "",
}
SMART = {
    "name": "Kiln Operator",
    "company": {"name": "Northfold Tiles", "identifier": "Northfold"},
    "jobAd": {
        "sections": {
            "jobDescription": {"title": "You & us", "text": DUTIES},
            "qualifications": {"title": "Needed", "text": "<ul><li>Calm</li></ul>"},
            "additionalInformation": {"title": "More", "text": None},
        }
    },
}
LINKS = [
    (
        "https://boards.greenhouse.io/northfold/jobs/4071?gh_src=1#app",
        "https://boards-api.greenhouse.io/v1/boards/northfold/jobs/4071",
    ),
    (
        "https://job-boards.greenhouse.io/northfold/jobs/4071",
        "https://boards-api.greenhouse.io/v1/boards/northfold/jobs/4071",
    ),
    (f"https://jobs.lever.co/northfold/{UUID}/apply", f"https://api.lever.co/v0/postings/northfold/{UUID}"),
    (f"https://jobs.eu.lever.co/northfold/{UUID}", f"https://api.eu.lever.co/v0/postings/northfold/{UUID}"),
    (
        f"https://jobs.ashbyhq.com/northfold%20tiles/{UUID}",
        "https://api.ashbyhq.com/posting-api/job-board/northfold%20tiles",
    ),
    (
        "https://apply.workable.com/northfold/j/4F3A9BC2D1/",
        "https://apply.workable.com/api/v2/accounts/northfold/jobs/4F3A9BC2D1",
    ),
    (
        "https://jobs.smartrecruiters.com/Northfold/743999700000001-kiln-operator",
        "https://api.smartrecruiters.com/v1/companies/Northfold/postings/743999700000001",
    ),
]


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A certificate for the boards of these tests, believed in."""
    path = make_certificate(tmp_path, "api.ashbyhq.com", "jobs.ashbyhq.com", "northfold.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    return path


def fetch(url: str, server: Loopback) -> ImportedPosting:
    """Fetch a posting from a server on this machine."""
    return fetch_posting(
        url, fetch=partial(fetch_link, resolve=lambda host: ["93.184.215.14"], connect=server.connect)
    )


def list_asked(server: Loopback) -> list[str]:
    """Return the addresses that a server was asked for."""
    lines = [request.split("\r\n") for request in server.requests]
    hosts = [next(line[6:] for line in asked if line.startswith("Host: ")) for asked in lines]
    return [host + asked[0].split()[1] for host, asked in zip(hosts, lines, strict=True)]


@pytest.mark.parametrize(("link", "url"), LINKS)
def test_link_to_a_known_board_has_data(link: str, url: str) -> None:
    found = find_job_data(link)

    assert found is not None
    assert found.url == url


@pytest.mark.parametrize(
    "link",
    [
        "https://northfold.example/jobs/4071",
        "https://boards.greenhouse.io/northfold",
        "https://boards.greenhouse.io/northfold/jobs/4071x",
        "https://boards.greenhouse.io/../jobs/4071",
        "https://boards.greenhouse.io.evil.example/northfold/jobs/4071",
        "https://evil.example/boards.greenhouse.io/northfold/jobs/4071",
        "https://boards.greenhouse.io:80/northfold/jobs/4071",
        f"https://jobs.ashbyhq.com/{UUID}",
        f"https://jobs.ashbyhq.com/north/fold/{UUID}",
        "https://apply.workable.com/northfold/",
    ],
)
def test_other_link_has_none(link: str) -> None:
    assert find_job_data(link) is None


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("greenhouse/4071", GREENHOUSE, "Kiln Operator\n\nNorthfold Tiles\n\nFire two kilns a day."),
        (f"lever/{UUID}", LEVER, "Kiln Operator\n\nFire two kilns a day.\n\n# You have\n- Steady hands"),
        (f"ashby/{UUID}", ASHBY, "Kiln Operator\n\nFire two kilns a day."),
        (
            "workable/4F3A9BC2D1",
            WORKABLE,
            "Kiln Operator\n\nFire two kilns a day.\n\n# Requirements\n- Steady hands",
        ),
        (
            "smartrecruiters/743999700000001",
            SMART,
            "Kiln Operator\n\nNorthfold Tiles\n\n# You & us\nFire two kilns a day.\n\n# Needed\n- Calm",
        ),
    ],
)
def test_data_of_a_board_becomes_one_posting(name: str, value: Any, text: str) -> None:
    assert parse_job_data(name, json.dumps(value).encode())["text"] == text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (f"ashby/{UUID}", b'{"jobs": [{"id": "another"}, "none"]}'),
        (f"ashby/{UUID}", b"[]"),
        ("smartrecruiters/7", b'{"jobAd": {"sections": []}}'),
        ("greenhouse/4071", b"<html>"),
        ("greenhouse/4071", b"[" * 100_000),
    ],
)
def test_data_without_the_posting_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(FileRefused, match="no_posting"):
        parse_job_data(name, data)


def test_posting_comes_from_the_data_of_its_board(certificate: Path) -> None:
    answer = page(json.dumps(ASHBY).encode(), content_type="application/json")

    with running(SecureLoopback(certificate, answer)) as server:
        posting = fetch(f"https://jobs.ashbyhq.com/northfold/{UUID}", server)

    assert posting == ImportedPosting(
        "Kiln Operator\n\nFire two kilns a day.",
        "data of a job board",
        title="Kiln Operator",
        url=f"https://jobs.ashbyhq.com/northfold/{UUID}",
    )
    assert list_asked(server) == ["api.ashbyhq.com/posting-api/job-board/northfold"]


@pytest.mark.parametrize(
    "first",
    [
        page(b"", status="404 Not Found"),
        page(b'{"jobs": []}', content_type="application/json"),
        page(b"<p>Sign in</p>"),
    ],
    ids=["gone", "empty", "page"],
)
def test_page_is_read_where_the_board_gives_no_data(certificate: Path, first: bytes) -> None:
    with running(SecureLoopback(certificate, first, page(DUTIES.encode()))) as server:
        posting = fetch(f"https://jobs.ashbyhq.com/northfold/{UUID}", server)

    assert (posting.text, posting.format) == ("Fire two kilns a day.", "web page")
    assert list_asked(server) == [
        "api.ashbyhq.com/posting-api/job-board/northfold",
        f"jobs.ashbyhq.com/northfold/{UUID}",
    ]


@pytest.mark.parametrize(
    ("content_type", "data", "text", "kind"),
    [
        ("text/html", DUTIES.encode(), "Fire two kilns a day.", "web page"),
        ("text/plain", b"Fire two kilns a day.", "Fire two kilns a day.", "plain text"),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            make_docx(["Kiln Operator"]),
            "Kiln Operator",
            "Word document",
        ),
    ],
)
def test_link_to_anything_readable_becomes_its_text(
    content_type: str, data: bytes, text: str, kind: str, certificate: Path
) -> None:
    with running(SecureLoopback(certificate, page(data, content_type=content_type))) as server:
        posting = fetch("https://northfold.example/kiln", server)

    assert posting == ImportedPosting(text, kind, url="https://northfold.example/kiln")


def test_posting_longer_than_any_is_refused(certificate: Path) -> None:
    answer = page(b"Fire two kilns. " * 12_501, content_type="text/plain")

    with running(SecureLoopback(certificate, answer)) as server, pytest.raises(FileRefused, match="too_long"):
        fetch("https://northfold.example/kiln", server)


def test_links_can_be_switched_off_for_boards_too(settings: Any) -> None:
    settings.POSTING_LINKS = False

    for url in ("https://northfold.example/kiln", LINKS[0][0]):
        with pytest.raises(LinkFailed, match="off"):
            fetch_posting(url)


def test_child_that_reads_knows_nothing_of_django_or_the_network() -> None:
    program = (
        "import sys, apps.postings.importers.boards; "
        "print(sorted({'django', 'ssl', 'http.client'} & set(sys.modules)))"
    )

    said = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert said.stdout == "[]\n"
