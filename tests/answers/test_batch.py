"""Batch records: every value checked, every record answered, in order, whatever stands beside it."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.answers.batch.kinds import KINDS
from apps.answers.batch.lines import answer_lines, write_line
from apps.answers.batch.material import find_question, read_composing, read_employer_kind, read_level
from apps.answers.batch.records import Record
from apps.common.documents.refusals import MESSAGES
from apps.drafting.vocabulary import EmployerKind, Level
from apps.guidance.models import Rule
from tests.common.documents.samples import make_pdf
from tests.factories.guidance import RuleFactory

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 10) | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


COMPOSE = {
    "id": "c1",
    "profile": ["Ran the boiler house of a brewery for five years", "City and Guilds in heat treatment"],
    "posting": {
        "title": "Kiln Operator",
        "employer": "Ottermere Tiles",
        "sentences": [
            {"sid": "s1", "text": "You will fire two gas kilns and log every curve."},
            {"sid": "s2", "text": "We are changing one kiln to electric heat next year."},
        ],
    },
    "matrix": [
        {"horizon": "short", "goal": "fire both kilns on my own", "evidence_sid": "s1"},
        {"horizon": "mid", "goal": "help to bring the electric kiln in", "evidence_sid": "s2"},
        {"horizon": "long", "goal": "design firing curves", "evidence_sid": None},
    ],
    "level": "junior",
    "industry": {"field": "ceramics", "employer_kind": "corporate"},
    "options": {"question": "Why do you want this job?", "target_seconds": [60, 120], "wpm": 140},
}
OVERLAP = {
    "id": "o1",
    "goals": [{"gid": "g1", "text": "learn to fire electric kilns"}, {"gid": "g2", "text": "keep bees"}],
    "posting_sentences": [
        {"sid": "s1", "text": "You will learn to fire our new electric kilns."},
        {"sid": "s2", "text": "There is a car park."},
    ],
}
ANSWER = {
    "id": "a1",
    "question": "How does this position align with your career goals?",
    "answer": "I am a team player. I would log every firing curve so that the next shift can repeat it.",
    "role": {"title": "Kiln Operator", "level": "junior", "facts": ["fires two gas kilns"]},
    "candidate": {"years_experience": 5, "career_change": False},
}
GOOD: dict[str, dict[str, Any]] = {
    "answers": ANSWER,
    "compose": COMPOSE,
    "goals": {"id": "g1", "text": "Within two years I want to pass the kiln safety exam"},
    "overlap": OVERLAP,
    "postings": {
        "id": "p1",
        "text": "Kiln Operator\n\nWhat you will do\n- Fire two gas kilns\n- Log every curve",
    },
}
FIELDS = {
    "answers": {"id", "labels", "spans", "findings"},
    "compose": {"id", "answer", "sentences", "words", "seconds", "variants"},
    "goals": {"id", "horizon", "specificity", "measurable", "kind", "benefits"},
    "overlap": {"id", "pairs", "reasons"},
    "postings": {
        "id",
        "title",
        "employer",
        "seniority",
        "employer_kind",
        "skills",
        "responsibilities",
        "growth_offers",
        "company_direction",
        "lines",
        "questions",
    },
}


def ask(kind: str, *records: Any) -> list[dict[str, Any]]:
    """Return what a kind answers to these records, as it is written."""
    lines = [json.dumps(record).encode() for record in records]
    return [json.loads(write_line(answered)) for answered in answer_lines(lines, KINDS[kind]())]


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Give a text to standard input."""

    def give(text: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))

    return give


@pytest.mark.parametrize("kind", sorted(GOOD))
def test_each_kind_answers_with_its_fields(kind: str, db: None) -> None:
    [answered] = ask(kind, GOOD[kind])

    assert answered.keys() == FIELDS[kind]
    assert answered["id"] == GOOD[kind]["id"]


def test_a_posting_is_read_into_literal_pieces() -> None:
    [answered] = ask("postings", GOOD["postings"])

    assert answered["title"] == "Kiln Operator"
    assert answered["responsibilities"] == ["Fire two gas kilns", "Log every curve"]
    assert {line["n"]: line["text"] for line in answered["lines"]}[4] == "Log every curve"


def test_a_posting_may_name_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kiln.txt").write_bytes("﻿Kiln Operator\n\nWhat you will do\n- Fire two kilns".encode())
    monkeypatch.chdir(tmp_path)

    [answered] = ask("postings", {"id": "p1", "path": "kiln.txt"})

    assert answered["responsibilities"] == ["Fire two kilns"]


def test_a_posting_may_come_in_an_envelope(tmp_path: Path) -> None:
    page = {
        "title": "Kiln Operator",
        "company": "Ottermere Tiles",
        "description": "<p>You will:</p><ul><li>Fire two kilns</ul>",
    }
    (tmp_path / "kiln.json").write_text(json.dumps(page))

    [answered] = ask("postings", {"id": "p1", "path": str(tmp_path / "kiln.json")})

    assert (answered["title"], answered["employer"]) == ("Kiln Operator", "Ottermere Tiles")
    assert answered["responsibilities"] == ["Fire two kilns"]


