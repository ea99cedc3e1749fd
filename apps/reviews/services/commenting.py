"""What is said of a draft, and what its candidate makes of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from apps.accounts.models import User
from apps.common.saving.services import run_once
from apps.reviews.models import Comment, Response, ReviewRequest


@dataclass(frozen=True, slots=True)
class Place:
    """What a comment is on: a sentence by its number and words, a phase, or the whole ("")."""

    phase: str = ""
    position: int | None = None
    quote: str = ""


WHOLE = Place()


@transaction.atomic
def add_comment(
    *,
    request: ReviewRequest,
    place: Place,
    text: str,
    operation: UUID | None,
    by: User | None,
    outside_name: str = "",
) -> Comment:
    """Say something of a sentence, a phase or the whole of what was sent last; once for an operation id.

    One who reads by a link has no account (`by` is None) and calls themselves `outside_name`.
    """

    def make() -> dict[str, Any]:
        comment = Comment.objects.create(
            request=request,
            revision=request.revision,
            author=by,
            outside_name=outside_name,
            phase=place.phase,
            position=place.position,
            quote=place.quote,
            text=text,
        )
        return {"comment": comment.pk}

    return Comment.objects.get(
        pk=run_once(operation=operation, by=by or request.owner, effect=make)["comment"]
    )


@transaction.atomic
def reply_to(*, comment: Comment, text: str, operation: UUID | None, by: User) -> Comment:
    """Answer a comment; once for an operation id."""

    def make() -> dict[str, Any]:
        reply = Comment.objects.create(
            request=comment.request, revision=comment.request.revision, parent=comment, author=by, text=text
        )
        return {"comment": reply.pk}

    return Comment.objects.get(pk=run_once(operation=operation, by=by, effect=make)["comment"])


@transaction.atomic
def respond_to(*, comment: Comment, response: Response, reason: str) -> Comment:
    """Say what the candidate did about a comment; a reason is needed only for not doing it."""
    locked = Comment.objects.select_for_update().get(pk=comment.pk)
    locked.response, locked.reason = response.value, reason
    locked.save(update_fields=["response", "reason"])
    return locked


@transaction.atomic
def resolve_comment(*, comment: Comment, is_resolved: bool) -> Comment:
    """Put a comment aside as done with, or take it up again."""
    locked = Comment.objects.select_for_update().get(pk=comment.pk)
    locked.resolved_at = timezone.now() if is_resolved else None
    locked.save(update_fields=["resolved_at"])
    return locked
