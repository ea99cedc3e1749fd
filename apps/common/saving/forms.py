"""The form side of safe saving: hidden versions, edits out, and the answer to an autosave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.db import models

from apps.common.saving.fingerprints import fingerprint
from apps.common.saving.services import Edit, read_value

if TYPE_CHECKING:
    _Base = forms.ModelForm[Any]
else:
    _Base = forms.ModelForm

VERSION_SUFFIX = "_version"


class SavingForm(_Base):
    """A model form whose every field carries the version it was drawn with.

    An autosave names its field as `only`; a whole submit sends all of them. In
    both cases a field that this page did not change is left alone.
    """

    operation = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.saved_names = [name for name in self._meta.fields or () if name in self.fields]
        only = self.data.get("only") if self.is_bound else None
        if only in self.saved_names:
            for name in set(self.saved_names) - {only}:
                del self.fields[name]
            self.saved_names = [only]
        for name in self.saved_names:
            self._offer_autosave(self.fields[name].widget)

    @property
    def is_autosave(self) -> bool:
        """Whether the script sent one field as it was typed, not the person the whole form.

        The conflict panel sends one field too, but as a page of its own: it says `stay`.
        """
        return self.is_bound and bool(self.data.get("only")) and "stay" not in self.data

    def versions(self) -> dict[str, str]:
        """Return the version of each field: what was posted, or else what is stored."""
        return {
            name: self.data.get(f"{name}{VERSION_SUFFIX}") or fingerprint(read_value(self.instance, name))
            if self.is_bound
            else fingerprint(read_value(self.instance, name))
            for name in self.saved_names
        }

    def edits(self) -> dict[str, Edit]:
        """Return what this page changed, each with the version it is based on. Call when valid."""
        versions = self.versions()
        return {
            name: Edit(value=value, base=versions[name])
            for name in self.saved_names
            if fingerprint(value := self._plain(name)) != versions[name]
        }

    def operation_id(self) -> UUID | None:
        """Return the operation id that the page sent, if it sent one."""
        value = self.cleaned_data.get("operation")
        return value if isinstance(value, UUID) else None

    @staticmethod
    def _offer_autosave(widget: forms.Widget) -> None:
        is_typed = isinstance(widget, forms.Textarea | forms.TextInput)
        # A browser would cut a long paste without a word; the form says what is too long.
        widget.attrs.pop("maxlength", None)
        widget.attrs |= {
            "data-autosave": "",
            "hx-post": "",
            "hx-trigger": "input changed delay:600ms, change" if is_typed else "change",
        }

    def _plain(self, name: str) -> Any:
        value = self.cleaned_data[name]
        if isinstance(value, models.Model):
            return value.pk
        if isinstance(value, models.QuerySet):
            return sorted(value.values_list("pk", flat=True))
        return value

    def _post_clean(self) -> None:
        """Leave the instance as it is: `save_fields` writes, under a lock."""
