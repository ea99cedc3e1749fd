"""No file outgrows its reader."""

from pathlib import Path

from tests.project.repository import ROOT, list_files

LONGEST = 400
ROOMS = ("apps", "config", "tests", "static")
KINDS = (".py", ".js", ".css")
NOT_OURS = frozenset({"migrations", "vendor"})  # written by Django, and by others


def find_long_files(root: Path, paths: list[Path]) -> dict[str, int]:
    """Name the files of ours that are longer than we let them be, with their lines."""
    ours = (
        path
        for path in paths
        if path.parts[0] in ROOMS and path.suffix in KINDS and not NOT_OURS.intersection(path.parts)
    )
    lengths = {str(path): len((root / path).read_text().splitlines()) for path in ours}
    return {name: lines for name, lines in lengths.items() if lines > LONGEST}


def test_no_file_is_longer_than_its_reader_can_hold() -> None:
    assert find_long_files(ROOT, list_files()) == {}


def test_a_file_that_is_too_long_is_named(tmp_path: Path) -> None:
    for name, lines in (("apps/long.py", 401), ("apps/short.py", 400), ("static/vendor/long.js", 401)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x\n" * lines)
    paths = [Path("apps/long.py"), Path("apps/short.py"), Path("static/vendor/long.js")]

    assert find_long_files(tmp_path, paths) == {"apps/long.py": 401}
