"""Any file a person may bring, as plain text, read where it can do no harm.

`extract_document` is pure and may be called anywhere; what comes from the web
goes through `run_in_child`, which gives a parser a process of its own with
limits of time, memory and output.
"""

from apps.common.documents.children import LIMITS, Limits, run_in_child
from apps.common.documents.extraction import Document, extract_document
from apps.common.documents.kinds import DocumentKind, detect_kind
from apps.common.documents.refusals import FileRefused

__all__ = [
    "LIMITS",
    "Document",
    "DocumentKind",
    "FileRefused",
    "Limits",
    "detect_kind",
    "extract_document",
    "run_in_child",
]
