"""Rows as CSV that is safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """Return `rows` as CSV in UTF-8 with a byte order mark, by which spreadsheets know the encoding.

    Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay numbers.
    Source: OWASP, CSV Injection.
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerows([[make_safe(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig", "replace")


def make_safe(cell: object) -> object:
    """Return a cell that no spreadsheet runs."""
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\x00", "")
    return f"'{text}" if text.lstrip(" ").startswith(STARTS_A_FORMULA) else text
