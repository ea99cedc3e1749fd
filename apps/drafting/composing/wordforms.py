"""Verb forms, and the small closed word lists that tell a verb from a noun that looks alike."""

from __future__ import annotations

import re

from apps.drafting.reading.verbs import DUTY_BASES

_WISHED = """
accompany afford allow apply arrive ask avoid be become begin belong bring broaden call carry catch
cause change choose climb combine come commit compete connect consider continue cook cope count
cover debug deepen defend depend deploy deserve diagnose do double draw dream earn eat educate enjoy
enrol excel exchange explain face fail feel fight fill find finish fix focus follow forget form free
further gain get give go grasp grow halve handle have head hear help hit hold hone host imagine
impress inspire invest join judge jump keep know lead learn leave let lift like live look lose
love make manage master matter mean measure meet mend mentor merge migrate move name navigate need
nurse nurture obtain offer open own pass pay perfect persuade pick pilot practise practice publish
pursue push put qualify quit rank reach react read realise rebuild recover reduce rely remain
remember replace rescue resolve rest retain retire retrain return rewrite rise risk run save say
score see seek seize set settle shape share ship shorten show shrink simplify sit sleep slow smooth
speak specialise specialize spend spot spread stand start stay steer stop strengthen stretch study
succeed supervise sustain switch take talk teach tell think touch trace translate travel
troubleshoot trust try turn uncover understand unify upskill use visit volunteer wait walk want warn
weld win wire wish wonder write
alter annotate archive argue assure attach authorise bake bear bind blast box break brew burn cannulate
carve concentrate conserve culture curate dance decipher declare describe dispense distil distinguish
dive drop fly forecast foster graft greet grieve hang happen harvest hide hoist ignore insure intubate
invoice lean lecture litigate mediate milk mind miss mix paint patch patrol phone picture plaster plate
plot plough plumb predict promise prosecute prune redraft refresh rehearse restore reverse ride ring
rivet roof sail scan script search sell send sew shear shoot sing solder sow stain stitch suture sweep
tailor thank throw tile tour triage trim type underwrite upload upsell voice waste wear
"""
# Words that open a noun phrase as often as they are verbs; what follows decides.
NOUN_TOO = frozenset(
    "account address aim approach audit balance budget call care change chart check claim coach "
    "contact control cook cover deal design document draft drive experience file finance fit focus "
    "form group growth guide hand head help host judge label lead lift log look map mark market "
    "master measure mentor model move name network nurse offer order pay pick pilot place plan "
    "plant play position post practice price print process produce program programme project "
    "question rank read record release repair report research return review rise risk run sample "
    "scale schedule score screen service set shape share shift show sort spot staff stand start "
    "stay step stock stop store structure study supply support survey switch talk team test time "
    "touch track trade train transfer transport travel treat trust turn use value visit volunteer "
    "walk watch work".split()
)
BASES = DUTY_BASES | frozenset(_WISHED.split()) | NOUN_TOO

