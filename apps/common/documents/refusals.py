"""Why a file was not read, in words for the person who brought it."""

from collections.abc import Iterator
from contextlib import contextmanager

MESSAGES = {
    "empty": "This file is empty. Choose another, or paste the text.",
    "too_large": "This file is larger than 20 MB. Paste the text instead.",
    "too_long": "There is more text in this file than can be read. Paste the part that you need.",
    "unknown_kind": (
        "This is no kind of file that can be read here. PDF, Word (docx), web pages, e-mails, Markdown and "
        "plain text can. You can also paste the text."
    ),
    "old_word": (
        "This is an old Word file, or one with a password. Save it as .docx without one, or paste the text."
    ),
    "encrypted": "This file asks for a password. Save it without one, or paste the text.",
    "corrupt": "This file is damaged, or not what its name says. Try to save it again, or paste the text.",
    "no_text": "There is no text in this file, only pictures perhaps. Paste the text instead.",
    "no_posting": "There is no posting in this file that could be found. Paste its text instead.",
    "no_resume": "There is no résumé in this file that could be found. Paste its text instead.",
    "too_slow": "Reading this file took too long, so it was stopped. Paste the text instead.",
    "too_deep": "This file is built in a way that cannot be read safely. Paste the text instead.",
    "bomb": "This file unpacks into far more than it seems to hold. It was not read. Paste the text instead.",
    "gave_up": "This file could not be read. Nothing was changed. Paste the text instead.",
    "busy": "Several files are being read just now. Try again in a moment, or paste the text.",
}


class FileRefused(Exception):
    """A file that was not read. `code` is one of MESSAGES, `message` what to tell the person."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = MESSAGES[code]


@contextmanager
def refuse_faults(code: str) -> Iterator[None]:
    """Turn any fault of a foreign parser into a refusal: broken files break parsers in every way there is."""
    try:
        yield
    except FileRefused:
        raise
    except RecursionError as error:
        raise FileRefused("too_deep") from error
    except MemoryError as error:
        raise FileRefused("bomb") from error
    except Exception as error:
        raise FileRefused(code) from error
