"""A clone with its own `.local/`, and dev.py started in it as a person would."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.project.repository import ROOT, list_files

PATIENCE = 90.0  # seconds; the first start makes a database, on a machine that may be busy
SAID = re.compile(r"^Throughline is at (http://\S+)", re.MULTILINE)
OURS = ("DATABASE_URL", "DEBUG", "SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS", "EMAIL_URL")


def wait_until(is_done: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Whether it came to be in time."""
    end = time.monotonic() + seconds
    while not is_done():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def find_free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_alive(pid: int) -> bool:
    """Whether the process exists and has not ended; one that nobody has waited for yet has ended."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


@dataclass(frozen=True)
class Clone:
    """A copy of the repository, sharing the packages that are installed already."""

    path: Path

    @classmethod
    def make(cls, path: Path) -> "Clone":
        """Copy what version control knows, and nothing else."""
        for name in list_files():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, path / name)
        (path / ".venv").symlink_to(sys.prefix)
        return cls(path)

    def describe_environment(self) -> dict[str, str]:
        """The environment of a person who has set nothing."""
        return {name: value for name, value in os.environ.items() if name not in OURS}

    def run(self, *arguments: str, stdin: str = "", **variables: str) -> "subprocess.CompletedProcess[str]":
        """Run dev.py to its end, with these variables set."""
        return subprocess.run(
            [sys.executable, "dev.py", *arguments],
            cwd=self.path,
            env=self.describe_environment() | variables,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def read_postgres_pid(self) -> int | None:
        """The number of the running Postgres, by its own note."""
        note = self.path / ".local" / "postgres" / "postmaster.pid"
        return int(note.read_text().splitlines()[0]) if note.exists() else None


class Running:
    """`dev.py run`, up and answering."""

    def __init__(self, clone: Clone, port: int) -> None:
        self.clone = clone
        self.output = clone.path / f"output-{port}"
        self.address = ""
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "dev.py", "run", str(port)],
                cwd=clone.path,
                env=clone.describe_environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )

    def __enter__(self) -> Self:
        wait_until(lambda: bool(SAID.search(self.read_output())) or self.process.poll() is not None)
        said = SAID.search(self.read_output())
        if not said:
            self.__exit__()
            raise AssertionError(self.read_output())
        self.address = said.group(1)
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.stop(signal.SIGTERM)

    def read_output(self) -> str:
        """All that it has said so far."""
        return self.output.read_text()

    def stop(self, number: int) -> int:
        """Send the signal, and give the exit status."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def open_home(self) -> str:
        """The home page, as a browser would get it."""
        with urllib.request.urlopen(self.address, timeout=30) as response:
            text: str = response.read().decode()
        return text

    def list_descendants(self) -> list[int]:
        """The processes under the launcher, Postgres and the server among them."""
        children: dict[int, list[int]] = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except (FileNotFoundError, ProcessLookupError):
                continue
            children.setdefault(parent, []).append(int(folder.name))
        found, ahead = [], [self.process.pid]
        while ahead:
            below = children.get(ahead.pop(), [])
            found += below
            ahead += below
        return found

    def find_server(self) -> int:
        """The server's first process."""
        for pid in self.list_descendants():
            if b"granian" in Path(f"/proc/{pid}/cmdline").read_bytes():
                return pid
        raise AssertionError(self.read_output())
