"""First contentful paint of one form in our clothes, against the same form built with GOV.UK Frontend.

Both are served from loopback by the same small server, compressed alike, to a
headless Chromium that is slowed down alike; the runs alternate. What counts is
the ratio of the medians. Our first paint is the mark, drawn before the
stylesheet is there; the largest paint, printed beside it, is the text. GOV.UK Frontend is
fetched by npm into `.cache/`.

    python benchmarks/first_paint.py [RUNS]
"""

from __future__ import annotations

import mimetypes
import os
import statistics
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import brotli
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
CACHE = HERE / ".cache"
GOVUK = CACHE / "node_modules" / "govuk-frontend" / "dist" / "govuk"
GOVUK_VERSION = "6.6.0"
GOVUK_START = b'import { initAll } from "/govuk/govuk-frontend.min.js"\ninitAll()\n'
LIMIT = 0.75
CPU_SLOWDOWN = 4
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
PAINTS = """async () => {
  const seen = type => new Promise(done => new PerformanceObserver(list => done(list.getEntries()))
    .observe({type, buffered: true}));
  const first = (await seen("paint")).find(entry => entry.name === "first-contentful-paint");
  return [first.startTime, (await seen("largest-contentful-paint")).at(-1).startTime];
}"""


@dataclass
class Side:
    """One of the two pages: its path, its first and largest paints in ms, and what one load fetched."""

    name: str
    path: str
    paints: list[float] = field(default_factory=list)
    largest: list[float] = field(default_factory=list)
    requests: int = 0
    size: int = 0


def fetch_govuk() -> None:
    """Have npm put GOV.UK Frontend into the cache, once."""
    if not GOVUK.exists():
        CACHE.mkdir(exist_ok=True)
        package = f"govuk-frontend@{GOVUK_VERSION}"
        subprocess.run(
            ["npm", "install", "--prefix", str(CACHE), "--ignore-scripts", "--no-save", package],
            check=True,
        )


def draw_pages() -> dict[str, bytes]:
    """Render both pages from the same form and the same lines."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("SECRET_KEY", "first-paint-" * 5)
    os.environ.setdefault("DATABASE_URL", "postgresql:///unused")
    os.environ.setdefault("DEBUG", "on")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.template import engines

    context = describe_form()
    return {
        f"/{name}.html": engines["django"]
        .from_string((HERE / "first_paint_pages" / f"{name}.html").read_text())
        .render(dict(context))
        .encode()
        for name in ("throughline", "govuk")
    }


def describe_form() -> dict[str, Any]:
    """Return what both pages show."""
    from django import forms

    def words() -> forms.CharField:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 1, "class": "form-control"}))

    class BridgeForm(forms.Form):
        aligns, gain, focus, benefit = words(), words(), words(), words()

        def list_stem(self) -> list[forms.BoundField]:
            return [self[name] for name in ("aligns", "gain", "focus")]

    form = BridgeForm(
        initial={
            "aligns": "weekly review with the area managers",
            "gain": "a close view of how the figures are used",
            "focus": "decide what we measure",
            "benefit": "figures that the area teams trust",
        }
    )
    labels = {
        "aligns": "This role's",
        "gain": "will give me",
        "focus": "which I need before I can",
        "benefit": "What the employer gets from it",
    }
    for name, label in labels.items():
        form.fields[name].label = label
    lines = [
        {"text": "Prepare the monthly repairs report.", "kind": "responsibility"},
        {"text": "Present the figures to area managers each week.", "kind": "responsibility"},
        {"text": "From next year we publish repair times by estate.", "kind": "direction"},
        {"text": "We pay for one course a year.", "kind": "growth"},
    ]
    return {"form": form, "lines": lines, "csrf_cookie_name": "csrf"}


def find_file(path: str) -> Path | None:
    """Return the file behind a URL of one of the two pages, or None."""
    if path.startswith("/static/"):
        from django.contrib.staticfiles import finders

        found = finders.find(path.removeprefix("/static/"))
        return Path(found) if found else None
    if path.startswith(("/govuk/", "/assets/")):
        file = GOVUK / path.removeprefix("/govuk/").removeprefix("/")
        return file if file.is_file() else None
    return None


def make_server(pages: dict[str, bytes]) -> ThreadingHTTPServer:
    """Serve the pages and their files on loopback, compressed once and then kept."""

    @cache
    def load(path: str) -> tuple[bytes, str, bool] | None:
        kind = mimetypes.guess_type(path)[0] or "text/html"
        body = pages.get(path) or (GOVUK_START if path == "/govuk/start.js" else None)
        if body is None:
            file = find_file(path)
            if file is None:
                return None
            body = file.read_bytes()
        is_packed = not path.endswith(".woff2")
        return (brotli.compress(body) if is_packed else body), kind, is_packed

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            loaded = load(self.path.partition("?")[0])
            self.send_response(200 if loaded else 404)
            body, kind, is_packed = loaded or (b"", "text/plain", False)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if is_packed:
                self.send_header("Content-Encoding", "br")
            self.end_headers()
            self.wfile.write(body)

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Keep the measured machine quiet."""

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)


def measure_paint(browser: Browser, origin: str, side: Side) -> None:
    """Load one side once, with nothing cached, and note when it painted."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    session = context.new_cdp_session(page)
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    page.goto(origin + side.path, wait_until="networkidle")
    first, largest = page.evaluate(PAINTS)
    side.paints.append(first)
    side.largest.append(largest)
    side.requests, side.size = len(sizes), round(sum(sizes))
    context.close()


def compare_sides(runs: int) -> float:
    """Measure both sides in turn, print what came of it, and return the ratio of the medians."""
    fetch_govuk()
    ours, theirs = Side("Throughline", "/throughline.html"), Side("GOV.UK Frontend", "/govuk.html")
    server = make_server(draw_pages())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    flags = ["--no-sandbox", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        origin = f"http://127.0.0.1:{server.server_address[1]}"
        for side in (ours, theirs) * (runs + 1):
            measure_paint(browser, origin, side)
        browser.close()
    server.shutdown()
    for side in (ours, theirs):
        del side.paints[0], side.largest[0]  # the first load of each warms the server
        print(
            f"{side.name}: {statistics.median(side.paints):.0f} ms"
            f" (from {min(side.paints):.0f} to {max(side.paints):.0f}),"
            f" largest paint {statistics.median(side.largest):.0f} ms,"
            f" {side.requests} requests, {side.size / 1000:.1f} kB"
        )
    ratio = statistics.median(ours.paints) / statistics.median(theirs.paints)
    print(f"ratio of medians over {runs} runs: {ratio:.2f}, at most {LIMIT}")
    return ratio


if __name__ == "__main__":
    sys.exit(compare_sides(int(sys.argv[1]) if len(sys.argv) > 1 else 9) > LIMIT)
