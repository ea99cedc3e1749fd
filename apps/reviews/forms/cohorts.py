"""Making a cohort, serving it, joining it."""

from urllib.parse import urlsplit

from django import forms


class CohortForm(forms.Form):
    """A new cohort."""

    operation = forms.UUIDField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        label="Name of the cohort",
        max_length=200,
        error_messages={"required": "Give the cohort a name.", "max_length": "Keep it under 200 characters."},
    )


class CounsellorForm(forms.Form):
    """Another counsellor who is to serve a cohort."""

    email = forms.EmailField(
        label="E-mail address of another counsellor",
        error_messages={
            "required": "Give their e-mail address.",
            "invalid": "This is not an e-mail address.",
        },
    )


class JoinForm(forms.Form):
    """The code, or the whole link, that a counsellor gave."""

    code = forms.CharField(
        label="The code or link that your counsellor gave you",
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Type the code, or paste the link."},
    )

    def clean_code(self) -> str:
        """Return the code, where a whole link was pasted too."""
        typed: str = self.cleaned_data["code"]
        return urlsplit(typed).path.rstrip("/").rpartition("/")[2] if "/" in typed else typed
