"""What counsellors and candidates say of a draft."""

from typing import Any

from django import forms

from apps.common.choices import offer_choices
from apps.reviews.models import Criterion, Response
from apps.reviews.queries.review_page import RatedCriterion
from apps.reviews.queries.sent import SentAnswer
from apps.reviews.services.commenting import WHOLE, Place
from apps.reviews.states import DECISIONS, NAMES, State

MAX_TEXT = 5_000
TOO_LONG = "Keep it under 5,000 characters."


class ReplyForm(forms.Form):
    """A text."""

    operation = forms.UUIDField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label="Your reply",
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write something first.", "max_length": TOO_LONG},
    )


class CommentForm(ReplyForm):
    """A text on a sentence, a phase or the whole."""

    place = forms.ChoiceField(
        label="On",
        required=False,
        error_messages={"invalid_choice": "This sentence is not in the draft any more. Choose again."},
    )
    field_order: tuple[str, ...] = ("operation", "place", "text")

    def __init__(self, *args: Any, sent: SentAnswer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sent = sent
        self.fields["text"].label = "Your comment"
        offer_choices(self, "place", list_places(sent))

    def read_place(self) -> Place:
        """Return what a valid form's comment is on."""
        chosen = self.cleaned_data["place"]
        if not chosen:
            return WHOLE
        if not chosen.isdecimal():
            return Place(phase=chosen)
        sentence = self.sent.sentences[int(chosen) - 1]
        return Place(phase=sentence.phase, position=sentence.position, quote=sentence.text)


class OutsideForm(CommentForm):
    """A comment by one without an account, who says who they are."""

    name = forms.CharField(
        label="Your name",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Say who you are, so that it is known whose comment this is."},
    )
    field_order = ("operation", "name", "place", "text")


def list_places(sent: SentAnswer) -> list[tuple[str, str]]:
    """Return what a comment may be on: the whole, each phase, each sentence."""
    places = [("", "the whole answer")]
    for phase, name, sentences in sent.phases:
        places.append((phase, name))
        places += [(str(each.position), f"{each.position}: {shorten(each.text)}") for each in sentences]
    return places


def shorten(text: str) -> str:
    """Return the beginning of a sentence, to know it by."""
    return text if len(text) <= 60 else f"{text[:60].rpartition(' ')[0]} …"


class RespondForm(forms.Form):
    """What the candidate did about a comment."""

    response = forms.ChoiceField(
        choices=Response.choices, error_messages={"required": "Say whether you did it or not."}
    )
    reason = forms.CharField(
        label="Because",
        required=False,
        max_length=1_000,
        widget=forms.TextInput,
        error_messages={"max_length": "Keep it under 1,000 characters."},
    )

    def clean(self) -> dict[str, Any]:
        """Ask why not."""
        cleaned = super().clean() or {}
        if cleaned.get("response") == Response.DECLINED and not cleaned.get("reason"):
            self.add_error("reason", "Say why, in a few words.")
        return cleaned


class DecisionForm(forms.Form):
    """What a counsellor decides, with a message; looking ready needs none."""

    decision = forms.ChoiceField(
        choices=[(state.value, NAMES[state]) for state in DECISIONS],
        error_messages={"required": "Choose one of the three."},
    )
    message = forms.CharField(
        label="A message with it",
        required=False,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )

    def read_decision(self) -> State:
        """Return what a valid form decides."""
        return State(self.cleaned_data["decision"])


class RatingForm(forms.Form):
    """A level for each criterion; every one is asked for, because the checks are shown afterwards."""

    def __init__(self, *args: Any, rated: list[RatedCriterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rated = rated
        for each in rated:
            self.fields[each.name] = forms.TypedChoiceField(
                label=f"{each.criterion.name}: {each.criterion.question}".removesuffix(": "),
                choices=each.levels,
                coerce=int,
                initial=each.level,
                widget=forms.RadioSelect,
                error_messages={"required": f"Choose a level for “{each.criterion.name}”."},
            )

    def read_levels(self) -> dict[Criterion, int]:
        """Return what a valid form gives each criterion."""
        return {each.criterion: self.cleaned_data[each.name] for each in self.rated}
