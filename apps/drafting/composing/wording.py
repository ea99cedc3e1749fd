"""What people really type, turned into a phrase that can stand inside a sentence.

"To learn X", "I want to learn X.", "Learning X" and "learn X" are one phrase:
a verb in its base form and the rest as it was typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from apps.drafting.composing.wordforms import (
    BASES,
    base_of_gerund,
    base_of_third,
    is_past,
    opens_verb_phrase,
    to_gerund,
)


class Form(StrEnum):
    """What a phrase is: a verb in base form, a past deed, a clause of its own, or a noun phrase."""

    VERB = "verb"
    PAST = "past"
    CLAUSE = "clause"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words without end mark, ready to stand inside a sentence, and their form."""

    form: Form
    text: str

    @property
    def gerund(self) -> str:
        """Return a verb phrase in its -ing form; any other phrase as it is."""
        if self.form is not Form.VERB:
            return self.text
        first, _, rest = self.text.partition(" ")
        if first.endswith("ly") or first == "not":
            verb, _, tail = rest.partition(" ")
            return f"{first} {to_gerund(verb)} {tail}".rstrip()
        return f"{to_gerund(first)} {rest}".rstrip()


_EDGE = " \t\n\"'“”‘’«»*•·–—-:;,.!?…"
_WISH = re.compile(
    r"(?:(?:and|so|well|then|also|maybe|ideally|basically|honestly)\b,?\s+)?"
    r"(?:i(?:['’]d| would)?(?:\s+(?:really|also|just|very much))*\s+"
    r"(?:want|wanna|like|love|hope|plan|aim|intend|wish|need|mean|expect)(?:\s+(?P<a>to)\b)?"
    r"|i(?:['’]m| am)\s+(?:going|hoping|planning|aiming|keen|eager|looking)\s+(?P<b>to)\b"
    r"|i(?:['’]ll| will| can| could| would)\b(?P<c>)"
    r"|my\s+(?:\w+[- ]?){0,3}(?:goal|aim|dream|plan|ambition|hope|target|objective)s?\s+"
    r"(?:is|are|was|would be)(?:\s+(?P<d>to)\b)?"
    r"|(?P<e>to)\b)\s+",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:(?:in|over|within|for|during) (?:the |my )?(?:next|first|coming|following)? ?(?:\w+ ){0,3}"
    r"(?:weeks?|months?|years?)|by (?:\w+ ){0,3}(?:20\d\d)),?\s+(?=i\b|to\b|my\b)",
    re.IGNORECASE,
)
_SUBJECTS = frozenset("i we you they he she it there this that these those someone nobody everyone".split())
_FINITE = frozenset(
    "is are am was were has have had will would can could may might must should does do did gets get "
    "means needs".split()
)
_LOWER = frozenset(
    "a an the my our your their his her its this that these those to for of in on at by with from and "
    "or but not no "
    "more less better fewer greater deeper broader some any all each every another other both one two "
    "three four five "
    "six seven eight nine ten first second third new good real full clear strong experience skills "
    "skill leadership "
    "management knowledge confidence training work working responsibility ownership exposure "
    "mentoring".split()
)


def tidy(text: str) -> str:
    """Return `text` on one line, without list marks, quotes around it, and end marks."""
    flat = re.sub(r"\s+", " ", text).strip()
    flat = re.sub(r"^(?:\(?\d{1,2}[.)]|[a-z]\))\s+", "", flat)
    stripped = flat.strip(_EDGE)
    if stripped.endswith("etc"):
        stripped += "."
    return _balance(_calm(stripped))


def read_phrase(text: str) -> Phrase:
    """Turn what a person typed into a stem into a phrase (source: what real people type in forms)."""
    rest, is_infinitive = _drop_wish(tidy(text))
    words = rest.split()
    if not words:
        return Phrase(Form.NOUN, "")
    low = [word.lower().strip(",;:") for word in words]
    if low[0] in ("i", "that") and not is_infinitive:
        return Phrase(Form.CLAUSE, _lower_first(rest) if low[0] == "that" else rest)
    if base := base_of_gerund(low[0]):
        return Phrase(Form.VERB, " ".join([base, *words[1:]]))
    if is_infinitive or opens_verb_phrase(low):
        return Phrase(Form.VERB, _lower_verb(rest))
    if len(low) > 1 and (low[0].endswith("ly") or low[0] == "not") and low[1] in BASES:
        return Phrase(Form.VERB, _lower_first(rest, force=True))
    if is_clause(low):
        return Phrase(Form.CLAUSE, _lower_first(rest))
    return Phrase(Form.NOUN, _lower_first(rest))


