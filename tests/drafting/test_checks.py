"""Checks: what is found in a text or a matrix, and what is rightly let be."""

from __future__ import annotations

import time
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.drafting.checks import (
    CheckContext,
    MalformedRule,
    Rule,
    check_answer,
    check_matrix,
    examine_rule,
    order_findings,
    rule_from_mapping,
)
from apps.drafting.checks.checking import KINDS
from apps.drafting.checks.kinds import MATRIX_KINDS
from apps.drafting.checks.rules import LABELS
from apps.drafting.vocabulary import Finding, Horizon, Level, Line, Matrix, MatrixRow, Phase, Sentence

CONTENT = Path(__file__).parents[2] / "apps" / "guidance" / "content" / "rules"
FILES = sorted(CONTENT.glob("*.toml"))
RULES = tuple(rule_from_mapping(tomllib.loads(path.read_text(encoding="utf-8"))) for path in FILES)
LINE = Line("l1", 1, "Load and fire the kiln")
LONG = "I have worked with my hands for a good many years and in a good many places, and it went well. "


def make_rule(**changes: object) -> Rule:
    given = {
        "slug": "test",
        "label": "cliche",
        "kind": "phrases",
        "phrases": ["team player"],
        "hears": "They hear {quote}.",
        "why": "It says nothing.",
        "mend": "Say {goal} or {line}.",
        "source": "A test",
    }
    return rule_from_mapping({**given, **changes})


