"""A language model's service as it should not be: a real server on loopback, told by tests what to do."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LONGEST = 20.0
KEY = "sk-very-secret-7f3a"


@dataclass
class Service:
    """What the server heard, and how it answers the next request."""

    url: str = ""
    heard: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    behave: Callable[[BaseHTTPRequestHandler, Service], None] = field(default=lambda _handler, _service: None)
    released: threading.Event = field(default_factory=threading.Event)
    entered: threading.Event = field(default_factory=threading.Event)

    def say(self, content: Any, **more: Any) -> None:
        """Answer with a chat completion of this content."""
        choice = {"index": 0, "message": {"role": "assistant", "content": content}} | more
        self.answer(json.dumps({"id": "x", "object": "chat.completion", "choices": [choice]}).encode())

    def answer(self, body: bytes, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        """Answer with these bytes."""

        def behave(handler: BaseHTTPRequestHandler, _service: Service) -> None:
            handler.send_response(status)
            handler.send_header("Content-Type", kind)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            if "Content_Length" not in headers:
                handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.behave = behave


@contextmanager
def run_service() -> Iterator[Service]:
    """Run the server until the block ends; nothing it does takes longer than LONGEST."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            service.heard.append(json.loads(body))
            service.headers.append(dict(self.headers))
            service.paths.append(self.path)
            # The asker hangs up on what it does not want to hear to its end.
            with suppress(OSError):
                service.behave(self, service)

        def do_GET(self) -> None:
            service.paths.append(f"GET {self.path}")
            self.send_error(404)

        def log_message(self, *_arguments: Any) -> None:
            """Say nothing on the terminal of the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    service.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.released.set()
        server.shutdown()
        server.server_close()
        thread.join(LONGEST)


def hang(_handler: BaseHTTPRequestHandler, service: Service) -> None:
    """Say nothing until the test is over."""
    service.entered.set()
    service.released.wait(LONGEST)


def drip(handler: BaseHTTPRequestHandler, service: Service) -> None:
    """Send a byte now and then, so that no single wait is long."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    for _ in range(400):
        if service.released.wait(0.05):
            return
        handler.wfile.write(b" ")
        handler.wfile.flush()


def drip_headers(handler: BaseHTTPRequestHandler, service: Service) -> None:
    """Never come to the end of the headers."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(400):
        if service.released.wait(0.05):
            return
        handler.wfile.write(f"X-{number}: a\r\n".encode())
        handler.wfile.flush()


def pour(handler: BaseHTTPRequestHandler, service: Service) -> None:
    """Send without an end, and without saying how much."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    while not service.released.is_set():
        handler.wfile.write(b" " * 65_536)


def pour_headers(handler: BaseHTTPRequestHandler, service: Service) -> None:
    """Send an endless header."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    while not service.released.is_set():
        handler.wfile.write(b"a" * 65_536)


def close_at_once(handler: BaseHTTPRequestHandler, _service: Service) -> None:
    """Hang up without a word."""
    handler.connection.close()


def close_in_the_middle(handler: BaseHTTPRequestHandler, _service: Service) -> None:
    """Promise more than is sent."""
    handler.wfile.write(
        b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"choices": ['
    )


def cut_a_chunk(handler: BaseHTTPRequestHandler, _service: Service) -> None:
    """Send part of a chunk."""
    handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"
    )


def talk_nonsense(handler: BaseHTTPRequestHandler, _service: Service) -> None:
    """Speak another protocol."""
    handler.wfile.write(b"\x16\x03\x01\x02\x00 SSH-2.0-nothing\r\n\r\n")
