"""What a vector was made by, and of: so that one is made anew when either changes."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

TURNED = Path(__file__).parent / "turned.safetensors"


@lru_cache(maxsize=1)
def name_encoder() -> str:
    """Return a name that changes when the turning does; vectors of different names cannot be compared."""
    return f"minilm-{hashlib.sha256(TURNED.read_bytes()).hexdigest()[:12]}"


def name_vector(text: str) -> str:
    """Return 64 hexadecimal digits for a text as the encoder of this code reads it."""
    return hashlib.sha256(f"{name_encoder()} {text}".encode()).hexdigest()