def find(rule: Rule, text: str, context: CheckContext | None = None) -> list[str]:
    return [found.quote for found in check_answer(text, rules=(rule,), context=context)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_every_rule_of_the_house_judges_its_own_examples_rightly(rule: Rule) -> None:
    assert examine_rule(rule) == ()
    assert (len(rule.flagged) >= 2, len(rule.clean) >= 2) == (True, True)
    assert rule.kind in KINDS


def test_every_label_has_a_rule_and_files_are_named_by_slug() -> None:
    assert {rule.label for rule in RULES} == set(LABELS)
    assert [path.stem for path in FILES] == [rule.slug for rule in RULES]


def test_an_example_judged_wrongly_is_told() -> None:
    rule = make_rule(flagged=["I am calm."], clean=["I am a team player."])

    assert examine_rule(rule) == (
        "It should flag “I am calm.”, and does not.",
        "It should not flag “I am a team player.”, and does.",
    )
    assert examine_rule(make_rule(kind="no_evidence", flagged=["Anything."])) == ()


def test_a_finding_quotes_the_words_and_where_they_stand() -> None:
    text = "First this. I am a Team  player, a TEAM PLAYER and more."
    sentence = Sentence(Phase.BRIDGE, "I am a Team  player, a TEAM PLAYER and more.")
    row = MatrixRow(Horizon.MID, focus=" run a kiln ", lines=(LINE,))
    context = CheckContext(matrix=Matrix(mid=row), sentences=(sentence,))

    found = check_answer(text, rules=(make_rule(),), context=context)

    assert found == (
        Finding(
            rule="test",
            label="cliche",
            quote="TEAM PLAYER",
            start=35,
            end=46,
            hears="They hear “TEAM PLAYER”.",
            why="It says nothing.",
            mend="Say “run a kiln” or “Load and fire the kiln”.",
            phase=Phase.BRIDGE,
        ),
    )
    assert text[35:46] == "TEAM PLAYER"


def test_a_mend_is_sensible_where_nothing_is_known() -> None:
    found = check_answer("I am a team player.", rules=(make_rule(),))
    empty = check_answer("A team player.", rules=(make_rule(),), context=CheckContext(matrix=Matrix()))

    assert [finding.mend for finding in (*found, *empty)] == ["Say your goal or a line of the posting."] * 2
    assert found[0].phase is None


def test_phrases_are_whole_words_in_any_case_with_any_apostrophe() -> None:
    rule = make_rule(phrases=["i'm keen", "keen"])

    assert find(rule, "I’M KEEN on it.") == ["I’M KEEN"]
    assert find(rule, "The keenest of all.") == []
    assert find(make_rule(phrases=[]), "I am keen.") == []
    assert find(make_rule(phrases=["110%", "İ"]), "İ give 110%!") == ["İ"]


def test_a_phrase_may_be_excused_narrowed_or_proven() -> None:
    excused = make_rule(parameters={"unless": ["because"], "unless_next": True})
    narrowed = make_rule(parameters={"needs": ["always"]})
    proven = make_rule(parameters={"evidence": True})
    denied = make_rule(parameters={"unless_denied": True})
    counted = make_rule(phrases=["chief", "head"], parameters={"at_least": 2})
    known = CheckContext(profile_facts=("Fired forty kilns at a pottery",))

    assert find(excused, "A team player. That is because I trained one.") == []
    assert find(excused, "A team player. So be it.") == ["team player"]
    assert find(excused, "A team player") == ["team player"]
    assert find(narrowed, "A team player.") == []
    assert find(narrowed, "Always a team player.") == ["team player"]
    assert find(proven, "A team player in a team of 9.") == []
    assert find(proven, "A team player who fired the kilns at a pottery.", known) == []
    assert find(proven, "A team player.", known) == ["team player"]
    assert find(denied, "I am not, and never was, a team player.") == []
    assert find(denied, "I don't see a team player.") == []
    assert find(denied, "It is not so. I am a team player.") == ["team player"]
    assert find(counted, "Head, head and head.") == []
    assert find(counted, "Head, and then chief.") == ["Head"]


def test_absence_is_told_of_whole_answers_only() -> None:
    rule = make_rule(
        label="no_employer_benefit", kind="absence", phrases=["guests"], parameters={"needs": ["fewer"]}
    )
    benefit = CheckContext(matrix=Matrix(short=MatrixRow(Horizon.SHORT, benefit="fewer calls")))
    plain = make_rule(kind="absence", phrases=["guests"])

    assert find(rule, "Too short to tell.") == []
    assert find(rule, LONG * 2) == [""]
    assert find(rule, LONG * 2 + "I like guests.") == [""]
    assert find(rule, LONG * 2 + "Think of guests. Fewer of them wait.") == []
    assert find(rule, LONG * 2, benefit) == []
    assert find(plain, LONG * 2 + "I like guests.") == []


def test_no_word_of_the_job_is_told_where_the_job_is_known() -> None:
    rule = make_rule(label="no_role_link", kind="no_role_link", parameters={"words": 2})
    context = CheckContext(posting_lines=(LINE,))

    assert find(rule, LONG * 2, context) == [""]
    assert find(rule, LONG * 2 + "I fire every kiln.", context) == []
    assert find(rule, LONG * 2) == []
    assert find(rule, "Short.", context) == []


def test_a_high_aim_is_told_of_beginners() -> None:
    rule = make_rule(
        label="unrealistic_for_level", kind="high_aim", phrases=["director"], parameters={"years": 3}
    )
    text = "Next year I am director."

    asked = [
        CheckContext(level=Level.ENTRY),
        CheckContext(years=3),
        CheckContext(years=12, level=Level.SENIOR),
        CheckContext(),
    ]

    assert [find(rule, text, context) for context in asked] == [["director"], ["director"], [], []]


def test_a_change_of_field_that_nothing_links_is_told() -> None:
    rule = make_rule(label="unexplained_pivot", kind="pivot", phrases=["because"])
    changing = CheckContext(is_changing_field=True)

    assert find(rule, LONG * 2, changing) == [""]
    assert find(rule, LONG * 2 + "I came because of it.", changing) == []
    assert find(rule, LONG * 2, replace(changing, change_reason="I like kilns")) == []
    assert find(rule, LONG * 2) == []
    assert find(rule, "Short.", changing) == []


def test_a_wish_at_odds_with_the_job_is_told() -> None:
    rule = make_rule(
        label="misaligned_goal",
        kind="turning_away",
        phrases=["away from"],
        parameters={"unless": ["my old"], "pairs": [{"job": ["no travel"], "wish": ["see the world"]}]},
    )
    context = CheckContext(title="Potter", posting_facts=("Kiln work, no travel",))

    assert find(rule, "Then I want to see the world.", context) == ["see the world"]
    assert find(rule, "Then I want to get away from kilns.", context) == ["away from"]
    assert find(rule, "I want to get away from my old kiln.", context) == []
    assert find(rule, "I want to get away from cars. I like it.", context) == []
    assert find(rule, "Then I want to see the world.") == []


def test_rows_that_lean_on_nothing_are_told() -> None:
    rule = make_rule(label="no_evidence", kind="no_evidence")
    matrix = Matrix(
        MatrixRow(Horizon.SHORT, focus="run a kiln"),
        MatrixRow(Horizon.MID, focus="run two", lines=(LINE,)),
        MatrixRow(Horizon.LONG, focus="run all", is_undecided=True),
    )

    found = check_matrix(matrix, rules=(rule,), context=CheckContext())

    assert [(finding.quote, finding.phase) for finding in found] == [("run a kiln", Phase.NEAR)]
    assert check_answer("I run a kiln.", rules=(rule,)) == ()


def test_a_matrix_in_which_nobody_gains_is_told_once() -> None:
    rule = make_rule(label="no_employer_benefit", kind="missing_benefit")
    bare = Matrix(MatrixRow(Horizon.SHORT, focus="run a kiln"), MatrixRow(Horizon.MID, focus="run two"))
    kind = replace(bare, long=MatrixRow(Horizon.LONG, benefit="fewer breakages"))

    asked = [check_matrix(matrix, rules=(rule,), context=CheckContext()) for matrix in (bare, kind, Matrix())]

    assert [len(found) for found in asked] == [1, 0, 0]
    assert len(check_matrix(Matrix(), rules=(rule,), context=CheckContext(matrix=bare))) == 1


@pytest.mark.parametrize(
    ("row", "quote"),
    [
        (MatrixRow(Horizon.MID), None),
        (MatrixRow(Horizon.MID, focus="run all", is_undecided=True), None),
        (MatrixRow(Horizon.MID, focus="run all"), "run all"),
        (MatrixRow(Horizon.MID, aligns="the log", focus="run all"), "the log"),
        (MatrixRow(Horizon.MID, lines=(LINE,), gain="skill"), "skill"),
        (MatrixRow(Horizon.MID, lines=(LINE,), gain="skill", focus="run all"), None),
    ],
)
def test_a_bridge_needs_its_three_parts(row: MatrixRow, quote: str | None) -> None:
    rule = make_rule(label="missing_bridge", kind="missing_bridge")

    found = check_matrix(Matrix(mid=row), rules=(rule,), context=CheckContext())

    assert [finding.quote for finding in found] == ([] if quote is None else [quote])


def test_a_kind_about_the_matrix_is_quiet_without_one() -> None:
    kinds = ("no_evidence", "missing_benefit", "missing_bridge")
    rules = [make_rule(kind=kind) for kind in kinds]

    assert [MATRIX_KINDS[rule.kind](rule, "", CheckContext()) for rule in rules] == [(), (), ()]


def test_findings_come_by_weight_then_by_place() -> None:
    def make(label: str, start: int) -> Finding:
        return Finding("r", label, "", start, start + 1, "", "", "")

    mixed = [make("unheard_of", 0), make("cliche", 9), make("cliche", 2), make("retention_risk", 50)]

    assert [(found.label, found.start) for found in order_findings(mixed)] == [
        ("retention_risk", 50),
        ("cliche", 2),
        ("cliche", 9),
        ("unheard_of", 0),
    ]


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"slug": ""}, "slug: must be text, and not empty"),
        ({"why": None}, "why: must be text, and not empty"),
        ({"label": "rude"}, "label: must be one of"),
        ({"phrases": "team player"}, "phrases: must be a list of texts"),
        ({"phrases": [1]}, "phrases: must be a list of texts"),
        ({"phrases": ["x" * 201]}, "phrases: at most 2,000, each of at most 200 characters"),
        ({"phrases": ["x"] * 2_001}, "phrases: at most 2,000"),
        ({"parameters": 3}, "parameters: must be a table of names and values"),
        ({"parameters": {"unless": 3}}, "unless: must be a list of texts"),
        ({"parameters": {"pairs": 3}}, "pairs: must be a list of tables, each with job and wish"),
        ({"parameters": {"pairs": [{"job": []}]}}, "pairs: must be a list of tables"),
        ({"parameters": {"pairs": [{"job": [], "wish": [1]}]}}, "wish: must be a list of texts"),
        ({"colour": "red"}, "colour: no such field in a rule"),
    ],
)
def test_a_malformed_rule_says_what_is_wrong(changes: dict[str, object], complaint: str) -> None:
    with pytest.raises(MalformedRule, match=complaint):
        make_rule(**changes)


def test_a_rule_is_read_with_its_topic_passed_over() -> None:
    rule = make_rule(topic="finding.cliche", phrases=[" team player ", " "], slug=" test ")

    assert (rule.slug, rule.phrases, rule.names("unless")) == ("test", ("team player",), ())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_is_too_odd_to_check(text: str) -> None:
    found = check_answer(
        text, rules=RULES, context=CheckContext(posting_lines=(LINE,), is_changing_field=True)
    )

    assert [text[finding.start : finding.end] for finding in found] == [finding.quote for finding in found]


@pytest.mark.parametrize("piece", ["I am a team player and ", "Away from a kiln. ", "Not a team player, "])
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    context = CheckContext(posting_lines=(LINE,) * 40)

    def measure(times: int) -> float:
        began = time.perf_counter()
        check_answer(piece * times, rules=RULES, context=context)
        return time.perf_counter() - began

    measure(10)
    assert measure(8_000) < 40 * measure(800) + 1
