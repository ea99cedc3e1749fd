"""A counsellor's queue and search, with 100,000 and then 1,000,000 drafts that were sent.

Loads them into a database of their own on the same server, and drops it in the end: about ten minutes and
8 GB. Every cohort has 50 candidates with ten drafts each, and every counsellor serves five cohorts, so that
one's own queue stays as long while the table grows. Ratios are of the 95th percentile, asked in turns:

queue    one's own first page, against the same rows by primary key (at most 1.5)
deep     the page that is four fifths down, against the first (at most 1.2)
growth   the queue's ratio with 1,000,000 drafts, against that with 100,000 (at most 1.3)
search   in one's own queue, rare words and frequent ones, in ms (at most 25)

    python3 dev.py shell -c "import runpy; runpy.run_path('benchmarks/reviews.py', run_name='__main__')"
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from django.conf import settings
from django.db import connection, models

from apps.accounts.models import User
from apps.answers.models import Answer, Revision
from apps.postings.models import Posting
from apps.reviews.models import (
    Cohort,
    CohortCounsellor,
    CohortMember,
    ReviewRequest,
    Rubric,
    SentText,
)
from apps.reviews.queries.queue import Wanted, show_queue

SIZES = (100_000, 1_000_000)
DRAFTS, MEMBERS, SERVED = 10, 50, 5
BATCH = 100_000
ROUNDS, WARM_UP = 200, 20
WORDS = 5_000
FREQUENT, RARE = "everywhere", "word4321"
LIMITS = {"queue": 1.5, "deep": 1.2, "growth": 1.3, "search": 25.0}
EMPTY = {
    "CharField": "''",
    "TextField": "''",
    "ArrayField": "'{}'",
    "JSONField": "'{}'",
    "BooleanField": "false",
    "DateTimeField": "now()",
    "DateField": "now()",
    "PositiveIntegerField": "1",
    "PositiveSmallIntegerField": "60",
}


def main() -> int:
    """Load, measure, load more, measure; return how many limits were passed."""
    # The pool of the site's own database would go on handing out connections to that.
    options = settings.DATABASES["default"]["OPTIONS"]
    connection.close_pool()
    connection.settings_dict["OPTIONS"] = {name: each for name, each in options.items() if name != "pool"}
    connection.settings_dict["TEST"]["NAME"] = "throughline_benchmark_reviews"
    mine = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    found: dict[int, dict[str, float]] = {}
    try:
        rubric = Rubric.objects.create(name="Rubric").pk
        loaded = 0
        for size in SIZES:
            began = time.monotonic()
            load(loaded, size, rubric)
            loaded = size
            print(f"{size:>9,} drafts after {time.monotonic() - began:.0f} s", flush=True)
            found[size] = measure()
    finally:
        connection.creation.destroy_test_db(mine, verbosity=0)
    last = found[SIZES[-1]]
    last["growth"] = last["queue"] / found[SIZES[0]]["queue"]
    over = [name for name, limit in LIMITS.items() if last[name] > limit]
    for name, limit in LIMITS.items():
        print(f"{'! ' if name in over else '  '}{name:>7}: {last[name]:6.2f} (at most {limit:g})")
    return len(over)


def load(start: int, end: int, rubric: int) -> None:
    """Add drafts until there are `end`, with their candidates, cohorts and counsellors."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # keys are right by construction
        add_people(range(start // DRAFTS, end // DRAFTS))
        each = DRAFTS * MEMBERS
        add_cohorts(range(start // each, end // each), rubric)
        for first in range(start, end, BATCH):
            add_drafts(range(first, min(first + BATCH, end)))
        cursor.execute("SET session_replication_role = DEFAULT")
        for model in (User, Posting, Answer, Revision, ReviewRequest, SentText, CohortCounsellor):
            cursor.execute(f"ANALYZE {model._meta.db_table}")


def insert(model: type[models.Model], numbers: range, values: Mapping[str, str]) -> None:
    """Insert a row for each number, which is `n` in the SQL of `values`; other columns are empty."""
    columns = {
        field.column: values.get(field.column) or ("NULL" if field.null else find_empty(field))
        for field in model._meta.concrete_fields
    }
    names, given = ", ".join(columns), ", ".join(columns.values())
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({names})"
            f" SELECT {given} FROM generate_series({numbers.start}, {numbers.stop - 1}) AS n"
        )


def find_empty(field: models.Field[Any, Any]) -> str:
    """Return what a column holds that nobody filled, as SQL."""
    default = field.get_default() if field.has_default() else None
    if isinstance(default, str):
        return f"'{default}'"
    return str(default) if isinstance(default, int) else EMPTY[field.get_internal_type()]


def add_people(numbers: range) -> None:
    """Add candidates, each with one posting."""
    email = {"id": "n + 1", "email": "'p' || n || '@example.org'", "name": "'Person ' || n"}
    insert(User, numbers, {**email, "is_active": "true", "role": "'candidate'"})
    insert(Posting, numbers, {"id": "n + 1", "owner_id": "n + 1", "title": "'Bookbinder'", "raw_text": "'x'"})


def add_cohorts(numbers: range, rubric: int) -> None:
    """Add cohorts with their members; each counsellor serves five."""
    insert(Cohort, numbers, {"id": "n + 1", "name": "'C' || n", "code": "'c' || n", "rubric_id": str(rubric)})
    of_cohort = range(numbers.start * MEMBERS, numbers.stop * MEMBERS)
    insert(
        CohortMember,
        of_cohort,
        {"id": "n + 1", "cohort_id": f"n / {MEMBERS} + 1", "candidate_id": "n + 1"},
    )
    counsellors = range(numbers.start // SERVED, numbers.stop // SERVED)
    insert(
        User,
        counsellors,
        {
            "id": "n + 10000001",
            "email": "'c' || n || '@example.org'",
            "is_active": "true",
            "role": "'counsellor'",
        },
    )
    insert(
        CohortCounsellor,
        numbers,
        {"id": "n + 1", "cohort_id": "n + 1", "counsellor_id": f"n / {SERVED} + 10000001"},
    )


def add_drafts(numbers: range) -> None:
    """Add drafts that were sent: two in three are open; one word is in all of them."""
    owner = f"n / {DRAFTS} + 1"
    cohort = f"n / {DRAFTS * MEMBERS} + 1"
    insert(Answer, numbers, {"id": "n + 1", "owner_id": owner, "posting_id": owner})
    insert(Revision, numbers, {"id": "n + 1", "answer_id": "n + 1", "text": "'I sew books.'"})
    # Spread over a year, and not in the order of the keys.
    since = "now() - (hashint8(n) & 31535999) * interval '1 second'"
    insert(
        ReviewRequest,
        numbers,
        {
            "id": "n + 1",
            "owner_id": owner,
            "answer_id": "n + 1",
            "cohort_id": cohort,
            "revision_id": "n + 1",
            "state": "(ARRAY['waiting', 'resubmitted', 'ready'])[n % 3 + 1]",
            "waiting_since": since,
        },
    )
    some = f"SELECT string_agg('word' || (hashint8(n * 60 + i) & 2147483647) % {WORDS}, ' ')"
    words = f"to_tsvector('simple', '{FREQUENT} ' || ({some} FROM generate_series(1, 60) AS i))"
    insert(SentText, numbers, {"id": "n + 1", "request_id": "n + 1", "words": words})


def measure() -> dict[str, float]:
    """Return the ratios, and the time of a search in ms."""
    counsellors = list(User.objects.filter(role="counsellor").order_by("pk")[:50])
    firsts = [show_queue(each, Wanted()) for each in counsellors]
    keys = [[row.pk for row in first.rows] for first in firsts]
    deep = [find_deep(each) for each in counsellors]

    def pick(turn: int) -> int:
        return turn % len(counsellors)

    def read_by_key(turn: int) -> object:
        rows = ReviewRequest.objects.filter(pk__in=keys[pick(turn)])
        return list(rows.select_related("owner", "answer__posting", "cohort", "held_by"))

    def search(words: str) -> Callable[[int], object]:
        return lambda turn: show_queue(counsellors[pick(turn)], Wanted(words=words))

    asked: dict[str, Callable[[int], object]] = {
        "by key": read_by_key,
        "first": lambda turn: show_queue(counsellors[pick(turn)], Wanted()),
        "deep": lambda turn: show_queue(counsellors[pick(turn)], deep[pick(turn)]),
        "frequent": search(FREQUENT),
        "rare": search(RARE),
        "both": search(f"{FREQUENT} {RARE}"),
        "none": search("nowhere"),
    }
    times: dict[str, list[float]] = {name: [] for name in asked}
    for turn in range(WARM_UP + ROUNDS):
        for name, ask in asked.items():
            began = time.perf_counter()
            ask(turn)
            if turn >= WARM_UP:
                times[name].append((time.perf_counter() - began) * 1000)
    p95 = {name: statistics.quantiles(each, n=20)[-1] for name, each in times.items()}
    for name, each in times.items():
        print(f"{name:>12}: median {statistics.median(each):7.2f} ms, p95 {p95[name]:7.2f} ms", flush=True)
    return {
        "queue": p95["first"] / p95["by key"],
        "deep": p95["deep"] / p95["first"],
        "search": max(p95[name] for name in ("frequent", "rare", "both", "none")),
    }


def find_deep(counsellor: User) -> Wanted:
    """Return what asks for the page after the row that is four fifths down one's own queue."""
    rows: Any = ReviewRequest.objects.filter(
        cohort__counsellors__counsellor=counsellor, state__in=["waiting", "resubmitted"]
    ).order_by("waiting_since", "pk")
    return Wanted(after=rows.values_list("waiting_since", "pk")[rows.count() * 4 // 5])


if __name__ == "__main__":
    sys.exit(main())
