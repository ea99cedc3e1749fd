"""Names, organisations, titles and skills: what a capital, a role or a known term gives away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from apps.drafting.claims.holding import make_form_key, make_word_key
from apps.drafting.claims.kinds import Claim, ClaimKind
from apps.drafting.composing.wordforms import BASES, ROLES
from apps.drafting.reading.skills import find_named_skills
from apps.drafting.text import STOP_WORDS, Span, stem, words

_OPENING_QUOTES = "\"'“‘([*-–—• \t"
_ORGANISATIONS = frozenset(
    "ltd limited inc plc llc llp gmbh corp corporation company group bank university college school "
    "institute academy council trust hospital agency ministry department foundation society association "
    "partners holdings railway airways".split()
)
_AT = frozenset("at join joined joining".split())
_RANKS = frozenset(
    "senior junior chief deputy vice president ceo cto cfo coo cio cmo vp svp md dr prof professor sir lord "
    "captain sergeant chairman chairwoman chairperson chair treasurer headteacher consultant teamleader "
    "foreman forewoman matron registrar fellow dean provost".split()
)
# Verbs, or words for other things, as often as they are titles.
_DOUBTFUL = frozenset(
    "lead head coach cook judge mentor pilot partner volunteer associate author expert principal conductor "
    "executive officer owner chair fellow steward buyer leader chief captain builder producer editor "
    "registrar carer doctor host vice".split()
)
_BEFORE_TITLE = frozenset(
    "a an the as your our my become becoming became team tech technical senior junior chief deputy "
    "assistant head lead shift project product design engineering department section group vice executive "
    "sales account managing general being".split()
)
_NOT_TITLE = frozenset("take takes took taking taken".split())
_LANGUAGES = frozenset(
    "english french german spanish italian portuguese dutch polish russian arabic hindi urdu bengali "
    "punjabi mandarin cantonese chinese japanese korean turkish greek welsh irish gaelic swedish danish "
    "norwegian finnish romanian hungarian czech ukrainian farsi persian swahili tamil gujarati".split()
)
# Words that often begin a sentence, beside verbs, roles and the small words of every list.
_OPENERS = frozenset(
    "ability absolutely accuracy action add additionally afterwards almost alone along already also "
    "although altogether amid among another anyone anything apart around aside away back bad basically "
    "beginning behind beneath beside besides better beyond big bit both building business calm care "
    "certainly children clear clearly clients close colleagues coming common communication community "
    "companies company confidence consequently consistent cost costs craft curious currently customer "
    "customers daily data day days deep delivery despite detail different difficult direct doctors due each "
    "early easy education effective effort else employers engineers enough equally especially eventually "
    "every everybody everyone everything evidence exactly experience families far fast faults feedback few "
    "fewer finally fine first five forward four free fresh friends front full furthermore future general "
    "generally given goal goals good great groups growth guests half happy hard hardly health helpful hence "
    "high honest honestly honesty hope hours however huge human ideally ideas immediate important indeed "
    "inside instead interest job jobs kind knowledge large last lastly late later less like likewise little "
    "local long longer lots low machines mainly many maybe meanwhile members minor mistakes money month "
    "months moreover mostly much naturally near nearly neither new next nice night nights nobody none "
    "nonetheless normally nothing now nowadays obviously odd often old once ongoing online ordinary others "
    "otherwise outside overall own paper part parents past patience patients people perhaps personal place "
    "plain plus pleased possible practical precision pride problem problems progress proud public pupils "
    "quality quick quickly quiet quite rare rarely rather ready real reason recent recently regular "
    "reliable remote residents respect responsibility results right role safe safety second secondly seldom "
    "service shifts short similar simple since skill skills slow small society software somebody someone "
    "something sometimes somewhere soon staff steady still strong students suddenly sure systems tasks team "
    "teams technical technology thanks thankful therefore things third though three thus time today "
    "together tomorrow tonight too tools towards trains true trust two typical ultimately unlike until "
    "useful users usually value various visitors week weeks well whatever whenever whereas wherever whether "
    "while whoever whole why without women work workers workplace "
    "worth year years yes yesterday yet young".split()
)
_ENDINGS = tuple("ing ly ed tion sion ment ness ity ance ence able ful ous ive ship".split())
JOINING = (" ", " & ", " of ", "-", " of the ")


@cache
def _list_known_stems() -> frozenset[str]:
    return frozenset(map(stem, (*_OPENERS, *STOP_WORDS, *BASES, *ROLES)))


def find_skills(text: str) -> Iterator[Claim]:
    """Yield every skill or technology of the lists; a role is left to the titles."""
    for span in find_named_skills(text):
        parts = words(span.text)
        if make_form_key(parts[-1].text)[1] not in ROLES:
            needs = tuple(frozenset({make_word_key(part.text)}) for part in parts)
            yield Claim(span.text, span.start, span.end, ClaimKind.SKILL, needs)


def find_titles(found: Sequence[Span]) -> Iterator[Claim]:
    """Yield every title and rank among the words of a text."""
    for index, word in enumerate(found):
        if is_title(found, index):
            key = make_form_key(word.text)
            yield Claim(word.text, word.start, word.end, ClaimKind.TITLE, (frozenset({key}),))


def is_title(found: Sequence[Span], index: int) -> bool:
    """Say whether a word is a title: a role, a rank, and where it may be a verb, in a title's place."""
    lowered = found[index].text.lower()
    if lowered not in ROLES and lowered not in _RANKS:
        return False
    if lowered not in _DOUBTFUL:
        return True
    before = found[index - 1].text.lower() if index else ""
    after = found[index + 1].text.lower() if index + 1 < len(found) else ""
    is_taking = index > 1 and found[index - 2].text.lower() in _NOT_TITLE
    is_placed = (before in _BEFORE_TITLE and not is_taking) or after in ROLES or after == "of"
    return is_placed and before not in {"to", "will", "would"}


