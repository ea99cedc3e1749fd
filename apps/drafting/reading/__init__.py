"""From pasted text to what it says: a posting's lines and fields, a goal's horizon.

Every string that comes out is a literal piece of the text that went in. Where
the text does not say, the answer is empty; nothing is guessed.
"""

from apps.drafting.reading.posting import Known, PostingReading, read_posting

__all__ = ["Known", "PostingReading", "read_posting"]
