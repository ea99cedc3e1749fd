"""What a newer text of a posting changes, as the page shows it: lines, fields, and what rests on them."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from apps.answers.queries.resting import RestingAnswer, list_resting
from apps.answers.queries.revisions import Part, list_differences
from apps.drafting.reading.changes import ChangeKind, LineChange
from apps.postings.models import LineKind, Posting
from apps.postings.services import Renewal

LONGEST_COMPARED = 2_000


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A line that came, went or changed; `number` is its place in the text it is in, the newer one first."""

    kind: str
    number: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A field, or the kind of a line, that is read otherwise now; "" where the text does not say."""

    name: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class ShownRenewal:
    """All that a newer text changes."""

    renewal: Renewal
    changes: tuple[ShownChange, ...]
    fields: tuple[Otherwise, ...]
    kinds: tuple[Otherwise, ...]
    resting: list[RestingAnswer]

    @property
    def counts(self) -> tuple[tuple[int, str], ...]:
        """Return how many lines became what, as number and word; without those that stay."""
        named = ((ChangeKind.NEW, "new"), (ChangeKind.CHANGED, "changed"), (ChangeKind.GONE, "gone"))
        return tuple((self.renewal.count(kind), word) for kind, word in named)

    @property
    def stays(self) -> int:
        """Return how many lines stay as they are."""
        return self.renewal.count(ChangeKind.SAME)


def show_renewal(posting: Posting, renewal: Renewal) -> ShownRenewal:
    """Describe what taking the newer text would change, in three queries."""
    return ShownRenewal(
        renewal=renewal,
        changes=tuple(_show_change(change) for change in renewal.changes if change.kind != ChangeKind.SAME),
        fields=tuple(_show_field(posting, name, value) for name, value in renewal.fields.items()),
        kinds=tuple(_show_kind(change) for change in renewal.read_otherwise),
        resting=list_resting(posting, renewal.touched()),
    )


def _show_change(change: LineChange) -> ShownChange:
    old, new = change.old.text if change.old else "", change.new.text if change.new else ""
    line = change.new or change.old
    number = line.number if line else 0
    if max(len(old), len(new)) <= LONGEST_COMPARED:
        return ShownChange(change.kind.value, number, list_differences(old, new))
    parts = (Part("removed", old), Part("added", new))
    return ShownChange(change.kind.value, number, tuple(part for part in parts if part.text))


def _show_field(posting: Posting, name: str, value: Any) -> Otherwise:
    field = Posting._meta.get_field(name)
    choices = dict(getattr(field, "flatchoices", ()))
    was, now = (str(choices.get(each, each or "")) for each in (getattr(posting, name), value))
    label = capfirst(str(getattr(field, "verbose_name", name)))
    return Otherwise(label, was.replace("\n", ", "), now.replace("\n", ", "))


def _show_kind(change: LineChange) -> Otherwise:
    was, now = (LineKind(line.kind.value).label if line else "" for line in (change.old, change.new))
    return Otherwise(change.new.text if change.new else "", str(was), str(now))
