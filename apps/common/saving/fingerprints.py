"""The version of a field: a fingerprint of what it holds.

A page carries the fingerprint of each value it was drawn with. A save whose
fingerprint is no longer the stored value's was based on an older text.
"""

import hashlib
from collections.abc import Iterable

LENGTH = 16


def normalise_text(text: str) -> str:
    """Return `text` as it is stored: one kind of line end, no NUL, no outer white space."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip()


def canonical(value: object) -> str:
    """Write any stored value as one string: "" for nothing, sorted and joined for several."""
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    if isinstance(value, str):
        return normalise_text(value)
    if isinstance(value, Iterable):
        return ",".join(sorted(str(item) for item in value))
    return str(value)


def fingerprint(value: object) -> str:
    """Return the version of `value`: 16 hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode("utf-8", "replace")).hexdigest()[:LENGTH]
