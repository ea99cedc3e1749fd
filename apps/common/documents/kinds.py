"""What kind of file some bytes are: by what they hold first, by their name where that leaves it open."""

import re
from enum import StrEnum
from pathlib import PurePath

from apps.common.documents.refusals import FileRefused


class DocumentKind(StrEnum):
    """The kinds that can be read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    PDF = "pdf"
    DOCX = "docx"
    EML = "eml"
    ZIP = "zip"


_PDF_WITHIN = 1_024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|p|h[1-6]|article|section|table|ul)\b", re.IGNORECASE
)
_MAIL_HEADER = re.compile(
    r"(?:Received|Return-Path|MIME-Version|Message-ID|Delivered-To|From|To|Subject|Date|Content-Type):",
    re.IGNORECASE,
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode_text(data: bytes) -> str:
    """Return bytes as text: by their byte order mark, as UTF-8, or as Windows writes. Raises FileRefused."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    if len(_CONTROLS.findall(text[:20_000])) > len(text[:20_000]) / 100:
        raise FileRefused("unknown_kind")
    return text.replace("\x00", "")


def _is_mail(text: str) -> bool:
    head = text[:4_000].lstrip().splitlines()[:30]
    named = {line.split(":")[0].lower() for line in head if _MAIL_HEADER.match(line)}
    return bool(head) and bool(_MAIL_HEADER.match(head[0])) and len(named) >= 3


def detect_kind(name: str, data: bytes) -> DocumentKind:
    """Return the kind of a file. Raises FileRefused where it is none that can be read."""
    if not data.strip():
        raise FileRefused("empty")
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return DocumentKind.PDF
    if data.startswith(b"PK\x03\x04"):
        return DocumentKind.DOCX if b"word/document.xml" in data else DocumentKind.ZIP
    if data.startswith(_OLD_OFFICE):
        raise FileRefused("old_word")
    text = decode_text(data)
    ending = PurePath(name).suffix.lower()
    opening = text[:2_000].lstrip()
    if ending == ".eml" or _is_mail(text):
        return DocumentKind.EML
    if opening.startswith(("{", "[")) and (ending == ".json" or text.rstrip().endswith(("}", "]"))):
        return DocumentKind.JSON
    if ending in {".html", ".htm", ".xhtml"} or (opening.startswith("<") and _MARKUP.search(opening)):
        return DocumentKind.HTML
    return DocumentKind.MARKDOWN if ending in {".md", ".markdown"} else DocumentKind.TEXT
