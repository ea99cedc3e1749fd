"""E-mails: the text part, or the page, without what mail programs put around it."""

import email
import re
from email.policy import default

from apps.common.documents.markup import read_markup
from apps.common.documents.refusals import refuse_faults

_FORWARDED = re.compile(r"^-{2,} ?(?:forwarded message|original message|begin forwarded).*$", re.IGNORECASE)
_HEADER = re.compile(r"^\s*>?\s*(?:from|to|cc|sent|date|subject|reply-to):\s.*$", re.IGNORECASE)


def read_mail(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """Return the text of an e-mail, its page where it has only that, and notes. Raises FileRefused."""
    with refuse_faults("corrupt"):
        message = email.message_from_bytes(data, policy=default)
        body = message.get_body(preferencelist=("plain", "html"))
        content = str(body.get_content()) if body is not None else ""
        is_page = body is not None and body.get_content_type() == "text/html"
        names = [str(part.get_filename() or "without a name") for part in message.iter_attachments()]
        subject = str(message.get("Subject", "")).strip()
    notes = tuple(f"The attachment “{name}” was not read." for name in names)
    text = read_markup(content) if is_page else _drop_headers(content)
    opening = f"{subject}\n\n" if subject and subject not in text[:300] else ""
    return (opening + text if text else ""), (content if is_page else ""), notes


def _drop_headers(text: str) -> str:
    lines = text.replace("\r\n", "\n").split("\n")
    starts = [number for number, line in enumerate(lines) if _FORWARDED.match(line.strip())]
    for start in starts:
        end = start + 1
        while end < len(lines) and (_HEADER.match(lines[end]) or not lines[end].strip()):
            end += 1
        lines[start:end] = [""] * (end - start)
    return "\n".join(lines).strip()
