"""One spelling for what is written in several: British and American, one word in its forms."""

from __future__ import annotations

import re

from apps.drafting.text import Remembered, stem

_AMERICAN = (
    (re.compile(r"([iy])z(?=e|ing|ation|able)"), r"\1s"),
    (re.compile(r"(?<=..[^aeou])our(?=$|s$|ed|ing|al|abl|ful|it|less|ist)"), "or"),
    (re.compile(r"(?<=[bt])re(?=$|s$|d$)"), "er"),
    (re.compile(r"ogue(?=$|s$)"), "og"),
    (re.compile(r"oeuvre"), "euver"),
    (re.compile(r"ll"), "l"),
    (re.compile(r"(?<=.)ae|oe(?=[dst])"), "e"),
    (re.compile(r"programme"), "program"),
    (re.compile(r"(?<=en)c(?=e[sd]?$)"), "s"),
    (re.compile(r"practis"), "practic"),
    (re.compile(r"judgement"), "judgment"),
)
_PAST = {
    "became": "become", "began": "begin", "broke": "break", "brought": "bring", "built": "build",
    "bought": "buy", "caught": "catch", "chose": "choose", "drew": "draw", "drove": "drive",
    "found": "find", "fought": "fight", "gave": "give", "given": "give", "grew": "grow", "grown": "grow",
    "held": "hold", "kept": "keep", "led": "lead", "leader": "lead", "leadership": "lead",
    "lost": "lose", "made": "make", "met": "meet", "oversaw": "oversee", "overseen": "oversee",
    "paid": "pay", "ran": "run", "rebuilt": "rebuild", "rewrote": "rewrite", "rewritten": "rewrite",
    "rose": "rise", "sold": "sell", "sent": "send", "shown": "show", "spoke": "speak", "spoken": "speak",
    "spent": "spend", "stood": "stand", "taught": "teach", "told": "tell", "took": "take",
    "taken": "take", "threw": "throw", "undertook": "undertake", "undertaken": "undertake",
    "won": "win", "winner": "win", "wrote": "write", "written": "write", "writer": "write",
}  # fmt: skip


def fold_spelling(word: str) -> str:
    """Return a word in lower case and in one spelling, whatever side of the ocean it comes from."""
    folded = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if len(folded) > 4:
        for pattern, plain in _AMERICAN:
            folded = pattern.sub(plain, folded)
    return folded


def _find_root(word: str) -> str:
    folded = fold_spelling(word)
    return stem(_PAST.get(folded, folded))


_ROOTS = Remembered(_find_root)


def find_root(word: str) -> str:
    """Return what all forms of a word share: "led" and "leading", "organised" and "organizing"."""
    return _ROOTS[word]
