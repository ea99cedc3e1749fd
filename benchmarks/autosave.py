"""How much CPU a keystroke's save takes, with preview and remarks, against a bare view.

The bare view stands behind the same middleware, asks the database the very same queries and answers
with the very same bytes, and does nothing else. Both are called in turns through Django's test client,
each in a transaction that is rolled back, so nothing is left. Run it beside the database:

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

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
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
        self.queries: list[tuple[str, Any]] = []
        self.answer = HttpResponse()

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, *rest: Any) -> Any:
        """Note a query on its way."""
        self.queries.append((sql, params))
        return execute(sql, params, *rest)

    def replay(self, request: HttpRequest) -> HttpResponse:
        """Ask the same and answer the same."""
        if not request.user.is_authenticated:
            raise PermissionError
        with connection.cursor() as cursor:
            for sql, params in self.queries:
                cursor.execute(sql, params)
                if cursor.description:
                    cursor.fetchall()
        return HttpResponse(self.answer.content, headers={"HX-Trigger": self.answer["HX-Trigger"]})


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
        with undone(), connection.execute_wrapper(view):
            view.answer = post(-1, url)
        asked, view.queries = view.queries, []
        with undone(), connection.execute_wrapper(by_middleware):
            post(-1, "/bare/")
        view.queries = asked[len(by_middleware.queries) :]
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
    print(
        f"{mark}a save to the bare view with its {len(view.queries)} queries: {ratio:.2f} (at most {MOST:g})"
    )
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main())
