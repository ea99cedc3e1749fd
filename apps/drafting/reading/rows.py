"""Cutting a posting into rows: headings, bullets, and prose by the sentence.

Postings arrive flattened: lists lose their line ends in a copy, headings stick
to the first word below them. Where the seams still show (a capital inside a
word, a duty's verb in the middle of a line), the row is cut there; every piece
stays a literal part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from apps.drafting.reading.headings import Heading, read_heading
from apps.drafting.reading.patterns import compile_words
from apps.drafting.reading.verbs import DUTY_OPENERS
from apps.drafting.text import STOP_WORDS, Span, sentences
from apps.drafting.vocabulary import LineKind


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of a posting: `text` is literal; `heading` is set where it heads what follows."""

    text: str
    start: int
    is_bullet: bool = False
    heading: Heading | None = None
    is_label: bool = False  # a heading that opened a row with more in it


_BULLET = re.compile(r"(?:[-*+–—•●▪◦‣∙■□➢►✓✔>·](?=\s|[A-Z•])|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)\s*")
_HASHES = re.compile(r"#{1,6}\s+")
_BOLD = re.compile(r"(?:\*\*|__)(?P<label>[^*_\n]{1,90}?)(?:\*\*|__)\s*:?\s*")
_LABEL = re.compile(r"(?P<label>[A-Z][\w &/'’()-]{1,48}):\s+(?=\S)")
_INLINE_BULLET = re.compile(r"\s[•●▪◦‣∙■□➢►✓✔§]\s|[●•▪](?=[A-Z])|·\s{2,}(?=[A-Z\d])|(?<=[a-z.;])·\s(?=[A-Z])")
# "We offer: - Free meals - A pension - Training": of three and more, a list.
_INLINE_DASH = re.compile(r"\s[-–] (?=[A-Z])")
_FEWEST_DASHES = 3
# "experience.Good" is cut by the sentence rules; here "skillsStrong" and "Duties:Prepare".
_SEAM = re.compile(
    r"(?<=[a-z]{2})(?=[A-Z][a-z]+[ ,:/-])|(?<=[a-z)]:)(?=[A-Z])|(?<=[a-z]\))(?=[A-Z][a-z]+[ :/])|"
    r"(?<=[!?])(?=[A-Z])|(?<=[a-z]{3})(?=[A-Z]{2,5} [a-z])|"
    r"(?<=[a-z])(?=\d+(?:-\d+|\+)? years)"
)
# "with parents.PREPARESets the tables": a heading in capitals, stuck to what is before and behind it.
_CAPITAL_SEAM = re.compile(r"(?<=[a-z]{2}[.!?])(?=[A-Z]{5})|(?<=[A-Z]{5})(?=[A-Z][a-z]+ )")
_CAMEL = frozenset(
    "github gitlab javascript typescript powerpoint sharepoint linkedin youtube facebook wordpress "
    "postgresql mysql "
    "devops pepsico mongodb nodejs whatsapp tiktok ebay iphone ipad microservices paypal hubspot "
    "salesforce quickbooks "
    "autocad solidworks bigquery openai deepmind airbnb mailchimp coffeescript graphql sqlalchemy "
    "datadog cloudformation "
    "photoshop indesign airtable zendesk basecamp macos playstation blackrock mckinsey mcdonald bamboohr "
    "workday opengl openvg jira pycharm intellij teamcity clickhouse rabbitmq redshift".split()
)
# "monthly closes Prepare clear reports", but not "Mill Lane School Network is".
_VERB_SEAM = re.compile(r"\b([a-z][\w-]*)\)?  ?(?=([A-Z][a-z-]+),? [a-z])")
# These name a field of work as often as they open a duty.
_FIELDS = frozenset(
    "nursing marketing training engineering building accounting manufacturing planning programming testing "
    "consulting purchasing processing shipping supports market transport project program process "
    "learning".split()
)
_HEADING_SEAM = re.compile(
    r"(?:(?<=[.!?] )|(?<=[a-z]  )|(?<=[.!?)])|(?<=[a-z] )(?=[A-Z][A-Za-z]+(?: "
    r"[A-Za-z]+){0,3}:))(?=(?:(?:Key|Main|Primary|Essential|Core|Required|"
    r"Preferred|Minimum|Basic|"
    r"Desired|Job|Role|Position|Additional) ){0,2}(?:Responsibilities|Accountabilities|Duties|"
    r"Qualifications|Requirements|"
    r"Skills|Benefits|Experience|Education|Summary|Description|Competencies|"
    r"Criteria)(?: and [A-Z][a-z]+)?(?::| [A-Z•]))"
)
# "trade showsRequirementsGCSE English": a heading stuck to what is before and behind it.
_GLUED = (
    "Responsibilities|Requirements|Qualifications|Benefits|Skills|Experience|Education|Duties|Description"
)
_GLUED_HEADING = re.compile(
    rf"(?<=[a-z.)])(?=(?:{_GLUED})[A-Z\d•])|(?<=ities)(?=[A-Z\d])|(?<=ments)(?=[A-Z\d])|"
    r"(?<=fits)(?=[A-Z\d])|(?<=uties)(?=[A-Z\d])|(?<=tions)(?=[A-Z\d])|(?<=kills)(?=[A-Z\d])"
)
# Where a list was pasted into one line, its ends are often left as wide gaps.
_GAP = re.compile(r"(?<=\S)\s{2,6}(?=[A-Z])")
_LONG_ROW = 240
# One look at a short row, which most are, in place of all the patterns above: each needs one of these.
_MAY_BE_FLAT = compile_words(
    r"[a-z).!?:;][A-Z0-9]|[•●▪◦‣∙■□➢►✓✔§·]|\s[-–] [A-Z]|[a-z.!?)] {1,2}(?:Key|Main|Primary|Essential|Core|"
    r"Required|Preferred|Minimum|Basic|Desired|Job|Role|Position|Additional|Responsib|Accountab|Duties|Qualif|"
    r"Requirem|Skills|Benefits|Experience|Education|Summary|Description|Competenc|Criteria)",
    is_cased=True,
)
_SHORTEST_CUT = 4
_LONGEST_WORD = 30
# A shorter row was ended on purpose.
_SHORTEST_WRAPPED = 40
_RULE = re.compile(r"^[\W_]*$")


