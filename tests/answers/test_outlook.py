"""The check page says what is weighed otherwise: for this kind of employer, and for this person."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.answers.services.composition import write_answer
from apps.guidance.models import Lens
from apps.postings.models import Posting
from apps.profiles.models import Fact, Profile
from tests.answers.conftest import Draft

LANE = "work in a clearly defined role and gain experience"


def set_kind(draft: Draft, kind: str, read: str | None = None) -> None:
    """Make the employer one of a kind; `read` is what the posting was read as."""
    was_read = {} if read is None else {"employer_kind": read}
    Posting.objects.filter(pk=draft.posting.pk).update(employer_kind=kind, was_read=was_read)


def speak(draft: Draft, **said: str) -> None:
    """Write the answer, and put these words, by phase, in place of its sentences."""
    draft.answer.refresh_from_db()
    write_answer(answer=draft.answer, operation=None, by=draft.answer.owner)
    draft.answer.sentences.all().delete()
    for position, (phase, text) in enumerate(said.items(), 1):
        draft.answer.sentences.create(position=position, phase=phase, text=text, is_edited=True)


def look(browser: Client, draft: Draft) -> Any:
    """Return the check page with everything shown."""
    return browser.get(draft.url("check") + "?all=1")


def read_words(page: Any) -> str:
    """Return the page's text without its tags, each run of spaces as one."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def test_lens_is_shown_as_a_difference_with_the_guidance_behind_it(alice_client: Client, full: Draft) -> None:
    set_kind(full, "startup", read="startup")
    full.answer.rows.update(benefit="")
    speak(full, near="I want a clearly defined role.", far="Later I hope to gain experience.")

    page = look(alice_client, full)
    outlook, words = page.context["outlook"], read_words(page)

    assert "Because this is a startup" in words
    assert [each.rule for each in outlook.difference.added] == ["under-startup-fixed-lane"]
    assert {shift.finding.label for shift in outlook.difference.raised} == {"vague"}
    assert "In a small firm everyone must know what the new one is for." in words
    assert "Growing sideways as well as up" in words
    assert "Read from the posting. Not so? Change it" in words
    assert f'href="{reverse("guidance:lens", args=["startup"])}"' in page.content.decode()


def test_same_draft_under_another_lens_is_weighed_by_that_one(alice_client: Client, full: Draft) -> None:
    full.answer.rows.filter(horizon="short").update(focus=LANE)
    set_kind(full, "corporate", read="startup")

    page = look(alice_client, full)

    assert "under-startup-fixed-lane" not in {each.rule for each in page.context["findings"].open}
    assert "Because this is a corporate employer" in read_words(page)
    assert "You named this kind of employer. Change it" in read_words(page)


@pytest.mark.parametrize(
    ("kind", "title"),
    [("", "No kind of employer is known"), ("other", "An employer of another kind")],
)
def test_without_a_kind_nothing_is_weighed_otherwise(
    alice_client: Client, full: Draft, kind: str, title: str
) -> None:
    full.answer.rows.filter(horizon="short").update(focus=LANE)
    set_kind(full, kind, read="startup")

    page = look(alice_client, full)

    assert title in read_words(page)
    assert "Because this is" not in read_words(page)
    assert page.context["findings"].lens is None
    assert not {each.rule for each in page.context["findings"].open if each.rule.startswith("under-")}


def test_lens_that_an_admin_switched_off_changes_nothing(alice_client: Client, full: Draft) -> None:
    set_kind(full, "startup")
    Lens.objects.filter(slug="startup").update(is_active=False)

    assert look(alice_client, full).context["findings"].lens is None


def test_lens_that_moves_nothing_says_so(alice_client: Client, full: Draft) -> None:
    set_kind(full, "public")

    page = look(alice_client, full)

    assert page.context["outlook"].is_unmoved
    assert "the remarks are the same as for any employer" in read_words(page)


def test_line_of_the_posting_that_asks_for_it_is_offered(alice_client: Client, full: Draft) -> None:
    set_kind(full, "specialised_technical")

    speak(full, near="I want to trace faults.")

    words = read_words(look(alice_client, full))

    assert "Line 3 of the posting gives you an opening: “We pay for the licence" in words


