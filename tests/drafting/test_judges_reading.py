"""Reading an answer by meaning: what it adds to the words, and that it is the same every time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.drafting.checks import check_answer
from apps.drafting.checks.judges import Setting, judge_answer
from apps.drafting.checks.judges.missteps import blend, weigh_sentences
from apps.drafting.checks.judges.reading import Reader, describe_setting, find_reader
from apps.drafting.checks.judges.tables import load_table
from apps.drafting.meaning.encoder import MOST_TOGETHER
from apps.drafting.vocabulary import Level
from tests.drafting.test_judges import LEAVING, POTTERY, STAYING, make_rule


@pytest.fixture(scope="module")
def reader() -> Reader:
    found = find_reader()
    assert found is not None
    return found


def test_the_job_and_the_person_are_told_in_a_few_words() -> None:
    assert describe_setting(POTTERY) == (
        "mid, 6 years, same field. Kiln technician. fires three kilns a week. mixes glazes."
    )
    nobody = Setting(role=(" ", "glaze " * 100), level=Level.JUNIOR, is_changing_field=True)
    assert describe_setting(nobody) == f"junior, some years, changing career. {('glaze ' * 60).strip()}."
    assert describe_setting(Setting()) == "any level, some years, same field. ."


def test_a_sentence_has_odds_for_every_mark_and_the_same_every_time(reader: Reader) -> None:
    said = LEAVING.split(". ")
    odds = reader.weigh(said, POTTERY)

    assert odds.shape == (len(said), len(load_table("sentences").labels))
    assert np.array_equal(odds, reader.weigh(said, POTTERY))
    assert not np.array_equal(odds, reader.weigh(said, Setting(role=("Night nurse",))))


def test_what_stands_around_a_sentence_changes_how_it_is_read(reader: Reader) -> None:
    alone = reader.weigh(["Then we are off."], POTTERY)
    after = reader.weigh(["By spring we will have our visas for Canada.", "Then we are off."], POTTERY)

    assert float(np.abs(alone[0] - after[1]).max()) > 0.1


def test_leaving_is_told_from_staying_by_meaning(reader: Reader) -> None:
    said = "By spring we will have our visas for Canada, and then we are off for good."
    at = load_table("sentences").labels.index("retention_risk")
    odds = reader.weigh([said, STAYING.split(". ", maxsplit=1)[0]], POTTERY)[:, at]

    assert odds[0] > odds[1] + 2


def test_words_and_meaning_are_believed_alike(reader: Reader) -> None:
    by_words = weigh_sentences(["Then we are off."], POTTERY)
    by_meaning = reader.weigh(["Then we are off."], POTTERY)

    assert np.allclose(blend(by_words, by_meaning), (by_words + by_meaning) / 2)


def test_a_judge_with_a_reader_says_something_else_of_the_same_answer(reader: Reader) -> None:
    by_words, with_reader = judge_answer(LEAVING, POTTERY), judge_answer(LEAVING, POTTERY, reader)

    assert list(by_words) == list(with_reader)
    assert with_reader["retention_risk"].sure > 0.5
    assert with_reader["retention_risk"].sure != by_words["retention_risk"].sure


def test_the_checks_hear_the_reader(reader: Reader) -> None:
    verdict = judge_answer(LEAVING, Setting(), reader)["retention_risk"].sure
    rule = make_rule(phrases=["no such words"], parameters={"sure": verdict})

    assert len(check_answer(LEAVING, rules=(rule,), reader=reader)) == 1
    stricter = make_rule(phrases=["no such words"], parameters={"sure": min(1.0, verdict + 0.001)})
    assert check_answer(LEAVING, rules=(stricter,), reader=reader) == ()


def test_a_long_text_is_read_in_runs(reader: Reader) -> None:
    said = ["I would fire the kilns on Monday and glaze on Tuesday."] * (MOST_TOGETHER // 4)
    odds = reader.weigh(said, POTTERY)

    assert odds.shape[0] == len(said)
    assert np.isfinite(odds).all()


@settings(max_examples=20)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=5))
def test_any_sentences_can_be_read(said: list[str]) -> None:
    found = find_reader()
    assert found is not None

    assert np.isfinite(found.weigh(said, POTTERY)).all()


def test_checking_words_alone_loads_no_encoder() -> None:
    code = "import sys, apps.drafting.checks; print('tokenizers' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )

    assert (done.stdout.strip(), done.returncode) == ("False", 0), done.stderr
