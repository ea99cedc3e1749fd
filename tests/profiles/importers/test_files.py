"""A profile from a file of any format that people have."""

import json

import pytest

from apps.common.documents import FileRefused
from apps.profiles.importers import read_profile_file, read_profile_text
from apps.profiles.importers.hresume import read_hresume
from apps.profiles.importers.linkedin import read_linkedin, read_table
from tests.common.documents.samples import make_docx, make_pdf, make_zip

TEXT = "Nadia Brandt\n\nExperience\n- Set panes in old houses\n\nSkills\nLime putty, Leading"
FACTS = [("experience", "Set panes in old houses"), ("skill", "Lime putty"), ("skill", "Leading")]
POSITIONS = (
    "Notes:\nWhat you told us\n\nCompany Name,Title,Description,Location,Started On,Finished On\n"
    '"Castle Windows, Leith",Glazier,"• Set panes\n• Trained two",Leith,Apr 2019,\n'
)
MARKDOWN = TEXT.replace("\n\nE", "\n\n## E").replace("\n\nS", "\n\n## S")
MARKED = """<html><body><p>Home</p><div class="h-resume"><h1 class="p-name">Nadia Brandt</h1>
<p class="p-summary">I set glass.</p><div class="p-experience h-event"><b>Glazier</b>, Castle Windows
<ul><li>Set panes</li></ul></div><div class="p-experience h-event">Apprentice</div>
<p>Skills: <span class="p-skill">Lime putty</span>, <span class="p-skill">Leading</span></p></div></body>"""


@pytest.mark.parametrize(
    ("name", "data", "kind", "facts"),
    [
        ("cv.txt", TEXT.encode(), "text", FACTS),
        (
            "cv.md",
            TEXT.replace("Experience", "## Experience").replace("Skills", "## Skills").encode(),
            "Markdown",
            FACTS,
        ),
        ("cv.docx", make_docx(TEXT.replace("\n\n", "\n").split("\n")), "Word document", FACTS),
        ("cv.pdf", make_pdf([["Nadia Brandt", "Experience", "- Set panes in old houses"]]), "PDF", FACTS[:1]),
        (
            "cv.html",
            b"<h1>Nadia</h1><h2>Experience</h2><ul><li>Set panes in old houses</ul>",
            "web page",
            FACTS[:1],
        ),
        ("cv.json", json.dumps({"skills": [{"name": "Leading"}]}).encode(), "JSON Resume", FACTS[2:]),
        ("cv.zip", make_zip([("Skills.csv", "Name\nLeading\n")]), "LinkedIn export", FACTS[2:]),
    ],
)
def test_a_file_of_every_format_gives_its_facts(
    name: str, data: bytes, kind: str, facts: list[tuple[str, str]]
) -> None:
    profile = read_profile_file(name, data)

    assert (profile.format, [(fact.kind.value, fact.text) for fact in profile.facts]) == (kind, facts)


def test_a_pasted_text_gives_its_facts() -> None:
    profile = read_profile_text(TEXT)

    assert [(fact.kind.value, fact.text) for fact in profile.facts] == FACTS
    assert profile.contact == ("Nadia Brandt",)


@pytest.mark.parametrize(
    ("code", "name", "data"),
    [
        ("no_resume", "cv.json", b'{"title": "Glazier"}'),
        ("unknown_kind", "cv.zip", make_zip([("messages.csv", "a,b\n")])),
        ("too_long", "cv.txt", b"I set panes.\n" * 16_000),
        (
            "encrypted",
            "cv.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
        ),
    ],
)
def test_a_file_without_a_resume_is_refused(code: str, name: str, data: bytes) -> None:
    with pytest.raises(FileRefused) as refusal:
        read_profile_file(name, data)

    assert refusal.value.code in (code, "old_word")


def test_a_pasted_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(FileRefused, match="too_long"):
        read_profile_text("a " * 100_001)


def test_an_export_is_read_by_its_tables_and_the_rest_never_opened() -> None:
    members = [
        ("export/Positions.csv", POSITIONS),
        ("export/Certifications.csv", "Name,Authority,Started On\nCSCS,CITB,May 2020\n"),
        ("export/Profile.csv", "\ufeffFirst Name,Last Name,Headline\nNadia,Brandt,I set glass\n"),
        ("export/messages.csv", "FROM,CONTENT\nAnn,Do not read this\n"),
        ("export/Courses.csv", "Name,Name\nLeading,At night\n"),
        ("export/Languages.csv", ""),
    ]

    profile = read_linkedin(make_zip(members))

    assert [fact.text for fact in profile.facts] == [
        "Glazier at Castle Windows, Leith, Apr 2019 –",
        "Set panes",
        "Trained two",
        "CSCS, CITB, May 2020",
        "At night",
    ]
    assert (profile.contact, profile.unplaced) == (("Nadia", "Brandt"), ("I set glass",))
    assert "Do not read this" not in repr(profile)
    assert profile.notes == ("Messages, connections and whatever else is not your profile were not opened.",)


def test_two_columns_with_one_meaning_are_both_kept() -> None:
    export = make_zip(
        [("Education.csv", "School Name,Notes,Activities\nLeith Academy,Prize for glass,Rowing\n")]
    )

    assert [fact.text for fact in read_linkedin(export).facts] == [
        "Leith Academy",
        "Prize for glass",
        "Rowing",
    ]


def test_a_table_without_rows_has_none() -> None:
    assert read_table("") == []
    assert read_table("Name\n") == []


def test_a_marked_page_is_read_by_its_marks() -> None:
    assert read_hresume(MARKED) == (
        "# Nadia Brandt\n\nSkills: ,\n\n# Summary\nI set glass.\n\n"
        "# Experience\nGlazier, Castle Windows\n\n- Set panes\n\nApprentice\n\n"
        "# Skills\nLime putty\n\nLeading"
    )
    assert read_hresume("<p>My resume</p>") == ""
    assert read_hresume("<p>Home</p>") == ""


def test_a_mark_inside_another_is_not_read_twice() -> None:
    page = '<div class="hresume"><div class="experience"><p class="summary">Glazier</p></div></div>'

    assert read_hresume(page).count("Glazier") == 1