def test_vague_long_term_falls_away_where_it_is_not_sure_yet(alice_client: Client, full: Draft) -> None:
    said = {"near": "I want to trace faults.", "far": "Later I hope to gain experience."}
    speak(full, **said)
    held = look(alice_client, full)
    full.answer.rows.filter(horizon="long").update(is_undecided=True)
    speak(full, **said)
    free = look(alice_client, full)

    assert "vague" in {each.label for each in held.context["findings"].open}
    assert "vague" not in {each.label for each in free.context["findings"].open}
    assert "Because you are not sure yet" in read_words(free)
    assert "Let be for that reason: gain experience It could be said of any job" in read_words(free)
    assert "Because you are not sure yet" not in read_words(held)


def test_horizon_left_open_on_the_goals_page_is_not_called_missing(
    alice_client: Client, alice: User, full: Draft
) -> None:
    full.answer.rows.filter(horizon="long").update(focus="", aligns="", benefit="")
    write_answer(answer=full.answer, operation=None, by=alice)
    before = alice_client.get(full.url("finished")).context["missing"]
    Profile.objects.filter(owner=alice).update(not_sure=["long"])

    after = alice_client.get(full.url("finished"))

    assert [part.text for part in before] == ["what you want"]
    assert after.context["missing"] == []
    assert after.context["is_current"]
    assert "Because you are not sure yet" in read_words(look(alice_client, full))


def test_person_says_on_the_long_term_page_that_it_may_lead_elsewhere(
    alice_client: Client, full: Draft
) -> None:
    url = full.url("phase", "long-term-vision")
    page = alice_client.get(url)
    versions = {f"{name}_version": value for name, value in page.context["form"].versions().items()}
    row = full.row("long")

    alice_client.post(
        url,
        {
            **versions,
            "focus": row.focus,
            "aligns": row.aligns,
            "benefit": row.benefit,
            "leads_elsewhere": "on",
            "lines": [line.pk for line in row.lines.all()],
        },
    )

    assert full.row("long").leads_elsewhere
    assert "leads_elsewhere" not in alice_client.get(full.url("phase", "job-bridge")).content.decode()


def test_leaving_one_day_asks_for_weight_in_the_near_term_and_scolds_nobody(
    alice_client: Client, full: Draft
) -> None:
    full.answer.rows.filter(horizon="long").update(focus="start my own business", benefit="")
    held = look(alice_client, full)
    full.answer.rows.filter(horizon="long").update(leads_elsewhere=True)
    free = look(alice_client, full)
    full.answer.rows.update(benefit="")
    light = look(alice_client, full)

    assert [each.rule for each in held.context["findings"].open if each.label == "retention_risk"] == [
        "retention-stepping-stone"
    ]
    assert "retention_risk" not in {each.label for each in free.context["findings"].open}
    assert "Because it may lead elsewhere" in read_words(free)
    assert "Let be for that reason: start my own business" in read_words(free)
    assert [each.rule for each in light.context["findings"].open if each.label == "retention_risk"] == [
        "retention-near-term"
    ]


def test_change_of_field_asks_for_proof_and_offers_the_persons_own(
    alice_client: Client, alice: User, full: Draft
) -> None:
    said = (
        "I would like to trace faults in relay interlockings, since faults fascinate me. You replace relays "
        "by computer interlocking, and I want to be there while both are in use, day and night."
    )
    full.row("short").facts.clear()
    Fact.objects.filter(owner=alice).update(text="Repaired relay boards for the model railway club")
    Profile.objects.filter(owner=alice).update(is_changing_field=True, change_reason="faults fascinate me")
    speak(full, bridge=said)

    page = look(alice_client, full)
    asked = [each for each in page.context["findings"].open if each.label == "unexplained_pivot"]
    Profile.objects.filter(owner=alice).update(is_changing_field=False)
    speak(full, bridge=said)
    others = look(alice_client, full)

    assert [each.rule for each in asked] == ["unexplained-pivot-proof"]
    assert "“Repaired relay boards for the model railway club”?" in asked[0].mend
    assert "Because you are changing field" in read_words(page)
    assert "unexplained_pivot" not in {each.label for each in others.context["findings"].open}
    assert "Because you are changing field" not in read_words(others)


def test_answer_that_says_itself_that_the_field_changes_is_taken_at_its_word(
    alice_client: Client, full: Draft
) -> None:
    full.answer.rows.filter(horizon="mid").update(gain="a new trade, for I am changing careers")

    assert "Your answer says “changing careers”." in read_words(look(alice_client, full))
