"""Mails: none of a draft's words, one for each thing that happened, none lost when something fails."""

from collections.abc import Callable
from smtplib import SMTPServerDisconnected
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from apps.accounts.models import User
from apps.accounts.services import make_mail_off_token
from apps.reviews.models import Cohort, ReviewRequest, Telling
from apps.reviews.services import reviewing
from apps.reviews.services.mailing import TOO_LATE, send_due_mails, send_one, write_mail
from apps.reviews.services.sending import Terms, send_answer, withdraw_request
from apps.reviews.states import State
from tests.answers.conftest import Draft

QUEUED = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
AT_ONCE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queued(settings: Any) -> None:
    """Keep tasks in the database, as on a public site, until a worker is let loose."""
    settings.TASKS = QUEUED


def work() -> None:
    """Let a worker do what is due, and end; within a test's transaction it keeps its connection."""
    with patch("django_tasks_db.management.commands.db_worker.close_old_connections"):
        call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


@pytest.fixture
def decide(held: ReviewRequest, carol: User) -> Callable[[], ReviewRequest]:
    """Return a way for Carol to decide on what she is reading."""

    def do() -> ReviewRequest:
        review = reviewing.begin_review(held, carol)
        reviewing.decide_request(review=review, decision=State.READY, message="Well said.", by=carol)
        return held

    return do


def test_candidate_is_mailed_by_the_worker_and_once(decide: Callable[[], ReviewRequest]) -> None:
    request = decide()
    assert mail.outbox == []

    work()
    call_command("send_due_mails", verbosity=0)

    (message,) = mail.outbox
    assert message.to == ["alice@example.org"]
    assert f"/reviews/sent/{request.pk}/" in message.body
    assert Telling.objects.get().mailed_at


def test_mail_holds_nothing_of_the_draft(decide: Callable[[], ReviewRequest]) -> None:
    request = decide()
    work()

    whole = str(mail.outbox[0].message())
    assert "Well said" not in whole
    assert request.answer.posting.name not in whole
    assert "Alice" not in whole
    for sentence in request.answer.sentences.all():
        assert sentence.text not in whole


def test_reader_is_mailed_when_a_draft_comes_again(
    decide: Callable[[], ReviewRequest], draft: Draft, cohort: Cohort, alice: User
) -> None:
    request = decide()
    draft.answer.sentences.order_by("position")[0].delete()
    send_answer(answer=draft.answer, cohort=cohort, terms=Terms(), by=alice)

    work()

    carols = [message for message in mail.outbox if message.to == ["carol@example.org"]]
    assert len(carols) == 1
    assert carols[0].subject == "A draft that you read has come again"
    assert f"/reviews/drafts/{request.pk}/" in carols[0].body


def test_nothing_is_mailed_for_what_was_rolled_back(held: ReviewRequest, carol: User) -> None:
    review = reviewing.begin_review(held, carol)
    with transaction.atomic():
        reviewing.decide_request(review=review, decision=State.READY, message="No.", by=carol)
        transaction.set_rollback(True)

    work()

    assert mail.outbox == []
    assert not DBTaskResult.objects.exists()


@pytest.mark.parametrize(
    "trouble", [SMTPServerDisconnected("gone"), ConnectionRefusedError(), TimeoutError()]
)
def test_mail_server_that_is_away_is_asked_again(
    decide: Callable[[], ReviewRequest], trouble: Exception
) -> None:
    decide()
    with patch.object(EmailMessage, "send", side_effect=trouble):
        work()
    assert mail.outbox == []
    waiting = DBTaskResult.objects.filter(status="READY", run_after__gt=timezone.now())
    assert waiting.count() == 1

    waiting.update(run_after=timezone.now())
    work()

    assert len(mail.outbox) == 1


def test_worker_that_dies_before_sending_loses_nothing(decide: Callable[[], ReviewRequest]) -> None:
    decide()
    with patch.object(EmailMessage, "send", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        send_due_mails()

    assert send_due_mails() == (1, 0)


def test_mail_sent_again_after_a_crash_is_known_as_the_same(decide: Callable[[], ReviewRequest]) -> None:
    decide()
    telling = Telling.objects.get()

    first, second = (write_mail(telling).message()["Message-ID"] for _ in range(2))

    assert first == second
    assert first.startswith("<telling-")


def test_what_a_second_worker_finds_done_it_leaves(decide: Callable[[], ReviewRequest]) -> None:
    decide()
    key = Telling.objects.get().pk

    assert [send_one(key), send_one(key)] == [True, None]
    assert len(mail.outbox) == 1


def say_no(telling: Telling) -> None:
    User.objects.filter(pk=telling.owner_id).update(wants_mail=False)


def leave(telling: Telling) -> None:
    User.objects.filter(pk=telling.owner_id).update(is_active=False)


def look(telling: Telling) -> None:
    Telling.objects.filter(pk=telling.pk).update(seen_at=timezone.now())


def withdraw(telling: Telling) -> None:
    withdraw_request(request=telling.request, by=telling.request.owner)


@pytest.mark.parametrize("happens", [say_no, leave, look, withdraw])
def test_who_need_not_be_told_is_not_mailed_now_or_later(
    decide: Callable[[], ReviewRequest], happens: Callable[[Telling], None]
) -> None:
    decide()
    happens(Telling.objects.get())

    work()

    assert mail.outbox == []
    assert not Telling.objects.filter(wants_mail=True).exists()


def test_old_news_is_not_mailed(decide: Callable[[], ReviewRequest]) -> None:
    decide()
    Telling.objects.update(created_at=timezone.now() - TOO_LATE)

    assert send_due_mails() == (0, 0)


def test_without_a_worker_it_goes_at_once(settings: Any, decide: Callable[[], ReviewRequest]) -> None:
    settings.TASKS = AT_ONCE

    decide()

    assert len(mail.outbox) == 1


def test_failure_without_a_worker_harms_nothing(settings: Any, decide: Callable[[], ReviewRequest]) -> None:
    settings.TASKS = AT_ONCE

    with patch.object(EmailMessage, "send", side_effect=ConnectionRefusedError):
        decide()

    assert Telling.objects.get().mailed_at is None


def test_mail_s_own_link_turns_mails_off_without_signing_in(
    decide: Callable[[], ReviewRequest], alice: User
) -> None:
    decide()
    work()
    headers = mail.outbox[0].extra_headers
    address = headers["List-Unsubscribe"].strip("<>").partition("8000")[2]
    stranger = Client(enforce_csrf_checks=True)

    assert stranger.get(address).status_code == 200
    alice.refresh_from_db()
    assert alice.wants_mail

    page = stranger.post(address, {"List-Unsubscribe": "One-Click"})

    alice.refresh_from_db()
    assert (page.status_code, alice.wants_mail) == (200, False)
    assert "_auth_user_id" not in stranger.session


def test_forged_link_turns_nothing_off(alice: User, bob: User) -> None:
    token = make_mail_off_token(alice).replace(":", ".", 1)

    assert Client().post(f"/account/mail/off/{token}/").status_code == 404
    assert not User.objects.filter(wants_mail=False).exists()


def test_choice_is_on_the_account_page(alice: User, alice_client: Client) -> None:
    page = alice_client.get("/account/")
    data = {f"{name}_version": version for name, version in page.context["form"].versions().items()}

    assert alice_client.post("/account/", data | {"name": "Alice"}).status_code == 302

    alice.refresh_from_db()
    assert not alice.wants_mail


def test_guest_is_asked_for_no_mails(guest_client: Client) -> None:
    assert "wants_mail" not in guest_client.get("/account/").context["form"].fields
