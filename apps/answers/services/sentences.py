"""Editing one sentence: the person's words, with the sources that they still rest on."""

from uuid import UUID

from django.db import transaction

from apps.accounts.models import User
from apps.answers.models import Answer, Sentence
from apps.answers.services.revisions import write_revision
from apps.common.saving.services import Edit, SaveOutcome, save_fields


@transaction.atomic
def edit_sentence(
    *, sentence: Sentence, edit: Edit, operation: UUID | None, by: User, is_reworded: bool = False
) -> SaveOutcome:
    """Give a sentence the person's wording; a stale edit is refused and kept.

    The sources of the composed wording stay stored: which of them still hold is
    worked out from the words, so that nothing is lost by trying a wording out.
    `is_reworded` says that a language model suggested it; a later edit is the person's own again.
    """
    answer = _lock_answer(sentence)
    outcome = save_fields(row=sentence, edits={"text": edit}, operation=operation, by=by)
    if not (outcome.refusals or outcome.is_repeat):
        sentence.refresh_from_db()
        sentence.is_edited = sentence.text != sentence.composed_text
        sentence.is_reworded = sentence.is_edited and is_reworded
        sentence.save(update_fields=["is_edited", "is_reworded", "updated_at"])
        reason = "A sentence reworded with help" if is_reworded else "A sentence in your words"
        write_revision(answer=answer, reason=reason, by=by)
    return outcome


@transaction.atomic
def restore_composed(*, sentence: Sentence, by: User) -> Sentence:
    """Put the composed wording of a sentence back."""
    answer = _lock_answer(sentence)
    if sentence.composed_text:
        sentence.text = sentence.composed_text
        sentence.is_edited = sentence.is_reworded = False
        sentence.save(update_fields=["text", "is_edited", "is_reworded", "updated_at"])
        write_revision(answer=answer, reason="A composed sentence put back", by=by)
    return sentence


@transaction.atomic
def remove_sentence(*, sentence: Sentence, by: User) -> None:
    """Take a sentence out of the answer; the history keeps it."""
    answer = _lock_answer(sentence)
    sentence.delete()
    write_revision(answer=answer, reason="A sentence taken out", by=by)


def _lock_answer(sentence: Sentence) -> Answer:
    answer = (
        Answer.objects.select_for_update(of=("self",)).select_related("posting").get(pk=sentence.answer_id)
    )
    answer.save(update_fields=["updated_at"])
    return answer
