"""From a résumé's text to facts that the person can confirm.

Every word of a fact is a word of its source, and every line of the text is
somewhere: in a fact's source, among the headings, in the contact data, or
unplaced. Nothing is stored here; the person confirms each fact first.
"""

from apps.drafting.reading.resumes.reading import read_resume
from apps.drafting.reading.resumes.types import ReadFact, ResumeReading

__all__ = ["ReadFact", "ResumeReading", "read_resume"]