def find_names(text: str, found: Sequence[Span]) -> Iterator[Claim]:
    """Yield every word of a name, a run of which is one name."""
    run: list[Span] = []
    before = ""
    for word in found:
        is_part = _is_name(text, word)
        if run and not (is_part and text[run[-1].end : word.start] in JOINING):
            yield from _name_run(run, before)
            run = []
        if is_part:
            run.append(word)
        if not run:
            before = word.text.lower()
    yield from _name_run(run, before)


def _name_run(run: list[Span], before: str) -> Iterator[Claim]:
    initials = "".join(word.text[0].lower() for word in run)
    is_organisation = before in _AT or any(word.text.lower().strip(".") in _ORGANISATIONS for word in run)
    for word in run:
        keys = {make_word_key(word.text)}
        if len(run) > 1:
            keys.add(("acronym", initials))
        if word.text.isupper():
            keys.add(("initials", word.text.lower()))
        kind = ClaimKind.ORGANISATION if is_organisation else ClaimKind.NAME
        kind = ClaimKind.SKILL if word.text.lower() in _LANGUAGES else kind
        yield Claim(word.text, word.start, word.end, kind, (frozenset(keys),))


def _is_name(text: str, word: Span) -> bool:
    said = word.text
    lowered = said.lower()
    if lowered in STOP_WORDS or said[:2] in {"I'", "I’"} or not any(map(str.isalpha, said)):
        return False
    if said[0].isdigit():
        return False
    if _is_odd(said):
        return True
    if not said[0].isupper():
        return False
    return not _is_opening(text, word.start) or not _may_open(lowered)


def _is_odd(said: str) -> bool:
    """Say whether a word is spelt as no plain word is: "NHS", "PwC", "KS2", "C++"."""
    has_sign = said[-1] in "+#" or any(char.isdigit() for char in said)
    return has_sign or any(char.isupper() for part in said.replace("-", " ").split() for char in part[1:])


def _is_opening(text: str, start: int) -> bool:
    before = text[max(0, start - 40) : start].rstrip(_OPENING_QUOTES)
    return not before or before[-1] in ".!?:\n;"


def _may_open(lowered: str) -> bool:
    plain = lowered.replace("’", "'").removesuffix("'s")
    return plain.endswith(_ENDINGS) or stem(plain) in _list_known_stems() or "-" in plain
