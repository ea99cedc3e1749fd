"""Setting a finding aside."""

from typing import Any, ClassVar

from django import forms

from apps.answers.models import Dismissal, Phase
from apps.answers.queries.findings import name_key, shorten_quote


class DismissalForm(forms.ModelForm[Dismissal]):
    """Which finding, why it is set aside, and whether it is wrong or true and kept."""

    class Meta:
        model = Dismissal
        fields = ("rule", "quote", "phase", "reason", "verdict")
        labels: ClassVar = {"reason": "Why you set it aside"}
        widgets: ClassVar = {
            "rule": forms.HiddenInput,
            "quote": forms.HiddenInput,
            "phase": forms.HiddenInput,
        }
        error_messages: ClassVar = {"reason": {"required": "Say in a few words why you set it aside."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"%s-{self.name()}"

    def name(self) -> str:
        """Return the name of the finding that this form is about, as the page's ids hold it."""
        rule, quote, phase = (str(self[name].value() or "") for name in ("rule", "quote", "phase"))
        return name_key(rule, shorten_quote(quote), phase)

    def clean_quote(self) -> str:
        """Return the quote as findings are remembered by it."""
        return shorten_quote(self.cleaned_data["quote"])

    def clean_phase(self) -> str:
        """Return a phase that there is, or none."""
        phase: str = self.cleaned_data["phase"]
        if phase and phase not in Phase.values:
            raise forms.ValidationError("This phase is not known.")
        return phase
