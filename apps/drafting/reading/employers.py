"""What kind of employer a posting comes from: the lens through which an answer is heard.

Words are weighed, not counted once: a name that says it outright ("County
Council", "NHS") weighs more than a passing phrase. A kind needs some weight
behind it; without it there is no kind.
"""

from __future__ import annotations

import re

from apps.drafting.reading.patterns import Words, compile_words
from apps.drafting.vocabulary import EmployerKind

_I = re.IGNORECASE
_IN_NAME: dict[EmployerKind, str] = {
    EmployerKind.PUBLIC: (
        r"nhs|council|university|college|school|academy trust|police|fire service|ministry|"
        r"department of|government|county|"
        r"city of|borough|federal|national park|public|state of|hm |library|civil service|"
        r"education authority|courts?"
    ),
    EmployerKind.OTHER: (
        r"charity|charitable|hospice|foundation|society|church|co-operative|cooperative|community|"
        r"association|"
        r"trust for|housing|kitchen|bakery|cafe|café|farm|salon|restaurant|hotel|garden"
    ),
    EmployerKind.CORPORATE: r"plc|bank|group|holdings|corporation|insurance|international|global",
    EmployerKind.SPECIALISED_TECHNICAL: (
        r"labs?|laborator(?:y|ies)|semiconductor|robotics|aerospace|biotech\w*|photonics|genomics|"
        r"instruments?|avionics"
    ),
    EmployerKind.STARTUP: r"startup|start-up|ventures?",
}
_STRONG: dict[EmployerKind, str] = {
    EmployerKind.PUBLIC: (
        r"\bnhs\b|\bcivil serv\w+|local authority|(?:county|city|borough|district) council|"
        r"government (?:agency|department)|"
        r"federal (?:government|agency|employee)|u\.s\. citizens|\bgs-?\d+|public servant|"
        r"council tax|state school|"
        r"school district|ofsted|agenda for change|police (?:force|service)|"
        r"our residents|taxpayers?"
    ),
    EmployerKind.STARTUP: (
        r"\bstart-?ups?\b|\bscale-?ups?\b|series [a-d]\b|seed(?:[- ](?:funded|stage|round))|"
        r"early[- ]stage|our founders?|"
        r"founding (?:team|engineer)|venture|our investors|backed by|pre-?seed|y combinator|co-?founders?"
    ),
    EmployerKind.CORPORATE: (
        r"fortune \d+|ftse|\bplc\b|multi-?national|\d[\d,.]*\+? ?(?:000|k)?\+? (?:stores|branches|"
        r"employees worldwide)|"
        r"\b\d+ countries|global (?:leader|company|organi[sz]ation|business|brand|network)|"
        r"shareholders|"
        r"listed (?:company|on)|\bsox\b|world'?s (?:largest|leading|biggest)|"
        r"subsidiar\w+"
    ),
    EmployerKind.SPECIALISED_TECHNICAL: (
        r"\br&d\b|research and development|\bph\.?d\b|patents?\b|peer[- ]reviewed|novel (?:research|"
        r"approaches)|"
        r"intellectual property|machine learning|high[- ]voltage|semiconductor|aerospace|"
        r"photonic|robotic|"
        r"cybersecurity|signal processing|control systems|embedded|compiler|fpga|clean ?room|simulation"
    ),
    EmployerKind.OTHER: (
        r"registered charity|\bcharit(?:y|ies|able)\b|non-?profit|not[- ]for[- ]profit|\bngo\b|hospice|"
        r"volunteers?\b|"
        r"family[- ](?:run|owned)|independent (?:bakery|shop|school|practice|restaurant)|"
        r"community (?:health )?(?:centre|"
        r"center|organi[sz]ation|interest)|donors?\b|consultancy|agency for clients|our clients"
    ),
}
_WEAK: dict[EmployerKind, str] = {
    EmployerKind.PUBLIC: (
        r"public (?:sector|service|health)|pupils|citizens|residents|councillors|statutory|\btrust\b"
    ),
    EmployerKind.STARTUP: (
        r"fast[- ](?:growing|paced)|wear (?:many|several|multiple) hats|entrepreneurial|scaling|"
        r"disrupt\w*|equity\b|"
        r"stock options|share options|from scratch|pivot|traction|product[- ]market fit|our mission"
    ),
    EmployerKind.CORPORATE: (
        r"\bgroup\b|stakeholders|\bglobal\b|across (?:the business|all levels)|corporate|"
        r"headquarter\w*|"
        r"matrix|compliance|departments?\b|policies and procedures|bonus scheme|inc\."
    ),
    EmployerKind.SPECIALISED_TECHNICAL: (
        r"engineering|algorithms?|laborator(?:y|ies)|prototype|technical excellence|specifications?|"
        r"calibrat\w+|"
        r"state[- ]of[- ]the[- ]art|cutting[- ]edge|artificial intelligence|scientists?|engineers?\b"
    ),
    EmployerKind.OTHER: r"\bcommunity\b|grants?\b|trustees|fundrais\w+|small team|local (?:people|families)",
}
_LAYERS: tuple[tuple[dict[EmployerKind, Words], int, int], ...] = tuple(
    ({kind: compile_words(pattern) for kind, pattern in patterns.items()}, weight, most)
    for patterns, weight, most in ((_STRONG, 3, 3), (_WEAK, 1, 3))
)
_NAMES = {kind: re.compile(rf"\b(?:{pattern})\b", _I) for kind, pattern in _IN_NAME.items()}
_CLIENTS = re.compile(
    r"\b(?:for|to|with|in|across) (?:the )?(?:public sector|government|nhs|councils|charities|start-?ups)", _I
)
_LEAST_WEIGHT = 3


def read_employer_kind(employer: str, text: str) -> EmployerKind | None:
    """Return the kind of employer, or None where too little speaks for any.

    `employer` as read; of `text` 60,000 characters are read. Whom the employer
    works for ("for the public sector") does not count.
    """
    piece = _CLIENTS.sub(" ", text[:60_000].replace("’", "'"))
    weights = dict.fromkeys(EmployerKind, 0)
    for kind, name in _NAMES.items():
        if name.search(employer):
            weights[kind] += 5
    for patterns, weight, most in _LAYERS:
        for kind, pattern in patterns.items():
            different = {match[0].lower() for match in pattern.finditer(piece)}
            weights[kind] += weight * min(len(different), most)
    best = max(weights.values())
    if best < _LEAST_WEIGHT:
        return None
    return next(kind for kind in _ORDER if weights[kind] == best)


# Where two weigh the same, the one whose words are rarer elsewhere.
_ORDER = (
    EmployerKind.PUBLIC,
    EmployerKind.STARTUP,
    EmployerKind.OTHER,
    EmployerKind.SPECIALISED_TECHNICAL,
    EmployerKind.CORPORATE,
)
