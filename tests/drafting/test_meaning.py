"""The sentence encoder: what it makes of a text, and what it does where its weights are not installed."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.machinery import PathFinder
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.checks.judges.reading import find_reader
from apps.drafting.meaning import encoder as room
from apps.drafting.meaning.encoder import Encoder, find_encoder, find_weights
from apps.drafting.meaning.naming import name_encoder, name_vector
from apps.drafting.meaning.vectors import WIDTH, compare_vectors, pack_vectors


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    found = find_encoder()
    assert found is not None
    return found


def test_a_likeness_is_the_cosine_of_two_vectors() -> None:
    rows = np.zeros((3, WIDTH), dtype=np.float32)
    rows[0, 0], rows[1, 0], rows[1, 1], rows[2, 1] = 3.0, 0.5, 0.5, -9.0
    packed = pack_vectors(rows)

    assert [len(each) for each in packed] == [WIDTH] * 3
    assert compare_vectors(packed[:1], packed) == [[1.0, pytest.approx(0.7071, abs=1e-4), 0.0]]
    assert compare_vectors(packed[1:2], packed[2:]) == [[pytest.approx(-0.7071, abs=1e-4)]]
    assert compare_vectors([], packed) == []
    assert compare_vectors(packed, []) == [[], [], []]


def test_a_row_of_nothing_is_like_nothing() -> None:
    (packed,) = pack_vectors(np.zeros((1, WIDTH), dtype=np.float32))

    assert compare_vectors([packed], [packed]) == [[0.0]]


def test_the_untouched_encoder_tells_like_from_unlike() -> None:
    weights = find_weights()
    assert weights is not None
    plain = Encoder(weights, {})
    rows = plain.encode(["A man is eating a meal", "Someone has dinner", "The bridge was closed for repair"])
    (to_dinner, to_bridge) = compare_vectors(rows[:1], rows[1:])[0]

    assert (to_dinner > 0.5, to_bridge < 0.15) == (True, True)


@pytest.mark.parametrize(
    ("goal", "serves", "sounds_alike"),
    [
        (
            "Learn to lead a team",
            "You will supervise four apprentices at night",
            "Our low running costs lead",
        ),
        (
            "Finish by four to collect my son",
            "The shift runs from seven until three",
            "You finish walls by hand",
        ),
        (
            "Get my forklift licence",
            "We pay for truck training in your first year",
            "A driving licence is vital",
        ),
    ],
)
def test_the_turned_encoder_puts_work_near_the_goal_that_it_serves(
    encoder: Encoder, goal: str, serves: str, sounds_alike: str
) -> None:
    rows = encoder.encode([goal, serves, sounds_alike])
    near, far = compare_vectors(rows[:1], rows[1:])[0]

    assert near > far + 0.1


def test_a_text_reads_the_same_alone_and_in_company(encoder: Encoder) -> None:
    texts = ["Lead the night shift", "Learn Welsh " * 40, "x", "", "Fire the kilns"]
    together = encoder.encode_exactly(texts)
    alone = np.concatenate([encoder.encode_exactly([text]) for text in texts])

    assert float(np.abs(together - alone).max()) < 1e-4
    assert encoder.encode(texts) == encoder.encode(texts)


def test_what_comes_after_the_longest_reading_changes_nothing(encoder: Encoder) -> None:
    said = "repaint the dinghies every winter " * 40

    assert encoder.encode([said]) == encoder.encode([said + "and be kind"])


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_has_a_vector(texts: list[str]) -> None:
    found = find_encoder()
    assert found is not None

    assert [len(each) for each in found.encode(texts)] == [WIDTH] * len(texts)


def test_without_the_package_there_is_no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    found = (find_weights, find_encoder, find_reader)
    for each in found:
        each.cache_clear()
    monkeypatch.setattr(room, "find_spec", lambda name: PathFinder.find_spec(name, path=[]))
    missing = [each() for each in found]
    for each in found:
        each.cache_clear()

    assert missing == [None, None, None]


def test_a_vector_is_named_by_its_text_and_by_the_encoder() -> None:
    names = [name_vector("Learn Welsh"), name_vector("Learn Irish"), name_vector("")]

    assert name_encoder().startswith("minilm-")
    assert [len(name) for name in names] == [64] * 3
    assert all(one != other for one, other in pairwise(names))
    assert name_vector("Learn Welsh") == names[0]


def test_naming_a_vector_loads_no_encoder() -> None:
    code = "import sys, apps.drafting.meaning.naming, apps.drafting.matching; print('numpy' in sys.modules)"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import django; from django.conf import settings; settings.configure(); {code}",
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )

    assert (done.stdout.strip(), done.returncode) == ("False", 0), done.stderr


def test_one_thread_reads_for_the_web_process() -> None:
    code = """
import django
django.setup()
from apps.drafting.meaning.encoder import find_encoder
find_encoder().encode(["Repaint the dinghies every winter"] * 40)
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("Threads:")))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        env={name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
        | {"DJANGO_SETTINGS_MODULE": "config.settings"},
    )

    assert (done.stdout.strip(), done.returncode) == ("1", 0), done.stderr
