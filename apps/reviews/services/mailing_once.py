"""One mail for one row, once, whatever fails between."""

import logging
from collections.abc import Callable
from smtplib import SMTPException
from typing import TypeVar

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from apps.reviews.models import Invitation, Telling

Mailed = TypeVar("Mailed", Telling, Invitation)
logger = logging.getLogger(__name__)


@transaction.atomic
def mail_once(
    rows: QuerySet[Mailed], key: int, write: Callable[[Mailed], EmailMessage | None]
) -> bool | None:
    """Mail one row while it is held, so that two workers never both do; None where it need not be.

    Returns whether it went. If the machine dies between sending and writing that down, it goes again, under
    the same Message-ID where `write` gives it one, by which mail programs know it.
    """
    held = rows.select_for_update(of=("self",), skip_locked=True)
    row = held.filter(pk=key, mailed_at=None).first()
    message = write(row) if row else None
    if row is None or message is None:
        return None
    try:
        message.send()
    except (OSError, SMTPException):
        logger.exception("A mail could not be sent; it is tried again.")
        return False
    row.mailed_at = timezone.now()
    row.save(update_fields=["mailed_at"])
    return True