# Words in -ing that name a thing as readily as a doing.
NOUN_ING = frozenset(
    "accounting building catering cleaning clothing coaching cooking dressing driving engineering "
    "evening everything farming finding funding gardening hearing housing landing learning lighting "
    "listing manufacturing marketing meaning meeting modelling morning mentoring nothing nursing "
    "opening packaging painting planning plumbing pricing printing programming publishing rating "
    "reading recycling safeguarding saving scaffolding screening setting shipping signalling "
    "something spelling spring staffing teaching testing timing training warehousing welding wing "
    "wiring writing anything".split()
)
DETERMINERS = frozenset(
    "a an the my your our their his her its this that these those some any each every all both no "
    "another several many more most few enough one two three four five six seven eight nine ten eleven "
    "twelve twenty thirty forty fifty half how what".split()
)
PREPOSITIONS = frozenset(
    "about across after against along among around as at before behind beside between beyond by "
    "down during for from in inside into like near of off on onto out outside over per through to "
    "toward towards under until up upon via with within without since".split()
)
# Verbs that go with these words where a verb is awaited: "look after the log", not "look" and then "after".
PHRASAL: dict[str, frozenset[str]] = {
    verb: frozenset(particles.split())
    for verb, particles in {
        "answer": "for",
        "care": "for",
        "deal": "with",
        "hand": "over",
        "head": "up",
        "help": "with out",
        "look": "after into for at out",
        "plan": "for",
        "report": "on to",
        "run": "through",
        "set": "up",
        "sign": "off",
        "stand": "in up",
        "start": "up",
        "talk": "to with through",
        "walk": "through",
        "work": "on with for under alongside towards at",
    }.items()
}
ADVERBS = frozenset(
    "actively also always better confidently consistently directly effectively even eventually "
    "fully gradually independently just jointly maybe never not now often once personally properly "
    "quickly really regularly safely still successfully then usually".split()
)
ROLES = frozenset(
    "accountant adviser advisor analyst apprentice architect assistant associate attendant auditor "
    "author baker barista bookkeeper bricklayer builder buyer captain carer carpenter cashier chef "
    "cleaner clerk coach conductor consultant cook coordinator co-ordinator counsellor dentist designer "
    "developer director doctor driver editor electrician engineer executive expert farmer "
    "firefighter fitter founder gardener governor head inspector instructor interpreter "
    "investigator janitor joiner journalist judge labourer lawyer lead leader lecturer librarian "
    "machinist manager mechanic mentor midwife musician nurse officer operator optician owner "
    "painter paralegal paramedic partner pharmacist photographer physicist physiotherapist picker "
    "pilot planner plumber porter practitioner principal producer programmer psychologist "
    "receptionist recruiter representative researcher roofer sailor scientist secretary shopkeeper "
    "soldier solicitor specialist statistician steward strategist supervisor surgeon surveyor "
    "teacher technician therapist trainee trainer translator treasurer tutor underwriter volunteer "
    "waiter waitress welder writer aider "
    "administrator agronomist archivist artist assessor astronomer bartender biologist bookseller botanist "
    "brewer broker butcher caretaker ceramicist chemist choreographer commander composer conservator "
    "contractor controller copywriter curator dietitian draughtsman ecologist economist educator engraver "
    "epidemiologist estimator fisherman florist foreman forester geographer geologist goldsmith grower "
    "hairdresser historian hydrogeologist illustrator lifeguard linguist locksmith mathematician "
    "merchandiser milliner nanny navigator negotiator neurologist nutritionist optometrist organiser "
    "pathologist physician podiatrist postman potter presenter publisher ranger registrar rigger sculptor "
    "seamstress seller shepherd signaller singer sonographer stonemason superintendent tailor tiler "
    "toolmaker upholsterer vet veterinarian warden watchmaker weaver zookeeper zoologist "
    "commis cdp ceo cfo coo cto gp hca mp pa pm ta brother dad father mother mum parent sister".split()
)
# Things of which one has one: bare, they need an article in a sentence.
COUNTED = ROLES | frozenset(
    "apprenticeship award badge bsc msc ba ma mba hnc hnd nvq pgce phd card certificate "
    "certification course degree diploma doctorate job licence license membership permit place "
    "placement position post qualification role scheme ticket internship traineeship secondment "
    "bootcamp lab blog portfolio website stall shop allotment channel".split()
)

_IRREGULAR_PAST = (
    "became began broke brought built bought caught chose came cut did drew drove fell felt found "
    "flew forgot gave went grew had heard held kept knew led learnt left lent let lost made meant "
    "met paid put quit ran said saw sold sent set shot showed shut sat spoke spent stood swam "
    "taught told thought took threw understood was were won wrote rebuilt rewrote redid oversaw "
    "undertook rose"
).split()
_PRESENT_TOO = frozenset("cut let put quit set shut".split())
PAST = frozenset(_IRREGULAR_PAST)
# Participles that stand before a noun as often as they say what was done.
_LIKE_ADJECTIVES = frozenset(
    "accredited advanced approved certified chartered experienced licensed limited published qualified "
    "registered skilled trained trusted used varied".split()
)

