"""A form that comes when nobody is signed in any more: nothing typed is lost."""

from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from apps.accounts.kept import MAX_CHARACTERS, MAX_TEXTS, keep_text, list_kept_texts
from apps.accounts.models import User
from apps.accounts.services import start_guest
from apps.common.models import RefusedText
from apps.common.typed import TypedField
from tests.factories.accounts import PASSWORD

FORM = {
    "name": "Alice & <Bob>",
    "name_version": "0123456789abcdef",
    "operation": "00000000-0000-0000-0000-000000000001",
    "stay": "1",
}


def type_signed_out(
    client: Client, data: dict[str, Any] | None = None, path: str = "/account/?answer=3"
) -> Any:
    return client.post(path, FORM if data is None else data)


def sign_in(client: Client, next_page: str = "/account/kept/") -> Any:
    form = {"login": "alice@example.org", "password": PASSWORD, "next": next_page}
    return client.post("/accounts/login/", form)


def test_plain_page_leads_to_sign_in_and_back(db: None) -> None:
    response = Client().get("/account/?answer=3")

    assert response.status_code == 302
    assert response.headers["Location"] == "/accounts/login/?next=%2Faccount%2F%3Fanswer%3D3"


def test_htmx_save_sends_the_browser_to_sign_in_and_back_to_its_page(db: None) -> None:
    response = Client().post(
        "/account/",
        FORM,
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/account/?answer=3"},
    )

    assert response.status_code == 401
    assert response.headers["HX-Redirect"] == "/accounts/login/?next=%2Faccount%2F%3Fanswer%3D3"
    assert response.content == b""


@pytest.mark.parametrize(
    "page", ["https://elsewhere.example/account/", "http://testserver//elsewhere.example/x", ""]
)
def test_htmx_save_never_leads_back_to_another_site(db: None, page: str) -> None:
    response = Client().post("/account/", FORM, headers={"HX-Request": "true", "HX-Current-URL": page})

    assert response.headers["HX-Redirect"] == "/accounts/login/?next=%2Faccount%2F"


def test_plain_form_is_kept_and_shown(db: None) -> None:
    client = Client()

    response = type_signed_out(client)

    page = response.content.decode()
    assert response.status_code == 401
    assert "What you typed is kept" in page
    assert "Alice &amp; &lt;Bob&gt;</textarea>" in page
    assert 'href="/accounts/login/?next=%2Faccount%2Fkept%2F"' in page


def test_kept_form_is_offered_after_signing_in_and_saves_where_it_belongs(alice: User) -> None:
    client = Client()
    type_signed_out(client)

    landed = sign_in(client)
    page = client.get("/account/kept/").content.decode()
    [kept] = list_kept_texts(client.session)
    again = client.post(kept.path, {field.name: field.value for field in kept.fields})

    assert landed.headers["Location"] == "/account/kept/"
    assert '<form method="post" action="/account/?answer=3">' in page
    assert 'name="name_version" value="0123456789abcdef"' in page
    assert again.status_code == 409
    assert RefusedText.objects.get().text == "Alice & <Bob>"


def test_kept_form_survives_becoming_a_guest(db: None) -> None:
    client = Client()
    type_signed_out(client)

    client.post("/accounts/signup/", {"email": "new@example.org", "password1": PASSWORD})

    assert [text.path for text in list_kept_texts(client.session)] == ["/account/?answer=3"]


def test_starting_as_a_guest_keeps_what_was_kept(rf: Any, db: None) -> None:
    client = Client()
    type_signed_out(client)
    request = rf.post("/answers/start/")
    request.session, request.user = client.session, AnonymousUser()

    guest = start_guest(request)

    assert request.user == guest
    assert [text.path for text in list_kept_texts(request.session)] == ["/account/?answer=3"]


def test_kept_form_can_be_forgotten(alice: User) -> None:
    client = Client()
    type_signed_out(client)
    sign_in(client)
    [kept] = list_kept_texts(client.session)

    response = client.post("/account/kept/forget/", {"kept": kept.id})

    assert response.headers["Location"] == "/account/kept/"
    assert list_kept_texts(client.session) == ()


def test_password_is_neither_kept_nor_shown(db: None) -> None:
    client = Client()

    response = type_signed_out(client, {"name": "Alice", "password": "my secret words"})

    assert "my secret words" not in response.content.decode()
    assert [field.name for field in list_kept_texts(client.session)[0].fields] == ["name"]


