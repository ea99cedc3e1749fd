"""A web server on this machine that says what a test wants said, and notes what it was asked."""

import datetime as dt
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Answer = bytes | Callable[[socket.socket], None]
LONGEST_DRIP = 60


def page(body: bytes, *headers: str, status: str = "200 OK", content_type: str = "text/html") -> bytes:
    """Return a whole answer."""
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(body)}",
        *headers,
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    """Return an answer that leads elsewhere."""
    return page(b"", f"Location: {location}", status=status)


def drip(opening: bytes) -> Callable[[socket.socket], None]:
    """Return an answer that goes on after its opening, a byte at a time."""

    def send(sock: socket.socket) -> None:
        sock.sendall(opening)
        for _ in range(LONGEST_DRIP):
            time.sleep(0.05)
            sock.sendall(b"x")

    return send


class Loopback:
    """The server: `requests` as they came, `opened` what was connected to."""

    def __init__(self, *answers: Answer) -> None:
        self.requests: list[str] = []
        self.opened: list[tuple[str, int]] = []
        self._answers = list(answers)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(1)
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._serve)

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        """Note where a connection was to go, and let it come here."""
        self.opened.append((address, port))
        return socket.create_connection(self._listener.getsockname(), seconds)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._is_over.set()
        # Wakes the listener, which would otherwise wait for its time to be over.
        with suppress(OSError):
            socket.create_connection(self._listener.getsockname(), 1).close()
        self._thread.join(10)
        self._listener.close()

    def wrap(self, sock: socket.socket) -> socket.socket:
        """Return the socket that a visitor is spoken to through."""
        return sock

    def _serve(self) -> None:
        while not self._is_over.is_set():
            try:
                raw, _ = self._listener.accept()
            except TimeoutError:
                continue
            raw.settimeout(3)
            with raw, suppress(OSError), self.wrap(raw) as sock:
                self._answer(sock)

    def _answer(self, sock: socket.socket) -> None:
        asked = b""
        while b"\r\n\r\n" not in asked:
            got = sock.recv(4_096)
            if not got:
                return
            asked += got
        self.requests.append(asked.decode())
        answer = self._answers[min(len(self.requests), len(self._answers)) - 1]
        if isinstance(answer, bytes):
            sock.sendall(answer)
        else:
            answer(sock)


class SecureLoopback(Loopback):
    """The same under TLS."""

    def __init__(self, certificate: Path, *answers: Answer) -> None:
        super().__init__(*answers)
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate)

    def wrap(self, sock: socket.socket) -> socket.socket:
        return self._context.wrap_socket(sock, server_side=True)


@contextmanager
def running(server: Loopback) -> Iterator[Loopback]:
    """Run a server while a test needs it."""
    server.start()
    try:
        yield server
    finally:
        server.stop()


def make_certificate(folder: Path, *names: str) -> Path:
    """Return a file with a key and a certificate for some hosts, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([*map(x509.DNSName, names)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{names[0]}.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path
