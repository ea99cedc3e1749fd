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
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from django.conf import settings
from django.test import Client
from django.urls import path

from apps.common.saving.fingerprints import fingerprint
from benchmarks.bare import Recorder, count_queries, time_once, undone
from config import urls
from tests.answers.conftest import fill_matrix, make_draft
from tests.factories.accounts import UserFactory

MOST = 1.6
ROUNDS, WARM_UP = 150, 15
AUTOSAVE = {"HX-Request": "true", "HX-Target": "preview"}


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
        view.asked = asked
        view.ask_less(by_middleware)
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
