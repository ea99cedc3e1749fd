"""A parser in a process of its own, so that no file can hurt the site.

The bytes go over in a file and the answer comes back in one, so neither side
waits for the other; the child limits itself before it loads the parser, and
whatever is left of it when the time is over is ended.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from apps.common.documents.refusals import MESSAGES, FileRefused

PROJECT = Path(__file__).resolve().parents[3]
MOST_AT_ONCE = 2
_places = threading.BoundedSemaphore(MOST_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: seconds of work, seconds in all, megabytes, and bytes in and out."""

    cpu_seconds: int = 8
    wall_seconds: float = 9.5
    memory_mb: int = 768
    output_bytes: int = 8 * 1024 * 1024
    input_bytes: int = 20 * 1024 * 1024


LIMITS = Limits()


def run_in_child(parser: str, *, name: str, data: bytes, limits: Limits = LIMITS) -> Any:
    """Return `parser(name, data)`, computed elsewhere. Raises FileRefused.

    `parser` is "package.module:function"; what it returns must be JSON.
    """
    if len(data) > limits.input_bytes:
        raise FileRefused("too_large")
    if not _places.acquire(timeout=limits.wall_seconds):
        raise FileRefused("busy")
    try:
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answered:
            order = json.dumps({"parser": parser, "name": name, "limits": asdict(limits)})
            given.write(order.encode() + b"\n" + data)
            given.seek(0)
            status = _run(given, answered, limits.wall_seconds)
            answered.seek(0)
            return _read_answer(answered.read(limits.output_bytes + 1), status)
    finally:
        _places.release()


def _run(given: IO[bytes], answered: IO[bytes], seconds: float) -> int:
    """Run the child to its end, or end it with all that it started. Raises FileRefused("too_slow")."""
    child = subprocess.Popen(
        [sys.executable, "-m", "apps.common.documents.child"],
        stdin=given,
        stdout=answered,
        stderr=subprocess.DEVNULL,
        cwd=PROJECT,
        # Nothing of the site's own environment: no keys, no database.
        env={"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"},
        start_new_session=True,
    )
    try:
        return child.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise FileRefused("too_slow") from None
    finally:
        _end_group(child)


def _end_group(child: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _read_answer(answer: bytes, status: int) -> Any:
    if status == -signal.SIGXCPU:
        raise FileRefused("too_slow")
    try:
        said = json.loads(answer)
    except ValueError:
        raise FileRefused("bomb" if status == -signal.SIGXFSZ else "gave_up") from None
    if "refused" in said:
        raise FileRefused(said["refused"] if said["refused"] in MESSAGES else "gave_up")
    return said["result"]
