"""What the checks find in a text that was sent."""

from apps.answers.models import Answer
from apps.answers.queries.findings import find_findings
from apps.answers.queries.material import gather_material
from apps.drafting.vocabulary import Finding, Phase, Sentence
from apps.reviews.queries.sent import SentAnswer


def check_sent(answer: Answer, sent: SentAnswer) -> list[Finding]:
    """Return what the checks find in the words that were sent: nothing on the matrix or what is missing."""
    sentences = tuple(Sentence(Phase(each.phase), each.text, ()) for each in sent.sentences)
    found = find_findings(answer, gather_material(answer), sentences)
    return [each for each in found.open if each.quote and each.quote in sent.text]
