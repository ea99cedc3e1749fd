"""The check: what a listener may trip over, and setting it aside with a reason."""

from typing import Any

import pytest
from django.test import Client

from apps.answers.models import Dismissal
from apps.drafting.vocabulary import Finding
from tests.answers.conftest import Draft, fill_matrix

HTMX = {"HX-Request": "true"}


def test_check_of_an_empty_draft_says_where_to_begin(alice_client: Client, draft: Draft) -> None:
    response = alice_client.get(draft.url("check"))

    assert response.status_code == 200
    assert draft.url("phase", "short-term-focus").encode() in response.content
    assert b"Write my answer" not in response.content


def test_check_shows_three_findings_first_and_the_rest_on_request(alice_client: Client, full: Draft) -> None:
    full.answer.rows.update(
        focus="hit the ground running as a team player and become a director", benefit="", gain=""
    )
    full.answer.rows.get(horizon="long").lines.clear()

    findings = alice_client.get(full.url("check")).context["findings"]
    assert len(findings.first) == 3
    assert findings.rest

    everything = alice_client.get(full.url("check") + "?all=1").content.decode()
    assert everything.count('class="finding"') == len(findings.open)


def test_finding_is_set_aside_with_a_reason_only(alice_client: Client, full: Draft) -> None:
    data = {"rule": "matrix-missing-benefit", "quote": "", "phase": "near", "reason": " "}
    refused = alice_client.post(full.url("dismiss"), data)
    assert (refused.status_code, Dismissal.objects.count()) == (422, 0)

    accepted = alice_client.post(full.url("dismiss"), {**data, "reason": "They asked me not to."})
    assert accepted["Location"] == full.url("check")
    assert Dismissal.objects.get().reason == "They asked me not to."


def test_refused_dismissal_says_so_beside_its_own_finding_only(alice_client: Client, full: Draft) -> None:
    full.answer.rows.update(focus="be a team player", benefit="")
    page = alice_client.get(full.url("check") + "?all=1")
    finding = page.context["findings"].open[-1]

    refused = alice_client.post(full.url("dismiss") + "?all=1", dismissal_of(finding, "x" * 501))

    assert refused.status_code == 422
    assert refused.content.decode().count("invalid-feedback") == 1
    field = refused.context["form"]["reason"].auto_id
    assert f'href="#{field}"' in refused.content.decode()
    assert f'id="{field}"' in refused.content.decode()
    assert f'value="{"x" * 501}"' in refused.content.decode()


def test_list_that_was_opened_stays_open(alice_client: Client, full: Draft) -> None:
    data = {"rule": "x", "quote": "", "phase": "", "reason": "because"}

    assert alice_client.post(full.url("dismiss") + "?all=1", data)["Location"] == full.url("check") + "?all=1"


def test_dismissal_for_a_phase_that_is_not_there_is_refused(alice_client: Client, full: Draft) -> None:
    data = {"rule": "x", "quote": "", "phase": "middle", "reason": "because"}

    assert alice_client.post(full.url("dismiss"), data).status_code == 422


def dismissal_of(finding: Finding, reason: str) -> dict[str, str]:
    """Return what the form under a finding sends."""
    return {"rule": finding.rule, "quote": finding.quote, "phase": finding.phase or "", "reason": reason}


def test_setting_aside_by_htmx_puts_the_way_back_in_its_place(alice_client: Client, full: Draft) -> None:
    full.answer.rows.update(focus="be a team player", benefit="")
    finding = alice_client.get(full.url("check")).context["findings"].open[0]

    response = alice_client.post(full.url("dismiss"), dismissal_of(finding, "because"), headers=HTMX)

    dismissal = Dismissal.objects.get()
    assert response.content.strip().startswith(
        f'<form method="post" action="{full.url("bring_back", dismissal.pk)}"'.encode()
    )
    assert b"data-focus" in response.content
    assert len(response.content) <= 4096

    assert alice_client.post(full.url("bring_back", dismissal.pk))["Location"] == full.url("check")
    assert not Dismissal.objects.exists()


def test_refusal_by_htmx_is_the_finding_alone(alice_client: Client, full: Draft) -> None:
    full.answer.rows.update(focus="be a team player", benefit="")
    finding = alice_client.get(full.url("check")).context["findings"].open[0]

    response = alice_client.post(full.url("dismiss"), dismissal_of(finding, ""), headers=HTMX)

    assert response.status_code == 422
    assert response.content.strip().startswith(b'<article class="mb-3" id="finding-')
    assert response.content.count(b"invalid-feedback") == 1
    assert len(response.content) <= 4096


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_reason_for_a_remark_that_is_gone_stays_to_be_read(
    alice_client: Client, full: Draft, headers: dict[str, str]
) -> None:
    data = {"rule": "cliche-stock-phrases", "quote": "no longer there", "phase": "near", "reason": "y" * 501}

    refused = alice_client.post(full.url("dismiss"), data, headers=headers)

    assert refused.status_code == 422
    assert "y" * 501 in refused.content.decode()
    assert refused.headers.get("HX-Retarget") == ("body" if headers else None)


def test_dismissal_of_another_answer_is_not_there(alice_client: Client, full: Draft) -> None:
    assert alice_client.post(full.url("bring_back", 999_999)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_check_page_costs_the_same_for_any_number(
    alice_client: Client, draft: Draft, count: int, django_assert_num_queries: Any
) -> None:
    fill_matrix(draft)
    for number in range(count):
        draft.answer.dismissals.create(rule=f"r{number}", reason="So.")
        draft.posting.notes.create(text=f"They open depot {number}.", source="Their report")

    with django_assert_num_queries(21):
        alice_client.get(draft.url("check"))


@pytest.mark.parametrize("name", ["rule", "quote", "phase", "reason"])
def test_binary_and_huge_dismissals_are_refused_or_shortened(
    alice_client: Client, full: Draft, name: str
) -> None:
    good = {"rule": "x", "quote": "", "phase": "", "reason": "because"}

    assert alice_client.post(full.url("dismiss"), {**good, name: "a\0b"}).status_code == 422
    huge = alice_client.post(full.url("dismiss"), {**good, name: "ab" * 100_000})
    assert (huge.status_code, Dismissal.objects.count()) == ((302, 1) if name == "quote" else (422, 0))


def test_page_with_everything_set_aside_does_not_say_that_nothing_was_found(
    alice_client: Client, full: Draft
) -> None:
    full.answer.rows.update(benefit="")
    for finding in alice_client.get(full.url("check")).context["findings"].open:
        alice_client.post(full.url("dismiss"), dismissal_of(finding, "They asked me not to."))

    page = alice_client.get(full.url("check"))

    assert page.context["findings"].open == ()
    assert page.context["findings"].silenced == full.answer.dismissals.count() > 0
    assert "No rule has anything to say" not in page.content.decode()
    assert "you have set aside" in page.content.decode()


def test_reason_that_no_longer_belongs_to_any_words_silences_nothing(
    alice_client: Client, full: Draft
) -> None:
    full.answer.dismissals.create(
        rule="cliche-stock-phrases", quote="gone meanwhile", phase="near", reason="So."
    )

    page = alice_client.get(full.url("check"))

    assert page.context["findings"].silenced == 0
