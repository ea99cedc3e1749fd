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
        r"military service|leadership|activities|background|service|"
        r"(?:work|employment|career|professional) (?:record|summary|background|details)|"
        r"where i(?:['’]ve| have) worked|"
        r"(?:volunteer(?:ing)?|voluntary|community|charity|unpaid) (?:roles?|work|service|"
        r"involvement|experience)|"
        r"extra-?curricular(?: activities|s)?|positions? of (?:responsibility|trust)|responsibilities|duties|"
        r"achievements|accomplishments|highlights|work experience history|experience (?:summary|highlights)|"
        r"what i(?:['’]ve| have) done|(?:on the )?job history|committees|jobs"
    ),
    FactKind.EDUCATION: (
        r"educations?|(?:education(?:al)?|academic) (?:background|qualifications?|history|record)|academics?|"
        r"studies|schooling|school|university|degrees?|qualifications?|(?:academic )?credentials and degrees|"
        r"education(?:al)? (?:and training|details|attainments?)|academic (?:studies|profile)|where i studied"
    ),
    FactKind.SKILL: (
        r"(?:(?:technical|it|computer|digital|soft|transferable|practical|clinical|design|people) )?"
        r"(?:skills?(?: summary| set)?|competenc(?:y|ies|es)|expertise|strengths|proficienc(?:y|ies)|"
        r"abilities|tools|technolog(?:y|ies)|software|speciali?t(?:y|ies))|areas of expertise|"
        r"tech(?:nology|nical)? stack|programming languages|what i can do|skill ?sets?|capabilities|"
        r"tool ?(?:kit|box)|"
        r"(?:technical|specialist|working) knowledge|what i(?:['’]m| am) good at|machinery|"
        r"equipment|techniques"
    ),
    FactKind.LANGUAGE: r"(?:spoken |foreign )?languages?(?: skills?| spoken| proficiency| i speak)?",
    FactKind.CREDENTIAL: (
        r"certificat(?:e|ion)s?|licen[cs]es?|accreditations?|credentials?|registrations?|memberships?|"
        r"training|(?:short )?courses?|cpd|(?:continuing )?(?:professional )?development|awards?|honou?rs?|"
        r"prizes?|scholarships?|professional (?:qualifications?|memberships?|registrations?|bodies)|"
        r"affiliations?|"
        r"tickets|clearances?|fellowships?|grants|recognition|driving licen[cs]e|(?:mandatory|"
        r"vocational) training|"
        r"continuing education"
    ),
    FactKind.PROJECT: (
        r"(?:(?:side|research|open[- ]source|student|university) )?projects?|portfolio|publications?|papers|"
        r"patents?|presentations?|talks|exhibitions?|performances?|open source"
    ),
    None: (
        r"(?:executive |career )?(?:profile|summary|statement|objectives?|overview)|about(?: me)?|"
        r"introduction|"
        r"bio(?:graphy)?|(?:career )?(?:goals?|aims?)|who i am|in brief|pastimes|personal details?|"
        r"interests|hobbies|references?|referees?|details|links?|information|other|"
        r"contact(?: me| details?| information)?|curriculum vitae|cv|r[ée]sum[ée]"
    ),
}
_PATTERNS = {kind: re.compile(rf"(?:{_OPENING} )*(?:{names})") for kind, names in _NAMES.items()}
_JOINED = re.compile(r"\s*(?:&|/|,|\+|\band\b)\s*")
_MARKS = " \t#*_:.–—-|=•~<>[]()●■◆►▪+/"
_NUMBERED = re.compile(r"(?:\d{1,2}|[ivx]{1,4})[.)] ")
_SPACED = re.compile(r"(?:\w ){3,}\w(?!\w)")
_SUMMARY = re.compile(
    rf"(?:{_OPENING} )*(?:(?:executive |career )?(?:profile|summary|statement|objectives?|overview)|"
    rf"about(?: me)?|"
    r"introduction|bio(?:graphy)?|(?:career )?(?:goals?|aims?)|who i am|in brief)"
)
_BELOW = re.compile(
    rf"(?:{_OPENING} )*(?:(?:roles and )?responsibilities|duties|achievements|accomplishments|"
    rf"highlights)"
)
_MOST_WORDS = 7


def name_section(text: str) -> tuple[bool, FactKind | None]:
    """Tell whether a line is a heading, and which kind of fact stands below it, None for none.

    "Education & training" is what its first half is; a line with a word that no heading has is none.
    """
    plain = _plain(text)
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


def is_summary(text: str) -> bool:
    """Tell whether a heading opens a paragraph about the person: "Profile", "Career objective"."""
    return bool(_SUMMARY.fullmatch(_JOINED.split(_plain(text))[0]))


def is_below_entry(text: str) -> bool:
    """Tell whether a heading may also stand within a role, above its bullets: "Key achievements"."""
    return bool(_BELOW.fullmatch(_plain(text)))


def _plain(text: str) -> str:
    """Return a heading's words alone: "1. S K I L L S ~~~" is "skills"."""
    plain = " ".join(text.casefold().split()).strip(_MARKS)
    plain = _NUMBERED.sub("", plain, count=1) if _NUMBERED.match(plain) else plain
    return plain.replace(" ", "") if _SPACED.fullmatch(plain) else plain


def _match(plain: str) -> tuple[bool, FactKind | None]:
    for kind, pattern in _PATTERNS.items():
        if pattern.fullmatch(plain):
            return True, kind
    return False, None
