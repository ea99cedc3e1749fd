"""The answer as a Word document, with real headings, lists and a table whose first row is its header."""

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from apps.answers.exporters import document as parts
from apps.answers.exporters.document import Document

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

FACE = "Georgia"
INK = "1F2933"
QUIET = "5B6673"
MARGIN_CM = 2.2
# Of each style that is used: points, colour, bold, and the space before and after in points.
STYLES = {
    "Normal": (11, INK, False, 0, 6),
    "Title": (20, INK, False, 0, 4),
    "Subtitle": (10, QUIET, False, 0, 10),
    "Heading 1": (12, INK, True, 14, 4),
    "Caption": (9, QUIET, False, 8, 0),
    "List Number": (11, INK, False, 6, 2),
    "List Continue": (9.5, QUIET, False, 0, 2),
}


def write_word(document: Document) -> bytes:
    """Return the document as a .docx file (Office Open XML)."""
    from docx import Document as open_word

    word = open_word(BytesIO(_make_template()))
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
    file = BytesIO()
    word.save(file)
    return file.getvalue()


@cache
def _make_template() -> bytes:
    """Return an empty document in our styles; it is made once in a process."""
    from docx import Document as open_word
    from docx.shared import Cm

    word = open_word()
    core = word.core_properties
    core.author = core.comments = core.last_modified_by = ""
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN_CM)
    for name, look in STYLES.items():
        _restyle(word, name, *look)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _restyle(word: "WordDocument", name: str, size: float, ink: str, is_bold: bool, *space: float) -> None:
    """Give a style of the empty document our face and colour, and take its own ornaments away."""
    from docx.shared import Pt, RGBColor

    style = word.styles[name]
    for ornament in style.element.xpath("w:rPr | w:pPr/w:pBdr | w:pPr[../w:name/@w:val='Subtitle']/w:numPr"):
        ornament.getparent().remove(ornament)
    style.font.name = FACE
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor.from_string(ink)
    style.font.bold = is_bold
    style.paragraph_format.space_before, style.paragraph_format.space_after = (Pt(points) for points in space)


def _add(place: "WordDocument | _Cell", text: str, style: str = "Normal") -> "Paragraph":
    paragraph = place.add_paragraph(text, style)
    _turn(paragraph)
    return paragraph


def _turn(paragraph: "Paragraph") -> None:
    """Let a paragraph run right to left where its letters do."""
    from docx.oxml import OxmlElement

    if parts.runs_right_to_left(paragraph.text):
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for run in paragraph.runs:
            run.font.rtl = True


def _add_table(word: "WordDocument", matrix: tuple[parts.MatrixRow, ...]) -> None:
    from docx.oxml import OxmlElement

    table = word.add_table(1, len(parts.MATRIX_COLUMNS), "Table Grid")
    header = table.rows[0]
    header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, name in zip(header.cells, parts.MATRIX_COLUMNS, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in matrix:
        for cell, (first, *more) in zip(table.add_row().cells, parts.describe_cells(row), strict=True):
            cell.paragraphs[0].add_run(first)
            _turn(cell.paragraphs[0])
            for line in more:
                _add(cell, line, "Caption")
