"""A posting from a file: its text as it would have been pasted, or the reason why not."""

import json

import pytest

from apps.common.documents import FileRefused
from apps.postings.importers import read_posting_file
from apps.postings.importers.files import parse_posting
from tests.common.documents.samples import MAIL, make_docx, make_pdf, make_zip

PAGE = """<html><head><script type="application/ld+json">{"@type": "JobPosting", "title": "Kiln Operator",
"hiringOrganization": {"name": "Northfold Tiles"}, "description": "<p>Fire two kilns a day.</p>"}</script>
</head><body><nav>Jobs like this</nav></body></html>"""
BOARD = {
    "title": "Kiln Operator",
    "company": "Northfold Tiles",
    "description": "<p>Fire two kilns a day.</p>",
}
WHOLE = "Kiln Operator\n\nNorthfold Tiles\n\nFire two kilns a day."


@pytest.mark.parametrize(
    ("name", "data", "text", "kind"),
    [
        ("job.html", PAGE.encode(), WHOLE, "web page"),
        ("job.json", json.dumps(BOARD).encode(), WHOLE, "data of a job board"),
        ("job.pdf", make_pdf([["Kiln Operator", "Fire two kilns"]]), "Kiln Operator\nFire two kilns", "PDF"),
        ("job.docx", make_docx(["Kiln Operator"]), "Kiln Operator", "Word document"),
        ("job.txt", b"Kiln Operator", "Kiln Operator", "plain text"),
    ],
)
def test_file_becomes_the_text_that_would_be_pasted(name: str, data: bytes, text: str, kind: str) -> None:
    posting = read_posting_file(name, data)

    assert (posting.text, posting.format, posting.notes) == (text, kind, ())


def test_what_was_left_out_comes_along() -> None:
    assert read_posting_file("job.eml", MAIL).notes == ("The attachment “terms.pdf” was not read.",)


@pytest.mark.parametrize(
    ("code", "name", "data"),
    [
        ("unknown_kind", "job.zip", make_zip([("a.txt", "Kiln")])),
        ("no_posting", "job.json", b'{"jobs": []}'),
        ("no_text", "job.html", b"<html><p>--</p>"),
    ],
)
def test_file_without_a_posting_is_refused(code: str, name: str, data: bytes) -> None:
    with pytest.raises(FileRefused, match=code):
        parse_posting(name, data)


def test_posting_longer_than_any_is_refused() -> None:
    with pytest.raises(FileRefused, match="too_long"):
        read_posting_file("job.txt", b"Fire two kilns. " * 12_501)