_DOUBLING = frozenset(
    "cut debug fit plan set run map program log ship submit commit control get put sit stop swim "
    "begin step quit let win jog hit shut spot drop grab plug trim chat scan slim spin ban bid rid "
    "tag tap tip top wrap refer prefer transfer occur admit equip upset instil fulfil travel model "
    "label cancel level counsel enrol".split()
)


def to_gerund(base: str) -> str:
    """Return the -ing form of a base verb ("run" gives "running")."""
    if base in _DOUBLING:
        return base + base[-1] + "ing"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and base != "be" and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return base + "ing"


_BASE_OF_GERUND = {to_gerund(base): base for base in sorted(BASES)}


def _third(base: str) -> str:
    if base in {"have", "be"}:
        return {"have": "has", "be": "is"}[base]
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


_BASE_OF_THIRD = {_third(base): base for base in sorted(BASES)}


def base_of_gerund(word: str) -> str:
    """Return the base of an -ing form that we know, or ""."""
    return _BASE_OF_GERUND.get(word, "")


def base_of_third(word: str) -> str:
    """Return the base of a third-person form that we know, or ""."""
    return _BASE_OF_THIRD.get(word, "")


def is_past(words: list[str]) -> bool:
    """Say whether lower-case words start with a verb in the simple past, as in "rewrote the guide"."""
    first, following = words[0], words[1] if len(words) > 1 else ""
    if first in _LIKE_ADJECTIVES:
        return following in DETERMINERS or following[:1].isdigit()
    if first in PAST:
        return first not in _PRESENT_TOO or bool(following)
    return first.endswith("ed") and len(first) > 4 and not first.endswith("eed") and "-" not in first


# What ends like this behind a word that may be a noun makes one thing with it: "model calibration".
_NOMINAL = ("tion", "sion", "ment", "ance", "ence", "ship", "sis")


def _is_relative(words: list[str]) -> bool:
    """Say whether words behind a "that" say more of what stands before it: "work that matters"."""
    finite = {"is", "are", "was", "were", "has", "have", "can", "will", "would", "i", "we", "you", "they"}
    return bool(words) and (words[0] in finite or bool(base_of_third(words[0])))


def is_verb_at(words: list[str], place: int, *, is_likely: bool = False) -> bool:
    """Say whether the lower-case word at `place` is a verb in its base form where it stands.

    A word that is a noun as often counts as a verb when an object follows plainly, or, where a
    verb is likely (after "I want to"), unless a noun's company follows.
    """
    word = words[place]
    following = words[place + 1] if place + 1 < len(words) else ""
    if word not in BASES:
        return False
    if word not in NOUN_TOO:
        return True
    if following in {"and", "or"} and place + 2 < len(words):
        return is_verb_at(words, place + 2, is_likely=is_likely)
    if following == "that" and _is_relative(words[place + 2 :]):
        return False
    if following in DETERMINERS | {
        "up",
        "out",
        "on",
        "with",
        "to",
        "as",
        "into",
        "through",
        "across",
        "towards",
        "beside",
        "new",
        "people",
        "that",
    }:
        return True
    if following[:1].isdigit() or following.endswith("ly"):
        return True
    if is_likely and following in PHRASAL.get(word, ()) and place + 2 < len(words):
        return True
    after = words[place + 2] if place + 2 < len(words) else "and"
    is_head = after in PREPOSITIONS | {"and", "or"}
    is_compound = is_head and (following in COUNTED or following.endswith(_NOMINAL))
    is_noun_like = not following or following in PREPOSITIONS or words[-1] in COUNTED
    return is_likely and not is_noun_like and not is_compound


