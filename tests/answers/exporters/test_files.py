"""Word and PDF: opened again by other programs, tagged, with their fonts, and in order."""

import zipfile
from io import BytesIO
from typing import Any

import docx
import pypdfium2
import pytest
import typst
from hypothesis import given, settings

from apps.answers.exporters import pdf
from apps.answers.exporters.document import Document, Section
from apps.answers.exporters.pdf import Unprintable, write_pdf
from apps.answers.exporters.word import write_word
from tests.answers.exporters.documents import FULL, SMALL, WHEN, documents, one_line
from tests.answers.exporters.test_texts import list_texts

SCRIPTS = {
    "Latin": "Tôi muốn học; Ɓɛkɔ ŋ ẹkọ́",
    "Greek": "Θέλω να μάθω",
    "Cyrillic": "Хочу научиться",
    "Arabic": "أريد أن أتعلم",
    "Hebrew": "אני רוצה ללמוד",
    "Devanagari": "मैं सीखना चाहता हूँ",
    "Bengali": "আমি শিখতে চাই",
    "Gurmukhi": "ਮੈਂ ਸਿੱਖਣਾ ਚਾਹੁੰਦਾ ਹਾਂ",
    "Gujarati": "મારે શીખવું છે",
    "Odia": "ମୁଁ ଶିଖିବାକୁ ଚାହେଁ",
    "Tamil": "நான் கற்க விரும்புகிறேன்",
    "Telugu": "నేను నేర్చుకోవాలి",
    "Kannada": "ನಾನು ಕಲಿಯಬೇಕು",
    "Malayalam": "എനിക്ക് പഠിക്കണം",
    "Sinhala": "මට ඉගෙන ගන්න ඕන",
    "Thai": "ฉันอยากเรียนรู้",
    "Lao": "ຂ້ອຍຢາກຮຽນ",
    "Khmer": "ខ្ញុំចង់រៀន",
    "Myanmar": "ကျွန်တော် သင်ယူချင်တယ်",
    "Tibetan": "ང་སློབ་སྦྱོང་བྱེད་འདོད",
    "Thaana": "އަހަރެން ދަސްކުރަން",
    "Georgian": "მინდა ვისწავლო",
    "Armenian": "Ուզում եմ սովորել",
    "Ethiopic": "መማር እፈልጋለሁ",
    "Chinese": "我想学习领导团队",
    "Japanese": "チームを率いることを学びたい",
    "Korean": "팀을 이끄는 법을 배우고 싶습니다",
}


def of_text(text: str, times: int = 1) -> Document:
    """Return a document that says one thing, a number of times."""
    return Document(SMALL.question, SMALL.posting, (Section("Job bridge", (text,) * times),), 60, 9, WHEN)


def read_pdf(file: bytes) -> str:
    """Return the text of a PDF as a reader that follows the page finds it."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)]
    return " ".join(" ".join(pages).split())


def read_word(file: bytes) -> Any:
    """Open a Word file."""
    return docx.Document(BytesIO(file))


def test_the_pdf_says_everything_in_order() -> None:
    text, place = read_pdf(write_pdf(FULL)), 0
    for part in list_texts(FULL):
        place = text.index(part, place) + len(part)


def test_the_pdf_is_tagged_named_and_holds_its_fonts() -> None:
    file = write_pdf(FULL)

    opened = pypdfium2.PdfDocument(file)
    assert len(opened) == 1
    assert opened.get_metadata_value("Title") == FULL.question
    assert opened.is_tagged()
    assert b"pdfuaid" in file
    assert b"FontFile" in file


def test_the_same_answer_is_the_same_pdf() -> None:
    assert write_pdf(FULL) == write_pdf(FULL)


def test_a_long_answer_is_set_smaller_before_it_takes_a_second_page() -> None:
    sentence = "I want to learn to lead a small team through a season in which everything changes at once."

    pages = [len(pypdfium2.PdfDocument(write_pdf(of_text(sentence, times)))) for times in (5, 45, 400)]

    assert pages[:2] == [1, 1]
    assert pages[2] > 1


@pytest.mark.parametrize("script", SCRIPTS)
def test_any_script_is_printed(script: str) -> None:
    assert write_pdf(of_text(SCRIPTS[script])).startswith(b"%PDF-")


def test_each_script_is_in_a_font_that_comes_with_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in one that this machine happens to have."""
    own = typst.Fonts(include_system_fonts=False, font_paths=pdf.list_font_folders())
    monkeypatch.setattr(pdf, "_find_fonts", lambda: own)

    for text in SCRIPTS.values():
        assert write_pdf(of_text(text))


def test_letters_that_no_font_has_are_named() -> None:
    with pytest.raises(Unprintable) as refusal:
        write_pdf(of_text("I bring 🦦 and 🦦 and \U00013080."))

    assert refusal.value.letters == "🦦\U00013080"


def test_any_other_complaint_is_not_taken_for_one_about_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_read_layout", lambda: b"#panic()")

    with pytest.raises(typst.TypstError):
        write_pdf(SMALL)


def test_nothing_that_was_typed_is_run() -> None:
    typed = '#panic("so") $x$ *b* @ref <label> // not a comment #read("/etc/passwd")'

    assert typed in read_pdf(write_pdf(of_text(typed)))


def test_the_word_file_has_headings_lists_and_a_table_with_a_header() -> None:
    word = read_word(write_word(FULL))

    styles = [(paragraph.style.name, paragraph.text) for paragraph in word.paragraphs]
    assert styles[:4] == [
        ("Title", FULL.question),
        ("Subtitle", FULL.posting),
        ("Heading 1", "Short-term focus"),
        ("Normal", FULL.sections[0].text),
    ]
    assert ("List Number", "Stations should call me.") in styles
    assert ("List Continue", "Your own words, and nothing else.") in styles
    (table,) = word.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Goal", "Focus", "How this role aligns"]
    assert table.rows[2].cells[0].text == "Mid term\n3 to 4 years\nhold a licence"
    assert word.element.xpath("//w:tbl/w:tr[1]/w:trPr/w:tblHeader")
    assert word.core_properties.title == FULL.question
    assert not word.core_properties.author


def test_a_paragraph_runs_right_to_left_where_its_letters_do() -> None:
    word = read_word(write_word(of_text(SCRIPTS["Arabic"])))

    turned = word.element.xpath("//w:p[w:pPr/w:bidi]")
    assert [paragraph.text for paragraph in turned] == [SCRIPTS["Arabic"]]
    assert len(word.element.xpath("//w:r[w:rPr/w:rtl]")) == 1


@settings(max_examples=25)
@given(documents(one_line()))
def test_a_word_file_holds_whatever_was_typed(document: Document) -> None:
    file = write_word(document)

    with zipfile.ZipFile(BytesIO(file)) as archive:
        assert archive.testzip() is None
    said = [paragraph.text for paragraph in read_word(file).paragraphs]
    assert [section.text for section in document.sections] == said[3 : 3 + 2 * len(document.sections) : 2]
