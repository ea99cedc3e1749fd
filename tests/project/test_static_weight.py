"""What a first load weighs: the promise is 75 KB and 6 requests, compressed and with fonts."""

import re
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from apps.common.stylesheet import join_stylesheet

STATIC = Path(settings.BASE_DIR) / "static"
CSS_LIMIT = 15_000
SCRIPT_LIMIT = 4_096
FIRST_LOAD_LIMIT = 70_000
REQUEST_LIMIT = 6
# A script block of JSON is data: no browser runs it, and the content security policy lets it be.
INLINE = re.compile(
    r'<[^>]*\sstyle=|<style|<[^>]*\son[a-z]+=|<script(?![^>]*\s(?:src=|type="application/json"))'
)


def weigh_file(path: Path) -> int:
    """Return the bytes of a file as it travels: fonts are packed already, text by brotli."""
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(brotli.compress(data))


def list_first_load(page: str) -> list[Path]:
    """Return the files that a page asks for: stylesheets, scripts, and the fonts of those stylesheets."""
    paths = re.findall(r'<(?:link rel="stylesheet" href|script src)="/static/([^"]+)"', page)
    found = [Path(str(finders.find(path))) for path in paths]
    sheets = [file for file in found if file.suffix == ".css"]
    fonts = {
        (STATIC / "css" / name).resolve()
        for sheet in sheets
        for name in re.findall(r'url\("([^"]+\.woff2)"\)', sheet.read_text())
    }
    return [*found, *sorted(fonts)]


@pytest.fixture
def page(settings: Any) -> str:
    """The frame around a page without content, as an anonymous visitor gets it."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    return render_to_string("base.html")


def test_stylesheet_stays_under_its_limit() -> None:
    weight = weigh_file(join_stylesheet())

    assert 0 < weight <= CSS_LIMIT


def test_own_script_stays_under_its_limit() -> None:
    weight = weigh_file(STATIC / "js" / "throughline.js")

    assert 0 < weight <= SCRIPT_LIMIT


def test_page_asks_for_one_stylesheet_two_scripts_and_two_fonts(page: str) -> None:
    names = [file.name for file in list_first_load(page)]

    assert names == [
        "throughline.css",
        "throughline.js",
        "htmx-2.min.js",
        "inter.woff2",
        "throughline-serif.woff2",
    ]
    assert 1 + len(names) <= REQUEST_LIMIT


def test_first_load_leaves_room_for_a_long_page(page: str) -> None:
    files = list_first_load(page)

    weight = len(brotli.compress(page.encode())) + sum(weigh_file(file) for file in files)

    assert weight <= FIRST_LOAD_LIMIT


def test_page_asks_nothing_of_another_site(page: str) -> None:
    addresses = re.findall(r'(?:href|src)="([^"]+)"', page)

    assert [address for address in addresses if re.match(r"(?:https?:)?//", address)] == []


def test_templates_carry_no_inline_style_or_script() -> None:
    offenders = [
        str(template.relative_to(settings.BASE_DIR))
        for template in sorted((Path(settings.BASE_DIR) / "templates").rglob("*.html"))
        if INLINE.search(template.read_text())
    ]

    assert offenders == []
