"""The finished answer as a document to be written to a file."""

from apps.answers.exporters.document import Document, MatrixRow, Origin, Section, tidy_text
from apps.answers.models import Answer, Sentence
from apps.answers.queries.finished import MatrixLine, ShownSentence, ShownSource, list_matrix, view_finished
from apps.answers.queries.material import Material


def build_document(
    answer: Answer, material: Material, sentences: list[Sentence], *, has_matrix: bool, has_origins: bool
) -> Document:
    """Return what a file of the answer holds; matrix and sources only where they are wanted."""
    finished = view_finished(answer, material, sentences)
    return Document(
        question=str(answer.get_question_display()),
        posting=tidy_text(answer.posting.name),
        sections=tuple(
            Section(phase.name, tuple(tidy_text(sentence.text) for sentence in phase.sentences))
            for phase in finished.phases
        ),
        seconds=finished.seconds,
        words=finished.words,
        changed_at=answer.updated_at,
        matrix=tuple(_to_row(line) for line in list_matrix(material)) if has_matrix else (),
        origins=tuple(_to_origin(said) for said in finished.sentences) if has_origins else (),
    )


def _to_row(line: MatrixLine) -> MatrixRow:
    return MatrixRow(
        horizon=line.name,
        when=line.when,
        goal=tidy_text(line.goal),
        focus=tidy_text(line.focus),
        aligns=tidy_text(line.aligns),
        benefit=tidy_text(line.benefit),
        is_undecided=line.is_undecided,
    )


def _to_origin(sentence: ShownSentence) -> Origin:
    sources = tuple((_name_place(source), tidy_text(source.quote)) for source in sentence.sources)
    return Origin(tidy_text(sentence.text), sources)


def _name_place(source: ShownSource) -> str:
    place = f"{source.kind}, {source.place}" if source.place else source.kind
    return f"{place} (since removed)" if source.is_gone else place
