"""A rubric as one page of fields: some for each criterion, and some more to add others."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from apps.reviews.models import Criterion
from apps.reviews.services.rubrics import CriterionText

MAX_CRITERIA = 12
MAX_KEY = 10**18
SPARE = 2
MIN_LEVELS, MAX_LEVELS, MAX_LEVEL = 2, 6, 300
NO_PLACE = "Give a number from 1 to 99."
PARTS = ("name", "question", "levels", "place", "off")


class RubricForm(forms.Form):
    """All criteria of a rubric. A spare set of fields that stays empty adds nothing."""

    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, criteria: Sequence[Criterion] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown: list[Criterion | None] = [*criteria, *(None,) * SPARE]
        self.count = min(self._count_posted() if self.is_bound else len(shown), MAX_CRITERIA)
        for number in range(self.count):
            self._add_fields(number, shown[number] if number < len(shown) else None)

    def _count_posted(self) -> int:
        return next((n for n in range(MAX_CRITERIA) if f"name-{n}" not in self.data), MAX_CRITERIA)

    def _add_fields(self, number: int, criterion: Criterion | None) -> None:
        nth = number + 1
        self.fields[f"key-{number}"] = forms.IntegerField(
            required=False,
            min_value=1,
            max_value=MAX_KEY,
            widget=forms.HiddenInput,
            initial=criterion.pk if criterion else None,
        )
        self.fields[f"name-{number}"] = forms.CharField(
            label=f"Criterion {nth}",
            required=False,
            max_length=100,
            initial=criterion.name if criterion else "",
            error_messages={"max_length": "Keep the name under 100 characters."},
        )
        self.fields[f"question-{number}"] = forms.CharField(
            label="What to ask of the answer",
            required=False,
            max_length=300,
            initial=criterion.question if criterion else "",
            error_messages={"max_length": "Keep the question under 300 characters."},
        )
        self.fields[f"levels-{number}"] = forms.CharField(
            label="Its levels, one on each line, the weakest first",
            required=False,
            initial="\n".join(criterion.levels) if criterion else "",
            widget=forms.Textarea(attrs={"rows": 4}),
        )
        self.fields[f"place-{number}"] = forms.IntegerField(
            label="Its place",
            required=False,
            min_value=1,
            max_value=99,
            initial=nth,
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), NO_PLACE),
        )
        self.fields[f"off-{number}"] = forms.BooleanField(label="Take it off", required=False)

    def list_slots(self) -> list[tuple[BoundField, ...]]:
        """Return the fields of each criterion: its hidden key, then name, question, levels, place, off."""
        return [tuple(self[f"{part}-{n}"] for part in ("key", *PARTS)) for n in range(self.count)]

    def clean(self) -> dict[str, Any]:
        """Ask of each criterion that is there for a name and for levels, and for one criterion at least."""
        cleaned = super().clean() or {}
        for number in self._list_there(cleaned):
            if not cleaned.get(f"name-{number}") and f"name-{number}" not in self.errors:
                self.add_error(f"name-{number}", "Give it a name, or tick “Take it off”.")
            if problem := find_problem(read_levels(cleaned.get(f"levels-{number}", ""))):
                self.add_error(f"levels-{number}", problem)
        if not self.errors and not self._list_there(cleaned):
            self.add_error(None, "A rubric needs one criterion at least.")
        return cleaned

    def _list_there(self, cleaned: dict[str, Any]) -> list[int]:
        return [
            number
            for number in range(self.count)
            if not cleaned.get(f"off-{number}")
            and any(cleaned.get(f"{part}-{number}") for part in ("name", "question", "levels"))
        ]

    def read_criteria(self) -> list[CriterionText]:
        """Return the criteria of a valid form, by the places that were given."""
        cleaned = self.cleaned_data
        there = sorted(self._list_there(cleaned), key=lambda n: (cleaned.get(f"place-{n}") or n + 1, n))
        return [
            CriterionText(
                pk=cleaned.get(f"key-{number}"),
                name=cleaned[f"name-{number}"],
                question=cleaned.get(f"question-{number}", ""),
                levels=read_levels(cleaned[f"levels-{number}"]),
            )
            for number in there
        ]


def read_levels(text: str) -> tuple[str, ...]:
    """Return the levels that somebody typed, one on each line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def find_problem(levels: Sequence[str]) -> str:
    """Say what is wrong with the levels; "" for nothing."""
    if not MIN_LEVELS <= len(levels) <= MAX_LEVELS:
        return f"Describe {MIN_LEVELS} to {MAX_LEVELS} levels, each on a line of its own."
    if any(len(level) > MAX_LEVEL for level in levels):
        return f"Keep each level under {MAX_LEVEL} characters."
    return ""
