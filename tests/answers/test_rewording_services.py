"""Consent to help with the wording, and the mark of a reworded sentence, as rows."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from apps.accounts.models import User
from apps.answers.models import RewordingConsent, Sentence
from apps.answers.services.revisions import restore_revision
from apps.answers.services.rewording import give_consent, withdraw_consent
from tests.answers.conftest import Draft, sentence_pk


@pytest.fixture
def sentence(written: Draft) -> Sentence:
    """The first sentence of Alice's answer."""
    return written.answer.sentences.get(pk=sentence_pk(written))


def test_consent_is_one_row_that_names_its_recipient(alice: User) -> None:
    give_consent(recipient="m at h", by=alice)
    first = RewordingConsent.objects.get()
    give_consent(recipient="m at h", by=alice)
    assert RewordingConsent.objects.get().given_at == first.given_at
    give_consent(recipient="m at other", by=alice)
    assert str(RewordingConsent.objects.get()) == "m at other"
    with pytest.raises(IntegrityError), transaction.atomic():
        RewordingConsent.objects.update(recipient="")
    withdraw_consent(by=alice)
    withdraw_consent(by=alice)


def test_a_composed_sentence_cannot_be_marked(sentence: Sentence) -> None:
    with pytest.raises(IntegrityError, match="reworded_sentence_is_edited"), transaction.atomic():
        Sentence.objects.filter(pk=sentence.pk).update(is_reworded=True)


def test_a_version_from_before_there_was_help_is_put_back(alice: User, sentence: Sentence) -> None:
    revision = sentence.answer.revisions.order_by("-number")[0]
    for said in revision.snapshot["sentences"]:
        del said["is_reworded"]

    restore_revision(answer=sentence.answer, revision=revision, by=alice)

    assert not sentence.answer.sentences.filter(is_reworded=True).exists()
