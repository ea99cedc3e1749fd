"""A lens moves findings, adds its own, and says what to bring out; without one nothing of it is there."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.drafting.checks import (
    LENS_KINDS,
    CheckContext,
    Lens,
    MalformedLens,
    MalformedRule,
    check_answer,
    check_matrix,
    compare_findings,
    lens_from_mapping,
    order_findings,
    rule_from_mapping,
    weigh_stresses,
)
from apps.drafting.checks.checking import WEIGHTS
from apps.drafting.checks.lenses import Move, Stress
from apps.drafting.checks.rules import LABELS, SITUATIONS
from apps.drafting.vocabulary import EmployerKind, Finding, Line, LineKind, Matrix

CONTENT = Path(__file__).parents[2] / "apps" / "guidance" / "content"
FILES = sorted((CONTENT / "lenses").glob("*.toml"))
LENSES = {path.stem: lens_from_mapping(tomllib.loads(path.read_text())) for path in FILES}
RULES = tuple(
    rule_from_mapping(tomllib.loads(path.read_text())) for path in sorted((CONTENT / "rules").glob("*.toml"))
)
LOCAL = tuple(rule for rule in RULES if rule.names("lenses"))
STARTUP = Lens(EmployerKind.STARTUP, "a startup", (Move("cliche", 13, "So."), Move("vague", -2, "So.")))


def make(label: str, start: int = 0) -> Finding:
    return Finding(f"rule-{label}", label, "", start, start + 1, "", "", "")


def test_each_of_the_four_kinds_has_a_lens_that_moves_adds_and_stresses() -> None:
    assert set(LENSES) == {kind.value for kind in LENS_KINDS} == SITUATIONS["lenses"]
    assert all(lens.moves and len(lens.stresses) >= 3 for lens in LENSES.values())
    assert {name for rule in LOCAL for name in rule.names("lenses")} == set(LENSES)


@pytest.mark.parametrize("rule", LOCAL, ids=lambda rule: rule.slug)
def test_a_rule_of_one_lens_is_silent_under_the_others_and_without_one(rule: object) -> None:
    assert isinstance(rule, type(RULES[0]))
    text = rule.flagged[0]
    heard = {name for name, lens in LENSES.items() if check_answer(text, rules=(rule,), lens=lens)}

    assert heard == set(rule.names("lenses"))
    assert check_answer(text, rules=(rule,)) == ()


def test_a_rule_about_the_matrix_can_belong_to_a_lens() -> None:
    given_rule = {
        "slug": "test", "label": "missing_bridge", "kind": "near_weight", "hears": "x", "why": "x",
        "mend": "x", "source": "x", "parameters": {"lenses": ["startup"]},
    }  # fmt: skip
    rules = (rule_from_mapping(given_rule),)

    assert check_matrix(Matrix(), rules=rules, context=CheckContext()) == ()
    assert len(check_matrix(Matrix(), rules=rules, context=CheckContext(), lens=STARTUP)) == 1


def test_a_lens_moves_missteps_up_and_down() -> None:
    found = [make(label) for label in ("retention_risk", "self_centred", "vague", "cliche")]

    plain = [each.label for each in order_findings(found)]
    seen = [each.label for each in order_findings(found, STARTUP)]

    assert plain == ["retention_risk", "self_centred", "vague", "cliche"]
    assert seen == ["cliche", "retention_risk", "self_centred", "vague"]


def test_one_that_is_moved_to_a_place_comes_before_the_one_that_stands_there() -> None:
    lens = Lens(EmployerKind.PUBLIC, "a public employer", (Move("vague", WEIGHTS.index("vague"), "So."),))

    assert [each.label for each in order_findings([make(WEIGHTS[0]), make("vague")], lens)] == [
        "vague",
        WEIGHTS[0],
    ]


def test_the_difference_says_what_passed_which_and_what_is_new() -> None:
    plain = order_findings([make("retention_risk"), make("vague"), make("cliche")])
    own = make("misaligned_goal")
    seen = order_findings([*plain, own], STARTUP)

    difference = compare_findings(plain, seen, STARTUP)

    assert [(each.finding.label, each.before, each.now) for each in difference.raised] == [("cliche", 3, 1)]
    assert difference.raised[0].because == "So."
    assert difference.added == (own,)


def test_one_that_only_gains_a_place_because_another_fell_is_not_called_raised() -> None:
    plain = order_findings([make("unrealistic_for_level"), make("fake_certainty")])
    lens = Lens(EmployerKind.STARTUP, "a startup", (Move("unrealistic_for_level", -4, "So."),))
    seen = order_findings(plain, lens)

    assert [each.label for each in seen] == ["fake_certainty", "unrealistic_for_level"]
    assert compare_findings(plain, seen, lens).raised == ()


@given(st.lists(st.sampled_from(LABELS), unique=True), st.sampled_from(sorted(LENSES)))
def test_a_lens_loses_nothing_and_invents_nothing(labels: list[str], name: str) -> None:
    found = [make(label) for label in labels]
    plain, seen = order_findings(found), order_findings(found, LENSES[name])
    difference = compare_findings(plain, seen, LENSES[name])

    assert set(seen) == set(plain)
    assert difference.added == ()
    assert all(shift.now < shift.before for shift in difference.raised)


def test_what_to_stress_is_quoted_from_the_answer_and_found_in_the_posting() -> None:
    stress = Stress("Scope", "Say what else.", ("from scratch",), ("many hats",))
    lens = Lens(EmployerKind.STARTUP, "a startup", stresses=(stress, Stress("Other", "Say it.", ("never",))))
    lines = (
        Line("l1", 1, "A fridge with many hats.", LineKind.BENEFIT),
        Line("l2", 2, "You wear many hats.", LineKind.RESPONSIBILITY),
    )
    text = "Well. One two three four five six I built it from scratch and a b c d e f g h i j k."

    scope, other = weigh_stresses(lens, text, lines)

    assert scope.said == "… five six I built it from scratch and a b c d e f g …"
    assert (scope.line, other.said, other.line) == (lines[1], "", None)
    assert weigh_stresses(lens, "From scratch.", ())[0].said == "From scratch."
    assert weigh_stresses(lens, "I wear many hats.", ())[0].said == ""


GOOD = {"slug": "startup", "name": "a startup", "source": "A test"}
MOVE = {"label": "vague", "places": 2, "because": "So."}
STRESS = {"name": "Scope", "say": "Say it.", "phrases": [" many hats ", " "]}


def test_a_lens_is_read_from_a_mapping() -> None:
    lens = lens_from_mapping({**GOOD, "topic": "lens.startup", "moves": [MOVE], "stresses": [STRESS]})

    assert (lens.kind, lens.name) == (EmployerKind.STARTUP, "a startup")
    assert lens.moves == (Move("vague", 2, "So."),)
    assert lens.stresses == (Stress("Scope", "Say it.", ("many hats",)),)
    assert (lens.find_move("vague"), lens.find_move("cliche")) == (lens.moves[0], None)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"slug": "other"}, "slug: must be one of"),
        ({"slug": ["startup"]}, "slug: must be one of"),
        ({"name": " "}, "name: must be text, and not empty"),
        ({"moves": {"label": "vague"}}, "moves: must be a list of tables"),
        ({"moves": [1]}, "moves: must be a list of tables"),
        ({"moves": [{**MOVE, "label": "rude"}]}, "moves: label must be one of"),
        ({"moves": [{**MOVE, "places": 0}]}, "moves: places must be a whole number"),
        ({"moves": [{**MOVE, "places": True}]}, "moves: places must be a whole number"),
        ({"moves": [{**MOVE, "places": 15}]}, "moves: places must be a whole number"),
        ({"moves": [{**MOVE, "because": 3}]}, "moves: because: must be text"),
        ({"moves": [{**MOVE, "why": "So."}]}, "moves: why is not known here"),
        ({"moves": [MOVE, MOVE]}, "moves: a misstep may move only once"),
        ({"stresses": [{**STRESS, "phrases": []}]}, "stresses: phrases must not be empty"),
        ({"stresses": [{**STRESS, "phrases": "hats"}]}, "stresses: phrases must be a list of texts"),
        ({"stresses": [{**STRESS, "offers": [1]}]}, "stresses: offers must be a list of texts"),
        ({"stresses": [{**STRESS, "phrases": ["x" * 201]}]}, "a phrase has at most 200 characters"),
        ({"stresses": [{**STRESS, "more": 1}]}, "stresses: more is not known here"),
    ],
)
def test_a_malformed_lens_says_what_is_wrong(changes: dict[str, object], complaint: str) -> None:
    with pytest.raises(MalformedLens, match=complaint):
        lens_from_mapping({**GOOD, **changes})


def test_a_rule_for_a_lens_or_a_mode_that_is_not_there_is_refused() -> None:
    base = {"slug": "t", "label": "cliche", "kind": "phrases", "hears": "x", "why": "x", "mend": "x"}

    for name in SITUATIONS:
        with pytest.raises(MalformedRule, match=f"{name}: circus is not one of"):
            rule_from_mapping({**base, "source": "x", "parameters": {name: ["circus"]}})
