"""Sentences that tell something done or held, apart from wishes, praise and names of things."""

import re

_IRREGULAR = (
    r"won|led|built|ran|made|taught|wrote|grew|kept|sold|brought|held|took|gave|drove|oversaw|rebuilt|spoke|"
    r"met|began|dealt|fed|found|sent|spent|bought|caught|chose|drew|fought|sang|swam|laid|left|lent|"
    r"paid|rode|"
    r"shot|spun|stood|swept|thought|understood|wove|went|came|flew|became|won|got"
)
_UNCHANGED = r"set|cut|put|read|cast|split"
_PAST = rf"(?:{_IRREGULAR}|[a-z]{{2,}}(?<!e)ed)"
_OPENS = re.compile(
    rf"(?:(?:also|then|jointly|successfully) )?(?:{_PAST}|{_UNCHANGED})\b(?! \w+er\b)", re.IGNORECASE
)
_NAMED = re.compile(r"(?:registered|qualified|certified|chartered|licen[cs]ed|accredited)\b", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"(?:dedicated|motivated|self-motivated|skilled|talented|committed|devoted|focused|organi[sz]ed|"
    r"detailed|driven|"
    r"gifted|accomplished|spirited|advanced|applied|united|limited|allied|associated|combined|"
    r"integrated|trusted|"
    r"retired|related|unlimited|inspired|red)\b",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|several|many)"
)
_SPAN = re.compile(
    rf"\b{_NUMBER}(?:[ -]{_NUMBER})?\+?(?: and a half)?[ -](?:\w+ )?(?:years?|months|decades|"
    rf"seasons|terms)\b|\ba decade\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    rf"\bI(?:['’]ve| have) (?:(?:\w+ly|also|since) )?(?:{_PAST}|{_UNCHANGED}|been|done|run|seen|"
    rf"written|given|taken|"
    r"shown|driven|grown|known)\b|"
    rf"\bI (?:(?:also|then|\w+ly) )?(?:was|had|{_PAST})\b|"
    r"\b(?:experience[d]? (?:of|in|with)|trained (?:in|as|by)|worked (?:in|as|for|with|at)|background in)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r",?(?: and| but| who is| now| currently| am| I am| I['’]m| is|,)* ?"
    r"\b(?:seek(?:s|ing)?|look(?:s|ing)? (?:for|to)|hop(?:e|es|ing) (?:to|for)|want(?:s|ing)? |"
    r"wish(?:es|ing)? |"
    r"aim(?:s|ing)? (?:to|for|at)|eager|keen (?:to|on)|would (?:like|love)|ready (?:to|for)|aspir\w+|"
    r"open to|available (?:for|from)|excited|objective|my goal|in search of)\b",
    re.IGNORECASE,
)
_LONGEST = 500
_STOP = re.compile(r"(?<=[.!?])\s+(?=[^\W_a-z])")


def opens_with_deed(text: str) -> bool:
    """Tell whether a line says what was done: "Trained two apprentices", not "Registered nurse"."""
    return bool(_OPENS.match(text)) and not (_NAMED.match(text) or _ADJECTIVE.match(text))


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph, each as it stands there."""
    return _STOP.split(text)


def keep_deed(sentence: str) -> str:
    """Return what a sentence of a summary tells of something done or held, or "" where it tells nothing.

    A wish at the end is left out: "Eight years in claims, now looking for a team" tells of the
    eight years alone.
    """
    if len(sentence) > _LONGEST:
        return ""
    wish = _WISH.search(sentence)
    said = sentence[: wish.start()] if wish else sentence
    is_telling = opens_with_deed(said) or any(p.search(said) for p in (_SPAN, _DONE)) or _NAMED.match(said)
    return said.rstrip(" ,;.") if is_telling and len(said.split()) > 1 else ""
