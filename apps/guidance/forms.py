"""The forms of the guidance: what an admin may publish."""

from typing import Any

from django import forms

from apps.drafting.checks import KINDS, MalformedLens, MalformedRule, examine_rule
from apps.drafting.checks.kinds import MATRIX_KINDS
from apps.drafting.checks.rules import LABELS, MAX_PHRASE
from apps.guidance.models import Lens, Rule, Topic
from apps.guidance.placeholders import PLACEHOLDERS, find_unknown_placeholders
from apps.guidance.queries import describe_lens, describe_rule

MAX_BODY = 20_000
FEWEST_EXAMPLES = 2
# These look at the matrix, or at the job; all others look for phrases.
WITHOUT_PHRASES = frozenset({*MATRIX_KINDS, "no_role_link"})


class LinesField(forms.CharField):
    """A list of texts, one on each line; empty lines do not count."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """Return what the text area shows: a stored list as lines, typed text as it was."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
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
        widgets = {name: forms.TextInput(attrs={"size": 80}) for name in ("title", "note")}

    def clean_body(self) -> str:
        """Refuse a name in braces that stands for nothing."""
        body: str = self.cleaned_data["body"]
        unknown = find_unknown_placeholders(body)
        if unknown:
            known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
            names = ", ".join(f"{{{name}}}" for name in unknown)
            raise forms.ValidationError(f"{names} stands for nothing. Known: {known}.", code="unknown_name")
        return body


class RuleForm(forms.ModelForm[Rule]):
    """One rule. It is saved only if the core judges every one of its examples as it says."""

    label = forms.ChoiceField(choices=[(label, label) for label in LABELS])
    kind = forms.ChoiceField(choices=[(kind, kind) for kind in sorted(KINDS)])
    phrases = LinesField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 14, "cols": 80}),
        help_text="One on each line, as it would be said. Capitals do not matter; only whole words count.",
    )
    flagged_examples = LinesField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "cols": 80}),
        help_text="Texts that the rule must flag: two or more, one on each line.",
    )
    clean_examples = LinesField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "cols": 80}),
        help_text="Texts that look alike and that it must not flag: two or more, one on each line.",
    )

    class Meta:
        model = Rule
        fields = [
            "slug",
            "label",
            "kind",
            "phrases",
            "parameters",
            "hears",
            "why",
            "mend",
            "source",
            "topic",
            "flagged_examples",
            "clean_examples",
            "is_active",
        ]
        widgets = {"source": forms.TextInput(attrs={"size": 80})}
        help_texts = {
            "parameters": (
                "Narrows the rule, as JSON. unless: phrases that excuse a sentence. needs: phrases of which "
                "a sentence must hold one as well. evidence: true where a number or a known fact excuses it. "
                "lenses, modes: where alone it speaks. yields_to: modes whose phases it leaves alone."
            ),
        }

    def clean_phrases(self) -> list[str]:
        """Refuse a phrase that is too long to be one."""
        phrases: list[str] = self.cleaned_data["phrases"]
        for phrase in phrases:
            if len(phrase) > MAX_PHRASE:
                raise forms.ValidationError(f"“{phrase[:40]}…” is longer than {MAX_PHRASE} characters.")
        return phrases

    def clean(self) -> dict[str, Any]:
        """Ask for phrases and examples where the kind of check needs them."""
        cleaned = super().clean() or {}
        kind = cleaned.get("kind")
        if "phrases" in cleaned and not cleaned["phrases"] and kind not in WITHOUT_PHRASES:
            self.add_error("phrases", "This kind of check looks for phrases: give at least one.")
        for name in ("flagged_examples", "clean_examples"):
            if kind not in MATRIX_KINDS and len(cleaned.get(name, ())) < FEWEST_EXAMPLES:
                self.add_error(name, "Give two or more, so that a later change cannot break the rule unseen.")
        return cleaned

    def full_clean(self) -> None:
        """Try the rule on its own examples, once the fields have been put into the row."""
        super().full_clean()
        if self.is_bound and not self.errors:
            for complaint in try_rule(self.instance):
                self.add_error(None, complaint)


def try_rule(rule: Rule) -> tuple[str, ...]:
    """Return what is wrong with a rule, in plain words: it cannot be used, or misjudges its examples."""
    try:
        return examine_rule(describe_rule(rule))
    except MalformedRule as error:
        return (f"{error}.",)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        return (f"The parameters cannot be used: {error}.",)


class LensForm(forms.ModelForm[Lens]):
    """One employer's lens. It is saved only if the core can use it."""

    class Meta:
        model = Lens
        fields = ["slug", "name", "moves", "stresses", "source", "topic", "is_active"]
        widgets = {"source": forms.TextInput(attrs={"size": 80})}

    def full_clean(self) -> None:
        """Try the lens, once the fields have been put into the row."""
        super().full_clean()
        if self.is_bound and not self.errors:
            try:
                describe_lens(self.instance)
            except MalformedLens as error:
                self.add_error(None, f"{error}.")
