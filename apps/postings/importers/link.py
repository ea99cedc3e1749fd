"""A page of the web, fetched so that no link can reach into the network the site itself stands in.

A name is resolved once and by us; every address it has must be public, and the
socket is opened to that very address, so nobody can change it in between.
Redirects are followed by hand, each checked anew. One deadline and one limit of
bytes hold for all of it. docs/adr/0009-links-without-a-client-library.md says why.
"""

import http.client
import io
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass
from ipaddress import ip_address
from threading import Thread
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin

from django.conf import settings

from apps.postings.importers import addresses
from apps.postings.importers.addresses import Target, read_link
from apps.postings.importers.failures import LinkFailed

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["Fetched", "LinkFailed", "fetch_link"]

SECONDS = 8.0
SECONDS_TO_CONNECT = 3.0
MOST_BYTES = 5 * 1024 * 1024
MOST_REDIRECTS = 5
_MOST_HEADER_BYTES = 256 * 1024
_CHUNK = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_KINDS = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "application/json",
        "application/ld+json",
        "text/plain",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
_HEADERS = {
    "User-Agent": "Throughline",
    "Accept": ", ".join(sorted(_KINDS)),
    "Accept-Encoding": "gzip",
    "Connection": "close",
}

Resolve = Callable[[str], Iterable[str]]
Connect = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a link led to: the last address, the content type in lower case without parameters, the bytes."""

    url: str
    content_type: str
    data: bytes


class _Deadline:
    """The moment at which a fetch ends, however far it is."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def left(self, most: float = SECONDS) -> float:
        """Return the seconds left, at most `most`. Raises LinkFailed("too_slow") where none are."""
        seconds = self._ends - time.monotonic()
        if seconds <= 0:
            raise LinkFailed("too_slow")
        return min(seconds, most)


