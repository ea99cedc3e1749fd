"""Headings of a posting: which rows are one, and which kind of line follows it.

Employers word the same dozen headings in a hundred ways. A row with a mark (a
hash, bold, a colon, capitals) may hold the words anywhere; a row without one
must be the heading and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from apps.drafting.vocabulary import LineKind

_JOB = r"(?:role|job|position|post|opportunity|work|internship|apprenticeship|placement|vacancy)"
_ORDER = (
    r"(?:key|main|core|primary|principal|essential|general|typical|specific|daily|day[- ]to[- ]day|major|"
    r"other|your)"
)
_AND = r"(?: (?:and|&|/|or|plus) [\w' -]+)?"
_NEED = (
    r"(?:required|minimum|basic|essential|key|core|technical|professional|necessary|relevant|other|your|"
    r"desired)"
)

_PATTERNS: dict[LineKind, str] = {
    LineKind.PREFERRED: (
        r"(?:nice|good)[- ]to[- ]haves?|desirables?(?: [\w ,&]+)?|preferred(?: [\w ,&]+)?|"
        r"bonus points?(?: [\w ]+)?|"
        r"(?:big )?plus(?:es)?|(?:it(?:'s| is| would be)|would be|we'd love it) (?:great|nice|helpful|"
        r"useful|a bonus|an advantage)"
        r"(?: if[\w' ]*)?|bonus(?: if[\w' ]*| skills?)|ideally(?: you[\w' ]*)?|advantageous|"
        r"extra credit|even better if[\w' ]*|"
        r"(?:what would be )?(?:an )?advantages?|not essential[\w ,]*"
    ),
    LineKind.GROWTH: (
        r"(?:your |our |career |professional |personal |learning |staff |employee )*"
        r"(?:career (?:path|growth|development|progression|opportunities)|growth|progression|"
        r"professional development|"
        r"personal development|learning|training|development)"
        r"(?:(?: and| &| /|,)? (?:learning|training|growth|development|progression|opportunities|"
        r"support|path|career))*|"
        r"where (?:this|it|you)[\w' ]* (?:lead|go|grow|take)[\w' ]*|what you(?:'ll| will| can) learn[\w ]*|"
        r"how we(?:'ll| will)? (?:help|support|grow|develop)[\w ]*|grow with us|career path"
    ),
    LineKind.DIRECTION: (
        r"(?:our |the |company |strategic )*(?:mission|vision|strategy|ambitions?|future|direction|"
        r"plans|roadmap|"
        r"priorities)(?: (?:and|&) (?:vision|mission|values|goals|ambitions?|strategy|plans))*|our goals|"
        r"where we(?:'re| are) (?:going|heading|headed)|what(?:'s| is) next for us|"
        r"(?:our )?next chapter|looking ahead"
    ),
    LineKind.RESPONSIBILITY: (
        rf"(?:{_ORDER} )*(?:{_JOB} )?(?:responsibilit(?:y|ies)|duties|accountabilit(?:y|ies)|tasks|"
        rf"functions|objectives|"
        rf"deliverables|activities){_AND}(?: (?:of|for|include|will include|in)[\w ]*)?|"
        rf"(?:in this {_JOB},? )?(?:what |how )?you(?:'ll| will|'d| would| get to)(?! (?:need|bring|have|"
        rf"get|gain|receive|earn|love|learn)\b)(?: be)?"
        rf"(?: do| doing| working on| responsible for| contribute| make an impact|"
        rf" spend [\w ]+)?(?: [\w ]+)?|"
        rf"(?:about |your |new |the |main )*{_JOB}(?: (?:(?:summary|overview|description|purpose|"
        rf"profile)(?: (?:and|&) "
        rf"[\w ]+)?|itself|in (?:brief|short)))?|"
        rf"your {_JOB} (?:at|with|in) [\w &.'-]+|(?:the )?(?:purpose|scope|summary|overview) of (?:the |"
        rf"this )?{_JOB}|"
        rf"(?:a|your|the)? ?(?:typical )?(?:day|week)(?:[- ]to[- ]day| in the life[\w ]*)?|"
        rf"your (?:impact|mission|tasks|day)|"
        rf"what (?:the|this) {_JOB} (?:involves|is about|looks like|entails)|what (?:does|"
        rf"will) [\w ]+ (?:involve|do)|"
        rf"(?:the )?(?:role|job|position) (?:involves|entails)|scope|summary|overview|your challenge|"
        rf"the challenge"
    ),
    LineKind.REQUIREMENT: (
        rf"(?:{_NEED} )*(?:{_JOB} )?(?:requirements?|qualifications?|skills?|experience|criteria|"
        rf"competenc(?:y|ies|es)|"
        rf"knowledge|attributes|credentials|education|abilities|prerequisites|eligibility)"
        rf"(?:,? ?(?:and|&|/|,|or)? ?(?:skills?|experience|knowledge|abilities|qualifications?|"
        rf"education|language|training|"
        rf"competenc(?:y|ies)|required|needed|requirements?|attributes|criteria|essential|"
        rf"for (?:this|the) [\w ]+|for appointment))*|"
        rf"what (?:you|we|you'll|you will|we'd|we're|we are|it|makes)(?:'ll| will)?(?: need| bring|"
        rf" have| take[s]?| look(?:ing)? for|"
        rf" like to see| are looking for| require| expect| hope you bring| ask)(?: [\w' ]+)?|"
        rf"who (?:you are|we(?:'re| are) looking for|(?:are )?we need|should apply)|(?:a bit |"
        rf"more )?about you(?:rself)?|"
        rf"you(?:'ll| will| should| must)? ?(?:have|are|bring|need|be|may be a fit if)(?: [\w ]+)?|"
        rf"you(?:'re| are) [\w ]+ if|"
        rf"(?:the )?person(?:al)? (?:spec(?:ification)?|profile|attributes|qualities)|essentials?|"
        rf"must[- ]haves?|"
        rf"your (?:skills|profile|background|experience|qualifications|expertise|toolkit)[\w ,&]*|"
        rf"(?:the |our |your )?(?:ideal|successful|right) (?:candidate|person|applicant|"
        rf"profile)(?: will| has| is| should)?[\w ]*|"
        rf"we(?:'re| are)? (?:looking for|seeking|need|want)(?: [\w ]+)?|(?:do )?you have what it takes|"
        rf"you should apply if[\w ]*|(?:our |the )?(?:tech(?:nology|nical)? )?(?:stack|"
        rf"tools)(?: and technolog(?:y|ies))?|"
        rf"(?:we [\w ]+ )?(?:the following )?tools and technologies|candidate profile|the candidate"
    ),
    LineKind.BENEFIT: (
        r"(?:(?:employee|our|key|company|work|staff|your|the|some|additional|other|"
        r"full)[ -])*(?:benefits?|perks|rewards?|"
        r"compensation|salary|pay|package|remuneration|wellbeing)"
        r"(?: (?:package|range|scheme|on offer))?(?:,? ?(?:and|&|/|,) [\w ,&'-]+)?|"
        r"what (?:we|we're|we can|can we|do we|you'll|you will|you)(?: can| will)? (?:offer(?:ing)?|get|"
        r"receive|gain|provide)"
        r"[\w ]*|what(?:'s| is) (?:in it for you|on offer)|we offer(?: you)?|in return[\w ,]*|our offer|"
        r"the package|"
        r"why you(?:'ll| will) love[\w ]*|hours(?: and [\w ]+)?"
    ),
    LineKind.ABOUT: (
        r"(?:a (?:bit|little) |more )?about (?!you\b|the (?:role|job|position|post)\b)[\w &.,'()-]+|"
        r"who(?:'s| is| are)? we(?: are)?|"
        r"(?:our|the|your)(?: new)? (?:company|story|teams?|culture|values|people|organi[sz]ation|employer|"
        r"school|hospital|trust|client|"
        r"department|history|firm|practice|charity|business)(?: (?:and|&) [\w ]+)?|company (?:overview|"
        r"profile|description|"
        r"commitment|culture)|why (?:join|work|us|choose)[\w ,&.']*|introduction|background|"
        r"life at [\w &.']+|what we do|"
        r"meet the team|our client|department|how we work|working (?:at|for|with) [\w &.']+|join us"
    ),
    LineKind.OTHER: (
        r"(?:how|where|when) (?:to|do i|can i) apply[\w ]*|to apply|apply(?:ing)?(?: now| here| today)?|"
        r"(?:the )?applications?(?: (?:process|deadline|procedure|instructions|details))?|"
        r"equal[\w ]*opportunit[\w ]*|"
        r"(?:our )?(?:commitment to )?(?:diversity|inclusion|equality|equity)[\w ,&]*|"
        r"(?:work )?locations?|closing date|"
        r"deadline|contacts?(?: (?:details|us|information))?|(?:additional|further|more|other|important|"
        r"basic|general|key|job) "
        r"(?:information|details|info|facts)|(?:our )?(?:interview|hiring|recruitment|"
        r"selection) (?:process|steps|stages)|"
        r"next steps|what happens next|what(?:'s| is) next|interested|reference(?: number)?|"
        r"safeguarding[\w ]*|disclaimers?|"
        r"conditions of employment|"
        r"privacy[\w ]*|disclosures?[\w ]*|reporting (?:relationship|line|to)|reports to|"
        r"employment type|job type|posted|"
        r"background checks?|legal[\w ]*|note|please note"
    ),
}

_WHOLE = {kind: re.compile(rf"(?:{pattern})", re.IGNORECASE) for kind, pattern in _PATTERNS.items()}
_NOISE = re.compile(r"[^\w&/' -]+")
_NUMBERING = re.compile(r"^(?:\d{1,2}|[ivx]{1,4})[.) ]+\s*", re.IGNORECASE)
# "Person specification (E = essential, D = desirable)": what the letters of the lines below mean.
_LEGEND = re.compile(r"\s*\([^()]*\):?$")
_GENERIC = frozenset({LineKind.RESPONSIBILITY, LineKind.ABOUT, LineKind.BENEFIT})
_PROSE_JOB = re.compile(rf"\b(?:about|{_JOB}|summary|overview|introduction)\b", re.IGNORECASE)
_SENTENCE_OPENERS = frozenset({"you", "you'll", "you’ll", "we", "the", "it"})
_LONGEST_HEADING = 80
_MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's kind; None where it is one but says nothing known.

    `is_firm` means that plain lines below it are of that kind; under "About the
    role" anything may follow, and each line has to speak for itself.
    """

    kind: LineKind | None
    is_firm: bool


