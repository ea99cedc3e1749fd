"""What the tests about the repository share: its files, as a clone would have them."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def list_files() -> list[Path]:
    """Return every file that is, or is about to be, under version control, relative to the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(Path(name) for name in set(listed.stdout.split("\0")) if name and (ROOT / name).is_file())
