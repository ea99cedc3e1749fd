"""What people really type, turned into a phrase that can stand inside a sentence.

"To learn X", "I want to learn X.", "Learning X" and "learn X" are one phrase:
a verb in its base form and the rest as it was typed. Slips that are the
person's own stay as they are; only the seams are ours to get right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from apps.drafting.composing.casing import calm, lower_first
from apps.drafting.composing.clauses import SUBJECTS, is_clause, may_be_clause
from apps.drafting.composing.wordforms import (
    ADVERBS,
    BASES,
    COUNTED,
    DETERMINERS,
    NOUN_ING,
    PREPOSITIONS,
    base_of_gerund,
    change_joined,
    is_verb_at,
)


class Form(StrEnum):
    """What a phrase is: a verb in base form, a clause of its own, a noun phrase, or we cannot be sure.

    What is loose stands behind a colon, where any words can stand.
    """

    VERB = "verb"
    CLAUSE = "clause"
    NOUN = "noun"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words without end mark, ready to stand inside a sentence; `is_hedged` where "maybe" came first."""

    form: Form
    text: str
    is_hedged: bool = False

    @property
    def gerund(self) -> str:
        """Return a verb phrase in its -ing form; any other phrase as it is."""
        return change_joined(self.text, to_base=False) if self.form is Form.VERB else self.text


_EDGE = " \t\n\"'‘’«»*•·–—-:;,.!?…"
_MANNER = r"(?:(?:really|also|just|always|very much|mainly|currently|now|one day)\s+)*"
_I_WOULD = r"(?:i\s+(?:would\s+)?|i['’]d\s+)"
_WANT = r"(?:want|wanna|like|love|hope|plan|aim|intend|wish|need|expect|wanting|hoping|aiming|planning)"
_STARTS = (
    r"(?:and|so|well|then|also|ideally|basically|honestly|hopefully|eventually|one day|in order|to be honest)"
)
_GOAL_IS = (
    r"(?:my|the)\s+(?:[\w-]+\s+){0,3}(?:goal|aim|dream|plan|ambition|hope|target|objective|focus)s?\s+"
    r"(?:is|are|was|would be|will be)(?:\s+to)?"
)
_WISHES = tuple(
    re.compile(pattern + r"\s+", re.IGNORECASE)
    for pattern in (
        rf"{_STARTS},?",
        rf"{_I_WOULD}?{_MANNER}{_WANT}\s+to",
        rf"{_I_WOULD}{_MANNER}(?:want|wanna|like|love|plan|aim|intend|wish|need)",
        r"(?:i\s+(?:can\s+|could\s+|would\s+)?)(?:see|imagine|picture)\s+myself(?:\s+as)?",
        r"i(?:['’]m| am)\s+(?:going|hoping|planning|aiming|keen|eager|looking)\s+to",
        r"i(?:['’]ll|['’]d(?!\s+(?:been|better|had|rather)\b)| will| would| shall)",
        _GOAL_IS,
        r"to",
    )
)
_JOINED_TO = re.compile(r"\b(and|or|then) to ([a-z]+)\b", re.IGNORECASE)
_DOUBTED = re.compile(r"[^.!?\n]*\?(?:\s|$)")
_ITEMS = re.compile(r"\n|;\s+(?=[A-Z])")
_LATE_HEDGES = re.compile(
    r",?\s+(?:maybe|perhaps|possibly|probably|i (?:think|guess|suppose))$", re.IGNORECASE
)
_HEDGES = re.compile(r"(?:maybe|perhaps|possibly|probably|potentially)(?:,|\b)\s+", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:(?:in|over|within|for|during) (?:the |my )?(?:next|first|coming|following)? ?(?:[\w-]+ ){0,3}"
    r"(?:weeks?|months?|years?)(?: time)?|by (?:\w+ ){0,3}(?:20\d\d)),?\s+(?=i\b|to\b|my\b)",
    re.IGNORECASE,
)
_OPENERS = frozenset(
    "and or but better less fewer greater deeper broader other second third new good "
    "level grade band year key class stage phase step".split()
)
_LINKS = re.compile(
    r"(?:so that|because|since|so|when|once|by|through|which means(?: that)?)\s+", re.IGNORECASE
)


def tidy(text: str) -> str:
    """Return `text` on one line, without list marks, brackets, quotes around it, and end marks."""
    flat = re.sub(r"\s+", " ", text).strip()
    flat = re.sub(r"^(?:\(?\d{1,2}[.)]|[a-z]\))\s+", "", flat)
    flat = re.sub(r"\s+[-–—]+\s+", ", ", re.sub(r"\s[&+]\s", " and ", flat))
    flat = re.sub(r"\s*\(([^()]{1,80})\)", r", \1,", flat)
    flat = re.sub(r"[\"“„«]([^\"“”„«»]{1,80})[\"”“»]", r"“\1”", flat)
    flat = re.sub(r"[\[\]{}<>()\"«»`|]", " ", flat)
    flat = re.sub(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\ufe0f\u200d]", " ", flat)
    flat = re.sub(r"[!…]+(?=\s)|\.{2,}(?=\s)", ".", flat)
    flat = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", flat))
    flat = re.sub(r",(?=[,.;:!?])", "", flat)
    stripped = _drop_outer_quotes(flat.strip(_EDGE))
    return calm(stripped + "." if stripped.endswith("etc") else stripped)


