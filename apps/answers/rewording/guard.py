"""Whether a reply may be shown: one plain English sentence that says what the sentence said, and no more.

The reply is untrusted, and so is the posting that may have steered it. What the posting says therefore
holds no number, date, title, deed or praise of the person: only the sentence itself and their own words do.
"""

import re
import unicodedata

from apps.answers.rewording.asking import PROMPT, Asked
from apps.answers.rewording.failures import WordingRefused
from apps.drafting.claims import ClaimKind, find_claims, join_claims, read_held
from apps.drafting.claims.spelling import find_root
from apps.drafting.text import STOP_WORDS, read_words, sentences
from apps.drafting.vocabulary import SourceKind

_HELD_BY_POSTING = frozenset({ClaimKind.NAME, ClaimKind.ORGANISATION, ClaimKind.SKILL})
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
_QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’", "«": "»", "„": "“"}
_LINE_ENDS = re.compile(r"[\r\n\u2028\u2029\x0b\x0c\x85]")
_MARKUP = re.compile(
    r"<[/!?a-zA-Z]|&(?:#\w+|[a-zA-Z]+);|\*\*|__|`|^\s*(?:#{1,6}|[-*+>]|\d+[.)])\s|\]\(|\{\{|\}\}|\{%|\[\[|\|\|"
    r"|(?<!\w)[*_]\w[^*_]*[*_](?!\w)|\\[nrtu\\]|^[{\[]"
)
_LINK = re.compile(
    r"\w+://|\bwww\.|\b(?:mailto|javascript|data):|\S@\S"
    r"|\b[\w-]+\.(?:com|org|net|io|dev|uk|eu|info|biz|xyz|app|ai|co)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\b(?:as an? (?:ai|assistant|language model)|language model"
    r"|(?:previous|prior|above|these|my) instructions?|system prompt|the prompt"
    r"|i (?:can(?:'|’)?t|cannot|can not|am unable to|won(?:'|’)t) (?:help|assist|do that|comply)"
    r"|here(?:'|’)?s|here is|reworded|rephrased|rewritten|of course|the sentence|the data|json)\b"
    r"|^(?:sure|certainly|okay|ok|absolutely|great)\b|^\w+:\s",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:not|never|no longer|cannot|nobody|nothing|none)\b|n['’]t\b", re.IGNORECASE)
_RUN = 5


def check_wording(reply: str, asked: Asked) -> str:
    """Return a reply that may be shown, made plain. Raises WordingRefused."""
    text = _strip_quotes(unicodedata.normalize("NFC", reply).strip(" \t\r\n"), asked.text)
    _check_signs(text)
    text = " ".join(text.split())
    _check_shape(text, asked.text)
    _check_remark(text, asked.text)
    _check_language(text, asked)
    if text.casefold() == " ".join(asked.text.split()).casefold():
        raise WordingRefused("same")
    _check_claims(text, asked)
    _check_meaning(text, asked)
    return text


def _strip_quotes(text: str, said: str) -> str:
    """Take off the quotation marks that a model likes to put around a sentence."""
    is_quoted = len(text) > 1 and _QUOTES.get(text[0]) == text[-1]
    return text[1:-1].strip() if is_quoted and said[:1] != text[0] else text


def _check_signs(text: str) -> None:
    if not text.strip():
        raise WordingRefused("empty")
    if _LINE_ENDS.search(text):
        raise WordingRefused("paragraphs")
    if any(unicodedata.category(char) in _UNSEEN for char in text):
        raise WordingRefused("signs")


def _check_shape(text: str, said: str) -> None:
    for pattern, code in ((_MARKUP, "markup"), (_LINK, "link")):
        if pattern.search(text) and not pattern.search(said):
            raise WordingRefused(code)
    if len(text.split()) > 1.5 * len(said.split()) + 6 or len(text) > 1.5 * len(said) + 60:
        raise WordingRefused("long")
    if len(sentences(text)) > max(1, len(sentences(said))):
        raise WordingRefused("several")


def _check_remark(text: str, said: str) -> None:
    held = _REMARK.search(text)
    is_remark = held is not None and held[0].casefold() not in said.casefold()
    if is_remark or (_list_runs(text) & _list_runs(PROMPT)) - _list_runs(said):
        raise WordingRefused("remark")


def _list_runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of five words."""
    found = [word.lower() for word in read_words(text)]
    return {tuple(found[at : at + _RUN]) for at in range(len(found) - _RUN + 1)}


def _check_language(text: str, asked: Asked) -> None:
    """Refuse letters of another script, and a sentence without the small words that English needs."""
    known = asked.text + "".join(source.quote for source in asked.sources)
    if any(char.isalpha() and char not in known and not _is_latin(char) for char in text):
        raise WordingRefused("language")
    found = [word.lower().replace("’", "'") for word in read_words(text)]
    if not found:
        raise WordingRefused("empty")
    small = sum(word in STOP_WORDS for word in found)
    if len(found) >= 4 and small < 0.2 * len(found) and _count_new(found, known) > 0.5 * len(found):
        raise WordingRefused("language")


def _count_new(found: list[str], known: str) -> int:
    held = {word.lower().replace("’", "'") for word in read_words(known)}
    return sum(word not in held for word in found)


def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN")


def _check_claims(text: str, asked: Asked) -> None:
    own = [source.quote for source in asked.sources if source.kind is not SourceKind.LINE]
    held = read_held([asked.text, *own])
    everything = read_held([asked.text, *(source.quote for source in asked.sources)])
    added = [
        claim
        for claim in find_claims(text)
        if not held.holds(claim) and (claim.kind not in _HELD_BY_POSTING or not everything.holds(claim))
    ]
    if added:
        raise WordingRefused("claims", tuple(dict.fromkeys(claim.text for claim in join_claims(text, added))))


def _check_meaning(text: str, asked: Asked) -> None:
    """Refuse what keeps too little of the sentence, brings too much of its own, or turns it round."""
    said, replied = _list_roots(asked.text), _list_roots(text)
    known = said | {root for source in asked.sources for root in _list_roots(source.quote)}
    keeps = len(said & replied) >= 0.5 * len(said)
    brings = len(replied - known) > max(3, 0.5 * len(said))
    if not keeps or brings or bool(_NEGATION.search(text)) != bool(_NEGATION.search(asked.text)):
        raise WordingRefused("meaning")


def _list_roots(text: str) -> set[str]:
    found = (word.replace("’", "'") for word in read_words(text))
    return {find_root(word) for word in found if word.lower() not in STOP_WORDS}
