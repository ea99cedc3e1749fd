"""The answer as a Word document, with real headings, lists and a table whose first row is its header."""

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from apps.answers.exporters import document as parts
from apps.answers.exporters.document import Document

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell

FACE = "Georgia"
INK = "1F2933"
QUIET = "5B6673"
MARGIN_CM = 2.2
# Of each style that is used: points, colour, weight, and the space before and after in points.
STYLES = {
    "Normal": (11, INK, "plain", 0, 6),
    "Title": (20, INK, "plain", 0, 4),
    "Subtitle": (10, QUIET, "plain", 0, 10),
    "Heading 1": (12, INK, "bold", 14, 4),
    "Caption": (9, QUIET, "plain", 8, 0),
    "List Number": (11, INK, "plain", 6, 2),
    "List Continue": (9.5, QUIET, "plain", 0, 2),
}
KEPT = {*STYLES, "Table Grid", "Normal Table", "Default Paragraph Font", "No List"}


def write_word(document: Document) -> bytes:
    """Return the document as a .docx file (Office Open XML)."""
    import docx

    word = docx.Document(BytesIO(_make_template()))
    word.core_properties.title = document.question
    word.core_properties.subject = document.posting
    word.core_properties.created = word.core_properties.modified = document.changed_at
    _add(word, document.question, "Title")
    _add(word, document.posting, "Subtitle")
    for section in document.sections:
        _add(word, section.heading, "Heading 1")
        _add(word, section.text)
    _add(word, document.length, "Caption")
    if document.matrix:
        _add(word, parts.MATRIX_HEADING, "Heading 1")
        _add_table(word, document.matrix)
    if document.origins:
        _add(word, parts.ORIGINS_HEADING, "Heading 1")
        for origin in document.origins:
            _add(word, origin.sentence, "List Number")
            for line in parts.describe_sources(origin):
                _add(word, line, "List Continue")
    _mark_headers(word)
    _mark_directions(word)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


@cache
def _make_template() -> bytes:
    """Return an empty document in our styles; it is made once in a process."""
    import docx
    from docx.shared import Cm

    word = docx.Document()
    core = word.core_properties
    core.author = core.comments = core.last_modified_by = ""
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN_CM)
    for style in list(word.styles):
        if style.name not in KEPT:
            style.element.getparent().remove(style.element)
    for name, look in STYLES.items():
        _restyle(word.styles[name], *look)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _restyle(style: Any, size: float, ink: str, weight: str, *space: float) -> None:
    """Give a style of the empty document our face and colour, and take its own ornaments away."""
    from docx.shared import Pt, RGBColor

    for ornament in style.element.xpath(
        "w:rPr | w:link | w:pPr/w:pBdr | w:pPr[../w:name/@w:val='Subtitle']/w:numPr"
    ):
        ornament.getparent().remove(ornament)
    style.font.name = FACE
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor.from_string(ink)
    style.font.bold = weight == "bold"
    style.paragraph_format.space_before, style.paragraph_format.space_after = (Pt(points) for points in space)


def _add(place: "WordDocument | _Cell", text: str, style: str = "Normal") -> None:
    place.add_paragraph(text, style)


def _add_table(word: "WordDocument", matrix: tuple[parts.MatrixRow, ...]) -> None:
    table = word.add_table(1, len(parts.MATRIX_COLUMNS), "Table Grid")
    for cell, name in zip(table.rows[0].cells, parts.MATRIX_COLUMNS, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in matrix:
        for cell, (first, *more) in zip(table.add_row().cells, parts.describe_cells(row), strict=True):
            cell.paragraphs[0].add_run(first)
            for line in more:
                _add(cell, line, "Caption")


def _mark_headers(word: "WordDocument") -> None:
    """Say of the first row of a table that it is its header."""
    from docx.oxml import OxmlElement

    for row in word.element.xpath("//w:tbl/w:tr[1]"):
        row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _mark_directions(word: "WordDocument") -> None:
    """Let a paragraph run right to left where its letters do."""
    from docx.oxml import OxmlElement

    for paragraph in word.element.xpath("//w:p"):
        if parts.runs_right_to_left(paragraph.text):
            paragraph.get_or_add_pPr().append(OxmlElement("w:bidi"))
            for run in paragraph.r_lst:
                run.get_or_add_rPr().append(OxmlElement("w:rtl"))