def _plain(text: str) -> str:
    straight = text.replace("’", "'").replace("_", " ").replace("*", "")
    without_number = _NUMBERING.sub("", _NOISE.sub(" ", straight).strip())
    return " ".join(without_number.split())


def _find_kind(plain: str) -> LineKind | None:
    return next((kind for kind, pattern in _WHOLE.items() if pattern.fullmatch(plain)), None)


def _is_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and all(char.isupper() for char in letters)


def _is_sentence_like(text: str) -> bool:
    """Tell whether a row without a mark reads on as a sentence: "You will be on call"."""
    opening = text.split(maxsplit=1)[0].lower()
    return text[0].islower() or (opening in _SENTENCE_OPENERS and len(text.split()) > 3)


def read_heading(text: str, *, is_marked: bool) -> Heading | None:
    """Return what `text` says as a heading, or None where it is not one.

    `is_marked` tells that the row carried a hash or stood alone in bold. The
    words are the posting's own; up to 80 characters and ten words are a heading.
    """
    stripped = text.strip(" *_\t")
    if not stripped or len(stripped) > _LONGEST_HEADING or len(stripped.split()) > _MOST_WORDS:
        return None
    is_bracketed = stripped[0] == "[" and stripped[-1] == "]"
    bare = _LEGEND.sub("", stripped)
    if bare != stripped and _find_kind(_plain(bare)):
        stripped = bare
    ends_open = stripped[-1] in ":?" or is_bracketed
    has_mark = is_marked or _is_capitals(stripped) or stripped[-1] == ":" or is_bracketed
    if not is_marked and (": " in stripped or (stripped[-1] in ".!;," and not has_mark)):
        return None
    plain = _plain(stripped)
    kind = _find_kind(plain)
    if kind is None:
        return Heading(None, is_firm=False) if has_mark else None
    if not has_mark and not ends_open and _is_sentence_like(stripped):
        return None
    is_open = kind is LineKind.REQUIREMENT and plain.endswith(" will")
    is_firm = not (is_open or (kind in _GENERIC and _PROSE_JOB.search(plain)))
    return Heading(kind, is_firm=is_firm)
