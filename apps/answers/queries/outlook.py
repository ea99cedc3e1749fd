"""What is weighed otherwise for this employer and this person, as the check page shows it."""

from dataclasses import dataclass

from apps.answers.models import Answer
from apps.answers.queries.findings import Findings
from apps.answers.queries.material import Material
from apps.drafting.checks import Emphasis, Lens, LensDifference, Mode, weigh_stresses
from apps.drafting.vocabulary import EmployerKind, Finding, Sentence


@dataclass(frozen=True, slots=True)
class ModePanel:
    """A mode the person is in: its topic, what gave way to it, and the words that said it ("" if a tick)."""

    topic: str
    yielded: tuple[Finding, ...] = ()
    said: str = ""
    is_change: bool = False


@dataclass(frozen=True, slots=True)
class Outlook:
    """The lens with what it changes, and the modes.

    `open_topic` says why there is no lens, where there is none. `is_corrected` tells whether the
    person named the kind of employer, and not the reading.
    """

    lens: Lens | None
    difference: LensDifference
    emphases: tuple[Emphasis, ...]
    is_corrected: bool
    open_topic: str
    modes: tuple[ModePanel, ...]

    @property
    def is_unmoved(self) -> bool:
        """Tell whether the lens left the findings as they were."""
        return not (self.difference.raised or self.difference.added)


def describe_outlook(
    answer: Answer, material: Material, sentences: tuple[Sentence, ...], findings: Findings
) -> Outlook:
    """Gather what a lens and the modes changed; no query of its own."""
    posting = answer.posting
    kind = material.posting.employer_kind
    text = " ".join(sentence.text for sentence in sentences)
    lens = findings.lens
    return Outlook(
        lens=lens,
        difference=findings.difference,
        emphases=weigh_stresses(lens, text, material.posting.lines) if lens else (),
        is_corrected=posting.employer_kind != posting.was_read.get("employer_kind", posting.employer_kind),
        open_topic=_explain_no_lens(kind) if lens is None else "",
        modes=tuple(_describe_mode(mode, findings) for mode in findings.modes),
    )


def _explain_no_lens(kind: EmployerKind | None) -> str:
    return "lens.unknown" if kind is None else "lens.none"


def _describe_mode(mode: Mode, findings: Findings) -> ModePanel:
    is_leaving = mode is Mode.LEAVING
    is_change = mode is Mode.CHANGE
    yielded = tuple(each for each in findings.yielded if (each.label != "vague") == is_leaving)
    said = findings.said_change if is_change else ""
    return ModePanel(f"mode.{mode.value}", () if is_change else yielded, said, is_change)
