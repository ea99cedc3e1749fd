"""PDF and Word: the formats that were made for paper."""

import io
import re
from collections import Counter

from apps.common.documents.archives import open_members
from apps.common.documents.markup import read_markup
from apps.common.documents.refusals import FileRefused, refuse_faults

MOST_PAGES = 50
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_BULLET = re.compile(r"^\s*(?:[•·▪●◦‣–—*-]|\d{1,2}[.)])\s+")
_MARK = re.compile(r"^\s*[•·▪●◦‣]\s*")
_ENDS = re.compile(r"[.:;!?]$")
_PAGE_NUMBER = re.compile(r"^(?:page )?\d{1,3}(?: ?(?:/|of) ?\d{1,3})?$", re.IGNORECASE)
_LONG_ENOUGH = 60


def read_pdf(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a PDF in reading order, and notes on what was left out. Raises FileRefused."""
    import pypdfium2 as pdfium

    try:
        with refuse_faults("corrupt"):
            document = pdfium.PdfDocument(data)
    except FileRefused as refusal:
        is_locked = getattr(refusal.__cause__, "err_code", None) == _PASSWORD
        raise FileRefused("encrypted") if is_locked else refusal from refusal.__cause__
    with refuse_faults("corrupt"):
        pages = [_read_page(document[number]) for number in range(min(len(document), MOST_PAGES))]
        notes = [f"Page {number} holds no text." for number, page in enumerate(pages, start=1) if not page]
        if len(document) > MOST_PAGES:
            notes.append(f"Only the first {MOST_PAGES} pages were read.")
        document.close()
    text = "\n".join("\n".join(join_lines(page)) for page in _drop_running_lines(pages) if page)
    return text, tuple(notes)


def _read_page(page: object) -> list[str]:
    textpage = page.get_textpage()  # type: ignore[attr-defined]
    text: str = textpage.get_text_range()
    # Where a word was divided at the end of a line, pdfium leaves a mark.
    text = text.replace("\ufffe\r\n", "").replace("\ufffe", "").replace("\x02\r\n", "").replace("\x02", "")
    return [line.replace("\xa0", " ").strip() for line in text.splitlines() if line.strip()]


def _drop_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """Take away page numbers, and the first and last lines that most pages share."""
    if len(pages) < 3:
        return [[line for line in page if not _PAGE_NUMBER.match(line)] for page in pages]
    edges = Counter(line for page in pages for line in {*page[:1], *page[-1:]})
    running = {line for line, count in edges.items() if count > len(pages) / 2}
    return [
        [
            line
            for number, line in enumerate(page)
            if not _PAGE_NUMBER.match(line) and not (line in running and number in {0, len(page) - 1})
        ]
        for page in pages
    ]


def join_lines(lines: list[str]) -> list[str]:
    """Join lines that were wrapped to fit a page; list items and short lines stay by themselves."""
    joined: list[str] = []
    width = max((len(line) for line in lines), default=0)
    for line in lines:
        text = _MARK.sub("- ", line)
        last = joined[-1] if joined else ""
        is_wrapped = last and len(lines[0]) and _is_wrapped(last, text, width)
        if is_wrapped and last.endswith("-") and text[:1].islower():
            joined[-1] = last[:-1] + text
        elif is_wrapped:
            joined[-1] = f"{last} {text}"
        else:
            joined.append(text)
    return joined


def _is_wrapped(last: str, line: str, width: int) -> bool:
    tail = len(last) if len(last) <= width else len(last) % max(width, 1) + width
    is_full = tail >= max(_LONG_ENOUGH, 0.7 * width)
    return is_full and not _ENDS.search(last) and not _BULLET.match(line) and not line.isupper()


def read_docx(data: bytes) -> str:
    """Return the text of a Word document, tables row by row. Raises FileRefused."""
    members = open_members(data, wanted=lambda name: name.endswith((".xml", ".rels")))
    for content in members.values():
        # No Word document declares entities; a file that does wants to grow.
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise FileRefused("bomb")
    import mammoth

    with refuse_faults("corrupt"):
        markup: str = mammoth.convert_to_html(
            io.BytesIO(data), convert_image=mammoth.images.img_element(lambda _image: {"src": ""})
        ).value
    return read_markup(markup)
