"""A posting out of a 200 KB web page, against selectolax's own parse of it and against trafilatura.

The page carries its posting as JSON-LD, as most boards' pages do, between the markup that such
pages have. Turns alternate; what counts is the ratio of the medians.

    python benchmarks/reading_pages.py [ROUNDS]
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from apps.postings.importers.pages import read_page

PAGE_BYTES = 200_000
MOST_OF_A_PARSE = 2.5
LEAST_OF_TRAFILATURA = 20
DUTY = "You fold, sew and trim books by hand for customers who come back, and you keep the bench in order."


def make_page() -> str:
    """Return a page of about 200 KB with its posting as data and as text."""
    description = "<p>We bind books.</p><ul>" + f"<li>{DUTY}</li>" * 40 + "</ul>"
    posting = {"@context": "https://schema.org", "@type": "JobPosting", "title": "Bookbinder"}
    organisation = {"@type": "Organization", "name": "Calloway Books"}
    data = json.dumps(posting | {"hiringOrganization": organisation, "description": description})
    head = f'<title>Bookbinder</title><script type="application/ld+json">{data}</script>'
    card = "<a href='/jobs/{n}'><span class='t'>Another job {n}</span></a><p>{duty}</p>"
    row = f"<div class='card'>{card}</div>"
    rows: list[str] = []
    while sum(map(len, rows)) < PAGE_BYTES - 2 * len(description):
        rows += [row.format(n=n, duty=DUTY) for n in range(50)]
    return f"<!doctype html><html><head>{head}</head><body>{description}{''.join(rows)}</body></html>"


def time_once(work: Callable[[], object]) -> float:
    """Return the CPU milliseconds that one call takes."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1_000


def main() -> int:
    """Print the medians and ratios; return 1 where a limit is passed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    page = make_page()
    works: dict[str, Callable[[], object]] = {
        "read_page": lambda: read_page(page),
        "selectolax": lambda: LexborHTMLParser(page),
        "trafilatura": lambda: trafilatura.extract(page),
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(rounds + 2):
        for name, work in works.items():
            if name != "trafilatura" or turn % 5 == 0:
                times[name].append(time_once(work))
    ours, parse, main_text = (statistics.median(times[name][1:]) for name in works)
    print(f"page {len(page):,} characters; {rounds} rounds")
    print(f"read_page {ours:.2f} ms, selectolax {parse:.2f} ms, trafilatura {main_text:.1f} ms")
    print(f"of a parse: {ours / parse:.2f} (at most {MOST_OF_A_PARSE})")
    print(f"faster than trafilatura: {main_text / ours:.0f} times (at least {LEAST_OF_TRAFILATURA})")
    return int(ours > MOST_OF_A_PARSE * parse or main_text < LEAST_OF_TRAFILATURA * ours)


if __name__ == "__main__":
    raise SystemExit(main())
