"""Words that do the same work in an answer, so that what is learned of one holds for the others.

A word stands in one class; a plural, and an ending that tells a verb's form, may stand for the rest.
"""

from __future__ import annotations

from functools import lru_cache

_CLASSES = """
people: anybody applicant apprentice branch buyer caller carer child children citizen client colleague
    community crew customer department depot doctor donor driver elders engineer everybody everyone
    families family farmer folk guest hospital household kid lads learner listener member men mothers
    neighbor neighbour newcomer nurse office others owner owners parent passenger patient people person
    player public pupil reader relatives resident rider school shift shopper site staff student supplier
    taxpayer teacher team tenant trainee user viewer visitor volunteer ward women worker
better: accurate better calmer cheaper cleaner cleanly clearer earlier easier fairer faster fewer
    fresher happier healthier less lighter proper properly quicker quieter reliable right safely safer
    shorter simpler smoother smoothly sooner straighter stronger warmer
spare: avoid avoids catch catches cut cuts cutting free frees halve halves help helps keep keeps lower
    lowers prevent prevents protect protects reduce reduces reducing save saves saving shorten shortens
    spare spares stop stops
cost: absence accident accidents agency backlog bill bills breakdown breakdowns complaint complaints
    cost costs delay delays downtime error errors falls fault faults fine fines infection infections
    injuries injury late loss losses mistake mistakes overtime queue queues refund refunds returns
    rework scrap turnover wait waiting waits waste
rank: band board boss captain ceo cfo chair chairman chairperson chairwoman chef chief commander
    consultant controller coo cto dean deputy director editor executive foreman governor grade head
    headteacher inspector ladder lead leader leadership management manager managers matron officer
    partner president principal professor promoted promotion rank secretary senior sergeant sister
    superintendent supervisor title vp
soon: autumn christmas day days easter immediately monday month months quarter soon spring straightaway
    summer tomorrow week weekend weeks winter
year: decade decades year years yr yrs
number: couple eight eleven few fifteen fifty first five forty four half hundred million nine one second
    seven several six ten third thirty thousand three twelve twenty two
leaving: abroad bridge competitor competitors consultancy elsewhere emigrate freelance freelancing gap
    hop hopping jump leave leaves leaving masters meanwhile moving phd quit quitting relocate relocating
    resign springboard stepping stopgap temporary uni university until visa
gain: benefits bonus car comfort comfortable commute commuting cv degree dream dreams flexible fun
    holiday holidays hours house lifestyle loan money mortgage network paid pay pension perks portfolio
    profile resume résumé salary security stability wage wages wedding
hollow: advance advancement anything career challenge challenges challenging company contribute
    contributing contribution develop developing development dynamic everything excel excellence
    exciting experience experiences fulfilling future grow growing growth horizons impact improve
    improvement improving innovation innovative journey knowledge learn learning level meaningful
    opportunities opportunity organisation organization passion passionate position potential progress
    progression responsibilities responsibility role skill skills something somewhere success successful
    things thrive value values wherever
certain: 100 absolutely all always assured bound certain certainly definitely doubt every guarantee
    guaranteed guarantees inevitably never nobody percent promise promises sure surely undoubtedly will
hope: aim aiming could expect hope hopefully hoping intend like love maybe might perhaps plan planning
    try trying want would
past: became been brought built came did drove fell fixed found gave got grew had held kept knew learned
    learnt led made met put ran saw set spent started taught told took trained used was went were won
    worked wrote
far: beyond eventually further later lifetime long longer retire retirement someday ultimately
certificate: accreditation accredited apprenticeship certificate certification certified chartered
    chartership course courses diploma exam exams licence license licensed module modules msc nvq
    qualification qualified registered registration ticket
link: already because meaning means reason same similar since so therefore which why
before: ago before ex former last old previously
denial: can't didn't doesn't don't isn't neither no nor not nothing wasn't without won't
you: you you're you've your yours yourselves
i: i i'd i'll i'm i've me mine my myself
we: our ours us we we'd we'll we're
"""


@lru_cache(maxsize=1)
def _load_classes() -> dict[str, str]:
    """Return each word with the name of its class."""
    rows = _CLASSES.strip().replace("\n    ", " ").splitlines()
    named = (row.split(": ", 1) for row in rows)
    return {word: name for name, said in named for word in said.split()}


@lru_cache(maxsize=20_000)
def find_class(word: str) -> str:
    """Return the class of a word in lower case, "" where it has none; figures are a number."""
    known = _load_classes()
    if word.isdigit():
        return "number"
    if word in known:
        return known[word]
    if len(word) > 4 and word.endswith("s") and word[:-1] in known:
        return known[word[:-1]]
    if len(word) > 4 and word.endswith("ed"):
        return "-ed"
    if len(word) > 5 and word.endswith(("ing", "ly")):
        return "-ing" if word.endswith("ing") else "-ly"
    return ""
