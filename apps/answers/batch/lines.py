"""Lines in, lines out, in order: each record answered by itself, so that a bad one spoils no other."""

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from apps.answers.batch.records import Record, UnreadableRecord, parse_record

logger = logging.getLogger(__name__)

AnswerRecord = Callable[[Record], dict[str, Any]]


def answer_lines(lines: Iterable[bytes], answer: AnswerRecord) -> Iterator[dict[str, Any]]:
    """Yield what to write for each line that is not blank: the answer, or `{"id", "error"}`."""
    for line in lines:
        if line.strip():
            yield _answer_line(line, answer)


def write_line(answered: dict[str, Any]) -> str:
    """Return one line of JSON, in ASCII: a text may hold half a character that UTF-8 cannot."""
    return f"{json.dumps(answered)}\n"


def _answer_line(line: bytes, answer: AnswerRecord) -> dict[str, Any]:
    record = Record({})
    try:
        record = parse_record(line)
        return {"id": record.id, **answer(record)}
    except UnreadableRecord as error:
        return {"id": record.id, "error": str(error)}
    except Exception:
        # Our fault and not the record's: said aloud, but the rest of a long night's run goes on.
        logger.exception("A record could not be answered")
        return {"id": record.id, "error": "could not be answered; the log says why"}
