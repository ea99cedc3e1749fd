"""Saving field by field: stale texts are refused and kept, repeats have one effect."""

import threading
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from apps.accounts.models import User
from apps.common.models import RefusedText, SaveOperation
from apps.common.saving.fingerprints import canonical, fingerprint, normalise_text
from apps.common.saving.services import Edit, SaveOutcome, run_once, save_fields
from apps.profiles.models import Goal


@pytest.fixture
def goal(alice: User) -> Goal:
    """A goal of Alice's."""
    return Goal.objects.create(owner=alice, text="learn welding", horizon="short")


def save_text(goal: Goal, text: str, *, base: str, operation: UUID | None = None) -> SaveOutcome:
    """Save a goal's text as a page would that was drawn with `base`."""
    edits = {"text": Edit(value=text, base=fingerprint(base))}
    return save_fields(row=goal, edits=edits, operation=operation, by=goal.owner)


def test_save_writes_and_names_the_new_version(goal: Goal) -> None:
    outcome = save_text(goal, "learn TIG welding", base="learn welding")

    goal.refresh_from_db()
    assert goal.text == "learn TIG welding"
    assert outcome == SaveOutcome({"text": fingerprint("learn TIG welding")}, (), is_repeat=False)


def test_stale_save_keeps_both_texts(goal: Goal) -> None:
    save_text(goal, "from the first tab", base="learn welding")

    outcome = save_text(goal, "from the second tab", base="learn welding")

    goal.refresh_from_db()
    assert goal.text == "from the first tab"
    assert [(r.field, r.theirs, r.yours) for r in outcome.refusals] == [
        ("text", "from the first tab", "from the second tab")
    ]
    kept = RefusedText.objects.get()
    assert (kept.owner, kept.target, kept.field, kept.text) == (
        goal.owner,
        f"profiles.goal:{goal.pk}",
        "text",
        "from the second tab",
    )


def test_save_of_another_field_is_not_stale(goal: Goal) -> None:
    save_text(goal, "learn TIG welding", base="learn welding")

    edits = {"horizon": Edit(value="mid", base=fingerprint("short"))}
    outcome = save_fields(row=goal, edits=edits, operation=None, by=goal.owner)

    goal.refresh_from_db()
    assert (goal.text, goal.horizon, outcome.refusals) == ("learn TIG welding", "mid", ())


def test_saving_what_is_stored_already_is_no_conflict(goal: Goal) -> None:
    save_text(goal, "the same words", base="learn welding")

    outcome = save_text(goal, "the same words", base="learn welding")

    assert outcome.refusals == ()
    assert not RefusedText.objects.exists()


def test_repeated_operation_has_one_effect(goal: Goal) -> None:
    operation = uuid4()
    save_text(goal, "first", base="learn welding", operation=operation)
    save_text(goal, "second", base="first")

    repeated = save_text(goal, "first", base="learn welding", operation=operation)

    goal.refresh_from_db()
    assert goal.text == "second"
    assert repeated == SaveOutcome({"text": fingerprint("first")}, (), is_repeat=True)


def test_version_told_for_a_repeat_does_not_overwrite_a_later_text(goal: Goal) -> None:
    operation = uuid4()
    save_text(goal, "first", base="learn welding", operation=operation)
    save_text(goal, "second", base="first")
    save_text(goal, "first", base="learn welding", operation=operation)

    outcome = save_text(goal, "first, and more", base="first")

    assert [refusal.theirs for refusal in outcome.refusals] == ["second"]


def test_run_once_returns_the_first_result(alice: User) -> None:
    operation = uuid4()
    results = [run_once(operation=operation, by=alice, effect=partial(dict, made=n)) for n in (1, 2)]

    assert results == [{"made": 1}, {"made": 1}]
    assert SaveOperation.objects.count() == 1


def test_run_once_without_an_id_runs_each_time(alice: User) -> None:
    results = [run_once(operation=None, by=alice, effect=partial(dict, made=n)) for n in (1, 2)]

    assert results == [{"made": 1}, {"made": 2}]


def test_same_operation_id_of_two_people_is_two_operations(alice: User, bob: User) -> None:
    operation = uuid4()
    results = [run_once(operation=operation, by=by, effect=partial(dict, pk=by.pk)) for by in (alice, bob)]

    assert results == [{"pk": alice.pk}, {"pk": bob.pk}]


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_once_with_one_operation_id_have_one_effect(alice: User) -> None:
    operation = uuid4()
    barrier = threading.Barrier(2, timeout=10)
    effects: list[int] = []

    def have_effect() -> dict[str, Any]:
        effects.append(1)
        return {}

    def ask() -> None:
        barrier.wait()
        run_once(operation=operation, by=alice, effect=have_effect)
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert effects == [1]


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise_text(text)

    assert normalise_text(once) == once
    assert fingerprint(text) == fingerprint(once)


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (False, ""), (True, "on"), (7, "7"), ([3, 1], "1,3"), (" a\r\nb ", "a\nb"), ([], "")],
)
def test_canonical_spells_every_kind_of_value(value: object, text: str) -> None:
    assert canonical(value) == text
