"""What a person says of their own way changes what is held against the answer, and nothing else does."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from apps.drafting.checks import (
    CheckContext,
    Mode,
    check_answer,
    check_matrix,
    find_modes,
    find_said_change,
    rule_from_mapping,
    weigh_answer,
)
from apps.drafting.checks.kinds import rank_proof
from apps.drafting.checks.modes import find_open_phases
from apps.drafting.checks.rules import MODES
from apps.drafting.composing import compose_answer
from apps.drafting.vocabulary import (
    Fact,
    Horizon,
    Line,
    Matrix,
    MatrixRow,
    Phase,
    Posting,
    Profile,
    Sentence,
)

CONTENT = Path(__file__).parents[2] / "apps" / "guidance" / "content" / "rules"
RULES = {
    path.stem: rule_from_mapping(tomllib.loads(path.read_text())) for path in sorted(CONTENT.glob("*.toml"))
}
ALL = tuple(RULES.values())
NEAR = Sentence(
    Phase.NEAR, "In the next year I want to learn to fire a wood kiln without cracks in the ware."
)
LEAVING = Sentence(Phase.FAR, "Further ahead I would like to start my own business.")
SHORT = MatrixRow(Horizon.SHORT, focus="fire a wood kiln without cracks", benefit="fewer lost pieces")


def say(*sentences: Sentence) -> str:
    return " ".join(sentence.text for sentence in sentences)


def know(*sentences: Sentence, matrix: Matrix | None = None, **changes: object) -> CheckContext:
    return replace(CheckContext(sentences=sentences, matrix=matrix or Matrix()), **changes)  # type: ignore[arg-type]


def labels(text: str, context: CheckContext) -> list[str]:
    return [found.label for found in check_answer(text, rules=ALL, context=context)]


def test_modes_are_those_that_rules_may_name() -> None:
    assert {mode.value for mode in Mode} == MODES


def test_modes_are_what_the_person_has_said() -> None:
    long = MatrixRow(Horizon.LONG, is_undecided=True, leads_elsewhere=True)

    assert find_modes(CheckContext()) == {}
    assert find_modes(CheckContext(matrix=Matrix())) == {}
    assert find_modes(know(matrix=Matrix(long=long), is_changing_field=True)) == {
        Mode.UNDECIDED: {Phase.FAR},
        Mode.LEAVING: {Phase.FAR},
        Mode.CHANGE: frozenset(),
    }


def test_a_horizon_that_the_profile_leaves_open_is_open_until_its_row_has_words() -> None:
    unsure = frozenset({Horizon.LONG})
    worded = Matrix(long=MatrixRow(Horizon.LONG, focus="teach"))

    assert find_open_phases(know(open_horizons=unsure)) == {Phase.FAR}
    assert find_open_phases(know(matrix=worded, open_horizons=unsure)) == frozenset()


# not sure yet


def test_vague_words_are_let_be_where_the_phase_is_not_sure_yet() -> None:
    matrix = Matrix(short=SHORT, long=MatrixRow(Horizon.LONG, is_undecided=True))
    short = Sentence(Phase.FAR, "Later I hope to gain experience.")

    held = weigh_answer(short.text, rules=ALL, context=know(short))
    let_be = weigh_answer(short.text, rules=ALL, context=know(short, matrix=matrix))

    assert [found.label for found in held.findings] == ["vague"]
    assert [found.label for found in let_be.yielded] == ["vague"]
    assert (held.yielded, let_be.findings) == ((), ())


def test_vague_words_of_another_phase_are_still_remarked_on() -> None:
    matrix = Matrix(long=MatrixRow(Horizon.LONG, is_undecided=True))
    near = Sentence(Phase.NEAR, "This year I hope to gain experience.")

    assert labels(near.text, know(near, matrix=matrix)) == ["vague"]


def test_a_judge_alone_does_not_call_an_open_answer_vague() -> None:
    rule = replace(RULES["vague-growth"], phrases=(), parameters={"sure": 0.0, "yields_to": ["undecided"]})
    text = (
        "I would like to see how things go here, and to be useful, and then we shall see where it all goes. "
        * 2
    )
    sentence = Sentence(Phase.NEAR, text.strip())
    matrix = Matrix(long=MatrixRow(Horizon.LONG, is_undecided=True))

    held = weigh_answer(sentence.text, rules=(rule,), context=know(sentence))
    let_be = weigh_answer(sentence.text, rules=(rule,), context=know(sentence, matrix=matrix))

    assert ([len(held.findings), len(held.yielded)], [len(let_be.findings), len(let_be.yielded)]) == (
        [1, 0],
        [0, 1],
    )


def test_a_row_that_is_not_sure_yet_owes_no_benefit() -> None:
    leaning = Matrix(long=MatrixRow(Horizon.LONG, focus="teach, perhaps", is_undecided=True))

    assert check_matrix(leaning, rules=(RULES["matrix-missing-benefit"],), context=CheckContext()) == ()


# it may lead elsewhere


def test_leaving_is_held_against_nobody_who_said_that_it_may_lead_elsewhere() -> None:
    long = MatrixRow(Horizon.LONG, focus="start my own business", leads_elsewhere=True)
    matrix = Matrix(short=SHORT, long=long)
    silent = replace(matrix, long=replace(long, leads_elsewhere=False))

    held = know(NEAR, LEAVING, matrix=silent)
    free = know(NEAR, LEAVING, matrix=matrix)

    assert "retention_risk" in labels(say(NEAR, LEAVING), held)
    assert "retention_risk" not in labels(say(NEAR, LEAVING), free)
    assert [found.quote for found in weigh_answer(say(NEAR, LEAVING), rules=ALL, context=free).yielded] == [
        "start my own business"
    ]


def test_leaving_in_the_near_term_is_still_remarked_on() -> None:
    matrix = Matrix(long=MatrixRow(Horizon.LONG, leads_elsewhere=True))
    soon = Sentence(Phase.NEAR, "I would stay for a year and then leave.")

    assert labels(soon.text, know(soon, LEAVING, matrix=matrix)) != []
    assert [
        found.label
        for found in check_answer(
            say(soon, LEAVING),
            rules=(RULES["retention-stepping-stone"],),
            context=know(soon, LEAVING, matrix=matrix),
        )
    ] == ["retention_risk"]


@pytest.mark.parametrize(
    ("short", "mid", "said", "is_asked"),
    [
        (SHORT, MatrixRow(Horizon.MID), (NEAR, LEAVING), False),
        (replace(SHORT, benefit=""), MatrixRow(Horizon.MID), (NEAR, LEAVING), True),
        (replace(SHORT, benefit=""), MatrixRow(Horizon.MID, benefit="a log"), (NEAR, LEAVING), False),
        (replace(SHORT, focus=""), MatrixRow(Horizon.MID), (NEAR, LEAVING), True),
        (replace(SHORT, is_undecided=True), MatrixRow(Horizon.MID), (NEAR, LEAVING), True),
        (SHORT, MatrixRow(Horizon.MID), (NEAR, *(LEAVING,) * 3), True),
        (SHORT, MatrixRow(Horizon.MID), (), False),
    ],
)
def test_weight_in_the_near_term_is_asked_for_instead(
    short: MatrixRow, mid: MatrixRow, said: tuple[Sentence, ...], is_asked: bool
) -> None:
    rules = (RULES["retention-near-term"],)
    matrix = Matrix(short, mid, MatrixRow(Horizon.LONG, focus="start my own business", leads_elsewhere=True))
    stays = replace(matrix, long=replace(matrix.long, leads_elsewhere=False))

    found = check_matrix(matrix, rules=rules, context=know(*said, matrix=matrix))

    assert [(each.label, each.phase) for each in found] == [("retention_risk", Phase.NEAR)] * is_asked
    assert check_matrix(stays, rules=rules, context=know(*said, matrix=stays)) == ()


def test_the_kinds_about_the_whole_draft_are_quiet_without_a_matrix() -> None:
    from apps.drafting.checks.kinds import MATRIX_KINDS

    context = CheckContext(is_changing_field=True)
    kinds = ("retention-near-term", "unexplained-pivot-proof")

    assert [MATRIX_KINDS[RULES[kind].kind](RULES[kind], "", context) for kind in kinds] == [(), ()]


@pytest.mark.parametrize(
    ("anchor", "ending"),
    [
        (MatrixRow(Horizon.SHORT, focus="fire a wood kiln"), "the nearer aim, which is to fire a wood kiln."),
        (MatrixRow(Horizon.SHORT, focus="a kiln without cracks"), "which is a kiln without cracks."),
        (MatrixRow(Horizon.SHORT), "That may one day lead me elsewhere, and I would rather say so."),
    ],
)
def test_an_answer_says_that_it_may_lead_elsewhere_and_holds_on_to_the_near_aim(
    anchor: MatrixRow, ending: str
) -> None:
    long = MatrixRow(Horizon.LONG, focus="start my own pottery", leads_elsewhere=True)

    composed = compose_answer(matrix=Matrix(short=anchor, long=long), posting=Posting(), profile=Profile())
    last = composed.sentences[-1]

    assert last.text.endswith(ending)
    assert last.sources[0].ref == "long.leads_elsewhere"
    without = compose_answer(
        matrix=Matrix(short=anchor, long=replace(long, leads_elsewhere=False)),
        posting=Posting(),
        profile=Profile(),
    )
    assert "elsewhere" not in without.text


def test_a_row_without_words_does_not_lead_elsewhere() -> None:
    matrix = Matrix(short=SHORT, long=MatrixRow(Horizon.LONG, leads_elsewhere=True))

    assert "elsewhere" not in compose_answer(matrix=matrix, posting=Posting(), profile=Profile()).text


# changing field


BRIDGE = Sentence(
    Phase.BRIDGE,
    "I am changing field because the best hour of my week is spent at a kiln, and I want more of such hours, "
    "for I have seen what patience does to a plain cup.",
)
PROOF = RULES["unexplained-pivot-proof"]
FACTS = ("Kept the accounts of a bakery", "Built a small kiln and fired thirty bowls in it", "Speaks Dutch")


def ask_for_proof(context: CheckContext) -> list[str]:
    return [found.mend for found in check_matrix(context.matrix or Matrix(), rules=(PROOF,), context=context)]


def test_proof_is_asked_of_those_who_change_field_and_of_nobody_else() -> None:
    changing = know(BRIDGE, matrix=Matrix(short=SHORT), is_changing_field=True)

    assert len(ask_for_proof(changing)) == 1
    assert ask_for_proof(replace(changing, is_changing_field=False)) == []
    assert PROOF.names("modes") == ("change",)


def test_own_facts_are_offered_as_proof_the_nearest_to_the_job_first() -> None:
    context = know(
        BRIDGE,
        is_changing_field=True,
        profile_facts=FACTS,
        posting_lines=(Line("l1", 1, "Fire the kiln and glaze bowls"),),
    )

    assert rank_proof(context) == (FACTS[1], FACTS[0])
    assert ask_for_proof(context)[0].endswith(
        "Could it be this, from your profile: "
        "“Built a small kiln and fired thirty bowls …” or “Kept the accounts of a bakery”?"
    )
    assert "{proof}" not in ask_for_proof(replace(context, profile_facts=()))[0]


@pytest.mark.parametrize(
    "said",
    [
        "I finished an evening class in glazing last winter.",
        "I built a kiln and I fired thirty bowls in it.",
    ],
)
def test_proof_in_the_words_is_enough(said: str) -> None:
    context = know(BRIDGE, Sentence(Phase.BRIDGE, said), is_changing_field=True, profile_facts=FACTS)

    assert ask_for_proof(context) == []


def test_a_fact_that_was_ticked_is_enough() -> None:
    ticked = Matrix(short=replace(SHORT, facts=(Fact("f1", FACTS[1]),)))

    assert ask_for_proof(know(BRIDGE, matrix=ticked, is_changing_field=True)) == []


def test_a_few_words_are_not_asked_for_proof_yet() -> None:
    assert ask_for_proof(know(NEAR, is_changing_field=True)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I keep the books. I am changing careers this spring.", "changing careers"),
        ("Nursing is my former profession; now I would like to bind books.", "my former profession"),
        ("I am not changing field, I am going deeper.", ""),
        ("I would like to change the glaze of your bowls.", ""),
    ],
)
def test_an_answer_may_say_itself_that_its_speaker_changes_field(text: str, said: str) -> None:
    assert find_said_change(text, ALL) == said
    assert find_said_change(text, ()) == ""


def test_a_finding_is_in_the_phase_in_which_it_stands_and_not_where_its_words_stand_first() -> None:
    near = Sentence(Phase.NEAR, "They call me no team player.")
    far = Sentence(Phase.FAR, "One day I may be a team player.")
    rule = rule_from_mapping(
        {
            "slug": "t", "label": "cliche", "kind": "phrases", "phrases": ["team player"], "hears": "x",
            "why": "x", "mend": "x", "source": "x", "parameters": {"unless_denied": True},
        }
    )  # fmt: skip

    (found,) = check_answer(say(near, far), rules=(rule,), context=know(near, far))
    (loose,) = check_answer(far.text, rules=(rule,), context=know(near, far))

    assert (found.phase, loose.phase) == (Phase.FAR, Phase.NEAR)
