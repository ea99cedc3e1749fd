"""Other ways to say a phase's goal: grounded, taken only when asked, and nothing lost."""

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.answers.models import MatrixRow
from apps.answers.services.matrix import GoalOfAnother, take_wording
from tests.answers.conftest import Draft

SLUG = "short-term-focus"


def write(draft: Draft, focus: str) -> MatrixRow:
    row = draft.row("short")
    row.focus = focus
    row.save(update_fields=["focus"])
    return row


def test_phase_says_what_its_goal_could_do_with_and_leads_to_other_wordings(
    alice_client: Client, draft: Draft
) -> None:
    write(draft, "feel good in what is next")

    page = alice_client.get(draft.url("phase", SLUG)).content.decode()

    assert "This could be said of any job" in page
    assert draft.url("wordings", SLUG) in page


def test_reason_that_a_remark_gives_is_not_given_twice(alice_client: Client, draft: Draft) -> None:
    write(draft, "develop my skills and be challenged")

    page = alice_client.get(draft.url("phase", SLUG))

    assert "vague" in {finding.label for finding in page.context["remarks"]}
    assert "This could be said of any job" not in page.content.decode()
    assert draft.url("wordings", SLUG) in page.content.decode()


def test_goal_that_needs_nothing_is_left_alone(alice_client: Client, draft: Draft) -> None:
    write(draft, "trace faults in lineside equipment without help by June")

    assert draft.url("wordings", SLUG) not in alice_client.get(draft.url("phase", SLUG)).content.decode()
    assert "need nothing" in alice_client.get(draft.url("wordings", SLUG)).content.decode()


def test_page_before_anything_is_written_says_so(alice_client: Client, draft: Draft) -> None:
    assert "Nothing is written here yet" in alice_client.get(draft.url("wordings", SLUG)).content.decode()


def test_each_wording_shows_what_it_is_made_of(alice_client: Client, draft: Draft) -> None:
    write(draft, "grow in my career")

    response = alice_client.get(draft.url("wordings", SLUG))

    wordings = [wording for each in response.context["suggestions"] for wording in each.wordings]
    assert wordings
    known = {line.text for line in draft.lines} | {draft.fact.text, "grow in my career"}
    assert {source.quote for wording in wordings for source in wording.sources} <= known


def test_taken_wording_stands_in_the_phase_and_the_earlier_words_among_the_goals(
    alice_client: Client, draft: Draft, alice: User
) -> None:
    write(draft, "grow in my career")
    offered = alice_client.get(draft.url("wordings", SLUG)).context["suggestions"][0].wordings[0].text

    response = alice_client.post(draft.url("wordings", SLUG), {"wording": offered})

    assert response.status_code == 302
    assert draft.row("short").focus == offered
    assert alice.goals.filter(text="grow in my career", horizon="short").count() == 1
    take_wording(row=write(draft, "grow in my career"), wording=offered, by=alice)
    assert alice.goals.filter(text="grow in my career").count() == 1


@pytest.mark.parametrize("wording", ["", "Words that were never offered", "\x00"])
def test_what_was_not_offered_is_not_taken(alice_client: Client, draft: Draft, wording: str) -> None:
    write(draft, "grow in my career")

    response = alice_client.post(draft.url("wordings", SLUG), {"wording": wording})

    assert response.status_code in (400, 422)
    assert draft.row("short").focus == "grow in my career"


def test_row_of_another_is_refused(draft: Draft, bob: User) -> None:
    with pytest.raises(GoalOfAnother):
        take_wording(row=draft.row("short"), wording="mine", by=bob)


def test_stranger_sees_no_wordings(bob_client: Client, draft: Draft) -> None:
    assert bob_client.get(draft.url("wordings", SLUG)).status_code == 404
    assert bob_client.get(draft.url("wordings", "middle")).status_code == 404
