"""The phase pages: saved as they are typed, safe in two tabs, honest about what is saved."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.answers.models import Horizon
from apps.common.models import RefusedText
from apps.common.saving.fingerprints import fingerprint
from apps.guidance.models import Rule
from tests.answers.conftest import Draft, make_draft

SLUGS = ["short-term-focus", "job-bridge", "long-term-vision"]
AUTOSAVE = {"HX-Request": "true", "HX-Target": "preview"}


def autosave(
    client: Client, draft: Draft, slug: str, name: str, value: object, *, base: object = "", **extra: str
) -> Any:
    """Send one field as the script does."""
    data = {"only": name, name: value, f"{name}_version": fingerprint(base), **extra}
    return client.post(draft.url("phase", slug), data, headers=AUTOSAVE)


@pytest.mark.parametrize("slug", SLUGS)
def test_phase_page_shows_stems_and_evidence(alice_client: Client, draft: Draft, slug: str) -> None:
    response = alice_client.get(draft.url("phase", slug))

    assert response.status_code == 200
    shown = response.context["evidence"]
    assert {item.text for item in (*shown.first, *shown.rest)} == {
        *(line.text for line in draft.lines),
        draft.note.text,
    }
    assert [item.text for item in shown.facts] == [draft.fact.text]


def test_unknown_phase_is_not_there(alice_client: Client, draft: Draft) -> None:
    assert alice_client.get(draft.url("phase", "middle")).status_code == 404


@pytest.mark.parametrize("slug", SLUGS)
def test_stranger_neither_reads_nor_writes_a_phase(bob_client: Client, draft: Draft, slug: str) -> None:
    assert bob_client.get(draft.url("phase", slug)).status_code == 404
    assert bob_client.post(draft.url("phase", slug), {"focus": "mine now"}).status_code == 404
    assert set(draft.answer.rows.values_list("focus", flat=True)) == {""}


def test_autosave_stores_one_field_and_answers_with_the_preview(alice_client: Client, draft: Draft) -> None:
    response = autosave(alice_client, draft, "short-term-focus", "focus", "trace faults alone")

    assert response.status_code == 200
    assert draft.row("short").focus == "trace faults alone"
    assert json.loads(response["HX-Trigger"]) == {
        "saved": {"versions": {"focus": fingerprint("trace faults alone")}}
    }
    assert response.content.strip().startswith(b'<aside id="preview"')
    assert b"trace faults alone" in response.content
    assert len(response.content) <= 4096


def test_stale_autosave_shows_and_keeps_both_texts(alice_client: Client, draft: Draft) -> None:
    autosave(alice_client, draft, "short-term-focus", "focus", "from the first tab")

    response = autosave(alice_client, draft, "short-term-focus", "focus", "from the second tab")

    assert response.status_code == 409
    assert response["HX-Retarget"] == "#conflict"
    assert b"from the first tab" in response.content
    assert b"from the second tab" in response.content
    assert draft.row("short").focus == "from the first tab"
    assert RefusedText.objects.get().text == "from the second tab"


def test_refused_text_can_be_put_in_its_place(alice_client: Client, draft: Draft) -> None:
    autosave(alice_client, draft, "short-term-focus", "focus", "first")
    data = {"only": "focus", "stay": "1", "focus": "second", "focus_version": fingerprint("first")}

    response = alice_client.post(draft.url("phase", "short-term-focus"), data)

    assert response.status_code == 302
    assert draft.row("short").focus == "second"


def test_stale_form_without_script_is_refused_with_both_texts(alice_client: Client, draft: Draft) -> None:
    autosave(alice_client, draft, "long-term-vision", "focus", "first")

    response = alice_client.post(
        draft.url("phase", "long-term-vision"), {"focus": "second", "focus_version": fingerprint("")}
    )

    assert response.status_code == 409
    assert b"first" in response.content
    assert b"second" in response.content


def test_two_tabs_on_two_fields_do_not_collide(alice_client: Client, draft: Draft) -> None:
    autosave(alice_client, draft, "short-term-focus", "focus", "trace faults")
    untouched = {"focus": "", "focus_version": fingerprint("")}

    response = alice_client.post(
        draft.url("phase", "short-term-focus"),
        {**untouched, "measure": "I need no help", "measure_version": fingerprint("")},
    )

    row = draft.row("short")
    assert response.status_code == 302
    assert (row.focus, row.measure) == ("trace faults", "I need no help")


def test_repeated_autosave_has_one_effect(alice_client: Client, draft: Draft) -> None:
    operation = str(uuid4())
    for _ in range(2):
        response = autosave(
            alice_client, draft, "short-term-focus", "focus", "trace faults", operation=operation
        )
        assert response.status_code == 200

    assert draft.row("short").focus == "trace faults"
    assert not RefusedText.objects.exists()


def test_evidence_is_ticked_and_unticked(alice_client: Client, draft: Draft) -> None:
    chosen = [draft.lines[1].pk, draft.lines[2].pk]
    autosave(alice_client, draft, "job-bridge", "lines", chosen, base=[])
    assert sorted(line.pk for line in draft.row("mid").lines.all()) == chosen

    autosave(alice_client, draft, "job-bridge", "facts", [draft.fact.pk], base=[])
    data = {"only": "lines", "lines_version": fingerprint(chosen)}
    response = alice_client.post(draft.url("phase", "job-bridge"), data, headers=AUTOSAVE)

    assert response.status_code == 200
    assert (draft.row("mid").lines.count(), draft.row("mid").facts.get()) == (0, draft.fact)


def test_evidence_of_another_is_refused(alice_client: Client, bob: User, draft: Draft) -> None:
    theirs = make_draft(bob)

    for name, value in (("lines", theirs.lines[0].pk), ("facts", theirs.fact.pk), ("notes", theirs.note.pk)):
        response = autosave(alice_client, draft, "job-bridge", name, [value], base=[])
        assert (response.status_code, response["HX-Retarget"]) == (422, "#conflict")

    row = draft.row("mid")
    assert (row.lines.count(), row.facts.count(), row.notes.count()) == (0, 0, 0)


def test_too_long_words_are_explained_and_shown_again(alice_client: Client, draft: Draft) -> None:
    long_text = "word " * 300

    response = alice_client.post(draft.url("phase", "short-term-focus"), {"focus": long_text})

    assert response.status_code == 422
    assert response.context["form"]["focus"].value() == long_text
    assert b"<title>Error:" in response.content
    assert draft.row("short").focus == ""


def test_not_sure_yet_is_an_answer(alice_client: Client, draft: Draft) -> None:
    response = autosave(alice_client, draft, "long-term-vision", "is_undecided", "on", base=False)

    assert response.status_code == 200
    assert draft.row("long").is_undecided is True


def test_whole_form_leads_on_to_the_next_phase(alice_client: Client, draft: Draft) -> None:
    response = alice_client.post(draft.url("phase", "short-term-focus"), {"focus": "trace faults"})

    assert response["Location"] == draft.url("phase", "job-bridge")


def test_goal_is_taken_into_its_row(alice_client: Client, draft: Draft) -> None:
    response = alice_client.post(draft.url("take_goal", "job-bridge"), {"goal": draft.goals["mid"].pk})

    assert response["Location"] == draft.url("phase", "job-bridge")
    assert draft.row("mid").focus == "hold the licence to test point machines"


@pytest.mark.parametrize("goal", ["", "0", "x", "9" * 30])
def test_goal_that_is_not_there_is_not_taken(alice_client: Client, draft: Draft, goal: str) -> None:
    assert alice_client.post(draft.url("take_goal", "job-bridge"), {"goal": goal}).status_code == 404


def test_goal_of_another_is_not_there(alice_client: Client, bob: User, draft: Draft) -> None:
    theirs = make_draft(bob).goals["mid"].pk

    assert alice_client.post(draft.url("take_goal", "job-bridge"), {"goal": theirs}).status_code == 404


def test_save_after_the_session_is_gone_asks_to_sign_in(client: Client, draft: Draft) -> None:
    response = autosave(client, draft, "short-term-focus", "focus", "typed too late")

    assert response["HX-Redirect"].startswith("/accounts/login/")
    assert draft.row("short").focus == ""


@pytest.mark.parametrize("words", ["<b>bold</b>", "مرحبا بالعالم", "🪛 twist", "\x00 nul", "{{ 7|add:1 }}"])
def test_odd_words_are_saved_and_shown_as_they_are(alice_client: Client, draft: Draft, words: str) -> None:
    response = autosave(alice_client, draft, "short-term-focus", "focus", words)

    assert response.status_code in (200, 422)
    assert b"<b>bold" not in response.content
    page = alice_client.get(draft.url("phase", "short-term-focus"))
    assert (page.status_code, Horizon(page.context["row"].horizon)) == (200, Horizon.SHORT)


def test_words_a_listener_may_trip_over_are_remarked_on_as_they_are_typed(
    alice_client: Client, draft: Draft
) -> None:
    response = autosave(alice_client, draft, "short-term-focus", "focus", "hit the ground running")

    said = response.content.decode()
    assert '<section id="remarks" class="remarks"' in said
    assert 'hx-swap-oob="true"' in said
    assert "<q>hit the ground running</q>" in said
    assert "data-focus" not in said
    assert len(response.content) <= 4096
    page = alice_client.get(draft.url("phase", "short-term-focus")).content.decode()
    assert "<q>hit the ground running</q>" in page
    assert "hx-swap-oob" not in page


def test_remarks_are_about_the_phase_on_the_page_and_not_about_what_is_missing(
    alice_client: Client, draft: Draft
) -> None:
    draft.answer.rows.filter(horizon="short").update(focus="hit the ground running")
    draft.answer.rows.filter(horizon="mid").update(aligns="night shifts")

    near = alice_client.get(draft.url("phase", "short-term-focus")).context["remarks"]
    bridge = alice_client.get(draft.url("phase", "job-bridge")).context["remarks"]

    assert [finding.label for finding in near] == ["cliche"]
    assert bridge == ()


def test_remark_that_was_set_aside_is_not_made_again(alice_client: Client, draft: Draft) -> None:
    draft.answer.rows.filter(horizon="short").update(focus="hit the ground running")
    (remark,) = alice_client.get(draft.url("phase", "short-term-focus")).context["remarks"]

    draft.answer.dismissals.create(
        rule=remark.rule, quote=remark.quote, phase="near", reason="They say so too."
    )

    assert alice_client.get(draft.url("phase", "short-term-focus")).context["remarks"] == ()


def test_rule_that_fails_costs_the_remarks_and_not_the_save(
    alice_client: Client, draft: Draft, caplog: pytest.LogCaptureFixture
) -> None:
    Rule.objects.create(
        slug="broken",
        label="vague",
        kind="phrases",
        phrases=["faults"],
        parameters={"at_least": "many"},
        hears="?",
        why="?",
        mend="?",
        source="A test",
        flagged_examples=[],
        clean_examples=[],
    )

    response = autosave(alice_client, draft, "short-term-focus", "focus", "trace faults alone")

    assert response.status_code == 200
    assert draft.row("short").focus == "trace faults alone"
    assert b"trace faults alone" in response.content
    assert [record.name for record in caplog.records] == ["apps.answers.queries.findings"]


@pytest.mark.parametrize("count", [1, 3])
def test_autosave_costs_the_same_for_any_number(
    alice_client: Client, draft: Draft, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        draft.answer.dismissals.create(rule=f"r{number}", reason="So.")
        draft.posting.notes.create(text=f"They open depot {number}.", source="Their report")

    with django_assert_num_queries(24):
        autosave(alice_client, draft, "short-term-focus", "focus", "trace faults alone")
