"""What templates ask of findings: where to mend them, and what to read about them."""

import hashlib

from django import template

from apps.answers.forms.dismissal import DismissalForm
from apps.answers.models import Phase
from apps.answers.queries.findings import SLUG_OF_PHASE, key_of, shorten_quote
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
    """Return an id for a finding's field that no other finding on the page has."""
    words = f"{finding.rule} {finding.quote} {finding.phase}"
    return "reason-" + hashlib.sha256(words.encode()).hexdigest()[:10]


@register.filter
def is_refused_in(finding: Finding, form: DismissalForm | None) -> bool:
    """Say whether `form` is the one that tried to set this finding aside, and could not."""
    if form is None or not form.errors:
        return False
    rule, quote, phase = (str(form[name].value() or "") for name in ("rule", "quote", "phase"))
    return key_of(finding) == (rule, shorten_quote(quote), phase)
