"""The forms of the guidance: what an admin may publish."""

from typing import Any

from django import forms

from apps.guidance.models import Topic

MAX_BODY = 20_000


class LinesField(forms.CharField):
    """A list of texts, one on each line; empty lines do not count."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """Return what the text area shows: a stored list as lines, typed text as it was."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:  # type: ignore[override]
        """Return the lines; refuse one that stands there twice, whatever its capitals."""
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        seen: set[str] = set()
        for line in lines:
            if line.casefold() in seen:
                raise forms.ValidationError(f"“{line}” is there twice.", code="twice")
            seen.add(line.casefold())
        return lines

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare by lines, so that a stored list equals the text it is shown as."""
        return super().has_changed(self.prepare_value(initial), data)


class TopicForm(forms.ModelForm[Topic]):
    """One topic. Its slug is what the pages call it by, so it is set once."""

    body = forms.CharField(
        max_length=MAX_BODY,
        widget=forms.Textarea(attrs={"rows": 14, "cols": 80}),
        help_text="Markdown: *emphasis*, **strong**, lists, [links](/how-it-works/). HTML is shown as text.",
    )

    class Meta:
        model = Topic
        fields = ["slug", "title", "body", "note"]
