"""Every template can be read by the template engine."""

from pathlib import Path

import pytest
from django.template import TemplateSyntaxError, engines
from django.template.loader import get_template

from tests.project.repository import ROOT

NAMES = [str(path.relative_to(ROOT / "templates")) for path in sorted((ROOT / "templates").rglob("*.*"))]


@pytest.mark.parametrize("name", NAMES)
def test_template_compiles(name: str) -> None:
    template = get_template(name)

    assert Path(str(template.origin)) == ROOT / "templates" / name  # type: ignore[attr-defined]


def test_a_broken_template_does_not() -> None:
    with pytest.raises(TemplateSyntaxError):
        engines["django"].from_string("{% if %}")
