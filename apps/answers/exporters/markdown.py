"""The answer as Markdown: CommonMark, and the tables of GitHub's flavour. What was typed shows as typed."""

import re

from apps.answers.exporters import document as parts
from apps.answers.exporters.document import Document

MEANS_SOMETHING = re.compile(r"[\\`*_{}\[\]<>#|~]|&(?=#?\w)")
# At the start of a block these would make a list, a rule, a heading underline or a quotation.
STARTS_A_NUMBER = re.compile(r"^(\d{1,9})([.)])")


def write_markdown(document: Document) -> str:
    """Return the document as Markdown."""
    blocks = [f"# {escape_text(document.question)}", escape_block(document.posting)]
    for section in document.sections:
        blocks += [f"## {escape_text(section.heading)}", escape_block(section.text)]
    blocks.append(document.length)
    if document.matrix:
        blocks += [f"## {parts.MATRIX_HEADING}", _write_table(document.matrix)]
    if document.origins:
        items = (_write_origin(number, origin) for number, origin in enumerate(document.origins, 1))
        blocks += [f"## {parts.ORIGINS_HEADING}", "\n".join(items)]
    return "\n\n".join(blocks) + "\n"


def escape_text(text: str) -> str:
    """Return `text` so that it shows as it is, within a line."""
    return MEANS_SOMETHING.sub(r"\\\g<0>", text)


def escape_block(text: str) -> str:
    """Return `text` so that it shows as it is, at the start of a block."""
    escaped = STARTS_A_NUMBER.sub(r"\1\\\2", escape_text(text))
    return f"\\{escaped}" if escaped[:1] in ("-", "+", "=") else escaped


def _write_table(matrix: tuple[parts.MatrixRow, ...]) -> str:
    lines = [parts.MATRIX_COLUMNS, ("---",) * len(parts.MATRIX_COLUMNS)]
    for row in matrix:
        cells = (tuple(escape_text(line) for line in cell) for cell in parts.describe_cells(row))
        lines.append(tuple("<br>".join(cell) for cell in cells))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _write_origin(number: int, origin: parts.Origin) -> str:
    indent = " " * (len(str(number)) + 2)
    lines = "\n".join(f"{indent}- {escape_text(line)}" for line in parts.describe_sources(origin))
    return f"{number}. {escape_block(origin.sentence)}\n{lines}"
