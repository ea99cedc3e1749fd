"""Objects only by way of these: a stranger gets 404, as if there were nothing."""

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from apps.accounts.models import User
from apps.answers.models import Answer, Horizon, MatrixRow
from apps.answers.permissions import can_edit_answer


def get_answer_for(user: User, pk: int) -> Answer:
    """Return the answer with its posting, for its owner; 404 for anyone else."""
    answer = get_object_or_404(Answer.objects.select_related("posting"), pk=pk)
    if not can_edit_answer(user, answer):
        raise Http404
    answer.owner = user
    return answer


def list_answers_for(user: User) -> QuerySet[Answer]:
    """Return the person's answers, the last touched first, with how many rows have a focus."""
    touched = Q(rows__is_undecided=True) | ~Q(rows__focus="")
    return (
        Answer.objects.filter(owner=user)
        .select_related("posting")
        .annotate(touched_rows=Count("rows", filter=touched))
        .order_by("-updated_at", "-pk")
    )


def get_row_of(answer: Answer, horizon: Horizon) -> MatrixRow:
    """Return one row of the matrix; all three are made with the answer."""
    row = answer.rows.get(horizon=horizon)
    row.answer = answer
    return row
