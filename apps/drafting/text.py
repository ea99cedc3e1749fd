"""Sentences, words and stems: the few things about text that every room shares.

People paste what they have: bullets from a word processor, escaped HTML,
invisible characters. `clean_text` makes that plain once, at the door; all the
rest works on the cleaned text and gives spans into it, so that a finding or a
source can always point back at the very characters.

Everything here is linear in the length of the text and never raises on a str.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import snowballstemmer


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: `text == whole[start:end]`, offsets in characters."""

    text: str
    start: int
    end: int


_LINE_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
# U+200C and U+200D stay: Persian spelling and joined emoji need them.
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff\ufffe\uffff"
_BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Word processors store their round and square bullets in the private use area.
_PRIVATE_BULLETS = "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d"


def _build_cleaning_table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))
    table.update(dict.fromkeys(range(0xD800, 0xE000)))
    table.update({ord(char): None for char in _INVISIBLE + _BIDI_CONTROLS})
    table.update({ord(char): "\n" for char in _LINE_BREAKS})
    table.update({ord(char): "•" for char in _PRIVATE_BULLETS})
    table.update(dict.fromkeys((0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)), " "))
    table[ord("\n")] = "\n"
    table[ord("\t")] = "\t"
    return table


_CLEANING = _build_cleaning_table()


