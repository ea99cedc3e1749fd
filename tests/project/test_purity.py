"""The core runs where there is no Django."""

import json
import subprocess
import sys
from pathlib import Path

from tests.project.repository import ROOT

# In a process of its own: this one has Django loaded already.
IMPORTING = """
import importlib, json, sys
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)
tops = {name.partition(".")[0] for name in sys.modules}
rooms = {".".join(name.split(".")[:2]) for name in sys.modules if name.startswith("apps.")}
print(json.dumps({"tops": sorted(tops & {"django", "psycopg", "config"}), "rooms": sorted(rooms)}))
"""


def import_apart(names: list[str], root: Path) -> dict[str, list[str]]:
    """Import the modules in a fresh process; say which of the forbidden and which of our rooms it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORTING, json.dumps(names)],
        cwd=root,
        env={"PATH": "", "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded: dict[str, list[str]] = json.loads(done.stdout)
    return loaded


def list_modules() -> list[str]:
    """Return the name of every module of the core."""
    paths = sorted((ROOT / "apps" / "drafting").rglob("*.py"))
    return [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in paths
    ]


def test_every_module_of_the_core_loads_without_django() -> None:
    names = list_modules()

    assert len(names) > 3
    assert import_apart(names, ROOT) == {"tops": [], "rooms": ["apps.drafting"]}


def test_a_module_that_imports_django_is_seen(tmp_path: Path) -> None:
    (tmp_path / "impure.py").write_text("import django.utils.text\n")

    assert import_apart(["impure"], tmp_path) == {"tops": ["django"], "rooms": []}
