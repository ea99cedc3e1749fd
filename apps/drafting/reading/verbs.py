"""Verbs that open a duty, in the forms that postings use.

"Prepare the accounts", "Preparing the accounts" and "Prepares the accounts" are
the same duty; a verb stands here once, in its base form.
"""

from __future__ import annotations

_DUTY_BASES = """
accept accompany achieve act adapt address administer adopt advance advise advocate align allocate analyse
analyze answer anticipate apply appraise approve architect arrange articulate assemble assess assign assist
attend attract audit author automate bake balance book brief build buy calibrate calculate care carry
catalogue chair challenge champion check clean close coach code collaborate collate collect command
commission communicate compare compile complete conceive conduct configure consult construct contribute
control convert cook coordinate co-ordinate counsel craft create cultivate curate cut dance deal debug
decide define delegate deliver demonstrate deploy design detect determine develop devise diagnose direct
discover dispense display distribute document draft drive edit educate elicit embed empower enable encourage
enforce engage engineer enhance enrich ensure enter escalate establish estimate evaluate examine execute
expand experiment explain explore export extend fabricate facilitate feed fit file finalise finalize find
fix follow forecast formulate foster fulfil fulfill fund gather generate grow guide handle harvest help hire
host identify implement improve increase influence inform initiate innovate inspect inspire install instil
instruct integrate interpret interview introduce investigate issue keep keep-up launch lay lead learn lend
liaise line-manage listen load log lubricate mail maintain make manage manufacture map mark market maximise
maximize measure mediate meet mend mentor migrate minimise mitigate model moderate modify monitor motivate
move negotiate network nurse nurture observe obtain offer onboard open operate optimise optimize orchestrate
order organise organize outline oversee own pack paint participate partner perform pick pilot pioneer place
plan plant play position post present prepare preserve prevent price prioritise prioritize problem-solve
process procure produce program programme project promote propose protect prototype prove provide publish
purchase pursue qualify raise reach read receive recognise recommend reconcile record recruit redesign
reduce refactor refer refine register rehabilitate reinforce release remove renew repair replace replenish
report represent research resolve respond restock restore retain retrieve review revise roll rotate run
safeguard sample scale schedule scope screen secure select sell serve service set set-up shadow shape share
ship sign simplify solve sort source spearhead specify stand steer stock store strengthen structure submit
suggest supervise supply support survey tackle take teach tend test track train transfer transform translate
transport treat triage troubleshoot tune understand undertake unload update upgrade use utilise utilize
validate value verify visit wash watch weld welcome work write
"""


def _inflect(base: str) -> tuple[str, str]:
    """Return the third person and the -ing form of a base verb."""
    if base.endswith("y") and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    elif base.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = base + "es"
    else:
        third = base + "s"
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        gerund = base[:-1] + "ing"
    else:
        gerund = base + "ing"
    return third, gerund


_DOUBLED = (
    "cut debug fit plan set run map program transfer log refer ship submit commit control input travel "
    "instil "
    "fulfil model label cancel level counsel get put sit stop swim begin step"
)

DUTY_BASES = frozenset(_DUTY_BASES.split())
DUTY_GERUNDS = frozenset(_inflect(base)[1] for base in DUTY_BASES) | {
    base + base[-1] + "ing" for base in _DOUBLED.split()
}
DUTY_THIRDS = frozenset(_inflect(base)[0] for base in DUTY_BASES)
DUTY_OPENERS = DUTY_BASES | DUTY_GERUNDS | DUTY_THIRDS
