"""What has been made of a résumé's lines so far, so that each ends in one place."""

from dataclasses import dataclass, field

from apps.drafting.reading.resumes.types import ReadFact, ResumeReading
from apps.drafting.vocabulary import FactKind

_LONGEST = 500


@dataclass(slots=True)
class Gathered:
    """Facts by kind and text with their sources, contact data, headings and the rest."""

    facts: dict[tuple[FactKind, str], list[str]] = field(default_factory=dict)
    contact: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)

    def add(self, kind: FactKind, text: str, source: str) -> None:
        """Add a fact, with one more source where it was said before; too long a text is no fact."""
        line = text.strip(" \t,;:.–—-")
        if any(char.isalnum() for char in line) and len(line) <= _LONGEST:
            self.facts.setdefault((kind, line), []).append(source)
        else:
            self.unplaced.append(source)

    def finish(self) -> ResumeReading:
        """Return the reading; a line that some fact rests on is not among the rest."""
        placed = {line for sources in self.facts.values() for each in sources for line in each.splitlines()}
        left = ("\n".join(line for line in each.splitlines() if line not in placed) for each in self.unplaced)
        return ResumeReading(
            facts=tuple(
                ReadFact(kind, said, "\n".join(dict.fromkeys(sources)))
                for (kind, said), sources in self.facts.items()
            ),
            unplaced=tuple(each for each in left if each),
            contact=tuple(self.contact),
            headings=tuple(self.headings),
        )
