"""How long a finished answer takes to be written as PDF and as Word, beside what people would use instead.

The same page (three phases, the matrix, six sources) is written in turns: by us as tagged PDF and by
WeasyPrint from HTML, by us as Word and by bare python-docx without any styles of ours. What counts are the
ratios of CPU time. WeasyPrint is no dependency of ours, because it needs libraries of the system:
without it, its ratio is not printed. To have it:

    uv run --with weasyprint python benchmarks/exports.py [ROUNDS]
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import docx  # noqa: E402

from apps.answers.exporters.document import (  # noqa: E402
    MATRIX_COLUMNS,
    MATRIX_HEADING,
    ORIGINS_HEADING,
    Document,
    MatrixRow,
    Origin,
    Section,
    describe_cells,
    describe_sources,
)
from apps.answers.exporters.pdf import write_pdf  # noqa: E402
from apps.answers.exporters.word import write_word  # noqa: E402

MOST = {"PDF to WeasyPrint": 0.45, "Word to bare python-docx": 1.2}
WARM_UP = 3


def make_document(turn: int) -> Document:
    """Return an answer of about 90 seconds; every turn says something else."""
    said = (
        f"In the next {turn} months, I want to learn to plan the season of a market garden of 4 hectares.",
        "You put planning beside growing, and that is where I would do it, first with you and then alone.",
    )
    rows = (
        ("Short term", "1 to 2 years"),
        ("Mid term", "3 to 4 years"),
        ("Long term", "5 years and more"),
    )
    return Document(
        question="How does this position align with your career goals?",
        posting="Grower, a market garden",
        sections=tuple(
            Section(name, said * 2) for name in ("Short-term focus", "Job bridge", "Long-term vision")
        ),
        seconds=92,
        words=210,
        changed_at=datetime(2026, 1, 1, tzinfo=UTC),
        matrix=tuple(MatrixRow(*row, "plan a season", said[0], said[1], "fewer gaps") for row in rows),
        origins=tuple(Origin(sentence, (("Posting, line 4", sentence),)) for sentence in said * 3),
    )


def write_html(document: Document) -> str:
    """Return the same page as HTML."""
    parts = [f"<h1>{escape(document.question)}</h1><p>{escape(document.posting)}</p>"]
    parts += [f"<h2>{part.heading}</h2><p>{escape(part.text)}</p>" for part in document.sections]
    parts.append(f"<p>{document.length}</p><h2>{MATRIX_HEADING}</h2><table><thead><tr>")
    parts += [f"<th>{name}</th>" for name in MATRIX_COLUMNS]
    parts.append("</tr></thead>")
    for row in document.matrix:
        cells = (f"<td>{'<br>'.join(map(escape, cell))}</td>" for cell in describe_cells(row))
        parts.append(f"<tr>{''.join(cells)}</tr>")
    parts.append(f"</table><h2>{ORIGINS_HEADING}</h2><ol>")
    for origin in document.origins:
        lines = "".join(f"<li>{escape(line)}</li>" for line in describe_sources(origin))
        parts.append(f"<li>{escape(origin.sentence)}<ul>{lines}</ul></li>")
    title = escape(document.question)
    return f"<html lang=en><title>{title}</title><body>{''.join(parts)}</ol></body></html>"


def write_bare_word(document: Document) -> bytes:
    """Return the same page as python-docx makes it by itself."""
    word = docx.Document()
    word.add_heading(document.question, 0)
    word.add_paragraph(document.posting)
    for part in document.sections:
        word.add_heading(part.heading, 1)
        word.add_paragraph(part.text)
    word.add_paragraph(document.length)
    word.add_heading(MATRIX_HEADING, 1)
    table = word.add_table(1, len(MATRIX_COLUMNS))
    for cell, name in zip(table.rows[0].cells, MATRIX_COLUMNS, strict=True):
        cell.text = name
    for row in document.matrix:
        for cell, lines in zip(table.add_row().cells, describe_cells(row), strict=True):
            cell.text = lines[0]
            for line in lines[1:]:
                cell.add_paragraph(line)
    word.add_heading(ORIGINS_HEADING, 1)
    for origin in document.origins:
        word.add_paragraph(origin.sentence, "List Number")
        for line in describe_sources(origin):
            word.add_paragraph(line, "List Continue")
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def find_weasyprint() -> Callable[[Document], Any] | None:
    """Return what writes the page with WeasyPrint, where it is installed."""
    try:
        import weasyprint  # type: ignore[import-not-found, unused-ignore]
    except (ImportError, OSError):
        return None
    return lambda document: weasyprint.HTML(string=write_html(document)).write_pdf(pdf_variant="pdf/ua-1")


def main() -> int:
    """Print medians and ratios; return 1 where a ratio is passed."""
    rounds = max(10, int(sys.argv[1])) if len(sys.argv) > 1 else 30
    writers: dict[str, Callable[[Document], Any]] = {
        "PDF": write_pdf,
        "Word": write_word,
        "bare python-docx": write_bare_word,
    }
    weasyprint = find_weasyprint()
    if weasyprint is None:
        print("WeasyPrint is not installed: its ratio is left out.")
    else:
        writers["WeasyPrint"] = weasyprint
    times: dict[str, list[float]] = {name: [] for name in writers}
    for turn in range(rounds + WARM_UP):
        document = make_document(turn)
        for name, write in writers.items():
            start = time.process_time()
            write(document)
            if turn >= WARM_UP:
                times[name].append((time.process_time() - start) * 1_000)
    medians = {name: statistics.median(each) for name, each in times.items()}
    for name, spent in medians.items():
        print(f"{name:>18}: {spent:7.2f} ms of CPU")
    held = True
    for pair, most in MOST.items():
        ours, other = pair.split(" to ")
        if other in medians:
            ratio = medians[ours] / medians[other]
            held &= ratio <= most
            print(f"{'  ' if ratio <= most else '! '}{pair}: {ratio:.2f} (at most {most:g})")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
