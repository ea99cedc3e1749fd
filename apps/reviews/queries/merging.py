"""The first requests of all the cohorts that a counsellor serves, merged from each cohort's own order.

One query over all cohorts would have to sort everything in them, and a query for each would cost by their
number. A lateral join asks each cohort for its first few, which an index has in order, and merges those.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from psycopg.errors import QueryCanceled

from apps.accounts.models import User
from apps.reviews.models import CohortCounsellor, ReviewRequest
from apps.reviews.queries.access import list_live_requests_of, needs_counsellor

Key = tuple[datetime, int]
Narrow = Callable[[QuerySet[ReviewRequest]], QuerySet[ReviewRequest]]

SEARCH_TIME = 2_000  # milliseconds


class TookTooLong(Exception):
    """The words that are looked for are in too much for a quick answer."""


def merge_served(user: User, narrow: Narrow, count: int, *, backwards: bool, brief: bool) -> list[Key]:
    """Return the keys of the `count` requests that have waited longest, or shortest where `backwards`.

    Of those that this counsellor may see now and `narrow` leaves; 404 for anyone else. Where it is to be
    `brief`, it is given up after SEARCH_TIME, and TookTooLong raised.
    """
    needs_counsellor(user)
    order = ("-waiting_since", "-id") if backwards else ("waiting_since", "id")
    each = narrow(list_live_requests_of(RawSQL("served.cohort_id", ()))).order_by(*order)
    sql, params = each.values_list("waiting_since", "id")[:count].query.sql_with_params()
    way = "DESC" if backwards else "ASC"
    merged = (
        f"SELECT each.waiting_since, each.id FROM {CohortCounsellor._meta.db_table} AS served"  # noqa: S608  no value in it
        f" CROSS JOIN LATERAL ({sql}) AS each WHERE served.counsellor_id = %s"
        f" ORDER BY each.waiting_since {way}, each.id {way} LIMIT %s"
    )
    asked = [*params, user.pk, count]
    return _ask_briefly(merged, asked) if brief else _ask(merged, asked)


def _ask(sql: str, params: Sequence[Any]) -> list[Key]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        found: list[Key] = cursor.fetchall()
    return found


def _ask_briefly(sql: str, params: Sequence[Any]) -> list[Key]:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL statement_timeout = {SEARCH_TIME}")
            found = _ask(sql, params)
            cursor.execute("SET LOCAL statement_timeout TO DEFAULT")
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TookTooLong from error
        raise
    return found
