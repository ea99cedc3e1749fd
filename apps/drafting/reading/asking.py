"""Skills that no list knows, found by the words that ask for them.

"Experience of dry stone walling and lime mortar", "a beekeeping certificate":
the phrase is cut where a careful reader would stop quoting, and a series is
taken apart. Every answer is a pair of characters in the line, start and end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_I = re.IGNORECASE
_CUE = re.compile(
    r"\b(?:(?:experience|expertise|proficien(?:cy|t)|fluency|fluent|skills?|skilled|background|training|"
    r"trained|qualifications?|qualified|degree|diploma|certificate|certification|certified|competen(?:ce|t)|"
    r"competenc(?:y|ies)|familiar(?:ity)?|confident|comfortable|experienced|speciali[sz](?:ing|ation)|"
    r"grounding|track record|interest|exposure|literate|versed|able|aptitude|flair|passion|talent|eye) "
    r"(?:of|in|with|using|on|for)|(?:knowledge|understanding|awareness|command|grasp|use|appreciation|"
    r"mastery|record) of|(?:ability|able|willing|willingness|keen|happy|confident) to|"
    r"experience|experienced|such as|e\.g\.|including|like)[ ,:]+(?=\S)",
    _I,
)
_STOP = re.compile(
    r"[.;:()!?\[\]|•–—]|\.\s| - |\b(?:that|which|who|within|to|for|while|when|where|as|is|are|will|would|"
    r"required|preferred|desirable|essential|desired|necessary|needed|an advantage|a plus|is a|at|on|from|"
    r"gained|obtained|across|via|per|but|if|whether|through|into|under|by|because|our|your|you|we)\b",
    _I,
)
_SPLIT = re.compile(r"\s*,\s*(?:and/or |and |or )?|\s+(?:and/or|and|or|&|plus|including|such as|like)\s+", _I)
_LEAD = re.compile(
    r"(?:a|an|the|some|any|all|both|working|work|good|strong|great|excellent|solid|proven|sound|using|with|in|of|"
    r"on|and|or|to|various|relevant|recent|previous|prior|current|basic|advanced|thorough|deep|in-depth|detailed|"
    r"significant|extensive|similar|modern|at least|one|two|more|of|other|either|their|its|this|these|those|"
    r"demonstrable|demonstrated|practical|hands-on|hands on|broad|clear|full|high|highly|level|general|"
    r"professional|ideally|preferably|also|have|has|having|had|be|being|very|really|up-to-date|years?'?|"
    r"months?'?|minimum|least|\d+\+?|etc|desirable|essential|preferred|required|your|our|you|well|related|"
    r"different|multiple|several|additional|wide|range|variety|least|must|should|need|needs|is|are|for|"
    r"effectively|confidently|exceptional|outstanding|fantastic|superb|native|conversational|valid)\s+",
    _I,
)
_TAIL = re.compile(
    r"\s(?:in|with|of|and|or|a|an|the|experience|environments?|settings?|etc|is|be|their|other|highly|"
    r"related|relevant|similar|etc\.?)$",
    _I,
)
_NOUNS = re.compile(
    r"((?:[\w+#'’&/-]+ ){1,3})(experience|skills|qualifications?|certificates?|certifications?|licen[cs]e|"
    r"degree|accreditation|registration|diploma|techniques|software|principles|methods|procedures|"
    r"systems|tools|legislation)\b",
    _I,
)
_CAPITALS = re.compile(
    r"\b(?:[A-Z][A-Za-z]*[A-Z+#][\w+#]*|[A-Z]{2,6})(?:[/ ](?:[A-Z]{2,6}|[A-Z][a-z]+))?(?![\w-])"
)
_NOT_SKILLS = frozenset(
    "uk us usa eu nhs ceo cto cfo hr it id cv gs dbs pto nyc ny ca am pm plc llc ltd inc faq hq url http "
    "https we you a the this that our your i or and all any etc eg ie ok tts gsa n/a na tbc fte pa dob "
    "asap eeo eoe aa ged llp gmbh ag bv dei ote rsu esop hsa fsa pto ltd kpa kpas faqs np li ml am "
    "pm gmt est pst "
    "tx va md ma ga fl oh il nc sc az wa mn wi mi mo ks nj nv tn ky ct nsw vic qld".split()
)
# Two words that lost the space between them look like a name: "ControlEngineer", "GEDMust".
_GLUED = re.compile(r"[A-Z]+[a-z]+[A-Z][a-z]{2,}|[A-Z]{2,}[a-z]{2,}")
_DEGREE = re.compile(r"\b(?:degree|diploma|bachelor|master|doctorate)", _I)
# "Trimble Field Link", "Notion AI", "tokio 1.0": a name as its maker writes it.
_NAME = re.compile(r"[A-Z][\w+#.’'&-]*(?: (?:[A-Z0-9][\w+#.&-]*|of|for|and)){0,3}")
_ASIDE = re.compile(r"\(([^()]{2,90})\)")
_ASIDE_SPLIT = re.compile(r"\s*[,;/]\s*|\s+(?:or|and|&)\s+")
_ASIDE_LEAD = re.compile(
    r"(?:e\.?g\.?,?|i\.?e\.?,?|such as|like|including|ideally|preferably|mainly|mostly|we use|we are using|"
    r"currently|or|and|etc)\.?:?\s+",
    _I,
)
_EMPTY_WORDS = frozenset(
    "role roles environment environments sector team teams work working similar field fields industry "
    "business company people others position level area areas years year experience office setting "
    "settings related discipline subject relevant equivalent qualification qualifications skills skill "
    "knowledge tools systems software techniques methods principles procedures legislation certificate "
    "certification degree diploma training job new them it the a an and or of in with to on essential "
    "desirable preferred required must good strong excellent some previous proven hands practical "
    "professional necessary these those this that at least one two three minimum own part organisation "
    "organization individuals life things capacity licence license registration what is not be do have "
    "has following above range using technologies technical key core valid recognised accredited "
    "appropriate extensive further specific".split()
)
_BREAKS = frozenset(
    "a an the of in with and or to for on at by your our their you we have has is are be some any good "
    "strong excellent great solid proven sound relevant previous prior years year's years' essential "
    "desirable minimum practical professional basic advanced demonstrable demonstrated outstanding "
    "exceptional recent significant required appropriate using including from as least valid recognised "
    "formal other similar possess hold holds requires need must extensive both that these this new key "
    "all effective no not who what developed first-class highly".split()
)
_LONGEST_ASKED = 90
_MOST_WORDS = 5


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the piece without the words before and after it that a reader would not quote."""
    while start < end and not (text[start].isalnum() or text[start] == "."):
        start += 1
    while lead := _LEAD.match(text, start, end):
        start = lead.end()
    while True:
        while end > start and not (text[end - 1].isalnum() or text[end - 1] in "+#"):
            end -= 1
        tail = _TAIL.search(text, start, end)
        if not tail:
            return start, end
        end = tail.start()


