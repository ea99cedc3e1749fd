"""The three phase pages: stems with room for the person's words, and their evidence.

A field's label is the part of the sentence that stands before its words.
"""

from typing import Any

from django import forms

from apps.answers.models import Horizon, MatrixRow
from apps.common.choices import offer_rows
from apps.common.saving.forms import SavingForm

EVIDENCE = ("lines", "notes", "facts")


def _words(placeholder: str) -> forms.Textarea:
    attributes = {"rows": 1, "class": "form-control", "placeholder": placeholder, "autocomplete": "off"}
    return forms.Textarea(attrs=attributes)


class PhaseForm(SavingForm):
    """What every phase has: a benefit, evidence, and "not sure yet"."""

    stem: tuple[str, ...] = ()

    class Meta:
        model = MatrixRow
        fields: tuple[str, ...] = ("benefit", "is_undecided", *EVIDENCE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answer = self.instance.answer
        querysets = {
            "lines": answer.posting.lines.all(),
            "notes": answer.posting.notes.all(),
            "facts": answer.owner.facts.all(),
        }
        for name, queryset in querysets.items():
            offer_rows(self, name, queryset)

    @property
    def stem_fields(self) -> list[forms.BoundField]:
        """Return the fields of the sentence, in speaking order."""
        return [self[name] for name in self.stem if name in self.fields]


class ShortTermForm(PhaseForm):
    """In the next … I want to … In this role I would … I will know it worked when …"""

    stem = ("timebox", "focus", "aligns", "measure")

    class Meta(PhaseForm.Meta):
        fields = ("timebox", "focus", "aligns", "measure", *PhaseForm.Meta.fields)
        labels = {
            "timebox": "In the next",
            "focus": "I want to",
            "aligns": "In this role, I would",
            "measure": "I will know it has worked when",
            "benefit": "What the employer gets from it",
            "is_undecided": "I am not sure yet",
        }
        widgets = {
            "timebox": _words("12 months"),
            "focus": _words("learn, build or take on something you can name"),
            "aligns": _words("do this part of the job"),
            "measure": _words("something a third person could check"),
            "benefit": _words("what gets better for them"),
        }


class BridgeForm(PhaseForm):
    """This role's … will give me … which I need before …"""

    stem = ("aligns", "gain", "focus")

    class Meta(PhaseForm.Meta):
        fields = ("aligns", "gain", "focus", *PhaseForm.Meta.fields)
        labels = {
            "aligns": "This role's",
            "gain": "will give me",
            "focus": "which I need before I can",
            "benefit": "What the employer gets from it",
            "is_undecided": "I am not sure yet",
        }
        widgets = {
            "aligns": _words("one thing it will have you do"),
            "gain": _words("what that teaches you or lets you do"),
            "focus": _words("the next thing you want, in three or four years"),
            "benefit": _words("what gets better for them"),
        }


class LongTermForm(PhaseForm):
    """Further ahead, I would like to … This job leads there because …"""

    stem = ("focus", "aligns")

    class Meta(PhaseForm.Meta):
        fields = ("focus", "aligns", "leads_elsewhere", *PhaseForm.Meta.fields)
        labels = {
            "focus": "Further ahead, I would like to",
            "aligns": "This job leads there because",
            "leads_elsewhere": "It may lead elsewhere one day",
            "benefit": "What the employer gets from it",
            "is_undecided": "I am not sure yet",
        }
        widgets = {
            "focus": _words("be trusted with something, five years from now"),
            "aligns": _words("what about this job or employer takes you there"),
            "benefit": _words("what gets better for them"),
        }


FORM_OF_HORIZON: dict[Horizon, type[PhaseForm]] = {
    Horizon.SHORT: ShortTermForm,
    Horizon.MID: BridgeForm,
    Horizon.LONG: LongTermForm,
}