class _Line(io.RawIOBase):
    """A socket to read from and write to, within a deadline and a number of bytes.

    A socket's own timeout starts again with every byte, so a slow enough site would keep it open for ever.
    """

    def __init__(self, sock: socket.socket, deadline: _Deadline) -> None:
        super().__init__()
        self._sock = sock
        self._deadline = deadline
        self._bytes_left = MOST_BYTES + _MOST_HEADER_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        self._sock.settimeout(self._deadline.left())
        count = self._sock.recv_into(buffer)
        self._bytes_left -= count
        if self._bytes_left < 0:
            raise LinkFailed("too_large")
        return count

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return a file to read from, as http.client asks a socket for it."""
        return io.BufferedReader(self)


def resolve_host(host: str) -> list[str]:
    """Return the IP addresses of a host. Raises OSError."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def open_socket(address: str, port: int, seconds: float) -> socket.socket:
    """Return a socket connected to an IP address. Raises OSError, and ValueError for a name.

    A socket would look a name up by itself, and nothing may be looked up after the check.
    """
    ip = ip_address(address)
    sock = socket.socket(socket.AF_INET6 if ip.version == 6 else socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.settimeout(seconds)
        sock.connect((str(ip), port))
    except OSError:
        sock.close()
        raise
    return sock


def fetch_link(url: str, *, resolve: Resolve = resolve_host, connect: Connect = open_socket) -> Fetched:
    """Return what a link leads to. Raises LinkFailed.

    `resolve` turns a host into IP addresses; `connect` opens a socket to an address and port within seconds.
    """
    if not settings.POSTING_LINKS:
        raise LinkFailed("off")
    deadline = _Deadline(SECONDS)
    target = read_link(url)
    for _ in range(MOST_REDIRECTS + 1):
        found = _visit(target, resolve, connect, deadline)
        if isinstance(found, Fetched):
            return found
        if target.scheme == "https" and found.scheme != "https":
            raise LinkFailed("downgrade")
        target = found
    raise LinkFailed("redirects")


def _visit(target: Target, resolve: Resolve, connect: Connect, deadline: _Deadline) -> Fetched | Target:
    """Return what one address holds, or where it leads next."""
    checked = _find_public_addresses(target.host, resolve, deadline)
    with closing(_connect_to_one(checked, target.port, connect, deadline)) as plain:
        is_secure = target.scheme == "https"
        try:
            with closing(_secure(plain, target.host, deadline) if is_secure else plain) as sock:
                return _ask(target, _Line(sock, deadline))
        except TimeoutError as error:
            raise LinkFailed("too_slow") from error
        except ssl.SSLCertVerificationError as error:
            raise LinkFailed("certificate") from error
        except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
            raise LinkFailed("broken") from error


def _find_public_addresses(host: str, resolve: Resolve, deadline: _Deadline) -> list[str]:
    """Return all addresses of a host. Raises LinkFailed("private") where one of them is not public."""
    found = [host] if addresses.is_ip_address(host) else _look_up(host, resolve, deadline)
    if not found:
        raise LinkFailed("not_found")
    if not all(addresses.is_public(address) for address in found):
        raise LinkFailed("private")
    return found


def _look_up(host: str, resolve: Resolve, deadline: _Deadline) -> list[str]:
    """Return what the resolver says, if it says so in time."""
    answer: Future[list[str]] = Future()

    def look_up() -> None:
        try:
            answer.set_result(list(resolve(host)))
        except (OSError, UnicodeError) as error:
            answer.set_exception(error)

    # The system's resolver knows no deadline; a thread of its own may be left behind, and ends by itself.
    Thread(target=look_up, daemon=True).start()
    try:
        return answer.result(timeout=deadline.left())
    except TimeoutError as error:
        raise LinkFailed("too_slow") from error
    except (OSError, UnicodeError) as error:
        raise LinkFailed("not_found") from error


def _connect_to_one(checked: list[str], port: int, connect: Connect, deadline: _Deadline) -> socket.socket:
    """Return a socket to the first address that answers."""
    for address in checked:
        try:
            return connect(address, port, deadline.left(SECONDS_TO_CONNECT))
        except OSError:
            continue
    raise LinkFailed("unreachable")


def _secure(plain: socket.socket, host: str, deadline: _Deadline) -> ssl.SSLSocket:
    """Return the socket under TLS, after the site has shown a certificate for this very host."""
    plain.settimeout(deadline.left())
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


def _ask(target: Target, line: _Line) -> Fetched | Target:
    """Send one request and read its answer."""
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = cast("socket.socket", line)
    connection.request("GET", target.path, headers={"Host": target.authority, **_HEADERS})
    response = http.client.HTTPResponse(connection.sock, method="GET")
    response.begin()
    location = response.getheader("Location")
    if response.status in _REDIRECTS and location:
        # Headers arrive as Latin-1; a site that writes letters beyond ASCII there means UTF-8.
        leads_to = location.encode("latin-1").decode("utf-8", "replace").strip().replace(" ", "%20")
        return read_link(urljoin(target.url, leads_to))
    if response.status != 200:
        raise LinkFailed(_name_status(response.status))
    content_type = response.headers.get_content_type() if "Content-Type" in response.headers else ""
    if content_type not in _KINDS:
        raise LinkFailed("kind")
    return Fetched(target.url, content_type, _read_body(response))


def _name_status(status: int) -> str:
    if status in {401, 402, 403, 407, 429, 451}:
        return "closed"
    return "gone" if status in {404, 410} else "site_error"


def _read_body(response: http.client.HTTPResponse) -> bytes:
    """Return the body, unpacked. Raises LinkFailed where it is too large or ends too early."""
    if (response.length or 0) > MOST_BYTES:
        raise LinkFailed("too_large")
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in {"identity", "gzip", "x-gzip"}:
        raise LinkFailed("broken")
    unpacker = None if encoding == "identity" else zlib.decompressobj(wbits=31)
    body = bytearray()
    while chunk := response.read(_CHUNK):
        # One byte more than allowed tells "too large" from "just fits", and no bomb unpacks further.
        body += unpacker.decompress(chunk, MOST_BYTES + 1 - len(body)) if unpacker else chunk
        if len(body) > MOST_BYTES:
            raise LinkFailed("too_large")
    if response.length or (unpacker and (not unpacker.eof or unpacker.unused_data)):
        raise LinkFailed("broken")
    return bytes(body)
