"""A bare view: the queries of a real one, asked in turns with it, and nothing else done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.test.utils import CaptureQueriesContext


class Undone(Exception):
    """Take back what was written."""


@contextmanager
def undone() -> Iterator[None]:
    """Run what is inside and take back what it wrote."""
    try:
        with transaction.atomic():
            yield
            raise Undone
    except Undone:
        pass


class Recorder:
    """What was asked of the database, to be asked again by a view that does nothing else.

    The view gives the recorded answer again; where `template` is named, it renders that anew.
    """

    def __init__(self, template: str = "") -> None:
        self.template = template
        self.context: dict[str, Any] = {}
        self.asked: list[Callable[[], Any]] = []
        self.answer = HttpResponse()
        self._is_inside = False

    def watch_query(self, execute: Callable[..., Any], sql: str, params: Any, *rest: Any) -> Any:
        """Note a query that no queryset asks."""
        if not self._is_inside:
            self.asked.append(lambda: connection.cursor().execute(sql, params))
        return execute(sql, params, *rest)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Note what is asked inside; a queryset as a whole, with what it fetches beside."""
        fetch = QuerySet._fetch_all  # noqa: SLF001

        def fetch_all(rows: Any) -> None:
            is_outermost = not self._is_inside and rows._result_cache is None  # noqa: SLF001
            if is_outermost:
                again = rows.all()
                self.asked.append(lambda: list(again.all()))
                self._is_inside = True
            try:
                fetch(rows)
            finally:
                self._is_inside = self._is_inside and not is_outermost

        with patch.object(QuerySet, "_fetch_all", fetch_all), connection.execute_wrapper(self.watch_query):
            yield

    def replay(self, request: HttpRequest) -> HttpResponse:
        """Ask the same and answer the same."""
        if not request.user.is_authenticated:
            raise PermissionError
        for ask in self.asked:
            ask()
        if self.template:
            return render(request, self.template, self.context)
        return HttpResponse(self.answer.content, headers={"HX-Trigger": self.answer["HX-Trigger"]})

    def ask_less(self, other: Recorder) -> None:
        """Leave out what is asked of every page anyway, and stands first."""
        self.asked = self.asked[len(other.asked) :]


def count_queries(work: Callable[[], Any]) -> int:
    """Return how many queries a call makes."""
    with undone(), CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)


def time_once(work: Callable[[], Any]) -> float:
    """Return the CPU milliseconds of one call, and take back what it wrote."""
    with undone():
        start = time.process_time()
        response = work()
        spent = (time.process_time() - start) * 1_000
    if response.status_code != 200:
        raise RuntimeError(response.content[:500])
    return spent
