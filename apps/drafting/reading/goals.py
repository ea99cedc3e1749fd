"""One goal read by rule: when, how definite, what kind of thing, and who gains by it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from apps.drafting.reading.horizons import Timing, find_timings
from apps.drafting.text import clean_text, stem, words
from apps.drafting.vocabulary import Horizon

GoalHorizon = Literal["short", "mid", "long", "mixed", "none"]
Specificity = Literal["specific", "vague"]
GoalKind = Literal["skill", "title", "outcome", "both", "neither"]
Benefits = Literal["self", "employer", "users", "field", "mixed"]


@dataclass(frozen=True, slots=True)
class GoalReading:
    """What one goal says. `cues` are the literal words the reading rests on.

    `horizon` none: it names no time and implies none. `specificity` specific: a
    stranger could tell what would be done. `measurable`: a third person could
    check it. `kind` both: a skill and the place or result that it is for.
    """

    horizon: GoalHorizon
    specificity: Specificity
    measurable: bool
    kind: GoalKind
    benefits: Benefits
    cues: tuple[str, ...]


_I = re.IGNORECASE
_HOLLOW_WORDS = """
achieve achievement accomplish advance advancement ahead aim ambition area asset aspire aspiration attain
balance be become best better big broaden build building business capable career challenge challenging
change climb comfortable company confidence confident continue contribute contribution corporate create
creative day deal decision develop development difference different direction do drive dynamic each earn
efficient employee enjoy environment establish excel excellence excellent excite exciting expand experience
expert expertise explore exposure feel few field find firm focus fulfil fulfill fulfilled fulfilment further
future gain give go goal good great grow growth happy hard have help high higher home hope hour idea impact
important improve improvement income increase independent industry influence innovative inspire interest
interesting job join keep key kind knowledge ladder large lead leader leadership learn learning level life
like long look love make manage management manager master maximise maximum meaningful money month more move
need new next office one open opportunity organisation organization paid part passion pay people perform
performance person personal place position positive possible potential power product productive professional
profession progress project promote promotion proud pursue quality reach real really recognise recognised
recognition respect respected responsibility responsible reward rewarding right rise role run salary
satisfaction satisfied scope secure security see self senior seniority serve settle shine short skill
skilled skills small solid someone something sort space specialist stability stable stand start stay step
stretch strong strive structure succeed success successful support take talent team term thing think thrive
time title top touch train training travel true trust try uncover understand up use useful value valued
variety want way well well-rounded wish work working workplace world worth year back out from where am now
always somewhere anything everything anywhere making getting going doing being seem worthwhile matter
matters
"""
_HOLLOW = frozenset(stem(word) for word in _HOLLOW_WORDS.split())
_SMALL = frozenset(
    "a an the and or but of to in on at by for from with without within into onto over under about after "
    "before during "
    "between through i i'm i'd i'll i've me my we us our you your it its this that these those who whom "
    "which what when "
    "where how is are was were been can could will would shall should may might must not no so as if "
    "than then all any "
    "every some very just even least most more less much many up out off down".split()
)
_SKILL = re.compile(
    r"\b(?:learn\w*|master\w*|understand\w*|get (?:really |very )?(?:good|better|comfortable|fluent|fast|"
    r"confident) (?:at|with|in)|"
    r"be (?:able|trusted|fluent|confident|good|cleared|competent)|become (?:fluent|confident|competent|"
    r"proficient|able|good|"
    r"the (?:person|one))|know how|skills?\b|pass\w*|qualif\w+|certif\w+|licen[cs]\w*|exam\w*|diploma|"
    r"degree|chartered|level \d|"
    r"band \d|grade \d|study|train (?:as|in|to)|practi[sc]e|improve my|develop my|deepen|strengthen|pick "
    r"up|read|write|speak|"
    r"sign|teach|operate|diagnose|repair|design|program|code|weld|cook|bake|draft|present|"
    r"negotiate|forecast|plan|"
    r"carry|take (?:the|on)|do (?:the|a|my)|use|move (?:from|into)|specialis\w+|speciali[sz]e|get "
    r"(?:onto|into)|fluen\w+|"
    r"ticket|apprenticeship|card|accredit\w+|proficien\w+|on my own|without (?:help|supervision)|"
    r"unaided|alone|"
    r"get (?:my|a|an|the) \w+ (?:licen[cs]e|certificate|ticket|qualification))\b",
    _I,
)
_RANK = (
    r"(?:manager|director|head|chief|lead|leader|supervisor|partner|principal|foreman|executive|"
    r"president|vp|ceo|cto|cfo|coo|"
    r"captain|matron|sergeant|inspector|superintendent|consultant|professor|associate|senior \w+|team "
    r"lead\w*|controller|"
    r"coordinator|headteacher|deputy|sous chef|head chef|staff engineer|architect|officer|sister)"
)
TITLE = re.compile(
    rf"\b(?:(?:become|be|being|made|make|reach|promot\w+ to|move (?:up )?(?:in)?to|step (?:up "
    rf")?(?:in)?to|get to|grow into|"
    rf"work (?:up|my way up) to|as|am) (?:an? |the |my |our )?(?:\w+[ -]){{0,3}}?{_RANK}\b|promot(?:ed|"
    rf"ion)|run(?:ning)? a (?:\w+ )?"
    rf"(?:team|department)|lead(?:ing)? a (?:\w+ )?team|manage(?:ment|rial)? (?:a |role|position|track|"
    rf"job|team)|senior (?:role|"
    rf"position|title|level)|leadership (?:role|position)|step up|(?:career|corporate|the) ladder|"
    rf"c-suite|head of|top job|"
    rf"corner office|seniority|title\b|^(?:an? |the )?(?:\w+[ -]){{0,2}}?{_RANK}\b|management$|"
    rf"a seat (?:at|on))",
    _I,
)
_OUTCOME = re.compile(
    r"\b(?:(?:double|halve|halving|triple|cut|reduce|reducing|raise|increase|launch\w*|open|build\w*|"
    r"found|start|set up|create|"
    r"publish\w*|win|bring|grow|save|deliver|ship|release|replace|remove|close|finish|complete|introduce|"
    r"install|plant|restore|"
    r"produce|hand over|have trained|have (?:\w+ ){0,2}(?:\w+s|team)|make (?:the|our|sure|every)|"
    r"get (?:the|our|every|all)|"
    r"eliminate|end|stop|prove|fund|write (?:a|the)|so that|so "
    r"(?:we|the|every)|fewer|less|"
    r"more than|per cent|percent|rate|rates|waiting|number of|zero))\b|%",
    _I,
)
_PLACE = re.compile(
    r"\b(?:own|run|lead|head|oversee|take over|be responsible for|be in charge of|take charge of)\b", _I
)
_FAR_PLACE = re.compile(
    r"\b(?:my own (?:business|firm|practice|shop|studio|company|lab|school|restaurant)|head of|director|"
    r"chief|partner|"
    r"professor|founder|found a|start a (?:company|business|charity)|national|the (?:whole "
    r")?(?:profession|industry|field)|"
    r"influence|policy|standards?|ceo|cto|cfo|president|chartered|book|legacy|keynote|run the (?:lab|"
    r"department|site|school))\b",
    _I,
)
_COUNT = re.compile(
    r"\b(?:\d[\d.,]*(?:st|nd|rd|th)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
    r"twenty|thirty|forty|fifty|"
    r"hundred|thousand|half|halve|double|triple|quarter|third|zero|once|twice|every|all|none|no)\b|%",
    _I,
)
_TEST = re.compile(
    r"\b(?:pass\w*|exam\w*|certif\w+|licen[cs]\w*|qualif\w+|diploma|degree|chartered|accredit\w+|"
    r"registered|ticket|cleared|"
    r"signed off|sign-off|level|band|grade|award\w*|publish\w*|launch\w*|first \w+|my own \w+|without "
    r"(?:help|supervision|"
    r"a|any)|unaided|on my own|alone|end to end|full|deputise|fluent|win)\b",
    _I,
)
_DEFINITE = re.compile(
    r"\b(?:have|own|run|carry|lead|open|launch|publish|finish|complete|deliver|pass|hold|teach|present|"
    r"chair|write|release|ship|"
    r"move|take|train|be able to)\b",
    _I,
)
_GAINERS: dict[Benefits, re.Pattern[str]] = {
    "users": re.compile(
        r"\b(?:patients?|pupils?|students?|children|child|kids|teenagers?|customers?|clients?|residents?|"
        r"famil(?:y|ies)|users?|"
        r"guests?|visitors?|passengers?|tenants?|readers?|parents?|carers?|elderly|older people|"
        r"learners?|diners?|donors?|citizens|"
        r"mothers?|babies|callers?|shoppers?|players?|members|claimants?|victims?|viewers?|travellers?|"
        r"the public|neighbours?|"
        r"clinic|ward|deaf|blind|disabled|refugees?|villages?)\b",
        _I,
    ),
    "employer": re.compile(
        r"\b(?:we|our|us|the (?:team|company|site|firm|business|plant|lab|shop|department|office|"
        r"store|factory|kitchen|"
        r"shift|branch|depot|unit|line|group|yard|warehouse|payroll|school)|colleagues?|"
        r"the others|costs?|waste|"
        r"downtime|sales|revenue|month[- ]end|budget|backlog|outages?|releases?|incidents?|"
        r"system|machines?|"
        r"review|audit|reports?|budgets?|turnover|returns|errors|defects)\b",
        _I,
    ),
    "field": re.compile(
        r"\b(?:industry|profession|the field|the trade|sector|apprentices?|young people|next generation|"
        r"standards?|open[- ]source|"
        r"publish\w*|research|community|conference|journal|policy|national|society|other (?:schools|"
        r"hospitals|towns|women)|"
        r"midwives|the craft|climate|species|knowledge base|public good|give back|mentor\w*|school "
        r"leavers|girls|textbook)\b",
        _I,
    ),
}


def _find_horizon(
    timings: tuple[Timing, ...], text: str, kind: GoalKind, *, is_specific: bool
) -> GoalHorizon:
    named = {timing.horizon for timing in timings}
    if len(named) > 1:
        return "mixed"
    if named:
        return named.pop().value
    return _imply_horizon(text, kind, is_specific=is_specific)


def _imply_horizon(text: str, kind: GoalKind, *, is_specific: bool) -> GoalHorizon:
    if kind in ("title", "both") or is_specific:
        if _FAR_PLACE.search(text):
            return Horizon.LONG.value
        if kind == "skill":
            return Horizon.SHORT.value
        if kind == "both" or (kind == "title" and is_specific):
            return Horizon.MID.value
    return "none"


def _is_specific(text: str) -> bool:
    solid = 0
    for span in words(text):
        lowered = span.text.lower().replace("’", "'")
        if lowered in _SMALL or stem(lowered) in _HOLLOW:
            continue
        is_name = (span.start > 0 and span.text[0].isupper() and lowered != "i") or span.text.isupper()
        solid += 2 if is_name or span.text[0].isdigit() else 1
    return solid >= 2


def _find_kind(text: str, *, is_specific: bool) -> GoalKind:
    has_skill, has_title = bool(_SKILL.search(text)), bool(TITLE.search(text))
    has_outcome, has_place = bool(_OUTCOME.search(text)), bool(_PLACE.search(text))
    if has_title:
        return "both" if is_specific and has_skill else "title"
    if not is_specific:
        return "neither"
    if has_place and (has_skill or not has_outcome):
        return "both"
    if has_outcome:
        return "outcome"
    return "skill"


def _find_benefits(text: str, kind: GoalKind) -> Benefits:
    found: list[Benefits] = [who for who, pattern in _GAINERS.items() if pattern.search(text)]
    if len(found) == 1:
        return found[0]
    if len(found) > 2:
        return "mixed"
    if found:
        return "users" if "users" in found else "field"
    return "employer" if kind == "outcome" else "self"


def _is_measurable(text: str, timings: tuple[Timing, ...]) -> bool:
    without_time = text
    for timing in timings:
        without_time = without_time.replace(timing.cue, " ")
    if _COUNT.search(without_time) or _TEST.search(without_time):
        return True
    is_dated = any(timing.is_named and timing.horizon is not Horizon.LONG for timing in timings)
    return is_dated and bool(_DEFINITE.search(without_time))


def read_goal(text: str, *, year: int = 2025) -> GoalReading:
    """Read one goal. `year` is the calendar year in which it was said. Never raises on a str.

    By rule only: a goal that names no time, no count and no known verb is read
    as vague and of no kind rather than guessed at. Of a text longer than 2,000
    characters the rest is not read.
    """
    piece = clean_text(text)[:2_000].replace("’", "'")
    timings = find_timings(piece, year=year)
    is_specific = _is_specific(piece)
    kind = _find_kind(piece, is_specific=is_specific)
    horizon = _find_horizon(timings, piece, kind, is_specific=is_specific)
    cues = [timing.cue for timing in timings]
    cues += [match[0] for pattern in (TITLE, _SKILL, _OUTCOME) if (match := pattern.search(piece))]
    return GoalReading(
        horizon=horizon,
        specificity="specific" if is_specific else "vague",
        measurable=is_specific and _is_measurable(piece, timings),
        kind=kind,
        benefits=_find_benefits(piece, kind),
        cues=tuple(dict.fromkeys(cues)),
    )
