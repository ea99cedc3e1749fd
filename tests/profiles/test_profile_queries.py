"""What a person brings and wants, as the core takes it."""

import pytest
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.drafting import vocabulary
from apps.profiles.queries import OtherHorizon, describe_goals, describe_profile, find_other_horizon
from tests.factories.profiles import FactFactory, GoalFactory, ProfileFactory


def test_profile_is_described_with_its_facts(alice: User, bob: User) -> None:
    ProfileFactory.create(
        owner=alice, years=6, field="clocks", level="mid", is_changing_field=True, change_reason="Brass."
    )
    fact = FactFactory.create(owner=alice, kind="project", text="Rebuilt a regulator")
    FactFactory.create(owner=bob)

    assert describe_profile(alice) == vocabulary.Profile(
        years=6,
        field="clocks",
        level=vocabulary.Level.MID,
        is_changing_field=True,
        change_reason="Brass.",
        facts=(vocabulary.Fact(f"f{fact.pk}", "Rebuilt a regulator", vocabulary.FactKind.PROJECT),),
    )


def test_person_without_a_profile_is_described_by_nothing(alice: User) -> None:
    assert describe_profile(alice) == vocabulary.Profile()


def test_goals_are_described_in_the_order_they_were_written(alice: User, bob: User) -> None:
    later = GoalFactory.create(owner=alice, horizon="long", text="run the workshop floor")
    sooner = GoalFactory.create(owner=alice, horizon="", text="learn to gild")
    GoalFactory.create(owner=bob)

    assert describe_goals(alice) == (
        vocabulary.Goal(f"g{later.pk}", "run the workshop floor", vocabulary.Horizon.LONG),
        vocabulary.Goal(f"g{sooner.pk}", "learn to gild", None),
    )


@pytest.mark.parametrize("count", [1, 3])
def test_descriptions_cost_the_same_however_much_there_is(
    count: int, alice: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ProfileFactory.create(owner=alice)
    FactFactory.create_batch(count, owner=alice)
    GoalFactory.create_batch(count, owner=alice)

    with django_assert_num_queries(3):
        assert len(describe_profile(alice).facts) == len(describe_goals(alice)) == count


@pytest.mark.parametrize(
    ("text", "horizon", "other"),
    [
        ("gild books within one year", "long", OtherHorizon("within one year", "1 to 2 years")),
        ("gild books within one year", "", OtherHorizon("within one year", "1 to 2 years")),
        ("gild books within one year", "short", None),
        ("gild books in one year, then run the shop in six years", "mid", None),
        ("gild books one day", "short", None),
        ("gild books", "long", None),
    ],
)
def test_goal_whose_words_name_another_horizon(text: str, horizon: str, other: OtherHorizon | None) -> None:
    assert find_other_horizon(GoalFactory.build(text=text, horizon=horizon), year=2026) == other
