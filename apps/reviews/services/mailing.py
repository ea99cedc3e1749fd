"""Mails for what people are to be told: no word of any draft, once for each, whatever fails between."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from apps.accounts.services import make_mail_off_token
from apps.reviews.models import Telling
from apps.reviews.services.mailing_once import mail_once
from apps.reviews.states import State

TOO_LATE = timedelta(days=3)  # after which a mail is no news any more
AGAIN = timedelta(minutes=10)
SUBJECTS = {
    Telling.Kind.DECIDED: "Your draft was read",
    Telling.Kind.REVISED: "A draft that you read has come again",
}


@task()
def mail_tellings() -> int:
    """Send what is due; where the mail server fails, try again in ten minutes, for three days."""
    sent, failed = send_due_mails()
    if failed and mail_tellings.get_backend().supports_defer:
        mail_tellings.using(run_after=timezone.now() + AGAIN).enqueue()
    return sent


def send_due_mails() -> tuple[int, int]:
    """Send each mail that is due; return how many went, and how many could not."""
    due = Telling.objects.filter(mailed_at=None, wants_mail=True, created_at__gt=timezone.now() - TOO_LATE)
    outcomes = [send_one(key) for key in due.order_by("pk").values_list("pk", flat=True)]
    return outcomes.count(True), outcomes.count(False)


def send_one(key: int) -> bool | None:
    """Mail one telling, once; None where it need not be."""
    rows = Telling.objects.select_related("owner", "request").filter(wants_mail=True)
    return mail_once(rows, key, write_if_wanted)


def write_if_wanted(telling: Telling) -> EmailMessage | None:
    """Return the mail; where it is not wanted any more, write that down and return None."""
    if is_wanted(telling):
        return write_mail(telling)
    telling.wants_mail = False
    telling.save(update_fields=["wants_mail"])
    return None


def is_wanted(telling: Telling) -> bool:
    """Say whether somebody is still to be mailed: not who said no, nor of what was seen or withdrawn."""
    owner = telling.owner
    is_reachable = owner.is_active and owner.wants_mail and bool(owner.email)
    is_news = telling.seen_at is None and telling.request.state != State.WITHDRAWN.value
    return is_reachable and is_news and telling.kind in SUBJECTS


def write_mail(telling: Telling) -> EmailMessage:
    """Return the mail: that something is there and where, and nothing of the draft."""
    is_own = telling.request.owner_id == telling.owner_id
    page = reverse("reviews:shared" if is_own else "reviews:review", args=[telling.request_id])
    off = settings.SITE_URL + reverse("accounts:mail_off", args=[make_mail_off_token(telling.owner)])
    context = {"telling": telling, "url": settings.SITE_URL + page, "off": off, "is_own": is_own}
    return EmailMessage(
        subject=SUBJECTS[Telling.Kind(telling.kind)],
        body=render_to_string("reviews/mail.txt", context),
        to=[telling.owner.email or ""],
        headers={
            "Message-ID": f"<telling-{telling.pk}@{settings.SITE_HOST}>",
            "List-Unsubscribe": f"<{off}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
