"""The locks name what is installed and its hashes, and never where it came from."""

import re
import tomllib

import pytest

from tests.project.repository import ROOT, list_files

ADDRESS = re.compile(
    r"\w+://|^\s*(?:--(?:index-url|extra-index-url|find-links|trusted-host)|-[if]\b)", re.MULTILINE
)
REQUIREMENT = re.compile(r"^(?P<name>[a-zA-Z0-9._-]+)(?:\[[^]]*\])?==(?P<version>[^ ;\\]+)", re.MULTILINE)
LOCKS = ("installer.lock", "base.lock", "dev.lock")


def find_addresses(text: str) -> list[str]:
    """Return whatever says where packages come from."""
    return [found.group().strip() for found in ADDRESS.finditer(text)]


def find_unhashed(text: str) -> list[str]:
    """Return the requirements that no hash follows."""
    blocks = re.split(r"\n(?=\S)", text)
    return [
        block.split()[0] for block in blocks if REQUIREMENT.match(block) and "--hash=sha256:" not in block
    ]


def read_lock(name: str) -> str:
    """Return the text of one lock."""
    return (ROOT / "requirements" / name).read_text()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_hashes_and_no_address(name: str) -> None:
    text = read_lock(name)

    assert find_addresses(text) == []
    assert find_unhashed(text) == []
    assert len(REQUIREMENT.findall(text)) >= 1


def test_addresses_and_missing_hashes_are_found() -> None:
    text = "--index-url x\na==1 \\\n    --hash=sha256:0\nb==2\nc @ file://wheels/c.whl\n-f wheels\n"

    assert find_addresses(text) == ["--index-url", "file://", "-f"]
    assert find_unhashed(text) == ["b==2"]


def test_the_development_lock_holds_all_of_the_base_lock() -> None:
    base, development = (set(REQUIREMENT.findall(read_lock(name))) for name in ("base.lock", "dev.lock"))

    assert base - development == set()


def test_every_package_that_the_project_names_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    locked = {name.lower().replace("_", "-") for name, _ in REQUIREMENT.findall(read_lock("dev.lock"))}

    wanted = {re.split(r"[\[<>=~;, ]", name)[0].lower().replace("_", "-") for name in named}

    assert wanted - locked == set()


def test_no_lock_of_another_kind_is_kept() -> None:
    assert [path for path in list_files() if path.name in {"uv.lock", "pylock.toml", "poetry.lock"}] == []
