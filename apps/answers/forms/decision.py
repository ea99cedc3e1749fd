"""A decision on one match: which goal, which line or note, and keep, reject or undo."""

from typing import Any

from django import forms

from apps.answers.models import Answer
from apps.common.choices import offer_rows
from apps.postings.models import EmployerNote, PostingLine
from apps.profiles.models import Goal


class DecisionForm(forms.Form):
    """What the buttons beside a match send. `item` is "l" or "n" and a number."""

    goal = forms.ModelChoiceField(queryset=Goal.objects.none(), label="Goal")
    item = forms.RegexField(regex=r"^[ln][0-9]{1,18}$", label="Line of the posting")
    decision = forms.ChoiceField(choices=[("keep", "Keep"), ("reject", "Reject"), ("undo", "Undo")])

    def __init__(self, *args: Any, answer: Answer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answer = answer
        offer_rows(self, "goal", answer.owner.goals.all())

    def clean_item(self) -> PostingLine | EmployerNote:
        """Return the line or the note, which must be of this answer's posting."""
        ref = self.cleaned_data["item"]
        items = self.answer.posting.lines if ref[0] == "l" else self.answer.posting.notes
        found = items.filter(pk=int(ref[1:])).first()
        if found is None:
            raise forms.ValidationError("This line is not in the posting any more.")
        return found
