"""The profile page: saved field by field, with "not sure yet" beside each."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.common.models import RefusedText
from apps.common.saving.fingerprints import fingerprint
from apps.profiles.models import Profile
from tests.factories.profiles import ProfileFactory

URL = "/profile/"
HTMX = {"HX-Request": "true"}


def version(name: str, value: object) -> dict[str, str]:
    """Return the hidden field that says which text a save is based on."""
    return {f"{name}_version": fingerprint(value)}


def test_page_asks_and_makes_an_empty_profile(alice: User, alice_client: Client) -> None:
    page = alice_client.get(URL).content.decode()

    assert "Where do you stand now?" in page
    assert page.count('name="not_sure"') == 3
    assert Profile.objects.get().owner == alice


def test_whole_form_saves_and_leads_on_to_the_facts(alice: User, alice_client: Client) -> None:
    answer = alice_client.post(
        URL + "?answer=7",
        {
            "years": "12",
            "field": " hospital pharmacy ",
            "level": "senior",
            "is_changing_field": "on",
            "change_reason": "I want to teach.",
        },
    )

    profile = Profile.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, "/profile/facts/?answer=7")
    assert (profile.years, profile.field, profile.level) == (12, "hospital pharmacy", "senior")
    assert (profile.is_changing_field, profile.change_reason) == (True, "I want to teach.")


def test_autosave_of_one_field_answers_with_its_version_only(alice: User, alice_client: Client) -> None:
    ProfileFactory.create(owner=alice, field="clocks", level="mid")

    answer = alice_client.post(
        URL, {"only": "field", "field": "bells", **version("field", "clocks")}, headers=HTMX
    )

    assert (answer.status_code, answer.content) == (204, b"")
    assert json.loads(answer.headers["HX-Trigger"]) == {
        "saved": {"versions": {"field": fingerprint("bells")}}
    }
    assert Profile.objects.values_list("field", "level").get() == ("bells", "mid")


def test_ticking_not_sure_empties_its_field_and_shows_that(alice: User, alice_client: Client) -> None:
    ProfileFactory.create(owner=alice, years=12, field="clocks", not_sure=["long"])

    answer = alice_client.post(URL, {"only": "not_sure", "not_sure": ["years"]}, headers=HTMX)

    profile = Profile.objects.get()
    page = answer.content.decode()
    assert (profile.years, profile.field, profile.not_sure) == (None, "clocks", ["long", "years"])
    assert 'id="box-years" hx-swap-oob="true"' in page
    assert 'id="box-field"' not in page
    assert 'value="12"' not in page


def test_ticking_not_sure_empties_a_text_too(alice: User, alice_client: Client) -> None:
    ProfileFactory.create(owner=alice, field="clocks")

    alice_client.post(URL, {"only": "not_sure", "not_sure": ["field"]}, headers=HTMX)

    assert Profile.objects.values_list("field", "not_sure").get() == ("", ["field"])


def test_value_typed_later_takes_the_tick_away(alice: User, alice_client: Client) -> None:
    ProfileFactory.create(owner=alice, not_sure=["field", "short", "years"])

    answer = alice_client.post(URL, {"only": "years", "years": "3", **version("years", None)}, headers=HTMX)

    profile = Profile.objects.get()
    page = answer.content.decode()
    assert (profile.years, profile.not_sure) == (3, ["field", "short"])
    assert 'id="tick-years" hx-swap-oob="true"' in page
    assert 'id="box-years"' not in page


def test_whole_form_with_value_and_new_tick_counts_as_not_sure(alice: User, alice_client: Client) -> None:
    alice_client.post(URL, {"years": "5", "field": "clocks", "not_sure": ["years"]})

    profile = Profile.objects.get()
    assert (profile.years, profile.field, profile.not_sure) == (None, "clocks", ["years"])


def test_tick_is_taken_away_by_hand(alice: User, alice_client: Client) -> None:
    ProfileFactory.create(owner=alice, not_sure=["level", "mid"])

    answer = alice_client.post(URL, {"only": "not_sure", **version("not_sure", ["level"])}, headers=HTMX)

    assert (answer.status_code, Profile.objects.get().not_sure) == (204, ["mid"])


def test_stale_tick_is_refused(alice: User, alice_client: Client) -> None:
    ProfileFactory.create(owner=alice, not_sure=["level"])

    answer = alice_client.post(
        URL, {"only": "not_sure", "not_sure": ["field"], **version("not_sure", [])}, headers=HTMX
    )

    assert (answer.status_code, Profile.objects.get().not_sure) == (409, ["level"])
    assert RefusedText.objects.get().text == "field"


def test_next_tick_is_based_on_the_version_that_the_last_save_named(
    alice: User, alice_client: Client
) -> None:
    ProfileFactory.create(owner=alice, not_sure=["long"])
    first = alice_client.post(
        URL, {"only": "not_sure", "not_sure": ["level"], **version("not_sure", [])}, headers=HTMX
    )
    named = json.loads(first.headers["HX-Trigger"])["saved"]["versions"]["not_sure"]

    second = alice_client.post(
        URL,
        {"only": "not_sure", "not_sure": ["level", "years"], "not_sure_version": named},
        headers=HTMX,
    )

    assert second.status_code == 200
    assert Profile.objects.get().not_sure == ["level", "long", "years"]


def test_changing_field_opens_the_room_for_the_reason(alice: User, alice_client: Client) -> None:
    answer = alice_client.post(URL, {"only": "is_changing_field", "is_changing_field": "on"}, headers=HTMX)

    page = answer.content.decode()
    assert page.count("<details") == 1
    assert 'id="reason" open hx-swap-oob="true"' in page
    assert Profile.objects.get().is_changing_field is True


def test_reason_is_on_the_page_without_javascript(alice_client: Client) -> None:
    assert 'name="change_reason"' in alice_client.get(URL).content.decode()


@pytest.mark.parametrize("years", ["-1", "71", "twelve", "١٢٣"])
def test_years_that_cannot_be_are_refused_and_stay_typed(years: str, alice_client: Client) -> None:
    answer = alice_client.post(URL, {"years": years, "field": "clocks"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write a whole number from 0 to 70." in page
    assert f'value="{years}"' in page
    assert 'value="clocks"' in page
    assert Profile.objects.values_list("years", "field").get() == (None, "")


def test_invalid_autosave_explains_beside_the_form(alice_client: Client) -> None:
    answer = alice_client.post(URL, {"only": "years", "years": "many"}, headers=HTMX)

    assert (answer.status_code, answer.headers["HX-Retarget"]) == (422, "#conflict")
    assert "<html" not in answer.content.decode()


def test_stale_save_is_refused_with_both_texts(alice: User, alice_client: Client) -> None:
    ProfileFactory.create(owner=alice, field="bells")

    answer = alice_client.post(URL, {"only": "field", "field": "organs", **version("field", "clocks")})

    page = answer.content.decode()
    assert (answer.status_code, Profile.objects.get().field) == (409, "bells")
    assert "bells" in page
    assert "organs" in page


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", ["profile", "facts", "goals"])
def test_nobody_is_sent_to_sign_in(name: str, method: str, client: Client, db: None) -> None:
    answer = getattr(client, method)(reverse(f"profiles:{name}"))

    assert answer.status_code == (302 if method == "get" else 401)
    assert Profile.objects.count() == 0


@pytest.mark.parametrize("text", ["\x00\x01\x02", "<script>alert(1)</script>", "مرحبا 🦉", "x" * 200_000])
def test_odd_input_gets_a_page(text: str, alice_client: Client) -> None:
    answer = alice_client.post(URL, {"field": text, "change_reason": text})

    assert answer.status_code in (302, 422)
    assert "<script>alert" not in alice_client.get(URL).content.decode()
