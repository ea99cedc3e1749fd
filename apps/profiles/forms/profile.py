"""What one says of oneself: the profile, facts and goals."""

from typing import Any, ClassVar, Self

from django import forms
from django.http import QueryDict
from django.utils import timezone

from apps.common.choices import offer_choices
from apps.common.saving.items import ItemForm
from apps.common.saving.unsure import UnsureForm
from apps.profiles.models import MAX_TEXT, Fact, FactKind, Goal, Horizon, Level, Profile
from apps.profiles.queries import OtherHorizon, find_other_horizon

MAX_YEARS = 70
NOT_SURE_WHEN = "Not sure when"
TOO_LONG = f"Keep it under {MAX_TEXT:,} characters."
HORIZON_CHOICES = [*Horizon.choices, ("", NOT_SURE_WHEN)]
FACT_ERRORS = {"text": {"required": "Write what you bring.", "max_length": TOO_LONG}}
GOAL_ERRORS = {"text": {"required": "Write what you want.", "max_length": TOO_LONG}}


class ProfileForm(UnsureForm):
    """The way so far; every field may be left, and three may be "not sure yet"."""

    unsure_names = ("years", "field", "level")
    hinted: ClassVar[dict[str, str]] = {name: f"profile.{name}" for name in ("years", "field", "level")}

    years = forms.IntegerField(
        label="Years of work",
        required=False,
        min_value=0,
        max_value=MAX_YEARS,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), f"Write a whole number from 0 to {MAX_YEARS}."
        ),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}),
    )

    class Meta:
        model = Profile
        fields = ("years", "field", "level", "is_changing_field", "change_reason", "not_sure")
        labels = {
            "field": "Field you work in",
            "level": "Your level now",
            "is_changing_field": "I am changing field",
            "change_reason": "Why you are changing",
        }
        error_messages = {"change_reason": {"max_length": TOO_LONG}}
        widgets = {
            "field": forms.TextInput(attrs={"autocomplete": "off"}),
            "change_reason": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "level", [("", "Choose one, or leave it open"), *Level.choices])


class NewItemForm(forms.ModelForm[Any]):
    """A fact or a goal to be. `name` tells apart the several forms of one page."""

    name: ClassVar[str]

    operation = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, suffix: str = "", **kwargs: Any) -> None:
        super().__init__(data, auto_id=f"new-{self.name}{suffix}-%s", **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    def with_focus(self) -> Self:
        """Have the script put the cursor into the text when it swaps this form in."""
        self.fields["text"].widget.attrs["data-focus"] = ""
        return self


class NewFactForm(NewItemForm):
    """A fact to be."""

    name = "fact"

    class Meta:
        model = Fact
        fields = ("kind", "text")
        labels = {"kind": "What kind of thing is it?", "text": "What you bring"}
        error_messages = FACT_ERRORS
        widgets = {"text": forms.Textarea(attrs={"rows": 2})}

    def clean_kind(self) -> FactKind:
        """Return the kind by its name."""
        return FactKind(self.cleaned_data["kind"])


class NewGoalForm(NewItemForm):
    """A goal to be; its horizon is that of the group it is written in."""

    name = "goal"

    horizon = forms.ChoiceField(choices=HORIZON_CHOICES, required=False, widget=forms.HiddenInput)

    class Meta:
        model = Goal
        fields = ("horizon", "text")
        labels = {"text": "A goal"}
        error_messages = GOAL_ERRORS
        widgets = {"text": forms.Textarea(attrs={"rows": 1, "class": "form-control"})}

    def clean_horizon(self) -> Horizon | None:
        """Return the horizon by its name, or None for "not sure when"."""
        return Horizon(self.cleaned_data["horizon"]) if self.cleaned_data["horizon"] else None


class FactForm(ItemForm):
    """A fact where it stands."""

    class Meta:
        model = Fact
        fields = ("kind", "text")
        labels = {"kind": "Kind", "text": "What you bring"}
        error_messages = FACT_ERRORS
        widgets = {
            "kind": forms.Select(attrs={"class": "form-select form-select-sm"}),
            "text": forms.Textarea(attrs={"rows": 1, "class": "form-control", "dir": "auto"}),
        }


class GoalForm(ItemForm):
    """A goal where it stands; another horizon moves it to another group."""

    class Meta:
        model = Goal
        fields = ("text", "horizon")
        labels = {"text": "Goal", "horizon": "When"}
        error_messages = GOAL_ERRORS
        widgets = {
            "text": forms.Textarea(attrs={"rows": 1, "class": "form-control", "dir": "auto"}),
            "horizon": forms.Select(attrs={"class": "form-select form-select-sm"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "horizon", HORIZON_CHOICES)

    @property
    def other_horizon(self) -> OtherHorizon | None:
        """Return the horizon that the words name, where the goal is filed under another."""
        return find_other_horizon(self.instance, year=timezone.localdate().year)


class HorizonForm(forms.Form):
    """Which years one is not sure about, or no longer so."""

    horizon = forms.ChoiceField(choices=Horizon.choices)
    is_unsure = forms.BooleanField(required=False)
