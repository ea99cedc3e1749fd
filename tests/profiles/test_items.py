"""Facts and goals: added, edited where they stand, moved, removed; with htmx and without."""

from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.common.saving.fingerprints import fingerprint
from apps.profiles.models import Fact, Goal, Profile
from tests.factories.profiles import FactFactory, GoalFactory

HTMX = {"HX-Request": "true"}
LONG = "x" * 2_001


@dataclass(frozen=True)
class Room:
    """One of the two lists: its name in addresses, its factory, and what else a new row needs."""

    name: str
    factory: type[FactFactory | GoalFactory]
    model: type[Fact | Goal]
    new: dict[str, str]

    @property
    def url(self) -> str:
        """Return the list's address."""
        return reverse(f"profiles:{self.name}s")

    def item_url(self, row: Model, action: str = "") -> str:
        """Return a row's own address, or that of removing it."""
        return reverse(f"profiles:{action}{self.name}", args=[row.pk])


FACTS = Room("fact", FactFactory, Fact, {"kind": "skill"})
GOALS = Room("goal", GoalFactory, Goal, {"horizon": "mid"})
both = pytest.mark.parametrize("room", [FACTS, GOALS], ids=["facts", "goals"])


@both
def test_list_shows_ones_own_only(room: Room, alice: User, bob: User, alice_client: Client) -> None:
    room.factory.create(owner=alice, text="mine alone")
    room.factory.create(owner=bob, text="his alone")

    page = alice_client.get(room.url).content.decode()

    assert "mine alone" in page
    assert "his alone" not in page