def test_a_file_that_windows_wrote_is_read(tmp_path: Path) -> None:
    (tmp_path / "kiln.txt").write_bytes("Café Manager\n\nDuties\n- Run the café".encode("cp1252"))

    [answered] = ask("postings", {"id": "p1", "path": str(tmp_path / "kiln.txt")})

    assert answered["title"] == "Café Manager"


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("gone.txt", None, "gone.txt: No such file or directory"),
        ("a.pdf", b"%PDF-", f"a.pdf: {MESSAGES['corrupt']}"),
        ("a.json", b'{"jobs": []}', f"a.json: {MESSAGES['no_posting']}"),
        ("long.txt", b"x" * 200_001, f"long.txt: {MESSAGES['too_long']}"),
        ("huge.txt", b"x" * (8 * 1024 * 1024 + 1), "huge.txt is larger than 8 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    name: str, content: bytes | None, complaint: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)

    assert ask("postings", {"id": "p1", "path": str(tmp_path / name)}) == [{"id": "p1", "error": complaint}]


def test_a_posting_may_be_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "kiln.pdf").write_bytes(make_pdf([["Kiln Operator", "Duties", "- Fire two kilns"]]))

    [answered] = ask("postings", {"id": "p1", "path": str(tmp_path / "kiln.pdf")})

    assert (answered["title"], answered["responsibilities"]) == ("Kiln Operator", ["Fire two kilns"])


def test_a_folder_is_no_posting(tmp_path: Path) -> None:
    error = f"{tmp_path.name} is not a file"

    assert ask("postings", {"id": "p1", "path": str(tmp_path)}) == [{"id": "p1", "error": error}]


def test_a_goal_is_read_from_its_year() -> None:
    said = {"text": "By 2031 I want to run the firing of both kilns"}

    early, late = ask("goals", {"id": 1, "year": 2025, **said}, {"id": 2, "year": 2030, **said})

    assert (early["horizon"], late["horizon"]) == ("long", "short")


def test_an_overlap_names_pairs_and_reasons() -> None:
    [answered] = ask("overlap", OVERLAP)

    assert answered["pairs"] == [["g1", "s1"]]
    assert [(reason["goal"], reason["sentence"]) for reason in answered["reasons"]] == [("g1", "s1")]
    assert answered["reasons"][0]["why"] != ""


def test_an_answer_is_checked_by_the_published_rules(db: None) -> None:
    Rule.objects.all().delete()
    rule = RuleFactory.create(label="cliche", phrases=["a team player"])
    [answered] = ask("answers", ANSWER)
    Rule.objects.update(is_active=False)
    [without] = ask("answers", ANSWER)

    assert answered["labels"] == ["cliche"]
    assert answered["spans"] == [{"label": "cliche", "start": 5, "end": 18}]
    assert answered["findings"] == [
        {
            "rule": rule.slug,
            "label": "cliche",
            "start": 5,
            "end": 18,
            "hears": rule.hears,
            "why": rule.why,
            "mend": rule.mend,
        }
    ]
    assert without == {"id": "a1", "labels": [], "spans": [], "findings": []}


def test_what_is_missing_has_a_finding_and_no_span(db: None) -> None:
    Rule.objects.all().delete()
    RuleFactory.create(kind="absence", label="no_employer_benefit", phrases=["so that the town"])
    long_enough = {**ANSWER, "answer": "I want to learn how kilns are fired. " * 6}

    [answered] = ask("answers", long_enough)

    assert (answered["labels"], answered["spans"]) == (["no_employer_benefit"], [])


def test_a_composed_answer_rests_on_what_was_given() -> None:
    [answered] = ask("compose", COMPOSE)

    assert answered["variants"].keys() == {"30", "60", "90"}
    assert answered["answer"].split() == " ".join(part["text"] for part in answered["sentences"]).split()
    assert answered["words"] > 0
    refs = {source["ref"] for part in answered["sentences"] for source in part["sources"]}
    assert refs <= {"f1", "f2", "s1", "s2", "g1", "g2", "g3", "posting.title"} | {
        f"{horizon}.{field}" for horizon in ("short", "mid", "long") for field in ("focus", "aligns")
    }


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"matrix": [{"horizon": "soon"}]}, "matrix 1 horizon must be one of short, mid, long"),
        ({"matrix": [{"goal": "x"}]}, "matrix 1 horizon must be there, and only once"),
        ({"matrix": [{"horizon": "mid"}] * 2}, "matrix 2 horizon must be there, and only once"),
        (
            {"matrix": [{"horizon": "mid", "evidence_sid": "s9"}]},
            "matrix 1 evidence_sid s9 is not a sentence of the posting",
        ),
        ({"posting": {"sentences": [{"sid": "s1", "text": "a"}] * 2}}, "sid s1 is there twice"),
        ({"options": {"wpm": 0}}, "options wpm must be 1 or more"),
        ({"options": {"target_seconds": "ninety"}}, "options target_seconds 1 must be a number, 0 or more"),
        ({"level": 3}, "level must be text"),
    ],
)
def test_a_compose_record_that_cannot_be_meant_is_refused(change: dict[str, Any], complaint: str) -> None:
    assert ask("compose", {**COMPOSE, **change}) == [{"id": "c1", "error": complaint}]


