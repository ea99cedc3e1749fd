"""What an answer would become if it were written again: sentence by sentence, for the person to choose."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from apps.answers.models import Phase, Sentence
from apps.answers.queries.finished import refer_to
from apps.answers.queries.revisions import Part, list_differences
from apps.common.saving.fingerprints import fingerprint
from apps.drafting import vocabulary
from apps.drafting.vocabulary import SourceKind

Likeness = Callable[[Sentence, vocabulary.Sentence], float]


class PieceKind(StrEnum):
    """What writing again does to one sentence."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    YOURS = "yours"  # the person's words stand where other words would be composed now
    KEPT = "kept"  # the person's words, and nothing new to put in their place


@dataclass(frozen=True, slots=True)
class Piece:
    """One place in the answer: the sentence that stands there, the one that would, or both."""

    phase: str
    old: Sentence | None
    new: vocabulary.Sentence | None

    @property
    def kind(self) -> PieceKind:
        """Return what taking this piece does."""
        if self.old is None:
            return PieceKind.ADDED
        if self.old.is_edited:
            is_news = self.new is not None and self.new.text not in (self.old.text, self.old.composed_text)
            return PieceKind.YOURS if is_news else PieceKind.KEPT
        if self.new is None:
            return PieceKind.REMOVED
        return PieceKind.SAME if self.new.text == self.old.text else PieceKind.CHANGED

    @property
    def key(self) -> str:
        """Return what names this choice as long as both its texts stay as they are."""
        old = (str(self.old.pk), self.old.text) if self.old else ("", "")
        return fingerprint("\x1f".join((*old, self.phase, self.new.text if self.new else "")))

    @property
    def is_choice(self) -> bool:
        """Say whether there is something to decide here."""
        return self.kind not in {PieceKind.SAME, PieceKind.KEPT}

    @property
    def is_taken_unasked(self) -> bool:
        """Say whether this is done where nobody is asked: everything but to the person's own words."""
        return self.kind not in {PieceKind.YOURS, PieceKind.KEPT}

    @property
    def text(self) -> str:
        """Return the sentence that stands there, or else the one that would."""
        return self.old.text if self.old else self.new.text if self.new else ""

    @property
    def phase_name(self) -> str:
        """Return the phase in words."""
        return str(Phase(self.phase).label)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return what taking it changes, by words."""
        return list_differences(self.old.text if self.old else "", self.new.text if self.new else "")

    @property
    def quotes(self) -> tuple[str, ...]:
        """Return the words that the new sentence rests on, each once."""
        return tuple(dict.fromkeys(source.quote for source in self.new.sources)) if self.new else ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """All pieces in speaking order."""

    pieces: tuple[Piece, ...]

    @property
    def base(self) -> str:
        """Return the version of the proposal: other where any piece is."""
        return fingerprint(" ".join(piece.key for piece in self.pieces))

    @property
    def choices(self) -> tuple[Piece, ...]:
        """Return the pieces that there is something to decide on."""
        return tuple(piece for piece in self.pieces if piece.is_choice)

    @property
    def unasked(self) -> frozenset[str]:
        """Return the keys of what is taken where nobody is asked."""
        return frozenset(piece.key for piece in self.pieces if piece.is_taken_unasked)

    @property
    def has_own_words(self) -> bool:
        """Say whether any sentence that stands is the person's own."""
        return any(piece.old is not None and piece.old.is_edited for piece in self.pieces)

    def settle(self, taken: Iterable[str]) -> list[Piece]:
        """Return the pieces that say something once those named by `taken` are taken, in order."""
        keys = frozenset(taken)
        gone = {PieceKind.REMOVED: True, PieceKind.ADDED: False}
        return [piece for piece in self.pieces if gone.get(piece.kind) is not (piece.key in keys)]


def propose(stored: list[Sentence], composed: tuple[vocabulary.Sentence, ...]) -> Proposal:
    """Set what stands beside what would be written now, phase by phase.

    A sentence that stands takes the place of the one that now says the same; where none does, it
    follows the one that it follows now.
    """
    pieces: list[Piece] = []
    for phase in Phase:
        before = [sentence for sentence in stored if sentence.phase == phase.value]
        said = [sentence for sentence in composed if sentence.phase.value == phase.value]
        partners = pair_sentences(before, said)
        placed = [Piece(phase.value, partners.get(index), new) for index, new in enumerate(said)]
        previous: Sentence | None = None
        for sentence in before:
            if not any(piece.old is sentence for piece in placed):
                place = next(
                    (n for n, piece in enumerate(placed, 1) if piece.old and piece.old is previous), 0
                )
                placed.insert(place, Piece(phase.value, sentence, None))
            previous = sentence
        pieces += placed
    return Proposal(tuple(pieces))


def pair_sentences(before: list[Sentence], said: list[vocabulary.Sentence]) -> dict[int, Sentence]:
    """Return which standing sentence is whose new wording, by the index of that; edited ones choose first."""
    pairs: dict[int, Sentence] = {}
    for likeness, are_edited in ((measure_edited_likeness, True), (measure_likeness, False)):
        for sentence in before:
            if sentence.is_edited is are_edited:
                place = find_counterpart(sentence, said, likeness, taken=pairs)
                if place is not None:
                    pairs[place] = sentence
    return pairs


def find_counterpart(
    sentence: Sentence, said: list[vocabulary.Sentence], likeness: Likeness, *, taken: Iterable[int] = ()
) -> int | None:
    """Return the index of the composed sentence that is most like one that stands, if one is half like it."""
    rated = [(likeness(sentence, new), -index) for index, new in enumerate(said) if index not in set(taken)]
    best, place = max(rated, default=(0.0, 0))
    return -place if best >= 0.5 else None


def measure_likeness(sentence: Sentence, said: vocabulary.Sentence) -> float:
    """Return which part of the things that two sentences rest on is common to both, 0 to 1.

    The words may have changed meanwhile: a field is the same thing whatever it holds.
    """
    if said.text == sentence.composed_text:
        return 1.0
    own = {(source.kind, refer_to(source)) for source in sentence.sources.all()}
    theirs = {(source.kind.value, source.ref) for source in said.sources}
    return len(own & theirs) / len(own | theirs) if own | theirs else 0.0


def measure_edited_likeness(sentence: Sentence, said: vocabulary.Sentence) -> float:
    """Return the same for a sentence that the person edited, by what the two quote, 0 to 1.

    Words of the person's that only the composed one holds make them strangers: they are to be said.
    """
    if said.text == sentence.composed_text:
        return 1.0
    own = {(source.kind, refer_to(source), source.quote) for source in sentence.sources.all()}
    theirs = {(source.kind.value, source.ref, source.quote) for source in said.sources}
    if any(kind == SourceKind.WORDS for kind, _, _ in theirs - own):
        return 0.0
    return len(own & theirs) / len(own | theirs) if own | theirs else 0.0
