"""Asking for another wording: a yes to what is sent where, once for each recipient."""

from typing import Any

from django import forms


class RewordingForm(forms.Form):
    """The tick under the statement of what is sent; who gave it before is not asked again."""

    consent = forms.BooleanField(
        error_messages={"required": "Tick the box if you want this sentence sent, or leave it as it is."}
    )

    def __init__(self, *args: Any, recipient: str, has_consented: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["consent"].label = f"Yes, send this to {recipient}"
        if has_consented:
            del self.fields["consent"]
