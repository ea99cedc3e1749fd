"""What another wording rests on: the person's consent, the sentence, and the wording it was made for."""

from dataclasses import dataclass

from django.core import signing

from apps.accounts.models import User
from apps.answers.models import RewordingConsent, Sentence
from apps.answers.queries.finished import describe_sentences
from apps.answers.rewording import Asked
from apps.common.saving.fingerprints import fingerprint

_SALT = "answers.rewording"
_HOURS = 12


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A checked wording for a sentence as it stood; `token` brings it back from the page unaltered."""

    text: str
    base: str
    token: str


def has_consented(user: User, recipient: str) -> bool:
    """Say whether this person agreed to this very recipient."""
    return RewordingConsent.objects.filter(owner=user, recipient=recipient).exists()


def read_asked(sentence: Sentence) -> Asked:
    """Return what would be sent of a sentence: its words, and the quotes that it still rests on."""
    (said,) = describe_sentences([sentence])
    return Asked.read(said)


def sign_suggestion(sentence: Sentence, text: str) -> Suggestion:
    """Return a checked wording as the page carries it."""
    base = fingerprint(sentence.text)
    return Suggestion(text, base, signing.dumps([sentence.pk, base, text], salt=_SALT, compress=True))


def read_suggestion(sentence: Sentence, token: str) -> Suggestion | None:
    """Return the wording that a page brings back, None where it is not one that was made for the sentence."""
    try:
        pk, base, text = signing.loads(token, salt=_SALT, max_age=_HOURS * 3600)
    except signing.BadSignature:
        return None
    return Suggestion(text, base, token) if pk == sentence.pk else None
