"""What CI runs is what the README tells people to run."""

import subprocess

from tests.project.repository import ROOT

STEPS = [
    "ruff format --check",
    "ruff check",
    "lint-imports",
    "mypy",
    "makemigrations --check",
    "check --deploy",
    "djlint templates --lint",
    "dev.py test --cov",
    "coverage report",
]


def list_steps(target: str) -> list[str]:
    """Return the commands that make would run, in order."""
    dry = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=True)
    return dry.stdout.splitlines()


def test_make_check_runs_every_step_in_order() -> None:
    commands = "\n".join(list_steps("check"))

    found = [commands.find(step) for step in STEPS]

    assert -1 not in found
    assert found == sorted(found)


def test_ci_runs_make_check_last() -> None:
    script = (ROOT / ".ci" / "run").read_text().rstrip().splitlines()

    assert script[-1] == "exec make check </dev/null"
    assert "set -euo pipefail" in script
