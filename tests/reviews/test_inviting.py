"""Inviting by mail: what is read of a sheet, who is mailed what and how often, and who may."""

from smtplib import SMTPServerDisconnected
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from apps.accounts.models import User
from apps.reviews.forms.inviting import MOST, InviteForm, decode, read_addresses
from apps.reviews.models import Cohort, Invitation
from apps.reviews.services.cohorts import MayNot, join_cohort
from apps.reviews.services.inviting import FORGOTTEN, invite, send_due_invitations
from tests.conftest import open_browser
from tests.factories.accounts import UserFactory
from tests.reviews.pages import at, read
from tests.reviews.test_mailing import QUEUED, work

SHEET = """Name;E-mail;Group
"Okafor, Ada";ADA@Example.org;A
Bo Lind <bo@example.org>;;A
Cy; no address;B
ada@example.org
"""


@pytest.mark.parametrize(
    ("text", "found", "unread"),
    [
        (SHEET, ("ada@example.org", "bo@example.org"), ("Cy; no address;B",)),
        (
            "a@example.org, b@example.org\tc@example.org",
            ("a@example.org", "b@example.org", "c@example.org"),
            (),
        ),
        ("mailto:a@example.org", ("a@example.org",), ()),
        ("a@b@c\n", (), ("a@b@c",)),
        ("\n ;; \n", (), ()),
        (f"{'x' * 300}@example.org", (), (f"{'x' * 200}",)),
    ],
)
def test_what_is_read(text: str, found: tuple[str, ...], unread: tuple[str, ...]) -> None:
    addresses = read_addresses(text)
    assert addresses.found == found
    assert addresses.unread == unread


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    addresses = read_addresses(text)
    assert len(set(addresses.found)) == len(addresses.found)
    assert all(address in text.lower() or "@" in address for address in addresses.found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_as_sheets_write_it(encoding: str) -> None:
    text = "Zoë;zoe@example.org"
    assert decode(text.encode(encoding)) == text


def post(client: Client, cohort: Cohort, text: str = "", data: bytes | None = None, **more: str) -> Any:
    fields: dict[str, Any] = {"addresses": text, **more}
    if data is not None:
        fields["file"] = SimpleUploadedFile("people.csv", data)
    return client.post(at("invite", cohort.pk), fields)


def test_it_is_shown_before_it_is_sent(carol_client: Client, cohort: Cohort, alice: User) -> None:
    answer = post(carol_client, cohort, "alice@example.org\nnobody", SHEET.encode())
    page = answer.content.decode()
    assert "To be invited (2)" in page
    assert "In the cohort, or invited already (1)" in page
    assert "Lines without an address (2)" in page
    assert "Send 2 invitations" in page
    assert mail.outbox == []

    answer = post(carol_client, cohort, "alice@example.org\nada@example.org", send="on")
    assert answer["Location"] == at("cohort", cohort.pk)
    (message,) = mail.outbox
    assert message.to == ["ada@example.org"]
    assert f"/reviews/join/{cohort.code}/" in message.body
    assert "Carol" in message.body
    assert "alice" not in str(message.message())
    assert "Invited, not here yet (1)" in read(carol_client, at("cohort", cohort.pk))

    assert "Nobody new" in post(carol_client, cohort, "ada@example.org", send="on").content.decode()
    assert len(mail.outbox) == 1


def test_one_who_joins_is_invited_no_more(carol_client: Client, carol: User, cohort: Cohort) -> None:
    invite(cohort=cohort, addresses=["ada@example.org", "bo@example.org"], by=carol)
    join_cohort(cohort=cohort, by=UserFactory.create(email="ada@example.org"))
    row = cohort.invitations.get()
    assert row.email == "bo@example.org"
    carol_client.post(at("forget_invitation", cohort.pk, row.pk))
    assert not cohort.invitations.exists()


@pytest.mark.parametrize(
    ("text", "data", "said"),
    [
        ("", None, "There is no e-mail address in this"),
        ("nobody here", None, "There is no e-mail address in this"),
        ("", b"PK\x03\x04\x00\x00", "This file is not plain text"),
        ("", b"a" * 100_001, "This file is too long"),
        ("", b"a" * 400_001, "This file is too long"),
        ("\n".join(f"p{n}@example.org" for n in range(MOST + 1)), None, "These are 201 addresses"),
        ("x" * 100_001, None, "Keep it under 100,000"),
    ],
)
def test_what_cannot_be_invited_is_said(
    carol_client: Client, cohort: Cohort, text: str, data: bytes | None, said: str
) -> None:
    answer = post(carol_client, cohort, text, data)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_it_is_limited_by_the_day(carol_client: Client, cohort: Cohort, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "invite": "1/d/user"}
    post(carol_client, cohort, "a@example.org", send="on")
    answer = post(carol_client, cohort, "b@example.org", send="on")
    assert answer.status_code == 422
    assert "many invitations today" in answer.content.decode()
    assert "b@example.org" in answer.content.decode()
    assert [row.email for row in cohort.invitations.all()] == ["a@example.org"]


def test_a_mail_server_that_fails_is_tried_again(carol: User, cohort: Cohort) -> None:
    with patch.object(EmailMessage, "send", side_effect=SMTPServerDisconnected):
        assert invite(cohort=cohort, addresses=["a@example.org"], by=carol) == 1
    assert cohort.invitations.get().mailed_at is None
    call_command("send_due_mails", verbosity=0)
    assert [message.to for message in mail.outbox] == [["a@example.org"]]
    assert send_due_invitations() == (0, 0)


def test_a_worker_tries_again_later(carol: User, cohort: Cohort, settings: Any) -> None:
    settings.TASKS = QUEUED
    invite(cohort=cohort, addresses=["a@example.org"], by=carol)
    with patch.object(EmailMessage, "send", side_effect=OSError):
        work()
    waiting = DBTaskResult.objects.filter(status="READY", run_after__gt=timezone.now())
    assert waiting.count() == 1
    waiting.update(run_after=timezone.now())
    work()
    assert len(mail.outbox) == 1


def test_old_invitations_are_forgotten(carol: User, cohort: Cohort) -> None:
    invite(cohort=cohort, addresses=["a@example.org"], by=carol)
    Invitation.objects.update(invited_at=timezone.now() - FORGOTTEN * 1.1)
    invite(cohort=cohort, addresses=["b@example.org"], by=carol)
    assert [row.email for row in cohort.invitations.all()] == ["b@example.org"]


def test_only_who_serves_the_cohort_invites(cohort: Cohort, eve: User, dora: User) -> None:
    with pytest.raises(MayNot):
        invite(cohort=cohort, addresses=["a@example.org"], by=eve)
    assert open_browser(eve).get(at("invite", cohort.pk)).status_code == 404
    assert invite(cohort=cohort, addresses=["a@example.org"], by=dora) == 1
    row = cohort.invitations.get()
    assert open_browser(eve).post(at("forget_invitation", cohort.pk, row.pk)).status_code == 404


def test_a_form_that_was_not_posted_has_nothing(db: None) -> None:
    assert InviteForm().is_valid() is False


def test_who_is_in_the_cohort_is_never_mailed(cohort: Cohort, alice: User, carol: User) -> None:
    assert invite(cohort=cohort, addresses=["alice@example.org"], by=carol) == 0
    assert not cohort.invitations.exists()
    assert mail.outbox == []
