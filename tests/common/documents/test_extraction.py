"""Each kind of file gives its text; each kind of broken or hostile file is refused with its reason."""

import pytest

from apps.common.documents import DocumentKind, FileRefused, detect_kind, extract_document
from apps.common.documents.archives import open_members
from apps.common.documents.paper import join_lines
from apps.common.documents.refusals import MESSAGES
from tests.common.documents.samples import MAIL, PAGE, make_docx, make_pdf, make_zip


def refusal_of(name: str, data: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        extract_document(name, data)
    assert refused.value.message == MESSAGES[refused.value.code]
    return refused.value.code


@pytest.mark.parametrize(
    ("name", "data", "kind", "text"),
    [
        ("a.txt", "Kiln operator\n– days".encode(), "text", "Kiln operator\n– days"),
        ("a.txt", "Café".encode("cp1252"), "text", "Café"),
        ("a.txt", "Kiln".encode("utf-16"), "text", "Kiln"),
        ("a.md", b"# Kiln", "markdown", "# Kiln"),
        ("a.html", PAGE, "html", "# Kiln operator\n\n- Fire two kilns"),
        ("named-wrongly.pdf", PAGE, "html", "# Kiln operator\n\n- Fire two kilns"),
        ("a.json", b'{"title": "Kiln"}', "json", '{"title": "Kiln"}'),
        ("a.docx", make_docx(["Kiln operator", "Fire two kilns"]), "docx", "Kiln operator\n\nFire two kilns"),
        ("a.txt", make_pdf([["Kiln operator", "Fire two kilns"]]), "pdf", "Kiln operator\nFire two kilns"),
        ("a.eml", MAIL, "eml", "Kiln operator wanted\n\nYou fire two kilns a day."),
    ],
)
def test_file_gives_its_text(name: str, data: bytes, kind: str, text: str) -> None:
    document = extract_document(name, data)

    assert (document.kind, document.text) == (DocumentKind(kind), text)


def test_mail_of_a_page_alone_is_read_as_one() -> None:
    head = b"Subject: Kilns\nFrom: a@example.org\nMIME-Version: 1.0\nContent-Type: text/html"
    mail = head + b"\n\n<p>Fire two kilns"

    document = extract_document("kilns", mail)

    assert (document.kind, document.text) == (DocumentKind.EML, "Kilns\n\nFire two kilns")
    assert "<p>" in document.markup


def test_what_was_left_out_is_said() -> None:
    assert extract_document("a.eml", MAIL).notes == ("The attachment “terms.pdf” was not read.",)
    assert extract_document("a.pdf", make_pdf([["Kiln"], []])).notes == ("Page 2 holds no text.",)
    long = extract_document("a.pdf", make_pdf([[f"Sheet {number} of kilns"] for number in range(51)]))
    assert long.notes == ("Only the first 50 pages were read.",)


def test_what_runs_along_every_page_is_dropped() -> None:
    pages = [["Northfold Kilns", f"Duty number {number} is here", str(number)] for number in range(4)]

    text = extract_document("a.pdf", make_pdf(pages)).text

    assert text.splitlines() == [f"Duty number {number} is here" for number in range(4)]


def test_wrapped_lines_are_joined_and_items_stay_apart() -> None:
    lines = [
        "You fire two kilns each day and write down what came out of them, good or",
        "bad, so that the next shift knows. You also look after the electri-",
        "cal side.",
        "• Load the kiln before the first shift and close it with the other opera-",
        "tor",
        "• Unload it",
        "WHAT WE OFFER",
    ]

    sentence = (
        "You fire two kilns each day and write down what came out of them, good or bad, so that the next "
        "shift knows. You also look after the electrical side."
    )
    assert join_lines(lines) == [
        sentence,
        "- Load the kiln before the first shift and close it with the other operator",
        "- Unload it",
        "WHAT WE OFFER",
    ]


def test_archive_is_handed_on_unopened() -> None:
    data = make_zip([("Skills.csv", "Name\nFiring")])

    document = extract_document("export.zip", data)

    assert (document.kind, document.text, document.data) == (DocumentKind.ZIP, "", data)
    assert open_members(data, wanted=lambda name: name == "Skills.csv") == {"Skills.csv": b"Name\nFiring"}


@pytest.mark.parametrize(
    ("code", "name", "data"),
    [
        ("empty", "a.txt", b" \n"),
        ("unknown_kind", "a.txt", bytes(range(32)) * 40),
        ("unknown_kind", "a.png", b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 500),
        ("old_word", "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600),
        ("corrupt", "a.pdf", b"%PDF-1.4 and then nothing"),
        ("corrupt", "a.docx", make_docx(["Kiln"])[:-90]),
        ("corrupt", "a.json", b'{"title": }'),
        ("too_deep", "a.json", b"[" * 100_000 + b"]"),
        ("too_deep", "a.html", b"<html>" + b"<div>" * 100_000),
        ("no_text", "a.pdf", make_pdf([[]])),
        ("no_text", "a.html", b"<html><script>words()</script>"),
        ("too_long", "a.txt", b"kiln " * 400_001),
        ("bomb", "a.docx", make_docx(["&a;"], prologue='<!DOCTYPE x [<!ENTITY a "aaaa">]>')),
        ("bomb", "a.docx", make_docx(["x" * 30_000_000])),
        (
            "too_deep",
            "a.docx",
            make_docx([], body="<w:tbl><w:tr><w:tc>" * 3_000 + "</w:tc></w:tr></w:tbl>" * 3_000),
        ),
    ],
)
def test_file_that_cannot_be_read_says_why(code: str, name: str, data: bytes) -> None:
    assert refusal_of(name, data) == code


@pytest.mark.parametrize(
    "members",
    [
        [("/etc/passwd", "x")],
        [("../up.csv", "x")],
        [("a/../../up.csv", "x")],
        [("a\\b.csv", "x")],
        [("c:/a.csv", "x")],
        [("Skills.csv", "x"), ("skills.CSV", "y")],
    ],
)
def test_archive_with_names_that_lead_astray_is_refused(members: list[tuple[str, str]]) -> None:
    with pytest.raises(FileRefused, match="corrupt"):
        open_members(make_zip(members), wanted=lambda _name: True)


def test_archive_of_too_many_members_is_refused() -> None:
    crowd = make_zip([(f"{number}.csv", "x") for number in range(401)])

    with pytest.raises(FileRefused, match="bomb"):
        open_members(crowd, wanted=lambda _name: False)


def test_archive_with_a_password_is_refused() -> None:
    locked = bytearray(make_zip([("Skills.csv", "Name")]))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(FileRefused, match="encrypted"):
        open_members(bytes(locked), wanted=lambda _name: True)


def test_mail_without_its_ending_is_known_by_its_headers() -> None:
    assert detect_kind("message", MAIL) is DocumentKind.EML
    assert detect_kind("letter", b"From: the kiln side\nI write to you.") is DocumentKind.TEXT
