"""Profiles, facts and goals by way of their owner, and all three as the core takes them."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from apps.accounts.models import User
from apps.drafting import vocabulary
from apps.drafting.reading.horizons import find_timings
from apps.profiles.models import Fact, FactKind, Goal, Horizon, ImportedFact, Profile, ProfileImport
from apps.profiles.permissions import can_edit_fact, can_edit_goal, can_edit_import, can_edit_imported_fact


@dataclass(frozen=True, slots=True)
class OtherHorizon:
    """The horizon that a goal's words name, where it is not the one it is filed under."""

    cue: str
    name: str


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How many of the things that were read are decided on."""

    decided: int
    total: int

    @property
    def words(self) -> str:
        """Return it as one reads it."""
        return f"{self.decided} of {self.total} decided"


def get_profile_for(user: User) -> Profile:
    """Return the person's profile; an empty one is made when it is first asked for."""
    return Profile.objects.get_or_create(owner=user)[0]


def get_fact_for(user: User, pk: int) -> Fact:
    """Return the fact for its owner; 404 for anyone else."""
    fact = get_object_or_404(Fact, pk=pk)
    if not can_edit_fact(user, fact):
        raise Http404
    return fact


def get_goal_for(user: User, pk: int) -> Goal:
    """Return the goal for its owner; 404 for anyone else."""
    goal = get_object_or_404(Goal, pk=pk)
    if not can_edit_goal(user, goal):
        raise Http404
    return goal


def list_facts_for(user: User) -> QuerySet[Fact]:
    """Return the person's facts, the oldest first."""
    return Fact.objects.filter(owner=user).order_by("pk")


def list_goals_for(user: User) -> QuerySet[Goal]:
    """Return the person's goals, the oldest first."""
    return Goal.objects.filter(owner=user).order_by("pk")


def get_import_for(user: User, pk: int) -> ProfileImport:
    """Return the import for its owner; 404 for anyone else."""
    row = get_object_or_404(ProfileImport, pk=pk)
    if not can_edit_import(user, row):
        raise Http404
    return row


def get_imported_fact_for(user: User, pk: int) -> ImportedFact:
    """Return what was read, with its import, for its owner; 404 for anyone else."""
    row = get_object_or_404(ImportedFact.objects.select_related("profile_import", "fact"), pk=pk)
    if not can_edit_imported_fact(user, row):
        raise Http404
    return row


def list_imports_for(user: User) -> QuerySet[ProfileImport]:
    """Return the person's imports, the latest first, each with how many things were `read` and are `open`."""
    counts = {"read": Count("facts"), "open": Count("facts", filter=Q(facts__decision=""))}
    return ProfileImport.objects.filter(owner=user).annotate(**counts).order_by("-created_at", "-pk")


def list_imported_facts(row: ProfileImport) -> list[ImportedFact]:
    """Return what was read, by kind and then in the order it was read."""
    order = FactKind.values
    facts = row.facts.select_related("fact", "profile_import").order_by("pk")
    return sorted(facts, key=lambda fact: (order.index(fact.kind), fact.pk))


def count_decided(row: ProfileImport) -> ImportProgress:
    """Return how far the person is with an import, in one query."""
    counts = row.facts.aggregate(open=Count("pk", filter=Q(decision="")), total=Count("pk"))
    return ImportProgress(decided=counts["total"] - counts["open"], total=counts["total"])


def describe_profile(owner: User) -> vocabulary.Profile:
    """Return what a person brings as the core takes it, in two queries."""
    facts = tuple(describe_fact(fact) for fact in list_facts_for(owner))
    profile = Profile.objects.filter(owner=owner).first()
    if profile is None:
        return vocabulary.Profile(facts=facts)
    return vocabulary.Profile(
        years=profile.years,
        field=profile.field,
        level=vocabulary.Level(profile.level) if profile.level else None,
        is_changing_field=profile.is_changing_field,
        change_reason=profile.change_reason,
        facts=facts,
        open_horizons=frozenset(h for h in vocabulary.Horizon if h.value in profile.not_sure),
    )


def describe_fact(fact: Fact) -> vocabulary.Fact:
    """Return one fact as the core takes it."""
    return vocabulary.Fact(ref=f"f{fact.pk}", text=fact.text, kind=vocabulary.FactKind(fact.kind))


def describe_goals(owner: User) -> tuple[vocabulary.Goal, ...]:
    """Return what a person wants as the core takes it, in one query."""
    return tuple(describe_goal(goal) for goal in list_goals_for(owner))


def describe_goal(goal: Goal) -> vocabulary.Goal:
    """Return one goal as the core takes it; without a horizon where its person is not sure when."""
    return vocabulary.Goal(
        ref=f"g{goal.pk}",
        text=goal.text,
        horizon=vocabulary.Horizon(goal.horizon) if goal.horizon else None,
        vector=goal.current_vector,
    )


def find_other_horizon(goal: Goal, *, year: int) -> OtherHorizon | None:
    """Return what a goal's words name, if they name one horizon and it is another than the goal's.

    `year` is the calendar year, for goals that name one. Words such as "one day"
    are too weak to speak up about.
    """
    named = {timing.horizon: timing.cue for timing in find_timings(goal.text, year=year) if timing.is_named}
    if len(named) != 1:
        return None
    [(horizon, cue)] = named.items()
    return OtherHorizon(cue, Horizon(horizon.value).label) if horizon.value != goal.horizon else None
