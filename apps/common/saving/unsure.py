"""The tick "Not sure yet" beside a field: it stands for an empty value, and is kept in `not_sure`."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundWidget

from apps.common.saving.fingerprints import canonical, fingerprint
from apps.common.saving.forms import VERSION_SUFFIX, SavingForm
from apps.common.saving.services import Edit, read_value

UNSURE = "not_sure"


@dataclass(frozen=True)
class Box:
    """A field, the tick beside it (None where it cannot be unsure), and the topic of its hint, or ""."""

    field: forms.BoundField
    tick: BoundWidget | None
    hint: str


class UnsureForm(SavingForm):
    """A saving form whose fields in `unsure_names` may each be "not sure yet".

    Ticking it empties the field; a value typed later takes the tick away. The
    names in `not_sure` that are none of this form's are left alone. `hinted`
    names the guidance topics that stand under fields.
    """

    unsure_names: ClassVar[tuple[str, ...]] = ()
    hinted: ClassVar[dict[str, str]] = {}

    not_sure = forms.MultipleChoiceField(
        label="Not sure yet",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get(UNSURE)
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(name, "Not sure yet") for name in self.unsure_names]
        for name in self.saved_names:
            self.fields[name].widget.attrs.pop("maxlength", None)

    def boxes(self) -> list[Box]:
        """Return each field with its tick, if it may be unsure, in the form's order."""
        ticks = {tick.data["value"]: tick for tick in self[UNSURE]} if UNSURE in self.fields else {}
        return [
            Box(self[name], ticks.get(name), self.hinted.get(name, ""))
            for name in self.saved_names
            if name != UNSURE
        ]

    def versions(self) -> dict[str, str]:
        """Return the version of each field; that of the ticks is of this form's own."""
        versions = super().versions()
        if UNSURE in versions and not self._posted_ticks_version():
            versions[UNSURE] = fingerprint(self._own(self.instance.not_sure))
        return versions

    def edits(self) -> dict[str, Edit]:
        """Return what changed: a new tick empties its field, a new value drops its tick."""
        edits = super().edits()
        edits.pop(UNSURE, None)
        stored = self._own(self.instance.not_sure)
        picked = frozenset(self.cleaned_data.get(UNSURE, stored))
        ticked_now = picked - stored
        for name in ticked_now:
            current = read_value(self.instance, name)
            edits[name] = Edit(value="" if isinstance(current, str) else None, base=fingerprint(current))
        typed = {name for name, edit in edits.items() if canonical(edit.value)}
        kept = picked - (typed - ticked_now)
        if kept != stored:
            others = frozenset(self.instance.not_sure) - stored
            edits[UNSURE] = Edit(value=sorted(others | kept), base=self._base_of_ticks(stored))
        return edits

    def _own(self, names: Collection[str]) -> frozenset[str]:
        return frozenset(names) & frozenset(self.unsure_names)

    def _posted_ticks_version(self) -> str:
        return str(self.data.get(UNSURE + VERSION_SUFFIX, "")) if self.is_bound else ""

    def _base_of_ticks(self, stored: Collection[str]) -> str:
        """Return the whole list's version where the page knew this form's ticks as they are stored."""
        whole = fingerprint(self.instance.not_sure)
        known = {"", whole, fingerprint(stored)}
        posted = self._posted_ticks_version()
        return whole if posted in known or UNSURE not in self.fields else posted
