"""`manage.py batch KIND [FILE]`: JSON Lines in, JSON Lines out."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from apps.answers.batch.kinds import KINDS
from apps.answers.batch.lines import answer_lines, write_line


class Command(BaseCommand):
    """Answer records of one kind, one line each, in order."""

    help = "Read JSON Lines from FILE or standard input and answer each record on standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the kind of record and, where it is not standard input, the file."""
        parser.add_argument("kind", choices=sorted(KINDS))
        parser.add_argument("file", nargs="?", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Answer every record; fail at the end where one could not be read."""
        answer = KINDS[options["kind"]]()
        total = unreadable = 0
        with open_input(options["file"]) as (lines, count):
            # Shown only where someone is watching.
            shown = tqdm(
                lines, total=count, unit=" records", file=sys.stderr, disable=not sys.stderr.isatty()
            )
            for answered in answer_lines(shown, answer):
                self.stdout.write(write_line(answered), ending="")
                total += 1
                unreadable += "error" in answered
        if unreadable:
            raise CommandError(f"{unreadable} of {total} records could not be answered.")


@contextmanager
def open_input(path: Path | None) -> Iterator[tuple[BinaryIO, int | None]]:
    """Open the file, with its number of lines, or standard input, whose end nobody knows."""
    if path is None:
        yield sys.stdin.buffer, None
        return
    try:
        opened = path.open("rb")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    with opened as lines:
        count = sum(1 for _ in lines)
        lines.seek(0)
        yield lines, count
