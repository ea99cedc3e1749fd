"""What people bring and want, for the tests."""

from factory.declarations import SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from apps.profiles.models import Fact, FactKind, Goal, Horizon, ImportedFact, Profile, ProfileImport
from tests.factories.accounts import UserFactory


class ProfileFactory(DjangoModelFactory[Profile]):
    """A profile in which nothing has been said yet."""

    class Meta:
        model = Profile

    owner = SubFactory(UserFactory)


class FactFactory(DjangoModelFactory[Fact]):
    """One experience."""

    class Meta:
        model = Fact

    owner = SubFactory(UserFactory)
    kind = FactKind.EXPERIENCE
    text = Sequence(lambda number: f"Repaired {number + 10} clocks for the town museum")


class GoalFactory(DjangoModelFactory[Goal]):
    """One goal for the next years."""

    class Meta:
        model = Goal

    owner = SubFactory(UserFactory)
    horizon = Horizon.SHORT
    text = Sequence(lambda number: f"learn to regulate {number + 2} kinds of clock")


class ProfileImportFactory(DjangoModelFactory[ProfileImport]):
    """A file in which nothing was found."""

    class Meta:
        model = ProfileImport

    owner = SubFactory(UserFactory)
    file_name = "clocks.md"
    format = "Markdown"


class ImportedFactFactory(DjangoModelFactory[ImportedFact]):
    """Something that was read and waits."""

    class Meta:
        model = ImportedFact

    profile_import = SubFactory(ProfileImportFactory)
    kind = FactKind.SKILL
    text = Sequence(lambda number: f"Cutting wheels of {number + 30} teeth")
    read_text = SelfAttribute("text")
    source = SelfAttribute("text")
