"""How a role aligns: a stem that is often filled from the posting, or with words about the role itself."""

from __future__ import annotations

import re

from apps.drafting.composing.retelling import Shape, address, is_of_employer, say_line
from apps.drafting.composing.wordforms import DETERMINERS, add_the, base_of_third
from apps.drafting.composing.wording import Form, Phrase, read_phrase, tidy

_THEIRS = frozenset("we we're we'll we've our you'll".split())
_YOU_WILL = re.compile(r"\W*you will\b", re.IGNORECASE)
_POSTING_SAYS = re.compile(
    r"(?:it|the (?:job )?(?:ad|advert|posting|description)) (?:says|mentions|states)(?: that)?\s+",
    re.IGNORECASE,
)
# "9 months", "being a family firm": no thing that one could have, and nothing that one would do.
_NO_THING = re.compile(r"\d|being (?:a|an|the|part of)\b", re.IGNORECASE)


def read_alignment(text: str, *, expected: Form = Form.VERB) -> Phrase:
    """Read how a role aligns as a phrase about the listener's work."""
    plain = tidy(text)
    first = plain.split(" ")[0].lower().replace("’", "'")
    if first in _THEIRS or _YOU_WILL.match(text):
        told = say_line(text)
        return Phrase(Form.VERB if told.shape is Shape.DUTY else Form.CLAUSE, told.text)
    if says := _POSTING_SAYS.match(plain):
        return Phrase(Form.CLAUSE, f"your posting says that {plain[says.end() :]}")
    if _NO_THING.match(plain):
        return Phrase(Form.LOOSE, plain[:1].lower() + plain[1:])
    phrase = read_phrase(address(plain) if is_of_employer(plain) else text, expected=expected)
    if phrase.form is not Form.NOUN:
        return phrase
    following = phrase.text.split(" ")[1:2]
    if base_of_third(first) and set(following) & (DETERMINERS | {"with", "to", "on"}):
        return Phrase(Form.CLAUSE, f"it {phrase.text}")
    return Phrase(Form.NOUN, add_the(phrase.text) if " of the " in phrase.text else phrase.text)
