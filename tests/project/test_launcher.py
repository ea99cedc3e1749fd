"""dev.py, from a fresh clone: it starts, shares its database, and leaves nothing running."""

import os
import signal
import socket
from pathlib import Path

import pytest

from tests.project.launcher import Clone, Running, find_free_port, is_alive, wait_until

pytestmark = pytest.mark.launcher

QUESTION = "How does this position align with your career goals?"


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """A clone that the tests of this module share; the first of them makes its database."""
    return Clone.make(tmp_path_factory.mktemp("clone"))


def assert_all_ended(pids: list[int]) -> None:
    """Nothing of it is left."""
    assert wait_until(lambda: not any(map(is_alive, pids)), 10), [pid for pid in pids if is_alive(pid)]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_run_serves_the_home_page_and_stops_without_a_trace(clone: Clone, number: int) -> None:
    with Running(clone, find_free_port()) as app:
        page = app.open_home()
        pids = app.list_descendants()

        status = app.stop(number)

    assert QUESTION in page
    assert len(pids) > 2
    assert status == 0
    assert clone.read_postgres_pid() is None
    assert_all_ended(pids)


def test_second_start_makes_nothing_again(clone: Clone) -> None:
    clone.run("check")

    with Running(clone, find_free_port()) as app:
        app.stop(signal.SIGTERM)
    with Running(clone, find_free_port()) as app:
        app.stop(signal.SIGTERM)

        assert app.read_output().splitlines() == [f"Throughline is at {app.address}  (Ctrl-C stops it)"]


def test_command_beside_the_server_leaves_its_database_running(clone: Clone) -> None:
    with Running(clone, find_free_port()) as app:
        before = clone.read_postgres_pid()

        command = clone.run("showmigrations", "contenttypes")

        assert command.returncode == 0, command.stderr
        assert clone.read_postgres_pid() == before
        assert QUESTION in app.open_home()


def test_server_that_crashes_takes_everything_with_it(clone: Clone) -> None:
    with Running(clone, find_free_port()) as app:
        pids = app.list_descendants()
        os.kill(app.find_server(), signal.SIGKILL)

        status = app.process.wait(60)

    assert status != 0
    assert_all_ended(pids)


def test_next_start_recovers_from_a_killed_launcher(clone: Clone) -> None:
    with Running(clone, find_free_port()) as app:
        pids = app.list_descendants()
        server = app.find_server()
        app.stop(signal.SIGKILL)
    assert wait_until(lambda: not is_alive(server), 30)

    with Running(clone, find_free_port()) as app:
        page = app.open_home()
        app.stop(signal.SIGTERM)

    assert QUESTION in page
    assert_all_ended(pids)


def test_next_start_recovers_from_a_killed_database(clone: Clone) -> None:
    with Running(clone, find_free_port()) as app:
        postgres = clone.read_postgres_pid()
        assert postgres is not None
        app.process.kill()
        os.kill(postgres, signal.SIGKILL)
        app.process.wait(60)

    with Running(clone, find_free_port()) as app:
        assert QUESTION in app.open_home()


def test_standard_output_is_the_commands_own(clone: Clone) -> None:
    done = clone.run("shell", "--no-imports", stdin="print(6 * 7)")

    assert (done.returncode, done.stdout) == (0, "42\n"), done.stderr


def test_exit_status_is_the_commands_own(clone: Clone) -> None:
    assert clone.run("no-such-command").returncode == 1


def test_address_in_use_is_refused_in_plain_words(clone: Clone) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        done = clone.run("run", f"127.0.0.1:{port}")

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        f"127.0.0.1:{port} cannot be used: Address already in use. "
        "Name another: python3 dev.py run 127.0.0.1:8001\n"
    )


@pytest.mark.parametrize("address", ["nowhere", "127.0.0.1:http", "127.0.0.1:70000"])
def test_address_that_is_none_is_refused(clone: Clone, address: str) -> None:
    done = clone.run("run", address)

    assert done.returncode == 1
    assert done.stderr == f"“{address}” is no address. Write it like 127.0.0.1:8000 or 8000.\n"


def test_production_has_no_key_of_its_own(clone: Clone) -> None:
    done = clone.run("check", DEBUG="0")

    assert done.returncode == 1
    assert "SECRET_KEY" in done.stderr


def test_a_clone_deep_in_the_tree_works_too(tmp_path: Path) -> None:
    deep = Clone.make(tmp_path / ("a folder with a long name and spaces " * 3).strip())

    done = deep.run("shell", "--no-imports", stdin="print(6 * 7)")

    assert (done.returncode, done.stdout) == (0, "42\n"), done.stderr
    assert deep.read_postgres_pid() is None
