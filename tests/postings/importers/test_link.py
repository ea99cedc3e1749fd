"""A page is fetched within its limits, and a site that misbehaves costs no more than they allow."""

import gzip
import re
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from apps.postings.importers import addresses, link
from apps.postings.importers.failures import MESSAGES
from apps.postings.importers.link import Fetched, LinkFailed, fetch_link
from tests.postings.importers.loopback import (
    Answer,
    Loopback,
    SecureLoopback,
    drip,
    make_certificate,
    page,
    redirect,
    running,
)

PUBLIC = "93.184.215.14"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def visit(server: Loopback, url: str = "http://jobs.example/kiln") -> Fetched:
    return fetch_link(url, resolve=lambda host: [PUBLIC], connect=server.connect)


def fail(server: Loopback, url: str = "http://jobs.example/kiln") -> str:
    with pytest.raises(LinkFailed) as failed:
        visit(server, url)
    return failed.value.code


def fail_with(*answers: Answer) -> str:
    with running(Loopback(*answers)) as server:
        return fail(server)


@pytest.fixture
def is_hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second in all."""
    monkeypatch.setattr(link, "SECONDS", 0.5)


def test_page_is_fetched_with_one_plain_request(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    with running(
        Loopback(page(b"<p>Fire two kilns.</p>", content_type="Text/HTML; charset=utf-8"))
    ) as server:
        fetched = visit(server, "http://Jobs.example/kiln?id=7#top")

    assert fetched == Fetched("http://jobs.example/kiln?id=7", "text/html", b"<p>Fire two kilns.</p>")
    assert server.opened == [(PUBLIC, 80)]
    (request,) = server.requests
    opening, *headers = request.split("\r\n")
    assert opening == "GET /kiln?id=7 HTTP/1.1"
    assert sorted(header.split(":")[0] for header in headers if header) == [
        "Accept",
        "Accept-Encoding",
        "Connection",
        "Host",
        "User-Agent",
    ]
    assert "Host: jobs.example" in headers
    assert "User-Agent: Throughline" in headers


def test_links_can_be_switched_off(settings: Any) -> None:
    settings.POSTING_LINKS = False

    with running(Loopback(page(b"<p>Kiln</p>"))) as server:
        assert fail(server) == "off"

    assert server.opened == []


def test_redirect_is_followed_and_carries_no_cookie() -> None:
    first = page(b"", "Location: /ofen größe", "Set-Cookie: a=b", status="301 Moved Permanently")

    with running(Loopback(first, page(b"<p>Kiln</p>"))) as server:
        fetched = visit(server)

    assert fetched.url == "http://jobs.example/ofen%20gr%C3%B6%C3%9Fe"
    assert [request.split()[1] for request in server.requests] == ["/kiln", "/ofen%20gr%C3%B6%C3%9Fe"]
    assert "cookie" not in server.requests[1].lower()


@pytest.mark.parametrize(("hops", "is_reached"), [(5, True), (6, False)])
def test_five_redirects_are_followed_and_no_more(hops: int, is_reached: bool) -> None:
    with running(Loopback(*[redirect("/on")] * hops, page(b"<p>Kiln</p>"))) as server:
        if is_reached:
            assert visit(server).data == b"<p>Kiln</p>"
        else:
            assert fail(server) == "redirects"

    assert len(server.requests) == 6


def test_next_address_is_tried_where_one_does_not_answer() -> None:
    with running(Loopback(page(b"<p>Kiln</p>"))) as server:

        def connect(address: str, port: int, seconds: float) -> socket.socket:
            if address == "2606:4700:4700::1111":
                raise ConnectionRefusedError
            return server.connect(address, port, seconds)

        found = fetch_link(
            "http://jobs.example/", resolve=lambda host: ["2606:4700:4700::1111", PUBLIC], connect=connect
        )

    assert (found.data, server.opened) == (b"<p>Kiln</p>", [(PUBLIC, 80)])


def test_refused_connection_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda address: True)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    with pytest.raises(LinkFailed, match="unreachable"):
        fetch_link("http://127.0.0.1/", connect=lambda address, _, s: link.open_socket(address, port, s))


def test_unknown_name_is_told() -> None:
    def find_nothing(host: str) -> list[str]:
        raise socket.gaierror

    with pytest.raises(LinkFailed, match="not_found"):
        fetch_link("http://nowhere.example/", resolve=find_nothing)
    with pytest.raises(LinkFailed, match="not_found"):
        fetch_link("http://nowhere.example/", resolve=lambda host: [])


@pytest.mark.parametrize(
    "answer",
    [
        drip(b""),
        drip(HEAD + b"X-Slow: "),
        drip(HEAD + b"\r\n"),
        drip(HEAD + b"Content-Length: 4000000\r\n\r\n"),
        drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n"),
        lambda sock: time.sleep(1),
    ],
)
@pytest.mark.usefixtures("is_hurried")
def test_slow_site_is_left_at_the_deadline(answer: Answer) -> None:
    with running(Loopback(answer)) as server:
        began_at = time.monotonic()
        code = fail(server)
        seconds = time.monotonic() - began_at

    assert (code, seconds < 1.5) == ("too_slow", True)


@pytest.mark.usefixtures("is_hurried")
def test_slow_redirects_share_one_deadline() -> None:
    def lead_on(sock: socket.socket) -> None:
        time.sleep(0.2)
        sock.sendall(redirect("/on"))

    assert fail_with(lead_on) == "too_slow"


@pytest.mark.usefixtures("is_hurried")
def test_slow_name_server_is_left_at_the_deadline() -> None:
    def resolve(host: str) -> list[str]:
        time.sleep(2)
        return [PUBLIC]

    began_at = time.monotonic()
    with pytest.raises(LinkFailed, match="too_slow"):
        fetch_link("http://jobs.example/", resolve=resolve)

    assert time.monotonic() - began_at < 1.5


@pytest.mark.usefixtures("is_hurried")
def test_site_that_never_agrees_on_tls_is_left_at_the_deadline() -> None:
    with running(Loopback(lambda sock: time.sleep(1))) as server:
        assert fail(server, "https://jobs.example/") == "too_slow"


def send_without_end(sock: socket.socket) -> None:
    sock.sendall(HEAD + b"\r\n")
    for _ in range(400):
        sock.sendall(b"x" * 65_536)


def send_headers_without_end(sock: socket.socket) -> None:
    sock.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 400_000)


@pytest.mark.parametrize(
    "answer",
    [
        send_without_end,
        send_headers_without_end,
        HEAD + b"Content-Length: 5242881\r\n\r\n",
        page(gzip.compress(bytes(200 * 1024 * 1024), 9), "Content-Encoding: gzip"),
    ],
    ids=["body", "headers", "announced", "bomb"],
)
def test_page_larger_than_the_limit_is_left(answer: Answer) -> None:
    assert fail_with(answer) == "too_large"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_page_as_large_as_the_limit_is_kept(pack: Callable[[bytes], bytes]) -> None:
    body = b"x" * link.MOST_BYTES
    headers = ["Content-Encoding: gzip"] if pack is gzip.compress else []

    with running(Loopback(page(pack(body), *headers))) as server:
        assert visit(server).data == body


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("kind", page(b"GIF89a", content_type="image/gif")),
        ("kind", page(b"PK", content_type="application/zip")),
        ("kind", page(b"<svg/>", content_type="image/svg+xml")),
        ("kind", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"),
        ("closed", page(b"<p>Sign in</p>", status="403 Forbidden")),
        ("closed", page(b"<p>Slow down</p>", status="429 Too Many Requests")),
        ("gone", page(b"<p>Gone</p>", status="404 Not Found")),
        ("site_error", page(b"<p>Sorry</p>", status="500 Internal Server Error")),
        ("site_error", page(b"", status="302 Found")),
        ("broken", b"220 mail.example ESMTP\r\n"),
        ("broken", b""),
        ("broken", HEAD + b"Content-Length: 10\r\n\r\nshort"),
        ("broken", HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab"),
        ("broken", page(b"no gzip", "Content-Encoding: gzip")),
        ("broken", page(gzip.compress(b"cut short")[:-4], "Content-Encoding: gzip")),
        ("broken", page(gzip.compress(b"a") + b"more", "Content-Encoding: gzip")),
        ("broken", page(b"other", "Content-Encoding: br")),
        ("broken", HEAD + b"X: y\r\n" * 200 + b"\r\n"),
    ],
)
def test_answer_without_a_page_is_told(code: str, answer: bytes) -> None:
    assert fail_with(answer) == code


def test_secure_page_is_fetched_for_its_name_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = make_certificate(tmp_path, "jobs.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    with running(SecureLoopback(certificate, page(b"<p>Kiln</p>"))) as server:
        assert visit(server, "https://jobs.example/").data == b"<p>Kiln</p>"
        assert fail(server, "https://other.example/") == "certificate"
        assert fail(server, f"https://{PUBLIC}/") == "certificate"

    assert (server.opened, len(server.requests)) == ([(PUBLIC, 443)] * 3, 1)


def test_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    with running(SecureLoopback(make_certificate(tmp_path, "jobs.example"), page(b"<p>Kiln</p>"))) as server:
        assert fail(server, "https://jobs.example/") == "certificate"

    assert server.requests == []


def test_secure_page_may_not_lead_to_one_that_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = make_certificate(tmp_path, "jobs.example")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    with running(SecureLoopback(certificate, redirect("http://jobs.example/plain"))) as server:
        assert fail(server, "https://jobs.example/") == "downgrade"

    assert len(server.requests) == 1


def test_socket_is_opened_to_the_very_address() -> None:
    with running(Loopback(b"")) as server, server.connect("", 0, 1) as known:
        port = known.getpeername()[1]

        with link.open_socket("127.0.0.1", port, 1) as opened:
            assert opened.getpeername() == ("127.0.0.1", port)
        with pytest.raises(ValueError, match="localhost"):
            link.open_socket("localhost", port, 1)


@pytest.mark.parametrize("code", MESSAGES)
def test_every_failure_says_what_to_do(code: str) -> None:
    assert re.search(r"[Pp]aste the (text|part)[^.]* instead\.$", LinkFailed(code).message)