def test_goals_with_one_id_are_refused() -> None:
    twice = {**OVERLAP, "goals": [OVERLAP["goals"][0]] * 2}

    assert ask("overlap", twice) == [{"id": "o1", "error": "gid g1 is there twice"}]


@pytest.mark.parametrize(
    ("options", "seconds"), [({}, 90), ({"target_seconds": 45}, 45), ({"target_seconds": []}, 90)]
)
def test_the_time_to_aim_at(options: dict[str, Any], seconds: int) -> None:
    assert read_composing(Record({**COMPOSE, "options": options})).target_seconds == seconds


def test_levels_and_employers_are_known_by_their_usual_words() -> None:
    levels = [read_level(Record({"level": word})) for word in ("Apprentice", "senior", "boss", None)]
    kinds = [read_employer_kind(Record({"employer_kind": word})) for word in ("startup", "circus", None)]

    assert levels == [Level.INTERN, Level.SENIOR, None, None]
    assert kinds == [EmployerKind.STARTUP, None, None]


def test_questions_are_known_by_name_and_by_their_words() -> None:
    asked = ["five_years", "why do you want this job", "Where do you see yourself in five years?", "", "Eh?"]

    assert [find_question(text).value for text in asked] == [
        "five_years",
        "why_this_job",
        "five_years",
        "align",
        "align",
    ]


def test_a_resume_becomes_facts_with_their_words(tmp_path: Path) -> None:
    text = "Nadia Brandt\n\nSkills\n- Lime putty\n\nProfile\nI set glass."
    path = tmp_path / "cv.md"
    path.write_text(text, encoding="utf-8")
    facts = [{"kind": "skill", "text": "Lime putty", "source": "- Lime putty"}]

    pasted, brought = ask("resumes", {"id": "r1", "text": text}, {"id": "r2", "path": str(path)})

    assert (pasted["facts"], brought["facts"]) == (facts, facts)
    assert (pasted["unplaced"], brought["unplaced"]) == (["I set glass."], ["I set glass."])
    assert pasted["json_resume"]["skills"] == [{"name": "Lime putty"}]


def test_a_resume_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    path = tmp_path / "cv.json"
    path.write_text('{"title": "Glazier"}', encoding="utf-8")

    (answer,) = ask("resumes", {"id": "r1", "path": str(path)})

    assert answer["error"].startswith("cv.json: There is no résumé in this file")


def test_the_command_reads_standard_input_and_writes_in_order(
    feed: Callable[[bytes], None], capsys: pytest.CaptureFixture[str]
) -> None:
    feed(b'{"id": 1, "text": "Learn to weld"}\n{"id": 2, "text": "Keep bees"}\n')

    call_command("batch", "goals")

    captured = capsys.readouterr()
    assert [json.loads(line)["id"] for line in captured.out.splitlines()] == [1, 2]
    assert captured.err == ""


def test_the_command_fails_in_the_end_where_a_record_was_bad(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.jsonl").write_bytes(b'{"id": 1}\n{"id": 2, "text": "Keep bees"}\n')

    with pytest.raises(CommandError, match=r"^1 of 2 records could not be answered\.$"):
        call_command("batch", "goals", str(tmp_path / "in.jsonl"))

    first, second = capsys.readouterr().out.splitlines()
    assert json.loads(first) == {"id": 1, "error": "text must be text"}
    assert json.loads(second)["id"] == 2


def test_a_missing_file_is_named() -> None:
    with pytest.raises(CommandError, match=r"nowhere\.jsonl: No such file or directory"):
        call_command("batch", "goals", "nowhere.jsonl")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["compose", "goals", "overlap", "postings"]), st.data())
def test_no_record_of_any_shape_stops_the_run(kind: str, data: st.DataObject) -> None:
    spoilt = {**GOOD[kind], data.draw(st.sampled_from([*GOOD[kind], "year", "path"])): data.draw(JSON)}

    answered = ask(kind, spoilt, data.draw(JSON), GOOD[kind])

    assert len(answered) == 3
    assert answered[-1].keys() == FIELDS[kind]
    assert "could not be answered; the log says why" not in [record.get("error") for record in answered]
