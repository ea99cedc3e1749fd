"""Documents to be written, made by hand and made up."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from apps.answers.exporters.document import Document, MatrixRow, Origin, Section, tidy_text

WHEN = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)

SMALL = Document(
    question="Why do you want this job?",
    posting="Signalling technician, Northern Light Railway",
    sections=(
        Section("Short-term focus", ("I want to trace faults.", "Your relays are where I would start.")),
        Section("Long-term vision", ("Stations should call me when nobody finds the fault.",)),
    ),
    seconds=1,
    words=18,
    changed_at=WHEN,
)
FULL = Document(
    question=SMALL.question,
    posting=SMALL.posting,
    sections=SMALL.sections,
    seconds=62,
    words=1,
    changed_at=WHEN,
    matrix=(
        MatrixRow(
            "Short term", "1 to 2 years", "trace faults", "trace faults", "your relays", "fewer delays"
        ),
        MatrixRow("Mid term", "3 to 4 years", "hold a licence", "", "", "", is_undecided=True),
        MatrixRow("Long term", "5 years and more", "", "be called", "the new depot", "", is_undecided=True),
    ),
    origins=(
        Origin(
            "I want to trace faults.", (("Your goal", "trace faults"), ("Posting, line 2", "Trace faults"))
        ),
        Origin("Stations should call me.", ()),
    ),
)


def one_line(max_size: int = 60) -> st.SearchStrategy[str]:
    """Return texts as a document holds them: one line, something on it."""
    letters = st.characters(exclude_categories=("Cs", "Cn", "Co"))
    return st.text(letters, min_size=1, max_size=max_size).map(tidy_text).filter(bool)


def documents(text: st.SearchStrategy[str]) -> st.SearchStrategy[Document]:
    """Return documents whose every text is of `text`."""
    section = st.builds(Section, text, st.lists(text, min_size=1, max_size=3).map(tuple))
    row = st.builds(MatrixRow, text, text, *([text | st.just("")] * 4), st.booleans())
    origin = st.builds(Origin, text, st.lists(st.tuples(text, text), max_size=2).map(tuple))
    return st.builds(
        Document,
        question=text,
        posting=text,
        sections=st.lists(section, min_size=1, max_size=3).map(tuple),
        seconds=st.integers(0, 300),
        words=st.integers(0, 600),
        changed_at=st.just(WHEN),
        matrix=st.lists(row, max_size=3).map(tuple),
        origins=st.lists(origin, max_size=3).map(tuple),
    )
