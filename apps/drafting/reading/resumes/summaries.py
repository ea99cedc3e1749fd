"""The paragraph about the person: its sentences that tell something done or held."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from apps.drafting.reading.resumes.deeds import keep_deed, split_sentences
from apps.drafting.reading.resumes.gathered import Gathered
from apps.drafting.reading.resumes.lines import BULLET, clean_line
from apps.drafting.vocabulary import FactKind


def read_summary(lines: Sequence[str], gathered: Gathered) -> None:
    """Add what the sentences tell as experience, with the lines it stands on; leave wishes and praise."""
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if paragraph and (not line or BULLET.match(line)):
            _read_paragraph(paragraph, gathered)
            paragraph = []
        if line:
            paragraph.append(line.strip())


def _read_paragraph(lines: Sequence[str], gathered: Gathered) -> None:
    said = [clean_line(line, is_bullet=bool(BULLET.match(line))) for line in lines]
    ends = list(accumulate(len(each) + 1 for each in said))
    start = 0
    for sentence in split_sentences(" ".join(said)):
        deed = keep_deed(sentence)
        if deed:
            first, last = bisect_right(ends, start), bisect_left(ends, start + len(deed))
            source = "\n".join(lines[first : last + 1])
            gathered.add(FactKind.EXPERIENCE, deed, source)
        start += len(sentence) + 1
    gathered.unplaced.append("\n".join(lines))
