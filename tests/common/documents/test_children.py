"""A parser has a process of its own, and nothing it does gets out of it."""

import time
from pathlib import Path
from typing import Any

import pytest

from apps.common.documents import FileRefused, Limits, run_in_child
from apps.common.documents.child import answer

TIGHT = Limits(cpu_seconds=2, wall_seconds=4.0, output_bytes=1_000_000)


def run_hostile(parser: str, data: bytes = b"x", limits: Limits = TIGHT) -> Any:
    return run_in_child(f"tests.common.documents.hostile:{parser}", name="a.txt", data=data, limits=limits)


def test_parser_answers_without_the_sites_own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "not for parsers")

    name, size, variables = run_hostile("read_environment", b"kiln")

    assert (name, size) == ("a.txt", 4)
    assert [variable for variable in variables if variable in {"SECRET_KEY", "DATABASE_URL", "HOME"}] == []


@pytest.mark.parametrize(
    ("parser", "code"),
    [
        ("sleep_on", "too_slow"),
        ("compute_on", "too_slow"),
        ("take_memory", "bomb"),
        ("end_suddenly", "gave_up"),
        ("fail", "gave_up"),
        ("refuse", "encrypted"),
        ("recurse", "too_deep"),
        ("no_such_parser", "gave_up"),
    ],
)
def test_parser_that_goes_wrong_is_a_refusal_in_time(parser: str, code: str) -> None:
    start = time.monotonic()

    with pytest.raises(FileRefused) as refused:
        run_hostile(parser)

    assert refused.value.code == code
    assert time.monotonic() - start < 10  # the promise to the person, not a measurement


def test_answer_beyond_its_limit_is_refused() -> None:
    with pytest.raises(FileRefused):
        run_hostile("say_too_much")
    assert run_hostile("read_environment", limits=Limits()) is not None


def test_file_beyond_its_limit_is_never_handed_over() -> None:
    with pytest.raises(FileRefused, match="too_large"):
        run_hostile("read_environment", b"x" * 11, Limits(input_bytes=10))


def test_nothing_that_a_parser_started_outlives_it(tmp_path: Path) -> None:
    trace = tmp_path / "trace"

    with pytest.raises(FileRefused, match="too_slow"):
        run_hostile("leave_a_child", str(trace).encode(), Limits(wall_seconds=2.0))

    time.sleep(3)
    assert not trace.exists()


def test_childs_side_names_each_outcome() -> None:
    room = "tests.common.documents.hostile:"

    assert answer(room + "read_environment", "a", b"xy")["result"][:2] == ["a", 2]
    assert answer(room + "refuse", "a", b"") == {"refused": "encrypted"}
    assert answer(room + "fail", "a", b"") == {"refused": "gave_up"}
    assert answer(room + "recurse", "a", b"") == {"refused": "too_deep"}
