"""Names in braces that a topic may hold, for what the operator of a site sets.

A name that is not known stays as it was typed, so that a slip is seen and
nothing is lost; the form for a topic refuses it before it gets that far.
"""

import re
from collections.abc import Callable

from django.conf import settings

PLACEHOLDERS: dict[str, Callable[[], str]] = {
    "guest_days": lambda: str(settings.GUEST_RETENTION_DAYS),
}
_NAME = re.compile(r"\{([a-z][a-z0-9_]{0,40})\}")


def fill_placeholders(text: str) -> str:
    """Return `text` with every known name in braces replaced by what it stands for."""
    return _NAME.sub(lambda match: PLACEHOLDERS[match[1]]() if match[1] in PLACEHOLDERS else match[0], text)


def find_unknown_placeholders(text: str) -> list[str]:
    """Return the names in braces that stand for nothing, in order and once each."""
    return [name for name in dict.fromkeys(_NAME.findall(text)) if name not in PLACEHOLDERS]
