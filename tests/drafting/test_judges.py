"""Judges: what they notice in a sentence, how they weigh it, and what a rule makes of their verdict."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.checks import MalformedRule, Rule, check_answer, rule_from_mapping
from apps.drafting.checks.context import CheckContext
from apps.drafting.checks.judges import Setting, has_met, judge_answer, tables
from apps.drafting.checks.judges.classes import find_class
from apps.drafting.checks.judges.features import describe_place, describe_role, describe_words
from apps.drafting.checks.judges.missteps import ABSENCES
from apps.drafting.checks.judges.tables import Table, load_table
from apps.drafting.checks.kinds import SHORTEST_ANSWER
from apps.drafting.vocabulary import Level

LEAVING = (
    "I have fired kilns for six years and would gladly fire yours from the first week. "
    "By spring we will have our visas for Canada, and then we are off for good. "
    "Until that day your potters would have their glazes on time."
)
STAYING = (
    "I have fired kilns for six years and would gladly fire yours from the first week. "
    "In five years I would like to run the glaze room and teach two apprentices of my own to read a flame. "
    "Then your potters would have their glazes on time even when I am away."
)
POTTERY = Setting(
    role=("Kiln technician", "fires three kilns a week", "mixes glazes"), level=Level.MID, years=6
)


def make_rule(**changes: object) -> Rule:
    given = {"slug": "test", "label": "retention_risk", "kind": "phrases", "phrases": ["off for good"]}
    words = {"hears": "They hear {quote}.", "why": "It costs.", "mend": "Say {goal}.", "source": "A test"}
    return rule_from_mapping({**given, **words, **changes})


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("42", "number"),
        ("patient", "people"),
        ("patients", "people"),
        ("fewer", "better"),
        ("sharpened", "-ed"),
        ("sharpening", "-ing"),
        ("brightly", "-ly"),
        ("kiln", ""),
    ],
)
def test_words_that_do_the_same_work_share_a_class(word: str, name: str) -> None:
    assert find_class(word) == name


def test_a_sentence_is_noticed_by_words_runs_classes_and_length() -> None:
    assert describe_words("Fewer patients wait 3 hours, fewer wait.")[:8] == (
        "w:fewer",
        "w:patients",
        "w:wait",
        "w:#",
        "w:hours",
        "w:,",
        "b:^ fewer",
        "b:fewer patients",
    )
    assert {"t:patients wait #", "cb:better people", "ct:^ better people", "n:better 2", "length 6"} <= set(
        describe_words("Fewer patients wait 3 hours, fewer wait.")
    )


def test_a_sentence_is_noticed_by_what_it_shares_with_the_job_and_where_it_stands() -> None:
    said = describe_place(
        "I would fire the kilns",
        is_first=True,
        is_last=False,
        role=describe_role(("Kiln technician", "fires three kilns a week")),
        level=Level.JUNIOR,
        years=40,
        is_changing_field=True,
    )
    bare = describe_place(
        "",
        is_first=False,
        is_last=True,
        role=describe_role(()),
        level=None,
        years=None,
        is_changing_field=False,
    )

    assert said == ("shared 1", "shared 2", "ideas 1", "first", "changing field", "level early", "years 3")
    assert bare == ("apart", "last", "same field")


@given(st.text(max_size=400))
def test_any_sentence_has_features_each_once(sentence: str) -> None:
    found = describe_words(sentence)

    assert len(found) == len(set(found))


def test_a_table_adds_up_what_it_knows_and_says_what_spoke_loudest() -> None:
    table = Table(
        ("yes", "no"),
        {"(constant)": 0, "a": 1, "b": 2},
        np.array([[1, 0], [2, -1], [0.5, 3]], dtype=np.float32),
    )

    assert table.constants.tolist() == [1.0, 0.0]
    assert table.weigh(["a", "unknown"]).tolist() == [2.0, -1.0]
    assert table.weigh([]).tolist() == [0.0, 0.0]
    assert table.weigh_values({"b": 2.0, "unknown": 9.0}).tolist() == [2.0, 6.0]
    assert table.explain(["a", "b", "unknown"], "yes") == ("a", "b")
    assert table.explain(["a", "b"], "no") == ("b",)


def test_a_table_without_its_constants_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.tsv").write_text("feature\tyes\na\t12\n", encoding="utf-8")
    monkeypatch.setattr(tables, "FOLDER", tmp_path)

    with pytest.raises(ValueError, match="odd: the first row must be"):
        load_table("odd")


def test_an_answer_that_announces_leaving_is_told_from_one_that_stays() -> None:
    leaving, staying = (judge_answer(text, POTTERY)["retention_risk"] for text in (LEAVING, STAYING))

    assert leaving.sure > 3 * staying.sure
    assert leaving.shown is not None
    assert leaving.shown.text.startswith("By spring we will")


def test_absences_show_no_words_and_no_pivot_is_asked_of_who_stays_in_the_field() -> None:
    judged = judge_answer(STAYING, POTTERY)

    assert {label for label, verdict in judged.items() if verdict.shown is None} == ABSENCES
    assert judged["unexplained_pivot"].sure == 0.0
    assert judge_answer(STAYING, Setting(is_changing_field=True))["unexplained_pivot"].sure > 0.0
    assert judge_answer(" ", POTTERY) == {}


def test_a_rule_strikes_alone_where_the_judge_is_sure_enough() -> None:
    text = LEAVING.replace("off for good", "gone")
    (found,) = check_answer(text, rules=(make_rule(parameters={"sure": 0.0}),))

    assert text[found.start : found.end] == found.quote
    assert check_answer(text, rules=(make_rule(parameters={"sure": 1.0}),)) == ()


def test_a_phrase_counts_where_the_judge_does_not_speak_against_it() -> None:
    phrases = ["from the first week"]
    with_it = make_rule(phrases=phrases, parameters={"sure": 1.0, "with_phrase": 0.0})
    against_it = make_rule(phrases=phrases, parameters={"sure": 1.0, "with_phrase": 1.0})

    (found,) = check_answer(LEAVING, rules=(with_it,))
    assert found.quote == "from the first week"
    assert LEAVING[found.start : found.end] == LEAVING.split(". ", maxsplit=1)[0] + "."
    assert check_answer(LEAVING, rules=(against_it,)) == ()


def test_a_phrase_that_the_judge_never_met_is_not_its_to_doubt() -> None:
    against_it = make_rule(phrases=["from the first week"], parameters={"sure": 1.0, "with_phrase": 1.0})
    odd = make_rule(phrases=["zorbing in quorn"], parameters={"sure": 1.0, "with_phrase": 1.0})
    text = LEAVING + " I am fond of zorbing in Quorn."

    assert (has_met("from the first week"), has_met("zorbing in quorn")) == (True, False)
    assert [found.quote for found in check_answer(text, rules=(against_it, odd))] == ["zorbing in Quorn"]


def test_the_judge_alone_speaks_through_one_rule_of_a_label() -> None:
    rules = tuple(
        make_rule(slug=slug, phrases=["no such words"], parameters={"sure": 0.0}) for slug in ("one", "two")
    )

    assert [found.rule for found in check_answer(LEAVING, rules=rules)] == ["one"]


def test_a_strike_without_a_phrase_tells_the_words_that_weighed_most() -> None:
    text = LEAVING.replace("off for good", "gone")
    (alone,) = check_answer(text, rules=(make_rule(parameters={"sure": 0.0}),))
    (by_phrase,) = check_answer(LEAVING, rules=(make_rule(parameters={"sure": 0.0}),))

    assert alone.words != ()
    assert [words for words in alone.words if words not in alone.quote.lower()] == []
    assert by_phrase.words == ()


def test_an_absence_that_the_judge_finds_has_no_place() -> None:
    rule = make_rule(
        label="no_employer_benefit", kind="absence", phrases=["on time"], parameters={"sure": 0.0}
    )
    (found,) = check_answer(LEAVING, rules=(rule,), context=CheckContext(level=Level.MID))

    assert (found.start, found.end, found.quote) == (0, 0, "")


def test_a_text_too_short_for_an_answer_is_left_to_the_phrases() -> None:
    short = "Then we are off for good."

    assert len(short.split()) < SHORTEST_ANSWER
    assert [found.quote for found in check_answer(short, rules=(make_rule(parameters={"sure": 1.0}),))] == [
        "off for good"
    ]


@pytest.mark.parametrize("share", [-0.1, 1.5, "much", True])
def test_a_share_is_a_number_from_nothing_to_one(share: object) -> None:
    with pytest.raises(MalformedRule, match="sure: must be a number from 0 to 1"):
        make_rule(parameters={"sure": share})
