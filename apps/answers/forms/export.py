"""What goes into a file of the answer, and in which format."""

from django import forms

from apps.answers.exporters.formats import FORMATS

PORTABLE = "json"


class ExportForm(forms.Form):
    """The format is named by the button that is pressed."""

    matrix = forms.BooleanField(label="With the matrix behind it", required=False)
    sources = forms.BooleanField(label="With where each sentence comes from", required=False)
    format = forms.ChoiceField(
        choices=[(name, its.label) for name, its in FORMATS.items()] + [(PORTABLE, "JSON")],
        error_messages={"invalid_choice": "There is no such format. Choose one of those below."},
    )

    @property
    def formats(self) -> list[tuple[str, str]]:
        """Return what the buttons offer."""
        return [(name, its.label) for name, its in FORMATS.items()]
