"""JSON Resume in and out: the same facts again, and nothing lost on the way in."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from apps.drafting.vocabulary import Fact, FactKind
from apps.profiles import importers
from apps.profiles.importers.json_resume import NotAResume, list_words, read_json_resume, write_json_resume
from apps.profiles.importers.types import ImportedProfile

SCHEMA = json.loads((Path(importers.__file__).parent / "schema" / "resume-1.3.1.json").read_text("utf-8"))
RESUME: dict[str, Any] = {
    "$schema": "x",
    "basics": {
        "name": "Nadia Brandt",
        "label": "Glazier",
        "location": {"city": "Leith"},
        "summary": "I set glass.",
    },
    "work": [
        {
            "position": "Glazier",
            "name": "Castle Windows",
            "location": "Leith",
            "startDate": "2019-04",
            "highlights": ["Trained two apprentices", "Cut the breakage"],
            "team": "Six of us",
        },
        {
            "position": "Apprentice",
            "name": "Firth Glass",
            "startDate": "2016",
            "endDate": "2019",
            "summary": "Tables",
        },
    ],
    "education": [
        {"studyType": "SVQ", "area": "Glazing", "institution": "Edinburgh College", "endDate": "2018"}
    ],
    "certificates": [{"name": "CSCS", "issuer": "CITB", "date": "2020"}],
    "skills": [{"name": "Glass", "level": "Master", "keywords": ["Cutting", "Leading"]}, "Lime putty"],
    "languages": [{"language": "Polish", "fluency": "Native"}, {"fluency": "Fluent"}],
    "interests": [{"name": "Clocks"}],
    "meta": {"version": "v1"},
}


def read(value: Any) -> ImportedProfile:
    """Read a value as the JSON it would come as."""
    return read_json_resume(json.dumps(value))


def test_each_entry_and_what_it_tells_is_a_fact() -> None:
    assert [(fact.kind.value, fact.text) for fact in read(RESUME).facts] == [
        ("experience", "Glazier at Castle Windows, 2019-04 –"),
        ("experience", "Trained two apprentices"),
        ("experience", "Cut the breakage"),
        ("experience", "Apprentice at Firth Glass, 2016 to 2019"),
        ("experience", "Tables"),
        ("education", "SVQ, Glazing at Edinburgh College, 2018"),
        ("credential", "CSCS, CITB, 2020"),
        ("skill", "Glass (Master)"),
        ("skill", "Cutting"),
        ("skill", "Leading"),
        ("skill", "Lime putty"),
        ("language", "Polish (Native)"),
        ("language", "Fluent"),
    ]


def test_the_source_of_a_detail_names_the_entry_it_stands_in() -> None:
    assert read(RESUME).facts[1].source == "Glazier\nCastle Windows\n2019-04\nLeith\nTrained two apprentices"


def test_what_is_no_fact_is_contact_or_kept() -> None:
    profile = read(RESUME)

    assert profile.contact == ("Nadia Brandt", "Leith")
    assert profile.unplaced == ("Glazier", "I set glass.", "Six of us", "interests: Clocks")
    assert profile.notes == ()


def test_a_value_of_the_wrong_type_is_named_and_kept() -> None:
    profile = read(
        {
            "work": [{"position": ["Glazier"], "name": "Firth"}, 7],
            "skills": {"name": "Glass"},
            "volunteer": None,
        }
    )

    assert profile.notes == (
        "“work[0].position” should be text. What it says is kept below.",
        "“work[1]” should be an object. What it says is kept below.",
        "“skills” should be a list. What it says is kept below.",
    )
    assert profile.unplaced == ("Glazier", "7", "Glass")
    assert [fact.text for fact in profile.facts] == ["Firth"]


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"title": "Glazier"}', "[" * 100_000])
def test_data_without_a_resume_are_refused(text: str) -> None:
    with pytest.raises(NotAResume):
        read_json_resume(text)


VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(0, 99), st.sampled_from(["Glazier", "Leith", " – ", "2019-04"])
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["name", "position", "startDate", "highlights", "level", "url", "odd"]), inner
        ),
    ),
    max_leaves=12,
)


@example({"work": [{"position": " – ", "url": 0}]})
@given(
    st.dictionaries(st.sampled_from(["basics", "work", "skills", "languages", "certificates", "odd"]), VALUES)
)
def test_no_word_of_the_data_is_lost(value: dict[str, Any]) -> None:
    profile = read({"work": []} | value)

    kept = "\n".join([*(fact.source for fact in profile.facts), *profile.unplaced, *profile.contact])
    assert [text for text in list_words(value) if text not in kept] == []


FACTS = st.lists(
    st.builds(
        Fact,
        ref=st.just(""),
        kind=st.sampled_from(FactKind),
        text=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30),
    ),
    max_size=12,
    unique_by=lambda fact: (fact.kind, fact.text),
)


@given(FACTS)
def test_what_is_taken_along_is_a_valid_resume_and_comes_back_the_same(facts: list[Fact]) -> None:
    resume = write_json_resume(facts=facts, name="Nadia Brandt", email="nadia@example.org")

    jsonschema.validate(resume, SCHEMA)
    back = read(resume)
    assert sorted((fact.kind, fact.text) for fact in back.facts) == sorted(
        (fact.kind, fact.text) for fact in facts
    )
    assert back.contact == ("Nadia Brandt", "nadia@example.org")


def test_the_schema_refuses_what_is_no_resume() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"work": "Glazier"}, SCHEMA)
