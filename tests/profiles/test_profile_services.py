"""Adding and removing what one brings and wants, and making two profiles one."""

from uuid import uuid4

import pytest

from apps.accounts.handover import hand_over_rows
from apps.accounts.models import User
from apps.profiles.models import Fact, FactKind, Goal, Horizon, Profile
from apps.profiles.permissions import can_edit_fact, can_edit_goal, can_edit_profile
from apps.profiles.services import (
    NotYours,
    add_fact,
    add_goal,
    mark_horizon,
    merge_profile,
    remove_fact,
    remove_goal,
)
from tests.factories.profiles import FactFactory, GoalFactory, ProfileFactory


def test_fact_added_twice_by_one_operation_is_one_row(alice: User) -> None:
    operation = uuid4()

    first = add_fact(text="Wound the church clock", kind=FactKind.PROJECT, operation=operation, by=alice)
    second = add_fact(text="Wound the church clock", kind=FactKind.PROJECT, operation=operation, by=alice)

    assert first == second == Fact.objects.get()
    assert (first.owner, first.kind, first.text) == (alice, "project", "Wound the church clock")


def test_goal_added_twice_by_one_operation_is_one_row(alice: User) -> None:
    operation = uuid4()

    first = add_goal(text="cut a wheel", horizon=Horizon.MID, operation=operation, by=alice)
    second = add_goal(text="cut a wheel", horizon=Horizon.MID, operation=operation, by=alice)

    assert first == second == Goal.objects.get()
    assert (first.owner, first.horizon, first.text) == (alice, "mid", "cut a wheel")


def test_goal_without_a_horizon_is_kept_open(alice: User) -> None:
    goal = add_goal(text="cut a wheel", horizon=None, operation=None, by=alice)

    assert goal.horizon == ""


def test_only_their_person_removes_facts_and_goals(alice: User, bob: User) -> None:
    fact, goal = FactFactory.create(owner=alice), GoalFactory.create(owner=alice)

    with pytest.raises(NotYours):
        remove_fact(fact=fact, by=bob)
    with pytest.raises(NotYours):
        remove_goal(goal=goal, by=bob)
    assert (Fact.objects.count(), Goal.objects.count()) == (1, 1)

    remove_fact(fact=fact, by=alice)
    remove_goal(goal=goal, by=alice)
    assert (Fact.objects.count(), Goal.objects.count()) == (0, 0)


def test_horizon_can_be_unsure_and_sure_again(alice: User) -> None:
    ProfileFactory.create(owner=alice, not_sure=["level"])

    mark_horizon(horizon=Horizon.LONG, is_unsure=True, by=alice)
    assert mark_horizon(horizon=Horizon.LONG, is_unsure=True, by=alice).not_sure == ["level", "long"]

    assert mark_horizon(horizon=Horizon.LONG, is_unsure=False, by=alice).not_sure == ["level"]


def test_horizon_is_marked_before_there_is_a_profile(alice: User) -> None:
    mark_horizon(horizon=Horizon.SHORT, is_unsure=True, by=alice)

    assert Profile.objects.get(owner=alice).not_sure == ["short"]


def test_merging_fills_what_is_open_and_overwrites_nothing(alice: User, guest: User) -> None:
    target = ProfileFactory.create(owner=alice, years=0, field="clocks", not_sure=["level", "long"])
    source = ProfileFactory.create(
        owner=guest,
        years=9,
        field="bells",
        level="junior",
        is_changing_field=True,
        change_reason="I like brass.",
        not_sure=["years", "short"],
    )

    merge_profile(source=source, target=target)

    merged = Profile.objects.get()
    assert (merged.owner, merged.years, merged.field, merged.level) == (alice, 0, "clocks", "junior")
    assert (merged.is_changing_field, merged.change_reason) == (True, "I like brass.")
    assert merged.not_sure == ["long", "short"]


def test_guests_profile_goes_into_the_accounts(alice: User, guest: User) -> None:
    ProfileFactory.create(owner=alice, field="clocks")
    ProfileFactory.create(owner=guest, years=4)
    fact = FactFactory.create(owner=guest)

    assert hand_over_rows(guest=guest, account=alice)

    merged = Profile.objects.get()
    assert (merged.owner, merged.field, merged.years) == (alice, "clocks", 4)
    assert Fact.objects.get() == fact
    assert Fact.objects.get().owner == alice


def test_guests_profile_moves_where_the_account_has_none(alice: User, guest: User) -> None:
    profile = ProfileFactory.create(owner=guest, years=4)

    assert hand_over_rows(guest=guest, account=alice)

    assert Profile.objects.get(owner=alice) == profile


@pytest.mark.parametrize(
    ("person", "is_active", "may"),
    [("alice", True, True), ("alice", False, False), ("bob", True, False), ("carol", True, False)],
)
def test_who_may_edit(
    person: str, is_active: bool, may: bool, alice: User, request: pytest.FixtureRequest
) -> None:
    user = request.getfixturevalue(person)
    user.is_active = is_active
    profile = ProfileFactory.build(owner=alice)
    fact, goal = FactFactory.build(owner=alice), GoalFactory.build(owner=alice)

    assert can_edit_profile(user, profile) is may
    assert can_edit_fact(user, fact) is may
    assert can_edit_goal(user, goal) is may
