"""What the person decides on the overlap page: on one match, and on one thing that the job offers."""

from typing import Any

from django import forms

from apps.answers.models import Answer, Horizon
from apps.answers.queries.rail import HORIZON_OF_SLUG
from apps.common.choices import offer_rows
from apps.postings.models import EmployerNote, PostingLine
from apps.profiles.models import Goal


class ItemForm(forms.Form):
    """One line or note of the answer's posting. `item` is "l" or "n" and a number."""

    item = forms.RegexField(regex=r"^[ln][0-9]{1,18}$", label="Line of the posting")

    def __init__(self, *args: Any, answer: Answer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answer = answer

    def clean_item(self) -> PostingLine | EmployerNote:
        """Return the line or the note, which must be of this answer's posting."""
        ref = self.cleaned_data["item"]
        items = self.answer.posting.lines if ref[0] == "l" else self.answer.posting.notes
        found = items.filter(pk=int(ref[1:])).first()
        if found is None:
            raise forms.ValidationError("This line is not in the posting any more.")
        return found


class DecisionForm(ItemForm):
    """What the buttons beside a match send."""

    goal = forms.ModelChoiceField(queryset=Goal.objects.none(), label="Goal")
    decision = forms.ChoiceField(choices=[("keep", "Keep"), ("reject", "Reject"), ("undo", "Undo")])

    def __init__(self, *args: Any, answer: Answer, **kwargs: Any) -> None:
        super().__init__(*args, answer=answer, **kwargs)
        offer_rows(self, "goal", answer.owner.goals.all())


class OfferForm(ItemForm):
    """What the buttons beside an unused offer send: the phase that is to lean on it, or no longer."""

    phase = forms.ChoiceField(choices=[(slug, slug) for slug in HORIZON_OF_SLUG], label="Phase")
    decision = forms.ChoiceField(choices=[("take", "Take it up"), ("leave", "Leave it again")])

    def clean_phase(self) -> Horizon:
        """Return the row of the matrix that the phase is said from."""
        return HORIZON_OF_SLUG[self.cleaned_data["phase"]]
