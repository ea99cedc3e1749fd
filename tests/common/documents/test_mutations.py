"""A thousand spoilt files: each is read or refused, and none does anything else."""

import pytest

from apps.common.documents import Limits, extraction, run_in_child
from apps.common.documents.kinds import DocumentKind
from tests.common.documents.mutants import SEEDS, read_mutants

PATIENT = Limits(cpu_seconds=60, wall_seconds=90.0)


@pytest.mark.parametrize("name", SEEDS)
def test_spoilt_file_is_read_or_refused(name: str) -> None:
    outcomes = run_in_child(
        "tests.common.documents.mutants:read_mutants", name=name, data=SEEDS[name], limits=PATIENT
    )

    assert outcomes["faults"] == []
    assert outcomes["read"] + outcomes["refused"] == 150


def test_fault_that_is_let_through_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_faultily(_kind: DocumentKind, data: bytes) -> extraction.Document:
        return extraction.Document(DocumentKind.JSON, str(data.index(b"title")))

    monkeypatch.setitem(extraction._READERS, DocumentKind.JSON, read_faultily)

    assert "ValueError('subsection not found')" in read_mutants("a.json", SEEDS["a.json"])["faults"]
