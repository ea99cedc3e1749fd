"""The answer as plain text, to be pasted anywhere."""

from apps.answers.exporters import document as parts
from apps.answers.exporters.document import Document


def write_plain(document: Document) -> str:
    """Return the document as text: blocks with an empty line between them, one paragraph on one line."""
    blocks = [f"{document.question}\n{document.posting}"]
    blocks += [f"{section.heading}\n{section.text}" for section in document.sections]
    blocks.append(document.length)
    if document.matrix:
        blocks.append(parts.MATRIX_HEADING)
        blocks += [_write_row(row) for row in document.matrix]
    if document.origins:
        blocks.append(parts.ORIGINS_HEADING)
        blocks += [_write_origin(number, origin) for number, origin in enumerate(document.origins, 1)]
    return "\n\n".join(blocks) + "\n"


def _write_row(row: parts.MatrixRow) -> str:
    (name, *more), focus, aligns = parts.describe_cells(row)
    lines = [" · ".join((name, *more)), f"{parts.MATRIX_COLUMNS[1]}: {' · '.join(focus)}"]
    lines += [f"{parts.MATRIX_COLUMNS[2]}: {aligns[0]}", *aligns[1:]]
    return "\n  ".join(lines)


def _write_origin(number: int, origin: parts.Origin) -> str:
    sources = (f"   {line}" for line in parts.describe_sources(origin))
    return "\n".join((f"{number}. {origin.sentence}", *sources))
