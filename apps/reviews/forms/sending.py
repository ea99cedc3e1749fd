"""What a candidate says of what they send."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from apps.accounts.models import User
from apps.common.choices import offer_rows
from apps.reviews.models import Cohort, ReviewRequest
from apps.reviews.services.sending import Terms

MAX_WORDS = 20
MAX_WORD = 200
USUAL_LINK, LONGEST_LINK = timedelta(days=14), timedelta(days=92)


class TermsForm(forms.Form):
    """What to look at, what stays out, and until when."""

    message = forms.CharField(
        label="What should they look at?",
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": "Keep it under 1,000 characters."},
    )
    withheld_words = forms.CharField(
        label="Words to black out, one on each line",
        required=False,
        max_length=MAX_WORDS * MAX_WORD,
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
    )
    withholds_facts = forms.BooleanField(label="Keep my profile facts to myself", required=False)
    withholds_notes = forms.BooleanField(label="Keep my notes on the employer to myself", required=False)
    until = forms.DateField(
        label="They may read it until",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Give a day, such as 2027-03-31, or leave it empty."},
    )

    def clean_withheld_words(self) -> list[str]:
        """Return the words, each once."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["withheld_words"].splitlines())
        words = list(dict.fromkeys(line for line in lines if line))
        if len(words) > MAX_WORDS or any(len(word) > MAX_WORD for word in words):
            raise forms.ValidationError(f"Keep it to {MAX_WORDS} lines of {MAX_WORD} characters.")
        return words

    def clean_until(self) -> datetime | None:
        """Return the end of the last day."""
        day = self.cleaned_data["until"]
        if day is None:
            return None
        if day < timezone.localdate():
            raise forms.ValidationError("This day is past. Choose a later one, or leave it empty.")
        return timezone.make_aware(datetime.combine(day, time.max))

    def read_terms(self) -> Terms:
        """Return what a valid form says."""
        cleaned = self.cleaned_data
        return Terms(
            message=cleaned["message"],
            withheld_words=cleaned["withheld_words"],
            withholds_notes=cleaned["withholds_notes"],
            withholds_facts=cleaned["withholds_facts"],
            ends_at=cleaned["until"],
        )


class SendForm(TermsForm):
    """One answer to one cohort, and what stays out."""

    cohort = forms.ModelChoiceField(
        label="Send it to",
        queryset=Cohort.objects.none(),
        empty_label=None,
        error_messages={
            "required": "Choose a cohort.",
            "invalid_choice": "You are not in this cohort any more. Choose another.",
        },
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "cohort", Cohort.objects.filter(members__candidate=user, members__left_at=None))


class LinkForm(TermsForm):
    """One answer to whoever has a link, which ends within three months."""

    label = forms.CharField(
        label="Who is it for?",
        max_length=100,
        error_messages={"required": "Say whom it is for: it is what you will know the link by."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].required = True
        self.fields["until"].error_messages["required"] = "Give a day on which the link ends."
        self.fields["until"].initial = timezone.localdate() + USUAL_LINK

    def clean_until(self) -> datetime | None:
        """Return the end of the last day, which is not too far away."""
        ends_at = super().clean_until()
        if ends_at is not None and timezone.localdate(ends_at) > timezone.localdate() + LONGEST_LINK:
            raise forms.ValidationError("A link ends within three months. Choose an earlier day.")
        return ends_at


def recall_terms(request: ReviewRequest | None) -> dict[str, Any]:
    """Return the terms of what was sent before, as a form's first values."""
    if request is None:
        return {}
    return {
        "cohort": request.cohort_id,
        "message": request.message,
        "withheld_words": "\n".join(request.withheld_words),
        "withholds_facts": request.withholds_facts,
        "withholds_notes": request.withholds_notes,
        "until": timezone.localdate(request.ends_at) if request.ends_at else None,
    }