def read_fact(text: str) -> Phrase:
    """Turn a fact of a profile into a phrase: a deed ("rewrote X"), a habit ("maintains X"), or a thing."""
    rest = tidy(text)
    words = rest.split()
    if not words:
        return Phrase(Form.NOUN, "")
    low = [word.lower().strip(",;:") for word in words]
    if low[0] in ("i", "i've", "i’ve", "i'm", "i’m"):
        return Phrase(Form.CLAUSE, rest)
    if is_past(low[0]) or (low[0].endswith("ly") and len(low) > 1 and is_past(low[1])):
        return Phrase(Form.PAST, _lower_first(rest, force=True))
    if (
        (base := base_of_third(low[0]))
        and len(low) > 1
        and low[0] not in ("works", "skills", "plans", "reports")
    ):
        return Phrase(Form.VERB, " ".join([base, *words[1:]]))
    return Phrase(Form.NOUN, _lower_first(rest))


def is_clause(low: list[str]) -> bool:
    """Say whether lower-case words are a clause of their own: a subject, then a finite verb."""
    if low[0] in _SUBJECTS and len(low) > 2:
        return True
    return any(word in _FINITE or base_of_third(word) for word in low[1:6]) and not {
        "that",
        "which",
        "who",
    } & set(low[:5])


def _drop_wish(text: str) -> tuple[str, bool]:
    """Drop "I want to" and its like, however often; say whether a "to" came last."""
    is_infinitive = False
    for _ in range(4):
        text = _WHEN.sub("", text, count=1) if _WHEN.match(text) else text
        found = _WISH.match(text)
        if not found or found.end() == len(text):
            break
        is_infinitive = any(found.group(name) is not None for name in "abcde")
        text = text[found.end() :].lstrip(_EDGE)
    return text, is_infinitive


def _lower_verb(text: str) -> str:
    first, _, rest = text.partition(" ")
    base = base_of_gerund(first.lower()) or first.lower()
    return f"{base} {rest}".rstrip()


def _lower_first(text: str, *, force: bool = False) -> str:
    """Lower the first letter, unless the word is a name or an abbreviation as far as one can tell."""
    first = text.split(" ", 1)[0]
    plain = first.strip(",;:'’\"")
    if plain in ("I", "I'm", "I’m", "I've", "I’ve") or any(letter.isupper() for letter in plain[1:]):
        return text
    if (
        not force
        and plain.lower() not in _LOWER
        and not plain.endswith(("ing", "ed", "tion", "ment", "ness"))
    ):
        return text if _has_later_name(text) or plain in _NAMES else text[:1].lower() + text[1:]
    return text[:1].lower() + text[1:]


_NAMES = frozenset(
    (
        "Python Java JavaScript Excel Word Linux Windows Kotlin Rust Ruby Go Swift Django React Azure "
        "Kubernetes Docker English French German Spanish Welsh Irish Italian Polish Arabic Hindi Urdu "
        "Mandarin London Paris Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February "
        "March April June July August September October November December Europe Africa Asia America Britain "
        "Scotland Wales Ireland England"
    ).split()
)


def _has_later_name(text: str) -> bool:
    """Say whether the second word is capitalised too, as in a name of two words."""
    words = text.split()
    return len(words) > 1 and words[1][:1].isupper() and words[1][1:].islower()


def _calm(text: str) -> str:
    """Return a text that is shouted in capitals in lower case."""
    letters = [letter for letter in text if letter.isalpha()]
    is_shouted = len(text.split()) > 2 and letters and sum(map(str.isupper, letters)) > 0.8 * len(letters)
    return re.sub(r"\bi\b", "I", text.lower()) if is_shouted else text


def _balance(text: str) -> str:
    """Drop a bracket that has lost its other half, and brackets altogether, which cannot be spoken."""
    return (
        re.sub(r"\s+", " ", re.sub(r"[\[\]{}<>()]", " ", text)).replace(" ,", ",").replace(" .", ".").strip()
    )
