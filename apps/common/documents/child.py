"""The child's side of `run_in_child`: limit oneself, load one parser, answer, end."""

import json
import resource
import sys
from importlib import import_module
from typing import Any

from apps.common.documents.refusals import FileRefused

_MB = 1024 * 1024


def limit_oneself(limits: dict[str, Any]) -> None:
    """Give up what a parser has no use for, for good."""
    seconds = int(limits["cpu_seconds"])
    # A second between the two, so that the signal says why it ended.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    for what, most in (
        (resource.RLIMIT_AS, int(limits["memory_mb"]) * _MB),
        (resource.RLIMIT_FSIZE, int(limits["output_bytes"])),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def answer(parser: str, name: str, data: bytes) -> dict[str, Any]:
    """Return what the parser made of the file, or the code of its refusal."""
    module, function = parser.split(":")
    try:
        return {"result": getattr(import_module(module), function)(name, data)}
    except FileRefused as refusal:
        return {"refused": refusal.code}
    except RecursionError:
        return {"refused": "too_deep"}
    except MemoryError:
        return {"refused": "bomb"}
    except Exception:  # noqa: BLE001  whatever a parser does, the answer is a refusal
        return {"refused": "gave_up"}


def main() -> None:
    """Read the order and the file from standard input; answer on standard output."""
    order = json.loads(sys.stdin.buffer.readline())
    limit_oneself(order["limits"])
    try:
        said = json.dumps(answer(order["parser"], order["name"], sys.stdin.buffer.read()))
        sys.stdout.write(said)
        sys.stdout.flush()
    except OSError:
        sys.exit(1)


if __name__ == "__main__":
    main()
