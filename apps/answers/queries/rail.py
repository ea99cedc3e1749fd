"""The steps of one draft: where each is, what is in it, and what comes next."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.http import Http404
from django.urls import reverse

from apps.answers.models import Answer, Horizon, MatrixRow, Phase
from apps.drafting.vocabulary import PHASE_OF_HORIZON
from apps.drafting.vocabulary import Horizon as CoreHorizon
from apps.profiles.models import Fact, Goal, Profile

SLUG_OF_HORIZON = {
    Horizon.SHORT: "short-term-focus",
    Horizon.MID: "job-bridge",
    Horizon.LONG: "long-term-vision",
}
HORIZON_OF_SLUG = {slug: horizon for horizon, slug in SLUG_OF_HORIZON.items()}
PHASE_NOTES = {
    Horizon.SHORT: "1 to 2 years",
    Horizon.MID: "what this role adds",
    Horizon.LONG: "5 years and more",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its key, name, URL, a short note, its phase ("" if none), and its state.

    `state` is "done" or "open"; `is_here` says whether it is the page being shown.
    A step with `is_side` is passed through by "continue", and not shown in the rail.
    """

    key: str
    name: str
    url: str
    note: str = ""
    phase: str = ""
    state: str = "open"
    is_here: bool = False
    is_side: bool = False


@dataclass(frozen=True, slots=True)
class Rail:
    """The steps of a draft, and the ones before and after the page being shown."""

    answer: Answer
    steps: tuple[Step, ...]
    here: str

    @property
    def shown(self) -> list[Step]:
        """Return the steps that the rail lists."""
        return [step for step in self.steps if not step.is_side]

    @property
    def next(self) -> Step | None:
        """Return the step after this one."""
        return self._neighbour(1)

    @property
    def next_url(self) -> str:
        """Return where "continue" leads, for pages that know nothing of steps."""
        return self.next.url if self.next else self.next_open.url

    @property
    def next_name(self) -> str:
        """Return what "continue" leads to, for pages that know nothing of steps."""
        return self.next.name if self.next else self.next_open.name

    @property
    def previous(self) -> Step | None:
        """Return the step before this one."""
        return self._neighbour(-1)

    @property
    def next_open(self) -> Step:
        """Return the first step in which nothing has been done, or else the last."""
        return next((step for step in self.shown if step.state == "open"), self.steps[-1])

    def _neighbour(self, distance: int) -> Step | None:
        keys = [step.key for step in self.steps]
        if self.here not in keys:
            return None
        index = keys.index(self.here) + distance
        return self.steps[index] if 0 <= index < len(self.steps) else None


@dataclass(frozen=True, slots=True)
class Progress:
    """What has been done in a draft, read in one query."""

    goals: int
    horizons: int
    facts: int
    has_profile: bool
    decisions: int
    sentences: int
    touched: frozenset[str]


def read_progress(answer: Answer) -> Progress:
    """Count what there is, in two queries."""
    goals = Goal.objects.filter(owner=OuterRef("owner")).order_by().values("owner")
    facts = Fact.objects.filter(owner=OuterRef("owner")).order_by().values("owner")
    profile = Profile.objects.filter(owner=OuterRef("owner")).exclude(
        years=None, field="", level="", is_changing_field=False, not_sure=[]
    )
    counts = Answer.objects.values_list(
        Subquery(goals.annotate(n=Count("pk")).values("n")),
        Subquery(goals.annotate(n=Count("horizon", distinct=True, filter=~Q(horizon=""))).values("n")),
        Subquery(facts.annotate(n=Count("pk")).values("n")),
        Exists(profile),
        Count("decisions", distinct=True),
        Count("sentences", distinct=True),
    ).get(pk=answer.pk)
    rows = MatrixRow.objects.filter(answer=answer).filter(Q(is_undecided=True) | ~Q(focus=""))
    return Progress(
        goals=counts[0] or 0,
        horizons=counts[1] or 0,
        facts=counts[2] or 0,
        has_profile=counts[3],
        decisions=counts[4],
        sentences=counts[5],
        touched=frozenset(rows.order_by().values_list("horizon", flat=True)),
    )


def build_rail(answer: Answer, *, here: str) -> Rail:
    """Lay out the steps of `answer` (its posting loaded) as seen from the page `here`."""
    progress = read_progress(answer)
    return Rail(answer, tuple(_mark(step, here) for step in _list_steps(answer, progress)), here)


def _mark(step: Step, here: str) -> Step:
    if step.key != here:
        return step
    return Step(step.key, step.name, step.url, step.note, step.phase, step.state, True, step.is_side)


def _list_steps(answer: Answer, progress: Progress) -> list[Step]:
    query = f"?answer={answer.pk}"
    return [
        Step(
            "posting",
            "Posting",
            reverse("postings:detail", args=[answer.posting_id]) + query,
            answer.posting.name,
            state="done",
        ),
        Step(
            "notes",
            "Employer notes",
            reverse("postings:notes", args=[answer.posting_id]) + query,
            is_side=True,
        ),
        Step(
            "profile",
            "About you",
            reverse("profiles:profile") + query,
            _count(progress.facts, "fact"),
            state=_state(is_done=progress.has_profile or progress.facts > 0),
        ),
        Step("facts", "What you bring", reverse("profiles:facts") + query, is_side=True),
        Step(
            "goals",
            "Your goals",
            reverse("profiles:goals") + query,
            ", ".join(filter(None, (_count(progress.goals, "goal"), _count(progress.horizons, "horizon")))),
            state=_state(is_done=progress.goals > 0),
        ),
        Step(
            "overlap",
            "Overlap",
            reverse("answers:overlap", args=[answer.pk]),
            f"{progress.decisions} decided" if progress.decisions else "",
            state=_state(is_done=progress.decisions > 0 or bool(progress.touched)),
        ),
        *(_phase_step(answer, horizon, progress) for horizon in Horizon),
        Step(
            "check",
            "Check",
            reverse("answers:check", args=[answer.pk]),
            state=_state(is_done=progress.sentences > 0),
        ),
        Step(
            "finished",
            "Your answer",
            reverse("answers:finished", args=[answer.pk]),
            state=_state(is_done=progress.sentences > 0),
        ),
    ]


def _phase_step(answer: Answer, horizon: Horizon, progress: Progress) -> Step:
    phase = Phase(PHASE_OF_HORIZON[CoreHorizon(horizon.value)].value)
    slug = SLUG_OF_HORIZON[horizon]
    return Step(
        slug,
        str(phase.label),
        reverse("answers:phase", args=[answer.pk, slug]),
        PHASE_NOTES[horizon],
        phase=phase.value,
        state=_state(is_done=horizon.value in progress.touched),
    )


def _state(*, is_done: bool) -> str:
    return "done" if is_done else "open"


def _count(number: int, noun: str) -> str:
    if not number:
        return ""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def find_horizon(slug: str) -> Horizon:
    """Return the row that a phase's page is about; 404 for any other word in its place."""
    if slug not in HORIZON_OF_SLUG:
        raise Http404
    return HORIZON_OF_SLUG[slug]
