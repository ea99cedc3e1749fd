"""What templates ask of findings: where to mend them, and what to read about them."""

import re
from collections.abc import Iterable
from itertools import pairwise

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

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


QUOTED = re.compile(r"“([^”]+)”")


@register.filter
def mark_quotes(text: str, findings: Iterable[Finding]) -> SafeString:
    """Mark, in a text, the words that findings quote."""
    return mark_pieces(text, (finding.quote for finding in findings), "said")


@register.filter
def mark_shared(text: str, why: str) -> SafeString:
    """Mark, in a goal or a line, the words of it that the reason for their match names."""
    return mark_pieces(text, QUOTED.findall(why), "shared")


def mark_pieces(text: str, pieces: Iterable[str], kind: str) -> SafeString:
    """Put a mark of a kind around each piece where it first stands in the text; none inside another."""
    spans: list[tuple[int, int]] = []
    for piece in pieces:
        found = re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text, re.IGNORECASE) if piece else None
        if found and all(found.end() <= start or end <= found.start() for start, end in spans):
            spans.append(found.span())
    cuts = [0, *(at for span in sorted(spans) for at in span), len(text)]
    runs = [text[start:end] for start, end in pairwise(cuts)]
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<mark class="{}">{}</mark>', kind, run) if index % 2 else run,)
            for index, run in enumerate(runs)
        ),
    )
