"""The page on which an answer is taken along, and the files it gives."""

import json

import pypdfium2
import pytest
from django.test import Client

from apps.accounts.models import User
from apps.answers.services.composition import write_answer
from tests.answers.conftest import Draft

MATRIX = "The matrix behind it"
ORIGINS = "Where each sentence comes from"


@pytest.fixture
def written(full: Draft, alice: User) -> Draft:
    """A draft that is written."""
    write_answer(answer=full.answer, operation=None, by=alice)
    return full


def test_the_page_offers_every_format(alice_client: Client, written: Draft) -> None:
    page = alice_client.get(written.url("export")).content.decode()

    for name in ("pdf", "word", "markdown", "text", "json"):
        assert f'name="format" value="{name}"' in page


def test_the_finished_page_leads_to_it(alice_client: Client, written: Draft) -> None:
    assert written.url("export") in alice_client.get(written.url("finished")).content.decode()


@pytest.mark.parametrize(
    ("name", "suffix", "begins"),
    [
        ("pdf", "pdf", b"%PDF-"),
        ("word", "docx", b"PK"),
        ("markdown", "md", b"# How"),
        ("text", "txt", b"How"),
    ],
)
def test_a_format_gives_a_file(
    alice_client: Client, written: Draft, name: str, suffix: str, begins: bytes
) -> None:
    response = alice_client.get(written.url("export"), {"format": name})

    assert response.content.startswith(begins)
    assert response["Content-Disposition"] == (
        f'attachment; filename="answer-signalling-technician-northern-light-railway.{suffix}"'
    )
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_text_is_the_one_on_the_page(alice_client: Client, written: Draft) -> None:
    text = alice_client.get(written.url("export"), {"format": "text"}).content.decode()

    for sentence in written.answer.sentences.all():
        assert sentence.text in text
    assert MATRIX not in text
    assert ORIGINS not in text


def test_matrix_and_sources_come_where_they_are_asked_for(alice_client: Client, written: Draft) -> None:
    asked = {"format": "text", "matrix": "on", "sources": "on"}
    text = alice_client.get(written.url("export"), asked).content.decode()

    assert text.index(MATRIX) < text.index(ORIGINS)
    assert "Posting, line 2: “" in text
    assert "They get: fewer trains held at red" in text


def test_a_source_that_is_gone_is_said_to_be(alice_client: Client, written: Draft) -> None:
    written.fact.delete()
    written.goals["short"].delete()

    asked = {"format": "markdown", "sources": "on"}
    assert "(since removed)" in alice_client.get(written.url("export"), asked).content.decode()


def test_a_name_in_another_script_names_the_file(alice_client: Client, written: Draft) -> None:
    written.posting.title, written.posting.employer = "طبيب", ""
    written.posting.save()
    named = alice_client.get(written.url("export"), {"format": "text"})["Content-Disposition"]
    written.posting.title = "***"
    written.posting.save()
    plain = alice_client.get(written.url("export"), {"format": "text"})["Content-Disposition"]

    assert named == "attachment; filename*=utf-8''answer-%D8%B7%D8%A8%D9%8A%D8%A8.txt"
    assert plain == 'attachment; filename="answer-posting.txt"'


def test_letters_without_a_font_are_named_and_other_formats_offered(
    alice_client: Client, written: Draft
) -> None:
    written.answer.sentences.filter(position=1).update(text="I bring \N{OTTER}.", is_edited=True)

    response = alice_client.get(written.url("export"), {"format": "pdf", "matrix": "on"})
    page = response.content.decode()

    assert response.status_code == 422
    assert "There is no font here for \N{OTTER}" in page
    assert 'name="matrix" id="id_matrix" checked' in page.replace(
        'class="checkboxinput form-check-input" ', ""
    )
    assert alice_client.get(written.url("export"), {"format": "word"}).status_code == 200


def test_a_format_that_does_not_exist_is_refused(alice_client: Client, written: Draft) -> None:
    response = alice_client.get(written.url("export"), {"format": "rtf"})

    assert response.status_code == 422
    assert "There is no such format" in response.content.decode()


@pytest.mark.parametrize("asked", [{}, {"format": "pdf"}])
def test_where_nothing_is_written_it_leads_to_the_check(
    alice_client: Client, full: Draft, asked: dict[str, str]
) -> None:
    response = alice_client.get(full.url("export"), asked)

    assert (response.status_code, response["Location"]) == (302, full.url("check"))


def test_json_is_given_before_anything_is_written(alice_client: Client, full: Draft) -> None:
    response = alice_client.get(full.url("export"), {"format": "json"})

    assert response["Content-Disposition"].endswith('.json"')
    assert json.loads(response.content)["matrix"][0]["timebox"] == "12 months"


def test_the_pdf_of_a_real_draft_fits_a_page_with_its_matrix(alice_client: Client, written: Draft) -> None:
    response = alice_client.get(written.url("export"), {"format": "pdf", "matrix": "on"})

    assert len(pypdfium2.PdfDocument(response.content)) == 1
