"""Plain text and Markdown: what was typed is read back as it was typed, whatever it was."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from apps.answers.exporters.document import (
    Document,
    count_things,
    describe_cells,
    describe_sources,
    runs_right_to_left,
    tidy_text,
)
from apps.answers.exporters.markdown import escape_block, write_markdown
from apps.answers.exporters.plain import write_plain
from tests.answers.exporters.documents import FULL, SMALL, documents, one_line

MEANT = st.text(r"\`*_{}[]()<>#+-.!|~&=;:/\"'$1a ", min_size=1, max_size=30).map(tidy_text).filter(bool)


class Reader(HTMLParser):
    """Collects the texts of the blocks of a page; a line break in a cell starts another."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Start another text with every block and line break."""
        self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        """End a text with its block."""
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        """Add to the text at hand."""
        self.texts[-1] += data


def read_markdown(text: str) -> list[str]:
    """Return the texts that a reader of rendered Markdown sees."""
    reader = Reader()
    reader.feed(MarkdownIt("commonmark").enable("table").render(text))
    return [text.strip(" \n") for text in reader.texts if text.strip(" \n")]


def list_texts(document: Document) -> list[str]:
    """Return every text of a document in the order in which it is read."""
    texts = [document.question, document.posting]
    for section in document.sections:
        texts += [section.heading, section.text]
    texts.append(document.length)
    if document.matrix:
        texts += ["The matrix behind it", "Goal", "Focus", "How this role aligns"]
        texts += [line for row in document.matrix for cell in describe_cells(row) for line in cell]
    if document.origins:
        texts.append("Where each sentence comes from")
        for origin in document.origins:
            texts += [origin.sentence, *describe_sources(origin)]
    return texts


def test_plain_text_reads_in_order() -> None:
    assert write_plain(FULL) == (
        "Why do you want this job?\n"
        "Signalling technician, Northern Light Railway\n\n"
        "Short-term focus\n"
        "I want to trace faults. Your relays are where I would start.\n\n"
        "Long-term vision\n"
        "Stations should call me when nobody finds the fault.\n\n"
        "62 seconds said aloud, 1 word.\n\n"
        "The matrix behind it\n\n"
        "Short term · 1 to 2 years\n"
        "  Focus: trace faults\n"
        "  How this role aligns: your relays\n"
        "  They get: fewer delays\n\n"
        "Mid term · 3 to 4 years · hold a licence\n"
        "  Focus: Not sure yet\n"
        "  How this role aligns: –\n\n"
        "Long term · 5 years and more\n"
        "  Focus: be called · Not sure yet\n"
        "  How this role aligns: the new depot\n\n"
        "Where each sentence comes from\n\n"
        "1. I want to trace faults.\n"
        "   Your goal: “trace faults”\n"
        "   Posting, line 2: “Trace faults”\n\n"
        "2. Stations should call me.\n"
        "   Your own words, and nothing else.\n"
    )


def test_what_is_not_wanted_is_not_there() -> None:
    for text in (write_plain(SMALL), write_markdown(SMALL)):
        assert "matrix" not in text
        assert "comes from" not in text


@pytest.mark.parametrize("document", [SMALL, FULL])
def test_markdown_reads_in_order(document: Document) -> None:
    assert read_markdown(write_markdown(document)) == list_texts(document)


@given(documents(one_line() | MEANT))
def test_markdown_shows_whatever_was_typed(document: Document) -> None:
    assert read_markdown(write_markdown(document)) == list_texts(document)


def test_without_the_escapes_markdown_would_not() -> None:
    """The control of the property above: typed as it stands, this is something else."""
    for typed in ("*so*", "# so", "- so", "1. so", "<b>so</b>", "&amp;", "> so", "[so](so)", "`so`"):
        assert read_markdown(typed) != [typed]
        assert read_markdown(escape_block(typed)) == [typed]


@given(st.text())
def test_a_tidy_text_is_one_line_that_any_file_can_hold(text: str) -> None:
    tidy = tidy_text(text)

    assert len(tidy.splitlines()) <= 1
    assert tidy == tidy_text(tidy)
    assert tidy.encode().decode() == tidy
    assert "\x00" not in tidy


@pytest.mark.parametrize(
    ("text", "turned"), [("أريد 2", True), ("2 שלום", True), ("I want أريد", False), ("12 – 3", False)]
)
def test_a_text_runs_as_its_first_letter_does(text: str, turned: bool) -> None:
    assert runs_right_to_left(text) is turned


def test_one_thing_is_not_things() -> None:
    assert (count_things(1, "word"), count_things(0, "word")) == ("1 word", "0 words")
