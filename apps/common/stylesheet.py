"""The one stylesheet of the site: the files under static/css, joined in the order of their names.

Each room keeps its styles in a file of its own, and a page still asks for one only.
"""

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseStorageFinder
from django.core.files.storage import FileSystemStorage

NAME = "css/throughline.css"
PARTS = Path(settings.BASE_DIR) / "static" / "css"
JOINED = Path(settings.BASE_DIR) / ".local" / "static"


def join_stylesheet() -> Path:
    """Return the joined stylesheet, written anew where a part has changed."""
    text = "".join(part.read_text(encoding="utf-8") for part in sorted(PARTS.glob("*.css")))
    joined = JOINED / NAME
    if not joined.exists() or joined.read_text(encoding="utf-8") != text:
        joined.parent.mkdir(parents=True, exist_ok=True)
        handle, written = tempfile.mkstemp(dir=joined.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(written).chmod(0o644)
        # Whoever reads meanwhile finds the old one or the new one, whole.
        Path(written).replace(joined)
    return joined


class JoinedStyles(FileSystemStorage):
    """Where the joined stylesheet lies: joined again whenever somebody asks."""

    def __init__(self) -> None:
        super().__init__(location=JOINED)

    def exists(self, name: str) -> bool:
        """Return whether there is such a file."""
        join_stylesheet()
        return super().exists(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Return the folders and files there."""
        join_stylesheet()
        return super().listdir(path)


class StylesheetFinder(BaseStorageFinder):
    """Finds the joined stylesheet for `runserver`, WhiteNoise and `collectstatic`."""

    def __init__(self, *_: object) -> None:
        super().__init__(storage=JoinedStyles())