def _split_physical(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, follows a blank line) of each line that holds anything."""
    start = 0
    is_after_blank = True
    for line in text.split("\n"):
        stripped = line.strip()
        if _RULE.match(stripped):
            is_after_blank = True
        else:
            begin = start + line.index(stripped)
            yield begin, begin + len(stripped), is_after_blank
            is_after_blank = False
        start += len(line) + 1


def _is_wrapped(text: str, start: int, end: int, following: int) -> bool:
    """Tell whether the row at [start, end) goes on in the row at `following`."""
    if not text[following].islower() or text[end - 1] in ".:;!?" or _BULLET.match(text, following):
        return False
    last_word = text[max(start, end - 12) : end].rsplit(maxsplit=1)[-1].lower()
    return end - start >= _SHORTEST_WRAPPED or text[end - 1] == "," or last_word in STOP_WORDS


def _join_wrapped(text: str) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end, is_after_blank in _split_physical(text):
        if joined and not is_after_blank and _is_wrapped(text, *joined[-1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


_TOKEN_HEAD = re.compile(r"[A-Za-z]*$")
_TOKEN_TAIL = re.compile(r"[A-Za-z]*")
_SHORTEST_GLUED = 8


def _is_seam(text: str, at: int) -> bool:
    """Tell a lost line end ("skillsStrong") from a name with a capital in it ("NetSuite")."""
    head = _TOKEN_HEAD.search(text, max(0, at - 30), at)
    tail = _TOKEN_TAIL.match(text, at)
    before, after = (head[0] if head else ""), (tail[0] if tail else "")
    capital = max((i for i, char in enumerate(before) if char.isupper()), default=0)
    if (before[capital:] + after).lower() in _CAMEL:
        return False
    if not before[:1].isupper() or len(before) >= _SHORTEST_GLUED or not after:
        return True
    return read_heading(before, is_marked=False) is not None


def _word_before(text: str, at: int) -> str:
    return (text[max(0, at - _LONGEST_WORD) : at].split() or [""])[-1]


def _may_end(word: str) -> bool:
    """Tell whether a point of a list may end in a word: none ends in "the" or "of"."""
    return word.lower() not in STOP_WORDS


def _may_head(text: str, at: int) -> bool:
    """Tell whether a heading may begin here: not in the middle of one, "Essential Duties"."""
    before = _word_before(text, at)
    return not before or before[-1] in ".!?)" or (before.islower() and _may_end(before))


def _opens_point(word: str) -> bool:
    return word.lower() in DUTY_OPENERS and word.lower() not in _FIELDS


def _find_seams(text: str) -> list[int]:
    """Return where a flattened row has to be cut; none in a short or ordinary one."""
    if len(text) <= _LONG_ROW and not _MAY_BE_FLAT.search(text):
        return []
    cuts = {match.end() for match in _INLINE_BULLET.finditer(text)}
    cuts |= {match.start() for match in _HEADING_SEAM.finditer(text) if _may_head(text, match.start())}
    dashes = [match.span() for match in _INLINE_DASH.finditer(text)]
    if len(dashes) >= _FEWEST_DASHES:
        cuts.update(*dashes)
    glued = {match.start() for match in _GLUED_HEADING.finditer(text)}
    cuts |= glued | {match.start() for match in _CAPITAL_SEAM.finditer(text)}
    seams = [at for match in _SEAM.finditer(text) if _is_seam(text, at := match.start())]
    if len(seams) >= 3 or glued:
        cuts.update(seams)
    if len(text) > _LONG_ROW:
        cuts |= {m.end() for m in _GAP.finditer(text) if _may_end(_word_before(text, m.start()))}
        cuts |= {m.end() for m in _VERB_SEAM.finditer(text) if _may_end(m[1]) and _opens_point(m[2])}
    return sorted(cuts)


def _cut(text: str, start: int, seams: list[int]) -> Iterator[Span]:
    edges = [0, *seams, len(text)]
    for left, right in pairwise(edges):
        piece = text[left:right].strip(" \t•●▪◦‣∙■□➢►✓✔§·")
        if any(char.isalnum() for char in piece):
            begin = start + left + text[left:right].index(piece)
            yield Span(piece, begin, begin + len(piece))


def _read_label(text: str, start: int) -> tuple[Row | None, int]:
    """Return the heading that a row opens with ("**Bonus:** …", "Duties: …") and where the rest begins."""
    label = _BOLD.match(text) or _LABEL.match(text)
    if not label:
        return None, 0
    heading = read_heading(label["label"], is_marked=True)
    is_whole = label.end() == len(text)
    if heading and heading.kind is LineKind.OTHER and not is_whole:
        # "Location: Leeds" heads nothing but itself, whatever was run together with it.
        heading = Heading(heading.kind, is_firm=False)
    is_bold = text.startswith(("**", "__"))
    if heading is None or not (is_whole or heading.kind or is_bold):
        return None, 0
    begin = label.start("label")
    words = label["label"].rstrip(": ")
    return Row(words, start + begin, heading=heading, is_label=not is_whole), label.end()


def _split_piece(piece: Span, *, is_bullet: bool, is_cut: bool) -> Iterator[Row]:
    label, at = _read_label(piece.text, piece.start)
    if label:
        yield label
    for span in sentences(piece.text[at:]):
        # In a flattened row a heading stands where a sentence would.
        heading = read_heading(span.text, is_marked=False) if is_cut else None
        is_known = bool(heading and heading.kind)
        start = piece.start + at + span.start
        yield Row(span.text, start, is_bullet and not is_known, heading if is_known else None)


def _split_row(text: str, start: int, *, is_bullet: bool) -> Iterator[Row]:
    seams = _find_seams(text)
    for piece in _cut(text, start, seams):
        heading = None if is_bullet else read_heading(piece.text, is_marked=False)
        if heading:
            words = piece.text.strip("*_ ")
            yield Row(words, piece.start + piece.text.index(words), heading=heading)
        else:
            yield from _split_piece(piece, is_bullet=is_bullet, is_cut=bool(seams))


def split_rows(text: str) -> Iterator[Row]:
    """Yield the rows of a cleaned posting in order; `text[row.start:]` begins with `row.text`.

    Lines that only rule off (dashes, stars) yield nothing. Linear in the length
    of the text.
    """
    for start, end in _join_wrapped(text):
        line = text[start:end]
        if len(line) < _SHORTEST_CUT:
            yield Row(line, start)
            continue
        hashes = _HASHES.match(line)
        if hashes:
            words = line[hashes.end() :].strip("# ")
            heading = read_heading(words, is_marked=True)
            if heading:
                yield Row(words, start + line.index(words, hashes.end()), heading=heading)
                continue
        at = hashes.end() if hashes else 0
        bullet = _BULLET.match(line, at) if not line.startswith("**") else None
        at = bullet.end() if bullet else at
        yield from _split_row(line[at:], start + at, is_bullet=bool(bullet))
