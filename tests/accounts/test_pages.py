"""A person's own pages: name, export, erasure."""

import json
from typing import Any

import pytest
from django.test import Client

from apps.accounts import export
from apps.accounts.export import export_person, register_export
from apps.accounts.models import User
from apps.answers.models import Answer, MatrixRow
from apps.common.saving.fingerprints import fingerprint
from apps.postings.models import EmployerNote, Posting, PostingLine
from apps.profiles.models import Goal, Profile

OPERATION = "00000000-0000-0000-0000-000000000001"


def test_account_page_shows_how_one_signs_in(alice_client: Client) -> None:
    page = alice_client.get("/account/").content.decode()

    assert "You sign in as <strong>alice@example.org</strong>" in page
    for path in (
        "/accounts/email/",
        "/accounts/password/change/",
        "/accounts/2fa/",
        "/accounts/2fa/webauthn/",
    ):
        assert f'href="{path}"' in page


def test_guest_is_offered_to_sign_up_instead(guest_client: Client) -> None:
    page = guest_client.get("/account/").content.decode()

    assert 'href="/accounts/signup/"' in page
    assert "You sign in as" not in page


def test_name_is_saved_by_a_plain_form(alice: User, alice_client: Client) -> None:
    form = {"name": "Alice Smith", "name_version": fingerprint("Alice"), "operation": OPERATION}

    response = alice_client.post("/account/", form)

    alice.refresh_from_db()
    assert response.headers["Location"] == "/account/"
    assert alice.name == "Alice Smith"


def test_name_is_saved_as_it_is_typed(alice: User, alice_client: Client) -> None:
    form = {"name": "Alice S", "name_version": fingerprint("Alice"), "only": "name", "operation": OPERATION}

    response = alice_client.post("/account/", form, headers={"HX-Request": "true"})

    alice.refresh_from_db()
    assert (response.status_code, response.content) == (204, b"")
    assert json.loads(response.headers["HX-Trigger"]) == {
        "saved": {"versions": {"name": fingerprint("Alice S")}}
    }
    assert alice.name == "Alice S"


def test_stale_name_keeps_both_texts(alice: User, alice_client: Client) -> None:
    form = {"name": "Alicia", "name_version": fingerprint("an older name"), "operation": OPERATION}

    response = alice_client.post("/account/", form)

    alice.refresh_from_db()
    assert (response.status_code, alice.name) == (409, "Alice")
    assert alice.refused_texts.get().text == "Alicia"


def test_name_that_is_too_long_is_explained_and_still_there(alice: User, alice_client: Client) -> None:
    response = alice_client.post("/account/", {"name": "x" * 101, "operation": OPERATION})

    page = response.content.decode()
    alice.refresh_from_db()
    assert response.status_code == 422
    assert "There is a problem" in page
    assert "x" * 101 in page
    assert alice.name == "Alice"


@pytest.mark.parametrize("name", ["\x00\x01", "\u200fسلام", "🙂" * 20, "<script>alert(1)</script>", ""])
def test_odd_names_give_a_page(alice_client: Client, name: str) -> None:
    response = alice_client.post(
        "/account/", {"name": name, "name_version": fingerprint("Alice")}, follow=True
    )

    assert response.status_code in (200, 422)
    assert "<script>alert" not in response.content.decode()


def test_post_without_anything_shows_the_page(alice_client: Client) -> None:
    assert alice_client.post("/account/").status_code == 200


def write_rows(owner: User) -> Posting:
    posting = Posting.objects.create(owner=owner, raw_text="Repair bicycles.", title="Mechanic")
    PostingLine.objects.create(posting=posting, number=1, text="Repair bicycles.")
    EmployerNote.objects.create(posting=posting, text="opens a second shop", source="their site")
    Profile.objects.create(owner=owner, field="bicycles", not_sure=["level"])
    Goal.objects.create(owner=owner, text="learn frame building 🚲")
    return posting


def test_export_holds_everything_of_ones_own_and_nothing_else(
    alice: User, alice_client: Client, bob: User
) -> None:
    write_rows(alice)
    write_rows(bob)
    Goal.objects.filter(owner=bob).update(text="bobs goal")

    response = alice_client.get("/account/export/")

    data = json.loads(response.content)
    assert response.headers["Content-Disposition"].startswith('attachment; filename="throughline-')
    assert data["account"]["e-mail address"] == "alice@example.org"
    assert [row["lines"] if "lines" in row else row["posting lines"] for row in data["postings"]] == [
        [data["postings"][0]["posting lines"][0]]
    ]
    assert data["postings"][0]["posting lines"][0]["text"] == "Repair bicycles."
    assert data["postings"][0]["employer notes"][0]["text"] == "opens a second shop"
    assert data["profiles"][0]["not_sure"] == ["level"]
    assert [row["text"] for row in data["goals"]] == ["learn frame building 🚲"]
    assert "bobs goal" not in response.content.decode()
    assert "password" not in response.content.decode()


def test_every_row_that_a_person_owns_is_in_the_export(alice: User) -> None:
    owned = {
        relation.related_model._meta.verbose_name_plural
        for relation in User._meta.related_objects
        if relation.field.name == "owner"
    }

    assert owned <= set(export_person(alice))
    assert {"postings", "goals", "facts", "profiles", "refused texts"} <= owned


def test_export_goes_down_to_what_hangs_on_an_answer(alice: User) -> None:
    posting = write_rows(alice)
    answer = Answer.objects.create(owner=alice, posting=posting)
    row = MatrixRow.objects.create(answer=answer, horizon="short", focus="mend every bicycle")
    row.lines.set(posting.lines.all())

    [exported] = export_person(alice)["answers"]

    assert exported["matrix rows"][0]["focus"] == "mend every bicycle"
    assert exported["matrix rows"][0]["lines"] == [posting.lines.get().pk]
    assert "answers" not in export_person(alice)["postings"][0]


def test_app_may_add_its_own_part(alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "_registered", {})

    register_export("greeting", lambda user: f"Hello {user.name}")

    assert export_person(alice)["greeting"] == "Hello Alice"


def test_erasing_takes_the_word(alice: User, alice_client: Client) -> None:
    write_rows(alice)

    for word in ("", "yes", "ERAS"):
        response = alice_client.post("/account/erase/", {"word": word})
        assert response.status_code == 422
        assert "Type ERASE, or leave this page." in response.content.decode()

    assert Posting.objects.exists()
    assert alice_client.get("/account/").status_code == 200


@pytest.mark.parametrize("word", ["ERASE", " erase "])
def test_erasing_takes_everything_and_signs_out(
    alice: User, alice_client: Client, bob: User, word: str
) -> None:
    write_rows(alice)
    bobs = write_rows(bob)

    response = alice_client.post("/account/erase/", {"word": word})

    assert response.headers["Location"] == "/"
    assert list(User.objects.all()) == [bob]
    assert list(Posting.objects.all()) == [bobs]
    assert "_auth_user_id" not in alice_client.session
    assert "Everything of yours has been erased." in alice_client.get("/").content.decode()


def test_guest_may_erase_everything_too(guest_client: Client) -> None:
    guest_client.post("/account/erase/", {"word": "ERASE"})

    assert not User.objects.exists()


@pytest.mark.parametrize("path", ["/account/export/", "/account/kept/"])
def test_pages_that_only_show_refuse_a_post(alice_client: Client, path: str) -> None:
    assert alice_client.post(path).status_code == 405


def test_account_page_costs_a_fixed_number_of_queries(
    alice_client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(4):
        alice_client.get("/account/")
