"""What the checks say of a draft: open findings, dismissed ones, and what is in order."""

import dataclasses
import hashlib
import logging
from dataclasses import dataclass

from apps.answers.models import Answer, Dismissal, Horizon
from apps.answers.queries.material import Material
from apps.answers.queries.rail import SLUG_OF_HORIZON
from apps.common.meaning import load_reader
from apps.drafting.checks import (
    CheckContext,
    Lens,
    LensDifference,
    Mode,
    check_matrix,
    compare_findings,
    find_modes,
    find_said_change,
    order_findings,
    weigh_answer,
)
from apps.drafting.vocabulary import PHASE_OF_HORIZON, Finding, Phase, Sentence
from apps.guidance.queries import published_lens, published_rules

logger = logging.getLogger(__name__)

SLUG_OF_PHASE = {phase: SLUG_OF_HORIZON[Horizon(core.value)] for core, phase in PHASE_OF_HORIZON.items()}
FIRST_SHOWN = 3
QUOTE_KEPT = 500
NO_DIFFERENCE = LensDifference()


@dataclass(frozen=True, slots=True)
class Findings:
    """Open findings, the weightiest first; those set aside; and what is well, in words.

    `silenced` is how many findings of the text as it stands were set aside: a page with
    nothing open must not say that there was nothing to find. `difference` is what the employer's
    lens changed, `yielded` what gave way to a mode that the person is in; `said_change` are the
    words of the answer, where it alone says that they change field.
    """

    open: tuple[Finding, ...]
    dismissed: tuple[Dismissal, ...]
    good: tuple[str, ...]
    silenced: int = 0
    lens: Lens | None = None
    difference: LensDifference = NO_DIFFERENCE
    modes: tuple[Mode, ...] = ()
    said_change: str = ""
    yielded: tuple[Finding, ...] = ()

    @property
    def first(self) -> tuple[Finding, ...]:
        """Return the three that are shown at first."""
        return self.open[:FIRST_SHOWN]

    @property
    def rest(self) -> tuple[Finding, ...]:
        """Return those that are shown on request."""
        return self.open[FIRST_SHOWN:]


def describe_context(material: Material, sentences: tuple[Sentence, ...]) -> CheckContext:
    """Return what the checks may know of a draft."""
    posting, profile = material.posting, material.profile
    return CheckContext(
        question=material.question,
        level=posting.level,
        employer_kind=posting.employer_kind,
        employer=posting.employer,
        title=posting.title,
        years=profile.years,
        is_changing_field=profile.is_changing_field,
        change_reason=profile.change_reason,
        posting_lines=posting.lines,
        profile_facts=tuple(fact.text for fact in profile.facts),
        open_horizons=profile.open_horizons,
        matrix=material.matrix,
        sentences=sentences,
    )


def find_findings(
    answer: Answer, material: Material, sentences: tuple[Sentence, ...], *, is_typed: bool = False
) -> Findings:
    """Check the sentences and the matrix under the published rules and lens, less what was set aside.

    Meaning is looked at as well as words, where it can be; not while the text `is_typed`.
    """
    reader = None if is_typed else load_reader()
    rules = published_rules()
    lens = published_lens(material.posting.employer_kind)
    text = " ".join(sentence.text for sentence in sentences)
    context = describe_context(material, sentences)
    said_change = "" if context.is_changing_field else find_said_change(text, rules)
    if said_change:
        context = dataclasses.replace(context, is_changing_field=True)
    weighed = weigh_answer(text, rules=rules, context=context, lens=lens, reader=reader)
    found = (
        *weighed.findings,
        *check_matrix(material.matrix, rules=rules, context=context, lens=lens),
    )
    dismissed = tuple(answer.dismissals.order_by("pk"))
    aside = {(each.rule, each.quote, each.phase) for each in dismissed}
    local = {rule.slug for rule in rules if rule.names("lenses")}
    shown = order_findings(_one_per_label_and_place(found, local), lens)
    still_open = tuple(each for each in shown if key_of(each) not in aside)
    plain = order_findings(each for each in still_open if each.rule not in local)
    return Findings(
        open=still_open,
        dismissed=dismissed,
        good=say_what_is_well(material),
        silenced=len(shown) - len(still_open),
        lens=lens,
        difference=compare_findings(plain, still_open, lens) if lens else NO_DIFFERENCE,
        modes=tuple(find_modes(context)),
        said_change=said_change,
        yielded=_one_per_label_and_place(weighed.yielded, local),
    )


def remark_on_phase(
    answer: Answer, material: Material, sentences: tuple[Sentence, ...], phase: Phase
) -> tuple[Finding, ...]:
    """Return what quotes the words of one phase, three at most, for the page on which they are typed.

    What is missing waits for the check page: somebody who is still typing has not left it out.
    The page saves before it asks for remarks, so that a rule which fails costs the remarks alone.
    """
    try:
        found = find_findings(answer, material, sentences, is_typed=True).open
    except Exception:
        logger.exception("No remarks on the %s phase of answer %s", phase, answer.pk)
        return ()
    return tuple(each for each in found if each.phase == phase and each.end > each.start)[:FIRST_SHOWN]


def key_of(finding: Finding) -> tuple[str, str, str]:
    """Return what a dismissal remembers a finding by."""
    return (finding.rule, shorten_quote(finding.quote), finding.phase.value if finding.phase else "")


def name_key(rule: str, quote: str, phase: str) -> str:
    """Return a short name for what a dismissal remembers, fit for the ids of a page."""
    return hashlib.sha256(f"{rule} {quote} {phase}".encode()).hexdigest()[:10]


def shorten_quote(quote: str) -> str:
    """Return a quote as a dismissal holds it: a form may change its line ends, and an index its length."""
    return " ".join(quote.split())[:QUOTE_KEPT]


def say_what_is_well(material: Material) -> tuple[str, ...]:
    """Say which parts stand, so that a short list of findings is not read as praise."""
    matrix = material.matrix
    row = matrix.mid
    good = []
    if all(each.focus.strip() or each.is_undecided for each in matrix.rows()):
        good.append("All three phases are there, in order.")
    if (row.aligns.strip() or row.lines) and row.gain.strip() and row.focus.strip():
        good.append("The bridge names the work, what it gives you, and what you need that for.")
    if any(each.benefit.strip() for each in matrix.rows()):
        good.append("You say what the employer gets.")
    return tuple(good)


def _one_per_label_and_place(findings: tuple[Finding, ...], local: set[str]) -> tuple[Finding, ...]:
    """Drop a finding that says the same of the same words under another rule; `local` ones give way.

    One about the whole text gives way to one that knows the phase or quotes the words. Words that
    the text says twice are remarked on where they stand first.
    """
    placed = {finding.label for finding in findings if finding.quote or finding.phase}
    kept: dict[tuple[str, str, Phase | None], Finding] = {}
    for finding in sorted(findings, key=lambda found: (found.rule in local, found.start)):
        if finding.quote or finding.phase or finding.label not in placed:
            place = None if finding.end else finding.phase
            kept.setdefault((finding.label, finding.quote, place), finding)
    return tuple(kept.values())