@both
@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_however_long(
    count: int,
    room: Room,
    alice: User,
    alice_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    Profile.objects.create(owner=alice)
    room.factory.create_batch(count, owner=alice)

    # The session, the person, the guidance, the list; for goals the profile too.
    with django_assert_num_queries(5 if room is GOALS else 4):
        page = alice_client.get(room.url).content.decode()

    assert page.count(f'<li class="card" id="{room.name}-') == count


@both
def test_row_is_added_by_a_plain_form(room: Room, alice: User, alice_client: Client) -> None:
    answer = alice_client.post(f"{room.url}?answer=7", {"text": "regulate a clock", **room.new})

    row = room.model.objects.get()
    assert answer.headers["Location"] == f"{room.url}?answer=7#{room.name}-{row.pk}"
    assert (row.owner, row.text) == (alice, "regulate a clock")
    assert {name: getattr(row, name) for name in room.new} == room.new


@both
def test_row_added_by_htmx_comes_alone_with_a_fresh_form(room: Room, alice_client: Client) -> None:
    answer = alice_client.post(
        room.url, {"text": "regulate a clock", "operation": str(uuid4()), **room.new}, headers=HTMX
    )

    page = answer.content.decode()
    assert "<html" not in page
    assert f'id="{room.name}-{room.model.objects.get().pk}"' in page
    assert page.count('hx-swap-oob="true"') == 1
    assert page.count("data-focus") == 1
    assert '<div id="announce" hx-swap-oob="innerHTML">' in page
    assert len(page.encode()) <= 4_096


@both
def test_form_sent_twice_makes_one_row(room: Room, alice_client: Client) -> None:
    data = {"text": "regulate a clock", "operation": str(uuid4()), **room.new}

    alice_client.post(room.url, data)
    alice_client.post(room.url, data)

    assert room.model.objects.count() == 1


@both
@pytest.mark.parametrize("text", ["", "   ", LONG, "\x00"])
def test_empty_or_endless_row_is_refused_and_stays_typed(text: str, room: Room, alice_client: Client) -> None:
    answer = alice_client.post(room.url, {"text": text, **room.new})

    page = answer.content.decode()
    assert (answer.status_code, room.model.objects.count()) == (422, 0)
    assert 'class="error-summary"' in page
    assert text.strip("\x00 ") in page


@both
def test_refused_row_comes_back_to_htmx_as_its_form_alone(room: Room, alice_client: Client) -> None:
    answer = alice_client.post(room.url, {"text": "", **room.new}, headers=HTMX)

    page = answer.content.decode()
    suffix = "-mid" if room is GOALS else ""
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (422, f"#new-{room.name}{suffix}")
    assert answer.headers["HX-Reswap"] == "outerHTML"
    assert "<html" not in page
    assert page.count("data-focus") == 1


@both
def test_row_of_an_unknown_kind_is_refused_and_its_text_kept(room: Room, alice_client: Client) -> None:
    answer = alice_client.post(room.url, {"text": "regulate a clock", **dict.fromkeys(room.new, "royal")})

    assert (answer.status_code, room.model.objects.count()) == (422, 0)
    assert "regulate a clock" in answer.content.decode()


@both
def test_text_is_saved_where_it_stands(room: Room, alice: User, alice_client: Client) -> None:
    row = room.factory.create(owner=alice, text="regulate a clock")
    data = {"text": "regulate two clocks", "text_version": fingerprint("regulate a clock")}

    saved = alice_client.post(room.item_url(row), {"only": "text", **data}, headers=HTMX)

    row.refresh_from_db()
    assert (saved.status_code, row.text) == (204, "regulate two clocks")


@both
def test_row_is_saved_by_a_plain_form(room: Room, alice: User, alice_client: Client) -> None:
    row = room.factory.create(owner=alice)

    answer = alice_client.post(f"{room.item_url(row)}?answer=7", {"text": "regulate a clock", **room.new})

    row.refresh_from_db()
    assert answer.headers["Location"] == f"{room.url}?answer=7#{room.name}-{row.pk}"
    assert {name: getattr(row, name) for name in room.new} == room.new


@both
def test_emptied_text_is_refused_and_the_row_stays(room: Room, alice: User, alice_client: Client) -> None:
    row = room.factory.create(owner=alice, text="regulate a clock")
    other = room.factory.create(owner=alice, text="wind a clock")

    answer = alice_client.post(room.item_url(row), {"text": "", **room.new})

    page = answer.content.decode()
    row.refresh_from_db()
    assert (answer.status_code, row.text) == (422, "regulate a clock")
    assert f'href="#{room.name}-{row.pk}-text"' in page
    assert other.text in page


@both
def test_looking_at_a_row_leads_to_its_place_in_the_list(
    room: Room, alice: User, alice_client: Client
) -> None:
    row = room.factory.create(owner=alice)

    answer = alice_client.get(room.item_url(row))

    assert answer.headers["Location"] == f"{room.url}#{room.name}-{row.pk}"


@both
def test_row_is_removed_once_one_has_said_so(room: Room, alice: User, alice_client: Client) -> None:
    row = room.factory.create(owner=alice, text="regulate a clock")
    url = room.item_url(row, "remove_")

    question = alice_client.get(url).content.decode()
    assert "regulate a clock" in question
    assert "keep their words" in question
    assert room.model.objects.count() == 1

    answer = alice_client.post(url + "?answer=7")
    assert (answer.headers["Location"], room.model.objects.count()) == (f"{room.url}?answer=7", 0)


@both
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("action", ["", "remove_"])
def test_strangers_find_nothing(
    action: str, method: str, room: Room, alice: User, bob_client: Client, carol_client: Client
) -> None:
    row = room.factory.create(owner=alice)

    for stranger in (bob_client, carol_client):
        assert getattr(stranger, method)(room.item_url(row, action)).status_code == 404
    assert room.model.objects.count() == 1


def test_facts_are_listed_by_kind(alice: User, alice_client: Client) -> None:
    for kind in ("language", "skill", "experience"):
        FactFactory.create(owner=alice, kind=kind, text=f"some {kind}")

    page = alice_client.get(FACTS.url).content.decode()

    assert page.index("some experience") < page.index("some skill") < page.index("some language")


def test_goals_stand_in_their_groups(alice: User, alice_client: Client) -> None:
    for horizon in ("", "long", "short", "mid"):
        GoalFactory.create(owner=alice, horizon=horizon, text=f"goal of {horizon or 'no'} horizon")

    page = alice_client.get(GOALS.url).content.decode()

    groups = ["group-short", "goal of short", "group-mid", "goal of mid"]
    groups += ["group-long", "goal of long", "group-open", "goal of no"]
    places = [page.index(text) for text in groups]
    assert places == sorted(places)


def test_goal_moved_by_htmx_leaves_its_group_for_the_other(alice: User, alice_client: Client) -> None:
    goal = GoalFactory.create(owner=alice, horizon="short", text="regulate a clock")

    answer = alice_client.post(
        GOALS.item_url(goal),
        {"only": "horizon", "horizon": "", "horizon_version": fingerprint("short")},
        headers=HTMX,
    )

    goal.refresh_from_db()
    page = answer.content.decode()
    assert goal.horizon == ""
    assert (answer.headers["HX-Retarget"], answer.headers["HX-Reswap"]) == (
        f"#goal-{goal.pk}",
        "delete swap:20ms",
    )
    assert 'hx-swap-oob="beforeend:#goals-open"' in page
    assert "The goal is moved to: Not sure when" in page


def test_goal_filed_elsewhere_than_its_words_say_gets_a_gentle_word(
    alice: User, alice_client: Client
) -> None:
    GoalFactory.create(owner=alice, horizon="long", text="gild books within one year")
    GoalFactory.create(owner=alice, horizon="short", text="gild boxes within one year")

    page = alice_client.get(GOALS.url).content.decode()

    assert page.count("sounds like 1 to 2 years. Move it there if you like.") == 1


@pytest.mark.parametrize(("is_unsure", "stored"), [("on", ["short"]), ("", [])])
def test_not_sure_yet_is_an_answer_for_a_horizon(
    is_unsure: str, stored: list[str], alice: User, alice_client: Client
) -> None:
    data = {"horizon": "short", "is_unsure": is_unsure}
    url = reverse("profiles:unsure")

    plain = alice_client.post(url + "?answer=7", data)
    part = alice_client.post(url, data, headers=HTMX).content.decode()

    assert plain.headers["Location"] == f"{GOALS.url}?answer=7#group-short"
    assert Profile.objects.get().not_sure == stored
    assert ("You said: not sure yet" in part) is bool(stored)
    assert ("You said: not sure yet" in alice_client.get(GOALS.url).content.decode()) is bool(stored)
    assert "<html" not in part


@pytest.mark.parametrize("method", ["get", "post"])
def test_unknown_horizon_leads_back(method: str, alice_client: Client) -> None:
    answer = getattr(alice_client, method)(reverse("profiles:unsure"), {"horizon": "someday"})

    assert answer.headers["Location"].split("?")[0] == GOALS.url
    assert Profile.objects.count() == 0
