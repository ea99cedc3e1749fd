"""One request to the operator's service and its answer, within one deadline and one number of bytes.

The address is the operator's own, so it may be private; nothing but that address is ever spoken to: no
redirect is followed, no proxy is taken from the environment, nothing is asked twice. What goes wrong is
told by a code alone, because an error's own text may hold the key.
"""

import http.client
import io
import socket
import ssl
import time
from concurrent.futures import Future
from contextlib import closing
from threading import Thread
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from apps.answers.rewording.failures import RewordingFailed

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SECONDS = 15.0
SECONDS_TO_CONNECT = 3.0
MOST_BYTES = 64 * 1024
_MOST_HEADER_BYTES = 64 * 1024
_CODES = {
    401: "closed",
    402: "closed",
    403: "closed",
    407: "closed",
    429: "service_busy",
    503: "service_busy",
}


class Deadline:
    """The moment at which a request ends, however far it is."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def left(self, most: float = SECONDS) -> float:
        """Return the seconds left, at most `most`. Raises RewordingFailed("too_slow") where none are."""
        seconds = self._ends - time.monotonic()
        if seconds <= 0:
            raise RewordingFailed("too_slow")
        return min(seconds, most)


class _Line(io.RawIOBase):
    """A socket to read from and write to; its own timeout would begin anew with every byte."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
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
            raise RewordingFailed("too_large")
        return count

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return a file to read from, as http.client asks a socket for it."""
        return io.BufferedReader(self)


def post_json(url: str, body: bytes, *, key: str, seconds: float = SECONDS) -> bytes:
    """Send a JSON body to `url` and return the JSON that comes back. Raises RewordingFailed."""
    deadline = Deadline(seconds)
    parts = urlsplit(url)
    is_secure = parts.scheme == "https"
    host = parts.hostname or ""
    with closing(_connect(host, parts.port or (443 if is_secure else 80), deadline)) as plain:
        code = "broken"
        try:
            with closing(_secure(plain, host, deadline) if is_secure else plain) as sock:
                return _exchange(url, _Line(sock, deadline), body, key)
        except TimeoutError:
            code = "too_slow"
        except ssl.SSLCertVerificationError:
            code = "certificate"
        except (OSError, http.client.HTTPException, ValueError):
            code = "broken"
    raise RewordingFailed(code)


def _connect(host: str, port: int, deadline: Deadline) -> socket.socket:
    """Return a socket to the first address of the host that answers."""
    found = _look_up(host, port, deadline)
    connecting = Deadline(SECONDS_TO_CONNECT)
    for family, kind, protocol, _name, address in found:
        sock = socket.socket(family, kind, protocol)
        try:
            sock.settimeout(min(connecting.left(), deadline.left()))
            sock.connect(address)
        except (OSError, RewordingFailed):
            sock.close()
        else:
            return sock
    raise RewordingFailed("unreachable")


def _look_up(host: str, port: int, deadline: Deadline) -> list[Any]:
    """Return the addresses of a host, if the resolver names them in time."""
    answer: Future[list[Any]] = Future()

    def look_up() -> None:
        try:
            answer.set_result(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answer.set_exception(error)

    # The system's resolver knows no deadline; a thread of its own may be left behind, and ends by itself.
    Thread(target=look_up, daemon=True).start()
    try:
        return answer.result(timeout=deadline.left(SECONDS_TO_CONNECT))
    except (TimeoutError, OSError, UnicodeError):
        raise RewordingFailed("unreachable") from None


def _secure(plain: socket.socket, host: str, deadline: Deadline) -> ssl.SSLSocket:
    """Return the socket under TLS, after the service has shown a certificate for this very host."""
    plain.settimeout(deadline.left())
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


def _exchange(url: str, line: _Line, body: bytes, key: str) -> bytes:
    """Send the request and read its answer."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "")
    connection.sock = cast("socket.socket", line)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {
        "Host": parts.netloc,
        "Content-Type": "application/json",
        "Accept": "application/json",
        "User-Agent": "Throughline",
        "Connection": "close",
    }
    if key:
        headers["Authorization"] = f"Bearer {key}"
    connection.request("POST", path, body=body, headers=headers)
    response = http.client.HTTPResponse(connection.sock, method="POST")
    response.begin()
    _check_answer(response)
    return _read_body(response)


def _check_answer(response: http.client.HTTPResponse) -> None:
    status = response.status
    if 300 <= status < 400:
        raise RewordingFailed("redirect")
    if status != 200:
        raise RewordingFailed(_CODES.get(status, "site_error"))
    if response.headers.get_content_type() != "application/json":
        raise RewordingFailed("kind")
    if (response.getheader("Content-Encoding") or "identity").strip().lower() != "identity":
        raise RewordingFailed("kind")


def _read_body(response: http.client.HTTPResponse) -> bytes:
    """Return the body. Raises RewordingFailed where it is too large or ends too early."""
    if (response.length or 0) > MOST_BYTES:
        raise RewordingFailed("too_large")
    body = bytearray()
    while chunk := response.read(8 * 1024):
        body += chunk
        if len(body) > MOST_BYTES:
            raise RewordingFailed("too_large")
    if response.length:
        raise RewordingFailed("broken")
    return bytes(body)
