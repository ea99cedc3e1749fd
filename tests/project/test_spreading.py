"""The tests run on several cores where all of them are run, and on one where a person looks at some."""

import os

import pytest

import dev


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["--numprocesses", "3"]),
        (["-q", "--cov"], ["--numprocesses", "3"]),
        (["-k", "goals"], ["--numprocesses", "3"]),
        (["tests/drafting", "-q"], []),
        (["tests/project/test_spreading.py::test_all_cores"], []),
        (["-n", "0"], []),
        (["--pdb"], []),
        (["-p", "no:randomly"], []),
    ],
)
def test_only_a_whole_run_is_spread(
    arguments: list[str], expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    monkeypatch.chdir(dev.ROOT)

    assert dev.spread_tests(arguments) == expected


@pytest.mark.parametrize(("cores", "expected"), [(None, []), (1, []), (64, ["--numprocesses", "4"])])
def test_it_takes_no_more_cores_than_there_are_or_than_help(
    cores: int | None, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)

    assert dev.spread_tests([]) == expected