def test_text_that_is_too_long_to_keep_is_shown_at_once(db: None) -> None:
    client = Client()

    response = type_signed_out(client, {"name": "ö" * (MAX_CHARACTERS + 1)})

    page = response.content.decode()
    assert "This could not be kept for you" in page
    assert "ö" * (MAX_CHARACTERS + 1) in page
    assert "kept_texts" not in client.session


def test_form_with_nothing_typed_is_not_kept(db: None) -> None:
    client = Client()

    type_signed_out(client, {"name": "  ", "name_version": "0123456789abcdef"})

    assert "kept_texts" not in client.session


def test_a_session_keeps_the_latest_few() -> None:
    session = make_session()
    for number in range(MAX_TEXTS + 2):
        keep_text(session, path=f"/{number}/", fields=[TypedField("text", "words", is_text=True)])

    assert [text.path for text in list_kept_texts(session)] == ["/6/", "/5/", "/4/", "/3/", "/2/"]


def test_a_session_keeps_no_more_than_one_postings_worth() -> None:
    session = make_session()
    half = "x" * (MAX_CHARACTERS // 2)
    for number in range(3):
        keep_text(session, path=f"/{number}/", fields=[TypedField("text", half[:-4], is_text=True)])
    keep_text(session, path="/3/", fields=[TypedField("text", half, is_text=True)])

    assert [text.path for text in list_kept_texts(session)] == ["/3/"]


def make_session() -> Any:
    from django.contrib.sessions.backends.signed_cookies import SessionStore

    return SessionStore()


def test_kept_form_goes_with_its_session_after_a_day_unless_its_person_signs_in(alice: User) -> None:
    leaving, coming = Client(), Client()
    with time_machine.travel("2026-03-01 12:00:00+00:00", tick=False):
        type_signed_out(leaving)
        type_signed_out(coming)
        sign_in(coming)
    with time_machine.travel("2026-03-02 13:00:00+00:00", tick=False):
        call_command("erase_stale_guests")
        page = coming.get("/account/kept/").content.decode()

    assert not leaving.session.exists(leaving.session.session_key or "")
    assert "Alice &amp; &lt;Bob&gt;" in page


def test_refused_text_is_listed_with_where_it_belongs(alice: User, alice_client: Client, bob: User) -> None:
    now = timezone.now()
    for owner, text in [(alice, "my wording"), (bob, "bobs wording")]:
        RefusedText.objects.create(
            owner=owner, target="profiles.goal:7", field="text", text=text, created_at=now
        )

    page = alice_client.get("/account/kept/").content.decode()

    assert "my wording</textarea>" in page
    assert "Text (goal)" in page
    assert "bobs wording" not in page


@pytest.mark.parametrize("target", ["gone.model:1", "nonsense", "profiles.goal:1"])
def test_refused_text_for_something_unknown_is_still_listed(
    alice: User, alice_client: Client, target: str
) -> None:
    RefusedText.objects.create(owner=alice, target=target, field="gone", text="my wording")

    assert "· gone</p>" in alice_client.get("/account/kept/").content.decode()


def test_refused_text_is_forgotten_by_its_owner_only(
    alice: User, alice_client: Client, bob_client: Client
) -> None:
    refused = RefusedText.objects.create(
        owner=alice, target="profiles.goal:7", field="text", text="my wording"
    )

    stranger = bob_client.post("/account/kept/forget/", {"refused": refused.pk})
    still_there = RefusedText.objects.exists()
    owner = alice_client.post("/account/kept/forget/", {"refused": refused.pk})

    assert (stranger.status_code, still_there) == (404, True)
    assert (owner.status_code, RefusedText.objects.exists()) == (302, False)


@pytest.mark.parametrize("refused", ["x", "9" * 30, "", "-1"])
def test_forgetting_nothing_in_particular_is_no_error(alice_client: Client, refused: str) -> None:
    assert alice_client.post("/account/kept/forget/", {"refused": refused}).status_code == 302


def test_empty_list_says_so(alice_client: Client) -> None:
    assert "Everything you typed has been saved." in alice_client.get("/account/kept/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_kept_texts_costs_the_same_for_one_and_three(
    alice: User, alice_client: Client, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        RefusedText.objects.create(
            owner=alice, target="profiles.goal:7", field="text", text=f"wording {number}"
        )

    with django_assert_num_queries(4):
        page = alice_client.get("/account/kept/").content.decode()

    assert page.count("Another tab had saved something newer") == count
