"""The one stylesheet: its parts in order, found like any other file, and never an old one."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from apps.common import stylesheet
from apps.common.stylesheet import NAME, StylesheetFinder


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two parts, and a place to join them in."""
    monkeypatch.setattr(stylesheet, "PARTS", tmp_path / "parts")
    monkeypatch.setattr(stylesheet, "JOINED", tmp_path / "joined")
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "90-last.css").write_text("p{margin:0}\n")
    (tmp_path / "parts" / "10-first.css").write_text("p{margin:1px}\n")
    return tmp_path / "parts"


def test_the_parts_are_joined_in_the_order_of_their_names(parts: Path) -> None:
    assert stylesheet.join_stylesheet().read_text() == "p{margin:1px}\np{margin:0}\n"


def test_a_part_that_changes_is_found_at_once_and_one_that_does_not_is_left(parts: Path) -> None:
    before = stylesheet.join_stylesheet().stat()
    assert stylesheet.join_stylesheet().stat().st_ino == before.st_ino

    (parts / "50-more.css").write_text("a{color:red}\n")

    assert stylesheet.join_stylesheet().read_text() == "p{margin:1px}\na{color:red}\np{margin:0}\n"
    assert [file.name for file in stylesheet.join_stylesheet().parent.iterdir()] == ["throughline.css"]


def test_the_finder_knows_the_stylesheet_and_nothing_else(parts: Path) -> None:
    finder = StylesheetFinder()

    assert Path(str(finder.find(NAME))).read_text() == "p{margin:1px}\np{margin:0}\n"
    assert not finder.find("css/other.css")
    ((name, storage),) = finder.list(None)
    with storage.open(name) as file:
        assert file.read() == b"p{margin:1px}\np{margin:0}\n"


def test_pages_get_it_where_static_files_are_served() -> None:
    assert finders.find(NAME) == str(stylesheet.join_stylesheet())
