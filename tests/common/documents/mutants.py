"""Files with faults in them, the same ones on every run, read one after the other in the child."""

import random
from typing import Any

from apps.common.documents import FileRefused, extract_document
from tests.common.documents.samples import MAIL, PAGE, make_docx, make_pdf, make_zip

SEEDS: dict[str, bytes] = {
    "a.txt": "Kiln operator\n– Fire two kilns\n".encode() * 20,
    "a.html": PAGE * 5,
    "a.json": b'{"title": "Kiln", "description": "<p>Fire two kilns</p>", "jobs": [1, 2]}',
    "a.pdf": make_pdf([["Kiln operator", "Fire two kilns"], ["And a second page"]]),
    "a.docx": make_docx(["Kiln operator", "Fire two kilns"]),
    "a.eml": MAIL,
    "a.zip": make_zip([("Skills.csv", "Name\nFiring\n")]),
}


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Return `data` with one to eight faults: flipped, cut, repeated, moved or made up."""
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(max(1, len(spoilt)))
        end = min(len(spoilt), start + chance.randint(1, 60))
        fault = chance.randrange(5)
        if fault == 0:
            spoilt[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
        elif fault == 1:
            del spoilt[start:end]
        elif fault == 2:
            spoilt[start:start] = spoilt[start:end] * chance.randint(1, 50)
        elif fault == 3:
            spoilt = spoilt[: max(1, start)]
        else:
            spoilt[start : start + 1] = bytes([chance.choice(b"\x00\xff<>[]{}()%/")])
    return bytes(spoilt)


def read_mutants(name: str, data: bytes) -> dict[str, Any]:
    """Return how many mutants of a file were read and refused, and what else came of one."""
    chance = random.Random(f"{name} {len(data)}")
    outcomes: dict[str, Any] = {"read": 0, "refused": 0, "faults": []}
    for _ in range(150):
        mutant = mutate(data, chance)
        try:
            extract_document(name, mutant)
            outcomes["read"] += 1
        except FileRefused:
            outcomes["refused"] += 1
        except Exception as error:  # noqa: BLE001  what the test is about
            outcomes["faults"].append(repr(error))
    return outcomes
