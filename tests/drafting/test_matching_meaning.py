"""Goals against lines by meaning: how likenesses stand out, and what the judgement makes of them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from apps.drafting.matching import judgement, match_goals
from apps.drafting.matching import overlap as overlap_module
from apps.drafting.matching.comparing import compare, read_wording
from apps.drafting.matching.judgement import Nearness, describe_pair, find_nearness, judge_pair
from apps.drafting.meaning.encoder import find_encoder
from apps.drafting.meaning.vectors import WIDTH, pack_vectors
from apps.drafting.vocabulary import Goal, Line, LineKind, Note


def point(*parts: float) -> bytes:
    row = np.zeros((1, WIDTH), dtype=np.float32)
    row[0, : len(parts)] = parts
    return pack_vectors(row)[0]


def line(ref: str, text: str, vector: bytes = b"", kind: LineKind = LineKind.RESPONSIBILITY) -> Line:
    return Line(ref, 1, text, kind, 0.9, vector)


def test_a_likeness_stands_out_from_the_other_lines_and_the_other_goals() -> None:
    found = find_nearness([[0.9, 0.1, 0.2], [0.5, 0.4, 0.3]])

    assert found[0][0] == pytest.approx((0.9, 0.5, 0.7, 0.4))
    assert found[1][1] == pytest.approx((0.4, 0.0, -0.1, 0.3))
    assert find_nearness([[0.6]]) == [[Nearness(0.6, 0.0, 0.6, 0.6)]]
    assert find_nearness([]) == []


def test_every_feature_of_a_pair_has_a_learned_weight() -> None:
    goal, duty = read_wording("Become a manager"), read_wording("You will have no direct reports")
    pair = compare(goal, duty, kind=LineKind.BENEFIT, frequency=Counter())
    features = describe_pair(pair, Nearness(0.5, 0.1, 0.2, 0.3))

    assert features.keys() == judgement.WEIGHTS.keys()
    assert (features["contradicted"], features["denying"], features["benefit"]) == (1.0, 1.0, 1.0)
    assert (features["near"], features["above_other_goals"]) == (0.5, 0.3)


def test_nearer_in_meaning_is_surer() -> None:
    wording = read_wording("Fire the kiln")
    pair = compare(wording, wording, kind=LineKind.RESPONSIBILITY, frequency=Counter())
    sure = [judge_pair(pair, Nearness(near, near / 2, near / 2, near / 2)) for near in (0.1, 0.4, 0.8)]

    assert sure == sorted(sure)
    assert 0 < sure[0] < sure[-1] < 1


def test_lines_without_a_shared_word_meet_a_goal_by_meaning_and_say_so() -> None:
    goal = Goal("g", "Get over my fear of crowds", vector=point(1, 0))
    lines = [
        line(
            "near",
            "You will open every matinee for four hundred families from the front of the stage.",
            point(1, 0.1),
        ),
        line("far", "Oil the hinges", point(0, 1)),
    ]

    overlap = match_goals([goal], lines)

    assert [(match.goal_ref, match.line_ref) for match in overlap.matches] == [("g", "near")]
    assert overlap.matches[0].why == (
        "No word is shared, but of 2 lines this one comes nearest in meaning to “Get over my fear of crowds”."
    )
    assert overlap.unused_lines == ("far",)


@pytest.mark.parametrize(
    ("place", "said"),
    [(1, "second nearest"), (4, "among the nearest")],
)
def test_a_match_by_meaning_says_how_many_lines_come_nearer_and_where_it_guesses(
    monkeypatch: pytest.MonkeyPatch, place: int, said: str
) -> None:
    monkeypatch.setattr(overlap_module, "_GUESS", 1.0)
    lines = [line(f"l{at}", f"Word{at}", point(1, at / 10)) for at in range(5)]
    monkeypatch.setattr(overlap_module, "judge_weighed", lambda _pair, nearness: 1 - nearness.near / 2)
    monkeypatch.setattr(overlap_module, "_MOST_PER_GOAL", 5)
    whys = {
        match.line_ref: match.why
        for match in match_goals([Goal("g", "Dive", vector=point(1, 0))], lines).matches
    }
    opening = "Perhaps: no word is shared, and of 5 lines this one comes"
    assert whys[f"l{place}"] == f"{opening} {said} in meaning to “Dive”."


def test_one_line_by_itself_is_placed_among_none() -> None:
    (match,) = match_goals(
        [Goal("g", "Get over my fear of crowds", vector=point(1, 0))],
        [line("l", "Open matinees", point(1, 0))],
    ).matches

    assert match.why.endswith("this line comes nearest in meaning to “Get over my fear of crowds”.")


def test_a_goal_that_was_not_read_is_compared_by_words() -> None:
    goals = [Goal("read", "Get over my fear of crowds", vector=point(1, 0)), Goal("not", "Repaint dinghies")]
    lines = [line("l1", "Open every matinee", point(1, 0)), line("l2", "Restore dinghies", point(0, 1))]

    assert {(match.goal_ref, match.line_ref) for match in match_goals(goals, lines).matches} == {
        ("read", "l1"),
        ("not", "l2"),
    }


def test_where_one_line_was_not_read_all_are_compared_by_words() -> None:
    goal = Goal("g", "Get over my fear of crowds", vector=point(1, 0))
    lines = [line("l1", "Open every matinee", point(1, 0)), line("l2", "Oil the hinges")]

    assert match_goals([goal], lines).matches == ()
    assert match_goals([goal], []).matches == ()


def test_a_note_is_read_like_a_line() -> None:
    goal = Goal("g", "Get over my fear of crowds", vector=point(1, 0))
    note = Note("n", "They open a second theatre in spring", "Annual report", point(1, 0))

    overlap = match_goals([goal], [line("l", "Oil the hinges", point(0, 1))], [note])

    assert [match.line_ref for match in overlap.matches] == ["n"]


def test_real_sentences_meet_by_meaning_and_look_alikes_do_not() -> None:
    encoder = find_encoder()
    assert encoder is not None
    goals = ["Learn to lead a team", "Get my forklift licence"]
    offers = [
        "You will supervise four apprentices on the night shift",
        "We pay for counterbalance truck training in your first year",
        "Low running costs have led us to the top of the market",
        "The canteen sells soup until two",
    ]
    vectors = iter(encoder.encode(goals + offers))
    wanted = [Goal(f"g{at}", text, vector=next(vectors)) for at, text in enumerate(goals)]
    lines = [line(f"l{at}", text, next(vectors)) for at, text in enumerate(offers)]

    assert {(match.goal_ref, match.line_ref) for match in match_goals(wanted, lines).matches} == {
        ("g0", "l0"),
        ("g1", "l1"),
    }


def test_what_was_learned_is_written_as_the_code_reads_it() -> None:
    path = Path(judgement.__file__).parent / "judgement.json"
    learned = json.loads(path.read_text(encoding="utf-8"))

    assert set(learned) == {"least_sure", "constant", "weights"}
    assert 0 < learned["least_sure"] < 1
