"""A person's consent to have a sentence reworded elsewhere, and taking a suggested wording over."""

from uuid import UUID

from django.db import transaction

from apps.accounts.models import User
from apps.answers.models import RewordingConsent, Sentence
from apps.answers.queries.rewording import has_consented
from apps.answers.services.sentences import edit_sentence
from apps.common.saving.services import Edit, SaveOutcome


@transaction.atomic
def give_consent(*, recipient: str, by: User) -> None:
    """Remember that a person agreed, in place of whatever they agreed to before."""
    if not has_consented(by, recipient):
        RewordingConsent.objects.update_or_create(owner=by, defaults={"recipient": recipient})


@transaction.atomic
def withdraw_consent(*, by: User) -> None:
    """Forget that a person agreed; nothing is sent again before they are asked."""
    RewordingConsent.objects.filter(owner=by).delete()


def accept_wording(*, sentence: Sentence, edit: Edit, operation: UUID | None, by: User) -> SaveOutcome:
    """Take a suggested wording over: an edit like any other, and marked as reworded with help."""
    return edit_sentence(sentence=sentence, edit=edit, operation=operation, by=by, is_reworded=True)