def change_joined(text: str, *, to_base: bool) -> str:
    """Put a phrase's first verb, and each verb joined to it, into the base form or the -ing form."""
    tokens = text.split(" ")
    low = [token.lower().strip(",;:") for token in tokens]
    lead = 1 if low[0] in ADVERBS and len(low) > 1 else 0
    for place in range(lead, len(tokens)):
        is_joined = place > 0 and (low[place - 1] in {"and", "or", "then"} or tokens[place - 1].endswith(","))
        if place == lead or (is_joined and _is_doing(low, place, to_base=to_base)):
            tail = tokens[place][len(low[place]) :]
            word = base_of_gerund(low[place]) if to_base else to_gerund(low[place])
            tokens[place] = (word or low[place]) + tail
    return " ".join(tokens)


def _is_doing(low: list[str], place: int, *, to_base: bool) -> bool:
    if not to_base:
        return is_verb_at(low, place)
    following = low[place + 1] if place + 1 < len(low) else ""
    is_verb = low[place] not in NOUN_ING or following in DETERMINERS
    return bool(base_of_gerund(low[place])) and is_verb


_SAID_AN = re.compile(
    r"(?:8|11\b|18\b|11th|18th|hour|honest|honour|heir|[aeio]|u(?!ni|se|sa|ti|k\b|s\b|ro))", re.IGNORECASE
)
_SPELT_OUT = re.compile(r"(?:[A-Z]{2,4}\b|[A-Z]{2,4}s\b|[A-Z]\b|MSc\b|MPhil\b|BSc\b|PhD\b)")


_ENDS_OF_HEAD = PREPOSITIONS | frozenset(
    "and who that completed awarded gained then valid current expiring due issued held".split()
)
_WHOSE = re.compile(r"([a-z]+)['’]s ")
_COUNTS = re.compile(r"\d[\d,.]*\+?%?")


def choose_article(following: str) -> str:
    """Return "a" or "an" for the words that follow, by how they are said: "an HNC", "a unit"."""
    if _SPELT_OUT.match(following) and not following.startswith(("NASA", "NATO", "SAP", "CAD")):
        return "an" if following[0] in "AEFHILMNORSX" else "a"
    if re.match(r"(?:one|once|eu)", following, re.IGNORECASE):
        return "a"
    return "an" if _SAID_AN.match(following) else "a"


def add_article(text: str) -> str:
    """Put an article before a bare noun phrase that needs one ("team lead role", "MSc in statistics")."""
    low = [word.strip(",;:").lower() for word in text.split()]
    if not low or low[0] in DETERMINERS or _COUNTS.fullmatch(low[0]):
        return text
    whose = _WHOSE.match(text)
    if whose and whose[1] in ROLES:
        return f"the {text}"
    end = next((i for i, word in enumerate(low) if i and word in _ENDS_OF_HEAD), len(low))
    comma = next((i + 1 for i, word in enumerate(text.split()) if word.endswith(",")), len(low))
    if low[min(end, comma) - 1] in COUNTED or low[-1] in COUNTED or low[0] in {"chef", "head"}:
        return f"{choose_article(text)} {text}"
    return text


def add_the(text: str) -> str:
    """Put "the" before a noun phrase that begins with a bare word in small letters."""
    first = text.split(" ", 1)[0].lower()
    is_led = first in DETERMINERS | PREPOSITIONS or first.endswith(("'s", "’s"))
    return text if is_led or not text[:1].islower() else f"the {text}"


def is_role(text: str) -> bool:
    """Say whether a noun phrase names what someone is: its last word before any comma or preposition."""
    head: list[str] = []
    for word in text.lower().split():
        if head and word in PREPOSITIONS | {"who", "that"}:
            break
        head.append(word.strip(",;:"))
        if word.endswith(","):
            break
    is_credential = text.lower().partition(",")[0].rsplit(" ", 1)[-1] in COUNTED - ROLES
    return bool(head) and not is_credential and (head[-1] in ROLES or head[0] in {"chef", "head"})
