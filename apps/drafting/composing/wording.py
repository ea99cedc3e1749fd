"""What people really type, turned into a phrase that can stand inside a sentence.

"To learn X", "I want to learn X.", "Learning X" and "learn X" are one phrase:
a verb in its base form and the rest as it was typed. Slips that are the
person's own stay as they are; only the seams are ours to get right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from apps.drafting.composing.wordforms import (
    ADVERBS,
    BASES,
    COUNTED,
    DETERMINERS,
    NOUN_ING,
    NOUN_TOO,
    PREPOSITIONS,
    base_of_gerund,
    base_of_third,
    change_joined,
    is_verb_at,
)


class Form(StrEnum):
    """What a phrase is: a verb in base form, a clause of its own, or a noun phrase."""

    VERB = "verb"
    CLAUSE = "clause"
    NOUN = "noun"


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


_EDGE = " \t\n\"'“”‘’«»*•·–—-:;,.!?…"
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
        r"i(?:['’]m| am)\s+(?:going|hoping|planning|aiming|keen|eager|looking)\s+to",
        r"i(?:['’]ll| will| would| shall)",
        _GOAL_IS,
        r"to",
    )
)
_HEDGES = re.compile(r"(?:maybe|perhaps|possibly|probably|potentially)(?:,|\b)\s+", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:(?:in|over|within|for|during) (?:the |my )?(?:next|first|coming|following)? ?(?:[\w-]+ ){0,3}"
    r"(?:weeks?|months?|years?)(?: time)?|by (?:\w+ ){0,3}(?:20\d\d)),?\s+(?=i\b|to\b|my\b)",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"(?:so that|because|since|so|when|once|by|through|which means(?: that)?)\s+", re.IGNORECASE
)
_SUBJECTS = frozenset("i we you they he she it there someone nobody everyone everybody".split())
_FINITE = frozenset(
    "is are am was were has have had will would can could may might must should does did isn't "
    "aren't won't can't cannot gets got means needs".split()
)
_KNOWN_LOWER = (
    DETERMINERS
    | PREPOSITIONS
    | BASES
    | ADVERBS
    | frozenset(
        "and or but better less fewer greater deeper broader other second third new good real full "
        "clear strong experience skills skill leadership management knowledge confidence responsibility "
        "ownership exposure someone somebody everyone being".split()
    )
)
_NAMES = frozenset(
    "Python Java JavaScript TypeScript Excel Linux Windows Kotlin Ruby Django React Azure "
    "Kubernetes Docker English French German Spanish Welsh Irish Italian Polish Arabic Hindi Urdu "
    "Mandarin London Paris Monday Tuesday Wednesday Thursday Friday Saturday Sunday January "
    "February March April June July August September October November December Europe Africa Asia "
    "America Britain Scotland Wales Ireland England Level Grade Band Year Key Class".split()
)
_SHOUTED = frozenset(
    "SQL AWS NHS UK EU API HGV LGV PCV CPD CIMA ACCA PLC CNC CAD HR IT SEN NVQ HNC HTML CSS R".split()
)


def tidy(text: str) -> str:
    """Return `text` on one line, without list marks, brackets, quotes around it, and end marks."""
    flat = re.sub(r"\s+", " ", text).strip()
    flat = re.sub(r"^(?:\(?\d{1,2}[.)]|[a-z]\))\s+", "", flat)
    flat = re.sub(r"\s+[-–—]+\s+", ", ", flat.replace(" & ", " and "))
    flat = re.sub(r"\s*\(([^()]{1,80})\)", r", \1,", flat)
    flat = re.sub(r"[\[\]{}<>()\"“”«»`|]", " ", flat)
    flat = re.sub(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\ufe0f\u200d]", " ", flat)
    flat = re.sub(r"[!…]+(?=\s)|\.{2,}(?=\s)", ".", flat)
    flat = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", flat))
    flat = re.sub(r",(?=[,.;:!?])", "", flat)
    stripped = flat.strip(_EDGE)
    return _calm(stripped + "." if stripped.endswith("etc") else stripped)


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
    if is_infinitive and low[0] not in _SUBJECTS:
        is_doing = bool(base_of_gerund(low[0])) and low[0] not in BASES
        said = (
            change_joined(lower_first(rest, force=True), to_base=True)
            if is_doing
            else lower_first(rest, force=True)
        )
        return Phrase(Form.VERB, said, is_hedged)
    form, said = _read_plain(rest, low, expected)
    return Phrase(form, said, is_hedged)


def _read_plain(rest: str, low: list[str], expected: Form) -> tuple[Form, str]:
    is_doing = bool(base_of_gerund(low[0])) and _is_doing_at_first(low, expected)
    if is_clause(low):
        return Form.CLAUSE, lower_first(rest)
    if is_doing:
        return Form.VERB, change_joined(lower_first(rest, force=True), to_base=True)
    lead = 1 if low[0] in ADVERBS and len(low) > 1 else 0
    if is_verb_at(low, lead, is_likely=expected is Form.VERB):
        return Form.VERB, lower_first(rest, force=True)
    is_new_verb = low[1:2] and low[1] in DETERMINERS - {"no", "one"} and low[0] not in _KNOWN_LOWER
    if expected is Form.VERB and is_new_verb and low[0].isalpha() and not low[0].endswith("s"):
        return Form.VERB, lower_first(rest, force=True)
    return Form.NOUN, lower_first(rest)


def _is_doing_at_first(low: list[str], expected: Form) -> bool:
    """Tell "training new staff" from "training and development"."""
    following = low[1] if len(low) > 1 else ""
    if following == "of":
        return False
    if low[0] not in NOUN_ING or following in DETERMINERS:
        return True
    if following in {"and", "or"} and len(low) > 2:
        return bool(base_of_gerund(low[2])) and low[2] not in NOUN_ING
    is_thing = not following or following in PREPOSITIONS | {"and", "or"} or low[-1] in COUNTED
    return expected is Form.VERB and not is_thing


def is_clause(low: list[str]) -> bool:
    """Say whether lower-case words are a clause of their own: a subject, then a finite verb."""
    if low[0] in _SUBJECTS and len(low) > 2:
        return low[1] not in {"who", "that", "which", "to"}
    start = next((place for place in range(1, min(len(low), 9)) if _is_finite_at(low, place)), 0)
    relatives = {"that", "which", "who", "where", "what", "how", "when", "so", "because", "whose"}
    # "habits I cannot learn alone": a speaker after the first word begins a clause about it.
    speakers = {"i", "we", "you", "they", "he", "she"}
    is_about_it = bool(relatives & set(low[:start]) or speakers & set(low[1:start]))
    return bool(start) and not is_about_it and not (low[0] in BASES and low[1] in DETERMINERS)


def _is_finite_at(low: list[str], place: int) -> bool:
    word, before = low[place], low[place - 1]
    following = low[place + 1] if place + 1 < len(low) else ""
    if before in DETERMINERS | PREPOSITIONS | {"and", "or"} or (place == 1 and before in ADVERBS):
        return False
    if word in _FINITE or word.endswith(("n't", "n’t")):
        return True
    if low[0] in BASES:
        return False
    is_object_next = (
        following in DETERMINERS | PREPOSITIONS - {"of"} | {"every", "on"} or following[:1].isdigit()
    )
    if base_of_third(word):
        is_led = low[0] in DETERMINERS and 2 <= place <= 3
        if base_of_third(word) in NOUN_TOO and following in PREPOSITIONS and not is_led:
            return False
        return (is_object_next or (is_led and following.endswith("s"))) and not before.endswith("s")
    is_noun_before = not base_of_third(before) or (low[0] in DETERMINERS and place == 2)
    is_plural_subject = before.endswith("s") and not before.endswith("ss") and is_noun_before
    return is_plural_subject and word in BASES and is_object_next


def _join_statements(text: str) -> str:
    """Return the first statement of a text, or its lines joined where each is a short item."""
    if re.match(r"\s*\(?1[.)]\s", text):
        text = re.sub(r"\s+(?=\(?[2-9][.)]\s)", "\n", text)
    pieces = [tidy(piece) for piece in re.split(r"\n+|(?<=[a-z0-9)][.!?])\s+(?=[A-Z])", text)]
    pieces = [piece for piece in pieces if piece]
    if "\n" not in text.strip() or any(len(piece.split()) > 12 for piece in pieces):
        return pieces[0] if pieces else ""
    items = [pieces[0], *(lower_first(_drop_wish(piece)[0]) for piece in pieces[1:])]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _drop_wish(text: str) -> tuple[str, bool, bool]:
    """Drop "I want to" and its like, however often; say whether a "to" came last, and whether "maybe" did."""
    is_infinitive = is_hedged = False
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
            is_infinitive = last in {"to", "will", "would", "shall", "i'll", "i’ll"}
            bare = bare[found.end() :]
        if bare == text:
            break
        text = bare.lstrip(_EDGE)
    return re.sub(r"^be able to\s+", "", text) if is_infinitive else text, is_infinitive, is_hedged


def lower_first(text: str, *, force: bool = False) -> str:
    """Lower the first letter, unless the word is a name or an abbreviation as far as one can tell."""
    first, _, rest = text.partition(" ")
    plain = first.strip(",;:'’\"")
    is_sign = plain in {"I", "I'm", "I’m", "I've", "I’ve", "I'd", "I’d"} or any(
        c.isupper() for c in plain[1:]
    )
    if is_sign or (len(plain) == 1 and plain != "A" and plain.isupper()):
        return text
    if force or plain.lower() in _KNOWN_LOWER or plain.endswith(("ing", "ed", "tion", "ment", "ness")):
        return text[:1].lower() + text[1:]
    is_name = plain in _NAMES and (
        plain not in {"Level", "Grade", "Band", "Year", "Key", "Class"} or rest[:1].isdigit()
    )
    return text if is_name or _is_title(rest) else text[:1].lower() + text[1:]


def _is_title(rest: str) -> bool:
    """Say whether the second word is capitalised too, as in a name of two words."""
    second = rest.partition(" ")[0]
    return second[:1].isupper() and second[1:2].islower() and second not in _NAMES


def _calm(text: str) -> str:
    """Return a text that is shouted in capitals in lower case."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(text.split()) <= 2 or sum(map(str.isupper, letters)) <= 0.8 * len(letters):
        return text
    words = (word if word.strip(",.;:") in _SHOUTED else word.lower() for word in text.split(" "))
    return re.sub(r"\bi\b", "I", " ".join(words))
