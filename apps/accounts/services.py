"""What happens to a person's rows: a guest begins, becomes an account, carries over, is erased."""

from datetime import date, timedelta

from django.contrib.auth import get_user, login
from django.contrib.sessions.models import Session
from django.core import signing
from django.db import transaction
from django.utils import timezone

from apps.accounts.handover import hand_over_rows
from apps.accounts.kept import carry_kept_texts, copy_kept_texts
from apps.accounts.models import User
from apps.common.models import RefusedText, SaveOperation
from apps.common.requests import HttpRequest

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
BATCH_SIZE = 200
MAIL_OFF = "accounts.mail_off"
OPERATIONS_KEPT = timedelta(days=14)


def start_guest(request: HttpRequest) -> User:
    """Make a guest and sign this browser in as them. What the session kept stays in it."""
    kept = copy_kept_texts(request.session)
    guest = User.objects.create_guest()
    login(request, guest, backend=BACKEND)
    request.session.set_expiry(None)
    carry_kept_texts(request.session, kept)
    return guest


def find_guest(request: HttpRequest) -> User | None:
    """Return the guest whom this browser's session names, also on pages that hide them."""
    user = get_user(request)
    return user if isinstance(user, User) and user.is_guest else None


@transaction.atomic
def carry_over_guest(*, guest: User, by: User) -> None:
    """Give everything a guest wrote to the account that they have just signed in to.

    The guest's row goes, unless something of theirs could not be given: then it
    stays, so that nothing is lost.
    """
    locked = User.objects.select_for_update().filter(pk=guest.pk, is_guest=True).first()
    if locked is not None and hand_over_rows(guest=locked, account=by):
        locked.delete()


@transaction.atomic
def forget_refused_text(*, text: RefusedText, by: User) -> None:
    """Drop a text that could not be saved; only its owner does so."""
    RefusedText.objects.filter(pk=text.pk, owner=by).delete()


@transaction.atomic
def erase_person(*, by: User) -> None:
    """Erase a person and everything they own, for good."""
    by.delete()


def turn_mail_off(*, token: str) -> User | None:
    """Write no more mails to the person that a mail's own link names; None where the link is not one of ours.

    Whoever holds the mail may do so, without signing in, and may do nothing else by it.
    """
    try:
        key = signing.loads(token, salt=MAIL_OFF)
    except signing.BadSignature:
        return None
    User.objects.filter(pk=key).update(wants_mail=False)
    return User.objects.filter(pk=key).first()


def make_mail_off_token(user: User) -> str:
    """Return what a mail's link names its reader by."""
    return signing.dumps(user.pk, salt=MAIL_OFF)


def erase_stale_guests(*, older_than: timedelta) -> int:
    """Erase guests who have not been here for that long, in batches; return how many."""
    last_day = timezone.localdate() - older_than
    erased = 0
    while batch := _list_stale_guests(last_day):
        with transaction.atomic():
            erased += User.objects.filter(pk__in=batch, is_guest=True).delete()[1].get(User._meta.label, 0)
    return erased


def clear_ended_sessions() -> int:
    """Erase sessions past their day, with the texts kept in them; return how many."""
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


def erase_old_operations(*, older_than: timedelta = OPERATIONS_KEPT) -> int:
    """Forget operation ids that no browser will send again; return how many."""
    return SaveOperation.objects.filter(created_at__lt=timezone.now() - older_than).delete()[0]


def _list_stale_guests(last_day: date) -> list[int]:
    stale = User.objects.filter(is_guest=True, last_seen_date__lt=last_day).order_by("pk")
    return list(stale.values_list("pk", flat=True)[:BATCH_SIZE])
