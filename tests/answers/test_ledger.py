"""The ledger counts how often each rule was shown and set aside, and shows nobody's words."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.answers.models import Dismissal, Showing, Verdict
from apps.answers.queries.ledger import LedgerRow, read_ledger
from apps.answers.services.dismissals import AnswerOfAnother
from apps.answers.services.showings import note_showings
from apps.guidance.models import Rule
from tests.answers.conftest import Draft

LEDGER = reverse("answers:ledger")


def show(draft: Draft, rule: str, times: int) -> None:
    for number in range(times):
        Showing.objects.create(answer=draft.answer, rule=rule, key=str(number))


def dismiss(draft: Draft, rule: str, quote: str, verdict: str) -> None:
    Dismissal.objects.create(answer=draft.answer, rule=rule, quote=quote, reason="So.", verdict=verdict)


def test_each_finding_counts_once_however_often_the_page_is_read(alice_client: Client, full: Draft) -> None:
    full.answer.rows.update(focus="trace faults", benefit="", gain="")
    for row in full.answer.rows.all():
        row.lines.clear()
        row.facts.clear()

    findings = alice_client.get(full.url("check")).context["findings"]
    alice_client.get(full.url("check"))
    first = sorted(Showing.objects.values_list("rule", flat=True))
    alice_client.get(full.url("check") + "?all=1")

    assert first == sorted(each.rule for each in findings.first)
    assert Showing.objects.count() == len(findings.open) > 3


def test_empty_draft_shows_nothing(alice_client: Client, draft: Draft) -> None:
    alice_client.get(draft.url("check"))

    assert not Showing.objects.exists()


def test_showings_of_anothers_answer_are_not_noted(bob: User, draft: Draft) -> None:
    with pytest.raises(AnswerOfAnother):
        note_showings(answer=draft.answer, findings=(), by=bob)


def test_the_button_says_whether_it_is_wrong_or_true_and_kept(alice_client: Client, full: Draft) -> None:
    data = {"rule": "vague-growth", "quote": "", "phase": "near", "reason": "I like it."}

    alice_client.post(full.url("dismiss"), {**data, "verdict": "kept"})
    page = alice_client.get(full.url("check")).content.decode()
    refused = alice_client.post(full.url("dismiss"), {**data, "verdict": "rude"})

    assert Dismissal.objects.get().verdict == Verdict.KEPT
    assert "Set aside (true, and kept)" in page
    assert refused.status_code == 422
    full.answer.rows.update(focus="be a team player", benefit="")
    page = alice_client.get(full.url("check")).content.decode()
    assert 'name="verdict" value="wrong"' in page
    assert 'name="verdict" value="kept"' in page


def test_ledger_counts_by_rule_and_by_verdict(draft: Draft) -> None:
    show(draft, "vague-growth", 4)
    show(draft, "cliche-stock-phrases", 2)
    dismiss(draft, "vague-growth", "a", "wrong")
    dismiss(draft, "vague-growth", "b", "kept")
    dismiss(draft, "vague-growth", "c", "")
    dismiss(draft, "long-gone", "", "kept")

    rules = {rule.slug: rule.pk for rule in Rule.objects.all()}
    rows = read_ledger()

    assert rows == (
        LedgerRow("vague-growth", "vague", rules["vague-growth"], 4, 1, 1, 1),
        LedgerRow("cliche-stock-phrases", "cliche", rules["cliche-stock-phrases"], 2, 0, 0, 0),
        LedgerRow("long-gone", "", None, 0, 0, 1, 0),
    )
    assert [row.share_wrong for row in rows] == [25, 0, None]


def test_admin_reads_a_plain_table_without_anybodys_words(adam_client: Client, draft: Draft) -> None:
    assert "No rule has spoken yet" in adam_client.get(LEDGER).content.decode()
    show(draft, "vague-growth", 4)
    dismiss(draft, "long-gone", "my own words", "wrong")

    page = adam_client.get(LEDGER).content.decode()

    assert "long-gone (gone)" in page
    assert reverse("admin:guidance_rule_change", args=[Rule.objects.get(slug="vague-growth").pk]) in page
    assert "my own words" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_ledger_costs_the_same_for_any_number(
    adam_client: Client, draft: Draft, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        show(draft, f"rule-{number}", 2)

    with django_assert_num_queries(8):
        assert len(adam_client.get(LEDGER).context["ledger"]) == count


@pytest.mark.parametrize("browser", ["alice_client", "carol_client", "guest_client"])
def test_ledger_is_there_for_admins_only(request: pytest.FixtureRequest, browser: str) -> None:
    assert request.getfixturevalue(browser).get(LEDGER).status_code == 404


def test_ledger_is_found_from_the_rules(adam_client: Client) -> None:
    assert LEDGER in adam_client.get(reverse("admin:guidance_rule_changelist")).content.decode()


def test_only_the_long_term_may_lead_elsewhere(draft: Draft) -> None:
    with pytest.raises(IntegrityError, match="only_the_long_term_leads_elsewhere"), transaction.atomic():
        draft.answer.rows.filter(horizon="short").update(leads_elsewhere=True)


def test_what_others_judge_is_counted_too(monkeypatch: pytest.MonkeyPatch, draft: Draft) -> None:
    monkeypatch.setattr("apps.answers.queries.ledger._judges", [lambda: {"vague-growth": (4, 3)}])
    show(draft, "title-as-goal", 2)

    first, second = read_ledger()

    assert (first.rule, first.judged, first.disputed) == ("vague-growth", 4, 3)
    assert (second.rule, second.judged, second.disputed) == ("title-as-goal", 0, 0)
