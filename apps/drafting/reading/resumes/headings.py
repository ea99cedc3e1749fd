"""The headings of a résumé: which kind of fact stands below each, in the many ways English words them."""

import re

from apps.drafting.vocabulary import FactKind

_OPENING = (
    r"(?:my|key|core|main|selected|relevant|other|additional|further|recent|previous|earlier|current|"
    r"professional|personal)"
)
_NAMES: dict[FactKind | None, str] = {
    FactKind.EXPERIENCE: (
        r"(?:(?:work|job|career|clinical|teaching|industry|research|leadership|military|volunteer(?:ing)?|"
        r"voluntary|practical|employment|freelance|placement|internship) )?"
        r"(?:experiences?|history|employment|appointments|roles|positions(?: held| of responsibility)?|work)|"
        r"career(?: to date)?|volunteering|(?:clinical )?placements?|internships?|apprenticeships?|"
        r"military service|leadership|activities|background|service"
    ),
    FactKind.EDUCATION: (
        r"educations?|(?:education(?:al)?|academic) (?:background|qualifications?|history|record)|academics?|"
        r"studies|schooling|school|university|degrees?|qualifications?"
    ),
    FactKind.SKILL: (
        r"(?:(?:technical|it|computer|digital|soft|transferable|practical|clinical|design|people) )?"
        r"(?:skills?(?: summary| set)?|competenc(?:y|ies|es)|expertise|strengths|proficienc(?:y|ies)|"
        r"abilities|tools|technolog(?:y|ies)|software|speciali?t(?:y|ies))|areas of expertise|"
        r"tech(?:nology)? stack|programming languages|what i can do"
    ),
    FactKind.LANGUAGE: r"(?:spoken |foreign )?languages?(?: skills?)?",
    FactKind.CREDENTIAL: (
        r"certificat(?:e|ion)s?|licen[cs]es?|accreditations?|credentials?|registrations?|memberships?|"
        r"training|(?:short )?courses?|cpd|(?:continuing )?(?:professional )?development|awards?|honou?rs?|"
        r"prizes?|scholarships?|professional qualifications?"
    ),
    FactKind.PROJECT: (
        r"(?:(?:side|research|open[- ]source|student|university) )?projects?|portfolio|publications?|papers|"
        r"patents?|presentations?|talks|exhibitions?|performances?|open source"
    ),
    None: (
        r"(?:executive |career )?(?:profile|summary|statement|objectives?|overview)|about(?: me)?|"
        r"introduction|"
        r"highlights|achievements|interests|hobbies|references?|referees?|details|links?|information|other|"
        r"contact(?: me| details?| information)?|curriculum vitae|cv|r[ée]sum[ée]"
    ),
}
_PATTERNS = {kind: re.compile(rf"(?:{_OPENING} )*(?:{names})") for kind, names in _NAMES.items()}
_JOINED = re.compile(r"\s*(?:&|/|,|\+|\band\b)\s*")
_MARKS = " \t#*_:.–—-|=•"
_MOST_WORDS = 7


def name_section(text: str) -> tuple[bool, FactKind | None]:
    """Tell whether a line is a heading, and which kind of fact stands below it, None for none.

    "Education & training" is what its first half is; a line with a word that no heading has is none.
    """
    plain = " ".join(text.casefold().split()).strip(_MARKS)
    if not plain or len(plain.split()) > _MOST_WORDS:
        return False, None
    whole = _match(plain)
    if whole[0]:
        return whole
    parts = [_match(part) for part in _JOINED.split(plain)]
    return parts[0] if all(is_known for is_known, _ in parts) else (False, None)


def is_capitals(text: str) -> bool:
    """Tell whether a line is a few words in capitals and nothing else, as many headings are."""
    plain = text.strip(_MARKS)
    is_plain = all(char.isalpha() or char in " &-/'’" for char in plain)
    return is_plain and plain.isupper() and len(plain) > 3 and len(plain.split()) <= 4


def _match(plain: str) -> tuple[bool, FactKind | None]:
    for kind, pattern in _PATTERNS.items():
        if pattern.fullmatch(plain):
            return True, kind
    return False, None
