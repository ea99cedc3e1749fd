"""What templates ask of findings: where to mend them, and what to read about them."""

from django import template

from apps.answers.forms.dismissal import DismissalForm
from apps.answers.models import Phase
from apps.answers.queries.findings import SLUG_OF_PHASE, key_of, name_key
from apps.drafting import vocabulary
from apps.drafting.vocabulary import Finding

register = template.Library()


@register.filter
def phase_slug(finding: Finding) -> str:
    """Return the phase page on which a finding can be mended: the first, where it is about the whole."""
    return SLUG_OF_PHASE[finding.phase or vocabulary.Phase.NEAR]


@register.filter
def phase_name(finding: Finding) -> str:
    """Return what the page is called on which a finding can be mended."""
    return str(Phase(finding.phase or vocabulary.Phase.NEAR).label)


@register.filter
def topic_slug(finding: Finding) -> str:
    """Return the topic that says more about a finding's misstep."""
    return f"finding.{finding.label}"


@register.filter
def dom_id(finding: Finding) -> str:
    """Return what to name a finding's parts by, so that no other on the page has the same ids."""
    return name_key(*key_of(finding))


@register.filter
def is_refused_in(finding: Finding, form: DismissalForm | None) -> bool:
    """Say whether `form` is the one that tried to set this finding aside, and could not."""
    return form is not None and bool(form.errors) and form.name() == name_key(*key_of(finding))
