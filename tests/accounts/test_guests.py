"""A guest begins, signs up with every word, or carries their rows into an account they have."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, models
from django.test import Client
from django.utils import timezone

from apps.accounts import handover
from apps.accounts.handover import fill_empty_fields, list_owner_fields, register_handover
from apps.accounts.models import User
from apps.accounts.services import carry_over_guest
from apps.answers.models import Answer, Revision
from apps.common.models import RefusedText, SaveOperation
from apps.postings.models import Posting
from apps.profiles.models import Fact, Goal, Profile
from tests.factories.accounts import PASSWORD, GuestFactory, UserFactory


def sign_up(client: Client, email: str, password: str = PASSWORD) -> Any:
    return client.post("/accounts/signup/", {"email": email, "password1": password})


def sign_in(client: Client, email: str) -> Any:
    return client.post("/accounts/login/", {"login": email, "password": PASSWORD})


def name_person(client: Client) -> int:
    return int(client.session["_auth_user_id"])


def write_rows(owner: User) -> None:
    Posting.objects.create(owner=owner, raw_text="Repair bicycles.")
    Goal.objects.create(owner=owner, text="learn frame building")
    Fact.objects.create(owner=owner, text="mended wheels for two years")
    RefusedText.objects.create(owner=owner, target="profiles.goal:1", field="text", text="an older wording")


def test_guest_who_signs_up_keeps_the_same_row(guest: User, guest_client: Client) -> None:
    write_rows(guest)

    response = sign_up(guest_client, "new@example.org")

    guest.refresh_from_db()
    assert response.status_code == 302
    assert (guest.email, guest.is_guest, guest.check_password(PASSWORD)) == ("new@example.org", False, True)
    assert name_person(guest_client) == guest.pk
    assert User.objects.count() == 1
    assert Posting.objects.get().owner == guest


def test_address_in_capitals_is_stored_in_lower_case(guest_client: Client) -> None:
    sign_up(guest_client, "New@Example.ORG")

    assert User.objects.get().email == "new@example.org"


def test_sign_up_without_a_guest_makes_a_person(db: None) -> None:
    client = Client()

    sign_up(client, "new@example.org")

    assert User.objects.get().email == "new@example.org"
    assert name_person(client) == User.objects.get().pk


def test_weak_password_leaves_the_guest_a_guest(guest: User, guest_client: Client) -> None:
    response = sign_up(guest_client, "new@example.org", "password")

    guest.refresh_from_db()
    assert response.status_code == 200
    assert "This password is too common" in response.content.decode()
    assert (guest.email, guest.is_guest) == (None, True)
    assert name_person(guest_client) == guest.pk


def test_taken_address_leaves_the_guest_a_guest(guest: User, guest_client: Client, alice: User) -> None:
    response = sign_up(guest_client, "alice@example.org")

    assert response.status_code == 200
    assert User.objects.get(pk=guest.pk).is_guest


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"])
def test_guest_sees_the_entrance_pages(guest_client: Client, path: str) -> None:
    assert guest_client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/accounts/email/", "/accounts/password/change/", "/accounts/2fa/"])
def test_guest_is_sent_to_sign_in_from_pages_about_an_account(guest_client: Client, path: str) -> None:
    assert guest_client.get(path).headers["Location"] == f"/accounts/login/?next={path}"


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/signup/"])
def test_account_is_sent_on_from_the_entrance_pages(alice_client: Client, path: str) -> None:
    assert alice_client.get(path).headers["Location"] == "/answers/"


def test_guest_who_signs_in_brings_their_rows(guest: User, guest_client: Client, alice: User) -> None:
    write_rows(guest)
    Goal.objects.create(owner=alice, text="run a workshop")

    sign_in(guest_client, "alice@example.org")

    assert name_person(guest_client) == alice.pk
    assert not User.objects.filter(pk=guest.pk).exists()
    assert [posting.owner_id for posting in Posting.objects.all()] == [alice.pk]
    assert set(alice.goals.values_list("text", flat=True)) == {"run a workshop", "learn frame building"}
    assert alice.facts.get().text == "mended wheels for two years"
    assert alice.refused_texts.get().text == "an older wording"


def test_versions_of_an_answer_still_say_whose_they_are(guest: User, alice: User) -> None:
    write_rows(guest)
    answer = Answer.objects.create(owner=guest, posting=Posting.objects.get())
    Revision.objects.create(answer=answer, number=1, text="I mend.", snapshot={}, created_by=guest)

    carry_over_guest(guest=guest, by=alice)

    revision = Revision.objects.get()
    assert (revision.text, revision.created_by, revision.answer.owner) == ("I mend.", alice, alice)


def test_failed_sign_in_moves_nothing(guest: User, guest_client: Client, alice: User) -> None:
    write_rows(guest)

    guest_client.post("/accounts/login/", {"login": "alice@example.org", "password": "not this one"})

    assert Posting.objects.get().owner == guest
    assert name_person(guest_client) == guest.pk


def test_guests_profile_moves_to_an_account_without_one(guest: User, alice: User) -> None:
    Profile.objects.create(owner=guest, field="bicycles", years=2)

    carry_over_guest(guest=guest, by=alice)

    assert Profile.objects.get().owner == alice


def test_two_profiles_lose_nothing(guest: User, alice: User) -> None:
    Profile.objects.create(owner=guest, field="bicycles", years=2, change_reason="I like mending things")
    Profile.objects.create(owner=alice, field="accounts")

    carry_over_guest(guest=guest, by=alice)

    merged = Profile.objects.get(owner=alice)
    assert (merged.field, merged.years, merged.change_reason) == ("accounts", 2, "I like mending things")


def test_guest_stays_where_a_row_could_not_be_given(
    guest: User, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "_registered", [])
    Profile.objects.create(owner=guest, field="bicycles")
    Profile.objects.create(owner=alice, field="accounts")

    carry_over_guest(guest=guest, by=alice)

    assert Profile.objects.get(owner=guest).field == "bicycles"


def test_account_is_never_carried_over(alice: User, bob: User) -> None:
    write_rows(bob)

    carry_over_guest(guest=bob, by=alice)

    assert Posting.objects.get().owner == bob


def test_operation_that_both_used_stays_behind(guest: User, alice: User) -> None:
    same, other = "00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002"
    for owner, operation in [(guest, same), (guest, other), (alice, same)]:
        SaveOperation.objects.create(owner=owner, operation=operation)

    carry_over_guest(guest=guest, by=alice)

    assert {str(row.operation) for row in SaveOperation.objects.filter(owner=alice)} == {same, other}


def test_registered_function_runs_once_and_first(
    guest: User, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "_registered", [])
    seen: list[tuple[int, int, int]] = []
    expected = [(guest.pk, alice.pk, 1)]

    def note(source: User, target: User) -> None:
        seen.append((source.pk, target.pk, Goal.objects.filter(owner=source).count()))

    register_handover(note)
    register_handover(note)
    write_rows(guest)
    carry_over_guest(guest=guest, by=alice)

    assert seen == expected


def test_only_empty_fields_are_filled(alice: User, bob: User) -> None:
    source = Profile.objects.create(owner=alice, field="bicycles", years=3)
    target = Profile.objects.create(owner=bob, field="accounts")

    fill_empty_fields(source=source, target=target, names=["field", "years", "level"])

    target.refresh_from_db()
    assert (target.field, target.years, target.level) == ("accounts", 3, "")


def test_every_key_that_erases_rows_with_their_person_is_called_owner() -> None:
    """A row that hangs on a person by another name would be lost when a guest signs in."""
    relations: list[Any] = [
        field for field in User._meta.get_fields(include_hidden=True) if field.auto_created
    ]
    theirs = {
        f"{relation.related_model._meta.label}.{relation.field.name}"
        for relation in relations
        if (relation.one_to_many or relation.one_to_one) and relation.on_delete is models.CASCADE
    }
    moved = {f"{field.model._meta.label}.{field.name}" for field in list_owner_fields()}

    of_accounts_only = {
        "account.EmailAddress.user",
        "admin.LogEntry.user",
        "mfa.Authenticator.user",
        "accounts.User_groups.user",
        "accounts.User_user_permissions.user",
        # A guest can be neither in a cohort nor serve one.
        "reviews.CohortMember.candidate",
        "reviews.CohortCounsellor.counsellor",
    }
    assert theirs - moved == of_accounts_only


def test_second_factor_is_asked_of_a_guest_who_signs_in(
    guest: User, guest_client: Client, alice: User
) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(alice, generate_totp_secret())
    codes = RecoveryCodes.activate(alice)
    write_rows(guest)

    first = sign_in(guest_client, "alice@example.org")
    between = Posting.objects.get().owner
    second = guest_client.post("/accounts/2fa/authenticate/", {"code": codes.get_unused_codes()[0]})

    assert first.headers["Location"] == "/accounts/2fa/authenticate/"
    assert between == guest
    assert second.headers["Location"] == "/answers/"
    assert Posting.objects.get().owner == alice


def test_last_seen_day_is_written_once_a_day(
    alice: User, alice_client: Client, django_assert_num_queries: Any
) -> None:
    User.objects.filter(pk=alice.pk).update(last_seen_date=date(2020, 1, 1))

    alice_client.get("/account/")
    alice.refresh_from_db()
    with django_assert_num_queries(3) as queries:
        alice_client.get("/healthz")

    assert alice.last_seen_date == timezone.localdate()
    assert not [query for query in queries.captured_queries if query["sql"].startswith("UPDATE")]


def test_guests_are_erased_after_fourteen_days_without_a_visit(db: None) -> None:
    with time_machine.travel("2026-03-01 12:00:00+00:00", tick=False):
        stale, visiting = GuestFactory.create(), GuestFactory.create()
        account = UserFactory.create()
        write_rows(stale)
        SaveOperation.objects.create(owner=account, operation="00000000-0000-0000-0000-000000000001")
        browser = Client()
        browser.force_login(visiting)
    with time_machine.travel("2026-03-10 12:00:00+00:00", tick=False):
        browser.get("/account/")
    with time_machine.travel("2026-03-15 12:00:00+00:00", tick=False):
        call_command("erase_stale_guests")
        on_the_last_day = User.objects.filter(pk=stale.pk).exists()
    with time_machine.travel("2026-03-16 12:00:00+00:00", tick=False):
        call_command("erase_stale_guests")

    assert on_the_last_day
    assert set(User.objects.all()) == {visiting, account}
    assert not Posting.objects.exists()
    assert not SaveOperation.objects.exists()


def test_command_says_how_much_it_erased(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    GuestFactory.create(last_seen_date=timezone.localdate() - timedelta(days=40))
    browser = Client()
    browser.force_login(UserFactory.create())
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        call_command("erase_stale_guests")

    assert capsys.readouterr().out == "Erased 1 guests, 1 sessions and 0 save operations.\n"


def test_many_guests_are_erased_in_batches(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from apps.accounts import services

    monkeypatch.setattr(services, "BATCH_SIZE", 2)
    for _ in range(5):
        GuestFactory.create(last_seen_date=date(2020, 1, 1))

    assert services.erase_stale_guests(older_than=timedelta(days=14)) == 5


def test_rate_limits_have_their_table_from_the_migrations(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value, expires FROM throughline_cache")
        assert cursor.fetchall() == []


def test_guessing_passwords_is_stopped(alice: User) -> None:
    client = Client()
    for _ in range(6):
        response = client.post(
            "/accounts/login/", {"login": "alice@example.org", "password": "a wrong guess"}
        )

    assert "Too many failed tries" in response.content.decode()
    assert "_auth_user_id" not in client.session
