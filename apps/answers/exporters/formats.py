"""The formats that a finished answer can be taken in, by the name that asks for one."""

from collections.abc import Callable
from dataclasses import dataclass

from apps.answers.exporters.document import Document
from apps.answers.exporters.markdown import write_markdown
from apps.answers.exporters.pdf import write_pdf
from apps.answers.exporters.plain import write_plain
from apps.answers.exporters.word import write_word


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One format: what a button calls it, how its files end, their media type, and what writes them."""

    label: str
    suffix: str
    media_type: str
    write: Callable[[Document], bytes]


FORMATS = {
    "pdf": FileFormat("PDF", "pdf", "application/pdf", write_pdf),
    "word": FileFormat(
        "Word", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", write_word
    ),
    "markdown": FileFormat(
        "Markdown", "md", "text/markdown; charset=utf-8", lambda document: write_markdown(document).encode()
    ),
    "text": FileFormat(
        "Plain text", "txt", "text/plain; charset=utf-8", lambda document: write_plain(document).encode()
    ),
}
