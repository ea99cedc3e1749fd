"""Choosing another length or wording, and what to take of it."""

from typing import Any
from urllib.parse import urlencode

from django import forms

from apps.drafting.composing import LENGTHS

CHOSEN = ("another", "target_seconds", "words_per_minute")


class OperationForm(forms.Form):
    """The id by which a repeated request is known."""

    operation = forms.UUIDField(required=False, widget=forms.HiddenInput)


class WordingForm(OperationForm):
    """Another wording, another length, another pace."""

    another = forms.BooleanField(required=False)
    target_seconds = forms.TypedChoiceField(
        label="Length",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[(seconds, f"about {seconds} seconds") for seconds in LENGTHS],
    )
    words_per_minute = forms.IntegerField(
        label="Your pace, in words a minute", required=False, min_value=80, max_value=220
    )

    def choose(self) -> dict[str, Any]:
        """Return what was chosen, as the services take it."""
        chosen = self.cleaned_data
        return {
            "is_another": chosen["another"],
            "target_seconds": chosen["target_seconds"],
            "words_per_minute": chosen["words_per_minute"],
        }

    def as_query(self) -> str:
        """Return what was chosen as the query of an address."""
        return urlencode({name: self.data[name] for name in CHOSEN if self.cleaned_data[name]})


class PiecesForm(OperationForm):
    """Which pieces of a proposal are taken, and the version of the proposal that they were chosen from."""

    base = forms.CharField(max_length=16)
    take = forms.Field(required=False, widget=forms.MultipleHiddenInput)

    def ticked(self) -> frozenset[str]:
        """Return the keys of the pieces that are taken, once cleaned; keys of no piece do no harm."""
        return frozenset(self.cleaned_data["take"])
