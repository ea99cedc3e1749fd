"""How much CPU a keystroke's save takes, with preview and remarks, against a bare view.

The bare view stands behind the same middleware, reads the very same querysets, asks what else was asked
of the database, answers with the very same bytes, and does nothing else. That both ask as many queries is
made sure of first. They are called in turns through Django's test client, each in a transaction that is
rolled back, so nothing is left. Run it beside the database:

    python3 dev.py shell -c "import runpy; runpy.run_path('benchmarks/autosave.py', run_name='__main__')"
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path

from apps.common.saving.fingerprints import fingerprint
from config import urls
from tests.answers.conftest import fill_matrix, make_draft
from tests.factories.accounts import UserFactory

MOST = 1.6
ROUNDS, WARM_UP = 150, 15
AUTOSAVE = {"HX-Request": "true", "HX-Target": "preview"}


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
    """What was asked of the database, to be asked again by a view that does nothing else."""

    def __init__(self) -> None:
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
        return HttpResponse(self.answer.content, headers={"HX-Trigger": self.answer["HX-Trigger"]})


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


def main() -> int:
    """Print medians and their ratio; return 1 where it is passed."""
    view = Recorder()
    urls.urlpatterns.append(path("bare/", view.replay))
    settings.ALLOWED_HOSTS.append("testserver")
    times: dict[str, list[float]] = {"autosave": [], "bare": []}
    with undone():
        draft = make_draft(UserFactory.create(email="benchmark@example.org"))
        fill_matrix(draft)
        client = Client()
        client.force_login(draft.answer.owner, backend=settings.AUTHENTICATION_BACKENDS[0])
        url, focus = draft.url("phase", "short-term-focus"), draft.row("short").focus

        def post(turn: int, where: str) -> Any:
            data = {"only": "focus", "focus": f"{focus} {turn}", "focus_version": fingerprint(focus)}
            return client.post(where, data, headers=AUTOSAVE)

        by_middleware = Recorder()
        with undone(), view.watching():
            view.answer = post(-1, url)
        asked, view.asked = view.asked, []
        with undone(), by_middleware.watching():
            post(-1, "/bare/")
        view.asked = asked[len(by_middleware.asked) :]
        counts = [count_queries(lambda where=where: post(-1, where)) for where in (url, "/bare/")]  # type: ignore[misc]
        if counts[0] != counts[1]:
            raise RuntimeError(f"{counts[0]} queries, and {counts[1]} of the bare view")
        for turn in range(ROUNDS + WARM_UP):
            for name, where in (("autosave", url), ("bare", "/bare/")):
                spent = time_once(lambda turn=turn, where=where: post(turn, where))  # type: ignore[misc]
                if turn >= WARM_UP:
                    times[name].append(spent)
    medians = {name: statistics.median(each) for name, each in times.items()}
    for name, spent in medians.items():
        print(f"{name:>9}: {spent:6.2f} ms of CPU")
    ratio = medians["autosave"] / medians["bare"]
    mark = "  " if ratio <= MOST else "! "
    print(f"{mark}a save to the bare view with the same {counts[0]} queries: {ratio:.2f} (at most {MOST:g})")
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main())
