"""CSV that a spreadsheet opens without running anything."""

import csv
import io

import pytest

from apps.common.spreadsheets import write_csv


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", '=HYPERLINK("http://x")', "＝1"],
)
def test_a_formula_gets_an_apostrophe(cell: str) -> None:
    rows = list(csv.reader(io.StringIO(write_csv([[cell]]).decode("utf-8-sig"), newline="")))
    assert rows == [[f"'{cell}"]]


def test_other_cells_are_as_they_were() -> None:
    data = write_csv([["Spring, 2027", 'He said "so"', -3, "Zoë", ""]])
    assert data.startswith(b"\xef\xbb\xbf")
    assert next(csv.reader(io.StringIO(data.decode("utf-8-sig")))) == [
        "Spring, 2027",
        'He said "so"',
        "-3",
        "Zoë",
        "",
    ]
