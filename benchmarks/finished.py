"""How much CPU the finished page takes, against its own queries and its own template alone.

The bare view stands behind the same middleware, asks as many queries, and renders the same template with
what was worked out before. What is between the two is our own: sources both ways, checks, overlap, what is
not used. Called in turns through Django's test client. Run it beside the database:

    python3 dev.py shell -c "import runpy; runpy.run_path('benchmarks/finished.py', run_name='__main__')"
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from django.conf import settings
from django.test import Client
from django.urls import path

from apps.answers.services.composition import write_answer
from apps.answers.views import finished
from benchmarks.bare import Recorder, count_queries, time_once, undone
from config import urls
from tests.answers.conftest import fill_matrix, make_draft
from tests.factories.accounts import UserFactory

MOST = 1.5
ROUNDS, WARM_UP = 80, 10


def main() -> int:
    """Print medians and their ratio; return 1 where it is passed."""
    view = Recorder("answers/finished.html")
    urls.urlpatterns.append(path("bare/", view.replay))
    settings.ALLOWED_HOSTS.append("testserver")
    times: dict[str, list[float]] = {"finished": [], "bare": []}
    with undone():
        owner = UserFactory.create(email="benchmark@example.org")
        draft = make_draft(owner)
        fill_matrix(draft)
        write_answer(answer=draft.answer, operation=None, by=owner)
        client = Client()
        client.force_login(owner, backend=settings.AUTHENTICATION_BACKENDS[0])
        where = {"finished": draft.url("finished"), "bare": "/bare/"}

        def get(name: str) -> Any:
            return client.get(where[name])

        by_middleware = Recorder()
        get("finished")
        with (
            undone(),
            view.watching(),
            patch.object(finished, "render_page", wraps=finished.render_page) as drawn,
        ):
            get("finished")
        view.context = drawn.call_args.args[2]
        asked, view.asked = view.asked, []
        with undone(), by_middleware.watching():
            get("bare")
        view.asked = asked
        view.ask_less(by_middleware)
        counts = [count_queries(lambda name=name: get(name)) for name in where]  # type: ignore[misc]
        for turn in range(ROUNDS + WARM_UP):
            for name in where:
                spent = time_once(lambda name=name: get(name))  # type: ignore[misc]
                if turn >= WARM_UP:
                    times[name].append(spent)
    medians = {name: statistics.median(each) for name, each in times.items()}
    for name, spent in medians.items():
        print(f"{name:>9}: {spent:6.2f} ms of CPU")
    ratio = medians["finished"] / medians["bare"]
    mark = "  " if ratio <= MOST else "! "
    print(f"{mark}{counts[0]} queries against {counts[1]} and the template: {ratio:.2f} (at most {MOST:g})")
    return int(ratio > MOST)


if __name__ == "__main__":
    sys.exit(main())
