"""Parsers that do what none should: each shows that a limit of the child process holds."""

import os
import subprocess
import sys
import time
from typing import Any

from apps.common.documents import FileRefused


def read_environment(name: str, data: bytes) -> Any:
    return [name, len(data), sorted(os.environ)]


def sleep_on(_name: str, _data: bytes) -> None:
    time.sleep(60)


def compute_on(_name: str, _data: bytes) -> None:
    while True:
        pass


def take_memory(_name: str, _data: bytes) -> int:
    return len(bytearray(2_000_000_000))


def say_too_much(_name: str, _data: bytes) -> str:
    return "x" * 3_000_000


def end_suddenly(_name: str, _data: bytes) -> None:
    os.abort()


def fail(_name: str, _data: bytes) -> None:
    raise ZeroDivisionError


def refuse(_name: str, _data: bytes) -> None:
    raise FileRefused("encrypted")


def recurse(name: str, data: bytes) -> None:
    recurse(name, data)


def leave_a_child(_name: str, data: bytes) -> None:
    subprocess.Popen([sys.executable, "-c", f"import time; time.sleep(4); open({data.decode()!r}, 'w')"])
    time.sleep(60)