def _drop_outer_quotes(text: str) -> str:
    """Return a text without quotation marks around the whole of it, and without half a pair."""
    is_around = text.startswith("“") and text.find("”") in {-1, len(text) - 1}
    is_whole = text.count("“") == text.count("”") and not is_around
    return text if is_whole else re.sub("[“”]", "", text).strip(_EDGE)


def read_phrase(text: str, *, expected: Form = Form.VERB) -> Phrase:
    """Turn what a person typed into a stem into a phrase.

    `expected` is what the stem asks for: it decides where a word may be a noun or a verb.
    """
    rest, is_infinitive, is_hedged = _drop_wish(_join_statements(text))
    words = rest.split()
    if not words:
        return Phrase(Form.NOUN, "")
    low = [word.lower().strip(",;:") for word in words]
    if low[0] == "that" and len(low) > 2 and not is_infinitive:
        return Phrase(Form.CLAUSE, " ".join(words[1:]), is_hedged)
    if is_infinitive and low[0] not in SUBJECTS:
        is_doing = bool(base_of_gerund(low[0])) and low[0] not in BASES
        said = (
            change_joined(lower_first(rest, force=True), to_base=True)
            if is_doing
            else lower_first(rest, force=True)
        )
        return Phrase(Form.VERB, said, is_hedged)
    form, said = _read_plain(rest, low, expected)
    return Phrase(form, said, is_hedged or bool(_DOUBTED.match(text)))


def _read_plain(rest: str, low: list[str], expected: Form) -> tuple[Form, str]:
    is_doing = bool(base_of_gerund(low[0])) and _is_doing_at_first(low, expected)
    if is_clause(low):
        return Form.CLAUSE, lower_first(rest)
    if is_doing:
        return Form.VERB, change_joined(lower_first(rest, force=True), to_base=True)
    lead = 1 if low[0] in ADVERBS and len(low) > 1 else 0
    if is_verb_at(low, lead, is_likely=expected is Form.VERB):
        return Form.VERB, lower_first(rest, force=True)
    if expected is Form.VERB and _is_new_verb(low):
        return Form.VERB, lower_first(rest, force=True)
    return Form.LOOSE if may_be_clause(low) else Form.NOUN, lower_first(rest)


def _is_new_verb(low: list[str]) -> bool:
    """Say whether a word that we do not know is a verb by what follows: "plate 200 samples"."""
    first, following = low[0], low[1] if len(low) > 1 else ""
    is_known = first in DETERMINERS | PREPOSITIONS | BASES | ADVERBS or first in _OPENERS
    is_object_next = following in DETERMINERS - {"no", "one"} or following.isdigit()
    return is_object_next and not is_known and first.isalpha() and not first.endswith(("s", "ing"))


def _is_doing_at_first(low: list[str], expected: Form) -> bool:
    """Tell "training new staff" from "training and development"."""
    following = low[1] if len(low) > 1 else ""
    is_relative = following in {"that", "which"} and low[0] in NOUN_ING
    if following == "of" or is_relative:
        return False
    if low[0] not in NOUN_ING or following in DETERMINERS:
        return True
    if following in {"and", "or"} and len(low) > 2:
        return bool(base_of_gerund(low[2])) and low[2] not in NOUN_ING
    is_thing = not following or following in PREPOSITIONS | {"and", "or"} or low[-1] in COUNTED
    return expected is Form.VERB and not is_thing


def _join_statements(text: str) -> str:
    """Return the first statement of a text, or its lines joined where each is a short item."""
    if re.match(r"\s*\(?1[.)]\s", text):
        text = re.sub(r"\s+(?=\(?[2-9][.)]\s)", "\n", text)
    pieces = [tidy(piece) for piece in re.split(r"\n+|;\s+(?=[A-Z])|(?<=[a-z0-9)][.!?])\s+(?=[A-Z])", text)]
    pieces = [piece for piece in pieces if piece]
    if not _ITEMS.search(text.strip()) or any(len(piece.split()) > 12 for piece in pieces):
        return pieces[0] if pieces else ""
    items = [pieces[0], *(lower_first(_drop_wish(piece)[0]) for piece in pieces[1:])]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _drop_wish(text: str) -> tuple[str, bool, bool]:
    """Drop "I want to" and its like, however often; say whether a "to" came last, and whether "maybe" did."""
    late = _LATE_HEDGES.search(text)
    text = text[: late.start()] if late else text
    is_infinitive, is_hedged = False, bool(late)
    for _ in range(6):
        start = _WHEN.match(text) or _LINKS.match(text)
        timed = text[start.end() :] if start else text
        hedge = _HEDGES.match(timed)
        is_hedged = is_hedged or bool(hedge)
        bare = timed[hedge.end() :] if hedge else timed
        found = next(
            (match for wish in _WISHES if (match := wish.match(bare)) and match.end() < len(bare)), None
        )
        if found:
            last = found[0].lower().split()[-1].strip(",")
            is_infinitive = last in {"to", "will", "would", "shall", "i'll", "i’ll", "i'd", "i’d"}
            bare = bare[found.end() :]
        if bare == text:
            break
        text = bare.lstrip(_EDGE)
    if is_infinitive:
        text = _JOINED_TO.sub(_drop_second_to, re.sub(r"^be able to\s+", "", text))
    return text, is_infinitive, is_hedged


def _drop_second_to(found: re.Match[str]) -> str:
    """Return "and become" for the "and to become" of a wish that has lost its first "to"."""
    return f"{found[1]} {found[2]}" if found[2].lower() in BASES else found[0]
