"""The answer as PDF/UA-1: tagged, with its fonts in it, on one page of A4 if it fits one."""

import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from apps.answers.exporters import document as parts
from apps.answers.exporters.document import Document

if TYPE_CHECKING:
    from typst import Fonts

HERE = Path(__file__).parent
MAIN_FACE = "Libertinus Serif"  # typst brings it along
CHINESE_JAPANESE_KOREAN = "cvttf_NotoSansCJK_Regular"
UNDISPLAYED = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)


class Unprintable(Exception):
    """No font here has some letters of the text. `letters` are those that were named, each once."""

    def __init__(self, letters: str) -> None:
        super().__init__(letters)
        self.letters = letters


def write_pdf(document: Document) -> bytes:
    """Return the document as a PDF file.

    Raises Unprintable for letters that neither the fonts shipped here nor those of the machine have:
    a page with boxes in place of words would be worse than none.
    """
    import typst

    fonts = _find_fonts()
    inputs = {"document": json.dumps(_describe(document)), "faces": json.dumps(_order_faces(fonts))}
    compiler = typst.Compiler(_read_layout(), font_paths=fonts, sys_inputs=inputs)
    timestamp = int(document.changed_at.timestamp())
    try:
        return cast("bytes", compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=timestamp))
    except typst.TypstError as error:
        undisplayed = UNDISPLAYED.findall(error.diagnostic)
        if not undisplayed:
            raise
        raise Unprintable("".join(dict.fromkeys("".join(undisplayed)))) from error


@cache
def _read_layout() -> bytes:
    return (HERE / "layout.typ").read_bytes()


@cache
def _find_fonts() -> "Fonts":
    """Return the fonts that came with the program and with the machine, looked for once in a process."""
    import typst

    return typst.Fonts(include_system_fonts=True, font_paths=list_font_folders())


def list_font_folders() -> list[str]:
    """Return where the fonts lie that came with the program, apart from those that typst brings along."""
    package = find_spec(CHINESE_JAPANESE_KOREAN)
    found = (package.submodule_search_locations if package else None) or ()
    return [str(HERE / "fonts"), *found]


def _order_faces(fonts: "Fonts") -> list[str]:
    """Return the faces in the order in which they are asked for a letter: the main one, then Noto's."""
    return [MAIN_FACE, *(name for name in fonts.families() if name.startswith("Noto "))]


def _describe(document: Document) -> dict[str, Any]:
    """Return what the layout asks for, each text with the way it runs."""
    return {
        "question": document.question,
        "title": _say(document.question),
        "posting": document.posting,
        "posting-line": _say(document.posting),
        "sections": [{"heading": part.heading, "said": _say(part.text)} for part in document.sections],
        "length": document.length,
        "matrix-heading": parts.MATRIX_HEADING,
        "columns": parts.MATRIX_COLUMNS,
        "matrix": [
            [{"lines": [_say(line) for line in cell]} for cell in parts.describe_cells(row)]
            for row in document.matrix
        ],
        "origins-heading": parts.ORIGINS_HEADING,
        "origins": [
            {
                "sentence": _say(origin.sentence),
                "sources": [_say(line) for line in parts.describe_sources(origin)],
            }
            for origin in document.origins
        ],
    }


def _say(text: str) -> dict[str, Any]:
    return {"text": text, "turned": parts.runs_right_to_left(text)}
