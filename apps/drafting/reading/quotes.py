"""The telling part of a line: a duty, an offer or a direction, without its frame.

"You will be responsible for baking bread" says "baking bread". What comes out
is always one unbroken piece of the line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from apps.drafting.vocabulary import Line, LineKind

_I = re.IGNORECASE
_DUTY_FRAME = re.compile(
    r"^\W*(?:(?:and |or )?(?:primarily|also|additionally|in addition|in this (?:role|position|job))?,? ?"
    r"(?:you(?:['’]ll| will| would|['’]d| are going to| get to)(?: also| be)?|"
    r"(?:the|this) (?:role|job|position|post|post ?holder|work|(?:ideal |successful )?candidate|incumbent)"
    r"(?: will(?: also| be)?| involves?| includes?| is)|your (?:primary |main |key )?(?:role|job|duties|"
    r"responsibilities|tasks?)"
    r" (?:will be|will include|include|are|is))?[: ]*"
    r"(?:(?:be )?(?:responsible|accountable) for|expected to|asked to|required to|involved in|working to|"
    r"to)? ?)",
    _I,
)
_OFFER_FRAME = re.compile(
    r"^\W*(?:(?:we|you)(?:['’]ll| will| can| also)*(?: also| be| get| have| receive| offer| provide| "
    r"give you| help you| support you)*"
    r"(?: with| to| a| an| the)? )",
    _I,
)
_DIRECTION_START = re.compile(
    r"\b(?:(?:our|its|their) (?:\w+ ){0,2}(?:mission|vision|ambition|goal|aim)s?|(?:with )?(?:the "
    r")?(?:goal|aim|ambition|vision) (?:of|to)|"
    r"we(?:['’]re| are)? (?:also |now |currently )?(?:planning|launching|expanding|scaling|growing|"
    r"investing|building|opening|"
    r"moving|striv\w+|aim\w*|working|on a mission|transforming|rolling out|entering|plan|intend|aspire|"
    r"hope|seek) |"
    r"striv(?:e|es|ing) |over the (?:next|coming)|by 20[2-9]\d|"
    r"an ambition|digital transformation|"
    r"as we (?:grow|expand|scale|strive|move|enter|build|become|continue)|(?:join|help) us (?:to )?\w+|"
    r"(?:a |an )?(?:common|shared|clear|bold|strategic) (?:mission|vision|purpose)|(?:the "
    r")?(?:company|group|trust|firm) "
    r"(?:aims|plans|intends|seeks|wants) to|"
    r"(?:is|are|we['’]re) (?:\w+ly )?(?:transforming|redefining|reimagining|revolutioni[sz]ing|"
    r"developing|creating|"
    r"growing|looking to|set to)|"
    r"work(?:s|ing)? to \w+|(?:dedicated|committed|determined) to \w+ing)\b",
    _I,
)
_STOP = re.compile(r"[;!?]|:(?!//)|\.(?=\s|$)")


def _trim_end(text: str) -> str:
    return text.rstrip(" .;,:!")


def _quote_duty(text: str) -> str:
    frame = _DUTY_FRAME.match(text)
    rest = text[frame.end() :] if frame else text
    return _trim_end(rest)


def _quote_offer(text: str) -> str:
    frame = _OFFER_FRAME.match(text)
    rest = text[frame.end() :] if frame else text
    return _trim_end(rest)


def _quote_direction(text: str) -> str:
    start = _DIRECTION_START.search(text)
    rest = text[start.start() :] if start else text
    stop = _STOP.search(rest)
    return _trim_end(rest[: stop.start()] if stop else rest)


_QUOTING = {
    LineKind.RESPONSIBILITY: _quote_duty,
    LineKind.GROWTH: _quote_offer,
    LineKind.DIRECTION: _quote_direction,
}


_SUMMARY = re.compile(
    r"\b(?:responsible for|responsibility (?:for|is)|(?:role|job|post|purpose) (?:is|will be) to)\b", _I
)
_SHORTEST_SERIES = 3


def sums_up(line: Line) -> bool:
    """Tell whether a line says in one sentence what the job is for."""
    return line.kind is LineKind.RESPONSIBILITY and bool(_SUMMARY.search(line.text))


def _split_series(texts: Sequence[str]) -> list[str]:
    """Take a series of three or more duties apart where semicolons divide it."""
    parts: list[str] = []
    for text in texts:
        pieces = text.split("; ")
        is_series = len(pieces) >= _SHORTEST_SERIES and all(len(piece.split()) >= 3 for piece in pieces)
        parts += pieces if is_series else [text]
    return parts


def quote_lines(lines: Sequence[Line], kind: LineKind) -> tuple[str, ...]:
    """Return the telling piece of each line of `kind`, in order, each once.

    `kind` is responsibility, growth or direction. Each string is a literal piece
    of its line; a piece of one word tells nothing.
    """
    quote = _QUOTING[kind]
    said = [line.text for line in lines if line.kind is kind and line.confidence >= 0.5]
    parts = _split_series(said) if kind is LineKind.RESPONSIBILITY else said
    found = dict.fromkeys(map(quote, parts))
    return tuple(piece for piece in found if len(piece.split()) >= 2)
