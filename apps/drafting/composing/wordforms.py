"""Verb forms: from what people type to the base form, and from there to -ing."""

from __future__ import annotations

from apps.drafting.reading.verbs import DUTY_BASES

_WISHED = """
accompany afford allow arrive ask avoid be become begin belong bring broaden call carry catch cause
change choose
climb combine come commit compete connect consider continue cope count cover deepen defend depend deserve do
double dream earn eat educate enjoy excel exchange face fail feel fight fill finish focus follow forget
form free
further gain get give go grasp halve handle have head hear hold hone imagine impress inspire invest judge
jump keep
know last leave let like live look lose love master matter mean measure merge name need notice obtain
open own pass
pay perfect persuade please practise practice pursue push put qualify quit react realise recover rely remain
remember replace rest retire return rewrite rise risk say see seek settle shift show shrink sit sleep
slow speak
specialise specialize spend spot spread start stay stop strengthen stretch study succeed switch talk tell
think
touch trace translate travel trust try turn uncover unify wait walk want warn lift hit save score seize
settle smooth specialise steer supervise sustain bridge broaden raise cut win wish wonder
"""
BASES = DUTY_BASES | frozenset(_WISHED.split())

# Words that open a noun phrase as often as they are verbs; what follows decides.
NOUN_TOO = frozenset(
    "lead experience work support practice market research project design plan process program "
    "programme service "
    "share contact change study focus model master name place position record report review sample "
    "scale schedule "
    "screen set stock store supply survey test trade track train transfer travel treat use value "
    "visit watch help "
    "nurse care coach guide host fund group document draft call deal control finance manufacture "
    "network order "
    "question rise run sort staff stand start stay step stop structure talk team touch transport turn "
    "walk write "
    "file fit growth label log map mark".split()
)
_ROLE_NOUNS = frozenset(
    "role roles position positions job jobs skills skill experience manager developer engineer teacher nurse "
    "analyst officer consultant designer chef electrician practitioner lead director certificate "
    "certification "
    "licence license degree qualification exam contract placement".split()
)

_IRREGULAR_PAST = (
    "became began broke brought built bought caught chose came cut did drew drove fell felt found "
    "flew forgot got gave "
    "went grew had heard held kept knew led learnt left lent let lost made meant met paid put quit "
    "ran said saw sold "
    "sent set shot showed shut sat spoke spent stood swam taught told thought took threw understood "
    "was were won wrote "
    "rebuilt rewrote redid oversaw undertook"
).split()
PAST = frozenset(_IRREGULAR_PAST)

_DOUBLING = frozenset(
    "cut debug fit plan set run map program log ship submit commit control get put sit stop swim "
    "begin step quit let "
    "win jog hit shut spot drop grab plug trim chat scan slim spin ban bid rid tag tap tip top wrap "
    "refer prefer "
    "transfer occur admit equip upset instil fulfil travel model label cancel level counsel".split()
)


def to_gerund(base: str) -> str:
    """Return the -ing form of a base verb ("run" gives "running")."""
    if base == "be":
        return "being"
    if base in _DOUBLING:
        return base + base[-1] + "ing"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return base + "ing"


_BASE_OF_GERUND = {to_gerund(base): base for base in sorted(BASES)}


def _third(base: str) -> str:
    if base == "have":
        return "has"
    if base == "be":
        return "is"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    return base + "s"


_BASE_OF_THIRD = {_third(base): base for base in sorted(BASES)}


def base_of_gerund(word: str) -> str:
    """Return the base of an -ing form that we know, or ""."""
    return _BASE_OF_GERUND.get(word, "")


def base_of_third(word: str) -> str:
    """Return the base of a third-person form that we know, or ""."""
    return _BASE_OF_THIRD.get(word, "")


def is_past(word: str) -> bool:
    """Say whether a word looks like a simple past form."""
    return word in PAST or (word.endswith("ed") and len(word) > 4 and not word.endswith("eed"))


def opens_verb_phrase(words: list[str]) -> bool:
    """Say whether lower-case words start with a verb in its base form, not with a noun that looks alike."""
    if not words or words[0] not in BASES:
        return False
    if len(words) == 1:
        return words[0] not in NOUN_TOO
    if words[0] in NOUN_TOO:
        return not (words[-1] in _ROLE_NOUNS or words[1] in _ROLE_NOUNS) and words[1] not in (
            "of",
            "in",
            "and",
        )
    return True