def _is_phrase(piece: str) -> bool:
    words = piece.lower().split()
    if not 1 <= len(words) <= _MOST_WORDS or len(piece) < 3 or _DEGREE.search(piece):
        return False
    return not all(word.strip(",'’") in _EMPTY_WORDS for word in words) and piece.lower() not in _NOT_SKILLS


def _find_pieces(text: str) -> Iterator[tuple[int, int]]:
    cues = list(_CUE.finditer(text))
    for cue, after in zip(cues, [*(cue.start() for cue in cues[1:]), len(text)], strict=False):
        begin, limit = cue.end(), min(after, cue.end() + _LONGEST_ASKED)
        stop = _STOP.search(text, begin, limit)
        end = stop.start() if stop else limit
        if not stop and limit < after:
            end = max(begin, text.rfind(" ", begin, limit))
        start = begin
        for split in _SPLIT.finditer(text, begin, end):
            yield start, split.start()
            start = split.end()
        yield start, end
    for match in _NOUNS.finditer(text):
        start = match.start()
        for word in re.finditer(r"\S+ ", match[1]):
            if word[0].strip().lower() in _BREAKS:
                start = match.start() + word.end()
        yield start, match.end()


def find_asked(text: str) -> list[tuple[int, int]]:
    """Return the pieces of a line that it asks for, as start and end; they may overlap."""
    trimmed = (_trim(text, start, end) for start, end in _find_pieces(text))
    return [(start, end) for start, end in trimmed if _is_phrase(text[start:end])]


def is_name(piece: str) -> bool:
    """Tell a name, each of its words with a capital, from a phrase."""
    return len(piece) > 1 and bool(_NAME.fullmatch(piece)) and piece.lower() not in _NOT_SKILLS


def find_asides(text: str) -> list[tuple[int, int]]:
    """Return the names that a line gives in brackets, "(such as Figma or Sketch)", as start and end."""
    found = []
    for aside in _ASIDE.finditer(text):
        start = aside.start(1)
        for split in [*_ASIDE_SPLIT.finditer(text, start, aside.end(1)), None]:
            end = split.start() if split else aside.end(1)
            while lead := _ASIDE_LEAD.match(text, start, end):
                start = lead.end()
            if is_name(text[start:end]) and not _DEGREE.search(text[start:end]):
                found.append((start, end))
            start = split.end() if split else end
    return found


def find_capitals(text: str) -> list[tuple[int, int]]:
    """Return the names in capitals in a line, as start and end."""
    return [
        match.span()
        for match in _CAPITALS.finditer(text)
        if match[0].lower() not in _NOT_SKILLS
        and match[0].split()[0].lower() not in _NOT_SKILLS
        and not _GLUED.match(match[0])
    ]
