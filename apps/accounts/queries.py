"""Reading what a person could not save."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from apps.accounts.models import User
from apps.common.models import RefusedText

MAX_SHOWN = 50


def list_refused_texts(user: User) -> QuerySet[RefusedText]:
    """Return the texts of this person that a newer one was in the way of, the latest first."""
    return RefusedText.objects.filter(owner=user).order_by("-created_at", "-pk")[:MAX_SHOWN]


def get_refused_text_for(user: User, pk: int) -> RefusedText:
    """Return a refused text, if it is this person's."""
    return get_object_or_404(RefusedText, pk=pk, owner=user)
