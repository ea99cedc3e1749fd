"""Who may do what: the table, every party and state and act of it, and how a person becomes a party."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from apps.accounts.models import Role, User
from apps.reviews.models import Cohort, ReviewRequest
from apps.reviews.permissions import RIGHTS, Act, Party, can_join, find_party, is_allowed, state_at
from apps.reviews.queries.access import get_case_for, get_cohort_for
from apps.reviews.services.cohorts import remove_counsellor
from apps.reviews.services.reviewing import HOLD, take_request
from apps.reviews.services.sending import withdraw_request
from apps.reviews.states import LIVE, NAMES, TRANSITIONS, State, can_move, draw_diagram

CANDIDATES = {Act.SEE, Act.SEND_AGAIN, Act.WITHDRAW, Act.RESPOND, Act.REPLY}
READERS = {Act.SEE, Act.REPLY}
HOLDERS = READERS | {Act.TAKE, Act.RELEASE, Act.COMMENT, Act.RATE, Act.DECIDE}
WANTED = {
    Party.CANDIDATE: CANDIDATES,
    Party.HOLDER: HOLDERS,
    Party.COUNSELLOR: READERS | {Act.TAKE},
    Party.OTHER_HOLDS: READERS,
    Party.OUTSIDE: {Act.SEE, Act.COMMENT},
    Party.STRANGER: set(),
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("party", Party)
def test_each_party_may_do_what_is_wanted_and_nothing_else(party: Party, state: State) -> None:
    wanted = WANTED[party]
    if state is State.WITHDRAWN:
        wanted = {Act.SEE, Act.RESPOND} if party is Party.CANDIDATE else set()

    assert {act for act in Act if is_allowed(party, act, state)} == wanted


def test_the_table_speaks_of_every_act() -> None:
    assert set(RIGHTS) == set(Act)


def test_every_state_is_in_the_table_of_moves_and_has_a_name() -> None:
    assert set(TRANSITIONS) == {None, *State}
    assert set(NAMES) == set(State)
    assert not any(can_move(State.WITHDRAWN, state) for state in State)
    assert all(can_move(state, State.WITHDRAWN) for state in LIVE)


def test_the_diagram_in_the_docs_is_drawn_from_the_table() -> None:
    docs = (Path(__file__).parents[2] / "docs" / "reviews.md").read_text(encoding="utf-8")

    drawn = re.search(r"```mermaid\n(.*?)\n```", docs, re.DOTALL)
    assert drawn
    assert drawn[1] == draw_diagram()


def test_people_are_the_parties_they_should_be(
    sent: ReviewRequest,
    cohort: Cohort,
    alice: User,
    bob: User,
    carol: User,
    dora: User,
    eve: User,
    adam: User,
) -> None:
    take_request(request=sent, by=carol)
    sent.refresh_from_db()
    now = timezone.now()

    def party(user: User, at_time: timedelta = timedelta(0)) -> Party:
        serves = cohort.counsellors.filter(counsellor=user).exists()
        return find_party(user, sent, serves=serves, now=now + at_time)

    assert party(alice) is Party.CANDIDATE
    assert party(carol) is Party.HOLDER
    assert party(dora) is Party.OTHER_HOLDS
    assert party(dora, HOLD) is Party.COUNSELLOR
    assert {party(user) for user in (bob, eve, adam)} == {Party.STRANGER}


def test_a_counsellor_whose_role_is_taken_away_is_a_stranger(sent: ReviewRequest, carol: User) -> None:
    carol.role = Role.CANDIDATE
    carol.save()

    with pytest.raises(Http404):
        get_case_for(carol, sent.pk)
    with pytest.raises(Http404):
        get_cohort_for(carol, sent.cohort_id or 0)


def test_a_counsellor_taken_off_the_cohort_sees_nothing(
    sent: ReviewRequest, cohort: Cohort, carol: User, dora: User
) -> None:
    assert get_case_for(dora, sent.pk).party is Party.COUNSELLOR

    remove_counsellor(cohort=cohort, counsellor=dora, by=carol)

    with pytest.raises(Http404):
        get_case_for(dora, sent.pk)


@pytest.mark.parametrize("name", ["bob", "eve", "adam"])
def test_for_a_stranger_there_is_nothing(
    sent: ReviewRequest, name: str, request: pytest.FixtureRequest
) -> None:
    stranger: User = request.getfixturevalue(name)

    for act in Act:
        with pytest.raises(Http404):
            get_case_for(stranger, sent.pk, act)
        with pytest.raises(Http404):
            get_case_for(stranger, sent.pk + 1_000, act)


def test_what_may_be_seen_but_not_done_now_is_refused_in_words(sent: ReviewRequest, carol: User) -> None:
    with pytest.raises(PermissionDenied, match="cannot be done"):
        get_case_for(carol, sent.pk, Act.DECIDE)


def test_withdrawn_is_gone_for_counsellors_at_once(sent: ReviewRequest, alice: User, carol: User) -> None:
    withdraw_request(request=sent, by=alice)

    with pytest.raises(Http404):
        get_case_for(carol, sent.pk)
    assert get_case_for(alice, sent.pk).state is State.WITHDRAWN


def test_what_has_run_out_is_gone_too(sent: ReviewRequest, alice: User, carol: User) -> None:
    later = timezone.now() + timedelta(days=1)
    ReviewRequest.objects.update(ends_at=later)
    sent.refresh_from_db()

    assert state_at(sent, later - timedelta(seconds=1)) is State.WAITING
    assert state_at(sent, later) is State.WITHDRAWN
    ReviewRequest.objects.update(sent_at=later - timedelta(days=9), ends_at=later - timedelta(days=2))
    with pytest.raises(Http404):
        get_case_for(carol, sent.pk)


def test_a_guest_cannot_join(guest: User, alice: User) -> None:
    assert can_join(alice)
    assert not can_join(guest)