_NESTED_AMPERSAND = re.compile(r"&(?:amp;)+")
# Only with its semicolon: "sales&notes" is not an entity, though browsers read one there.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def clean_text(text: str) -> str:
    """Return `text` without what cannot be seen, stored or meant.

    Line ends become "\\n", odd spaces a plain space, escaped HTML entities their
    characters; control characters, zero-width characters and lone surrogates go.
    The result is composed (Unicode NFC).
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in unified:
        single = _NESTED_AMPERSAND.sub("&", unified)
        unified = _ENTITY.sub(lambda entity: html.unescape(entity[0]), single).replace("\r", "\n")
    return unicodedata.normalize("NFC", unified.translate(_CLEANING))


# A stop with any closing quotes and brackets, or a bullet, or the end of a line.
_BREAK = re.compile(
    r"""(?P<stop>[.!?…。！？؟۔।]+)(?P<close>["'”’»)\]]*)"""
    r"|(?P<bullet>[•●▪◦‣∙■□➢►✓✔]+)"
    r"|(?P<line>\n\s*)"
)
_LIST_MARK = re.compile(r"(?:[-*–—•●▪◦‣∙■□➢►✓✔+>]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\)|[a-z]\.)[ \t]+")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_BEFORE_STOP = re.compile(r"[\w.&'’]*$")
_EMOJI_TAIL = re.compile(
    r"[ \t]*(?:[\U0001F300-\U0001FAFF\u2600-\u27BF][\ufe0f\u200d\U0001F3FB-\U0001F3FF]*)+(?=\s|$)"
)

_NEVER_END = frozenset(
    "mr mrs ms mx dr prof rev hon st vs e.g i.e eg ie cf approx dept figs pp eds "
    "tel ext ave blvd rd mt ft gen capt lt col sgt messrs mme jan feb mar apr jun jul aug sep sept oct "
    "nov dec incl excl nr".split()
)
_MAY_END = frozenset(
    "inc ltd co corp llc plc bros etc jr sr a.m p.m am pm u.s u.k u.s.a u.n e.u ph.d b.sc m.sc b.a m.a "
    "b.ed m.ed ll.b d.c n.y l.a esq al hrs yrs no nos min max avg vol ed est fig".split()
)
_STARTERS = frozenset(
    "the a an we you our your this that these those it its in on as i at they he she if for and but so to "
    "with my from by what when how why who there here please all each after before once while under "
    "then".split()
)


_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
_NEXT_WORD = re.compile(r"[\s\"'“‘(]*([^\W\d_]+)")


def _is_starter_next(text: str, at: int) -> bool:
    word = _NEXT_WORD.match(text, at, at + 40)
    return bool(word and word[1][0].isupper() and word[1].lower() in _STARTERS)


def _is_run_together(text: str, start: int, end: int) -> bool:
    """Tell whether "health.Good" lost its space; "Node.js" and "B.Sc" did not."""
    before, after = text[max(0, start - 3) : start], text[end : end + 2]
    is_word_end = len(before) == 3 and before.isalpha() and before.islower() and before != "www"
    return is_word_end and after[:1].isupper() and after[1:].islower()


def _ends_sentence(text: str, line_start: int, start: int, end: int, stop: str) -> bool:
    """Judge a stop at [start, end), closing quotes included."""
    if end == len(text) or stop[0] in "。！？":
        return True
    if not text[end].isspace():
        return stop == "." and _is_run_together(text, start, end)
    if stop != ".":
        following = text[end : end + 12].lstrip()[:1]
        return "!" in stop or "?" in stop or not following.islower()
    token_match = _BEFORE_STOP.search(text, max(line_start, start - 16), start)
    token = (token_match[0] if token_match else "").lower().rstrip("'’")
    if token in _MAY_END or _INITIALS.fullmatch(token):
        return _is_starter_next(text, end)
    is_list_number = token.isdigit() and start - line_start == len(token)
    return token not in _NEVER_END and not is_list_number


def _ends_at_line(text: str, start: int, end: int) -> bool:
    """Judge a line end: a wrapped line goes on in lower case, all else begins anew."""
    if text.count("\n", start, end) > 1 or end == len(text):
        return True
    return not text[end].islower() or text[max(0, start - 1) : start] in (":", ";")


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _trim(text: str, start: int, end: int) -> Span | None:
    start = _skip_space(text, start, end)
    mark = _LIST_MARK.match(text, start, end)
    if mark:
        start = _skip_space(text, mark.end(), end)
    while start < end and text[end - 1].isspace():
        end -= 1
    piece = text[start:end]
    return Span(piece, start, end) if _LETTER_OR_DIGIT.search(piece) else None


def sentences(text: str) -> tuple[Span, ...]:
    """Split `text` into sentences, bullets and headings, in order, as spans of `text`.

    List marks are left outside the spans, and so is what holds no letter and no
    digit. A line end breaks a sentence unless the next line goes on in lower case.
    """
    cuts: list[tuple[int, int]] = []
    begin = line_start = 0
    for mark in _BREAK.finditer(text):
        start, end = mark.span()
        if mark["stop"]:
            if not _ends_sentence(text, line_start, start, end, mark["stop"]):
                continue
            tail = _EMOJI_TAIL.match(text, end)
            end = tail.end() if tail else end
            cuts.append((begin, end))
        elif mark["bullet"]:
            cuts.append((begin, start))
        else:
            line_start = end
            if not _ends_at_line(text, start, end):
                continue
            cuts.append((begin, start))
        begin = end
    cuts.append((begin, len(text)))
    return tuple(span for start, end in cuts if (span := _trim(text, start, end)))


_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*(?:\+\+|#)?")
_SPOKEN = re.compile(r"\d[\d,.]*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SPOKEN_SIGNS = re.compile(r"[%£$€&@+°]")


def words(text: str) -> tuple[Span, ...]:
    """Return the words of `text` as spans; "don't", "follow-up", "Node.js" and "C++" are one each."""
    return tuple(Span(match[0], *match.span()) for match in _WORD.finditer(text))


def _count_spoken_number(figures: str) -> int:
    digits = sum(char.isdigit() for char in figures)
    return 1 if digits <= 2 else min(digits - 1, 12)


def count_words(text: str) -> int:
    """Count the words of `text` as they are spoken, for reckoning seconds.

    A hyphen parts two words; "15 %" is two words and "2027" three ("twenty
    twenty-seven"); punctuation, bullets and emoji are none.
    """
    said = _SPOKEN.findall(text)
    figures = [word for word in said if word[0].isdigit()]
    numbers = sum(map(_count_spoken_number, figures))
    return len(_SPOKEN_SIGNS.findall(text)) + len(said) - len(figures) + numbers


_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=20_000)
def _stem_lower(word: str) -> str:
    return str(_STEMMER.stemWord(word))


def stem(word: str) -> str:
    """Return the Snowball English stem of one word, in lower case, without a possessive."""
    lowered = word.lower().replace("’", "'").removesuffix("'s").strip("'")
    # Longer than any word there is: the stemmer is not linear, and the cache is shared.
    return _stem_lower(lowered) if len(lowered) <= 40 else lowered


STOP_WORDS = frozenset(
    "a an the and or but nor so if then than as of to in on at by for from with without within into onto "
    "over under about after before during between through across up down out off per via until while "
    "because since although i me my mine myself we us our ours ourselves you your yours yourself he him "
    "his she her hers it its itself they them their theirs themselves this that these those here there "
    "who whom whose which what when where why how be is are was were been being am do does did doing done "
    "have has had having can could will would shall should may might must not no yes all any both each "
    "every either neither few more most much many other another some such own same only very too also "
    "just even still again ever never always often well really quite rather i'm i've i'd i'll we're we've "
    "we'll you're you'll you've don't doesn't isn't aren't won't can't it's that's etc eg ie one ones get "
    "gets got getting let lets".split()
)


Known = TypeVar("Known")


class Remembered(dict[str, Known]):
    """What is made of each word: most are met again and again, and it never changes.

    What is longer than any word is made anew each time, and a full memory begins again: it is shared.
    """

    def __init__(self, make: Callable[[str], Known], most: int = 20_000) -> None:
        super().__init__()
        self._make, self._most = make, most

    def __missing__(self, word: str) -> Known:
        made = self._make(word)
        if len(word) <= 40:
            if len(self) >= self._most:
                self.clear()
            self[word] = made
        return made

    def read(self, said: Iterable[str]) -> Iterator[Known]:
        """Yield what is made of each word, in order."""
        return map(self.__getitem__, said)


def read_words(text: str) -> list[str]:
    """Return the words of `text` without their places."""
    found: list[str] = _WORD.findall(text)
    return found


def find_content_stem(word: str) -> str:
    """Return the stem of a word that carries meaning, "" for a small one."""
    lowered = word.lower().replace("’", "'")
    return "" if lowered in STOP_WORDS else stem(lowered)


_CONTENT_STEMS = Remembered(find_content_stem)


def content_stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words that carry meaning, in order, repeats kept."""
    return tuple(filter(None, _CONTENT_STEMS.read(read_words(text))))
