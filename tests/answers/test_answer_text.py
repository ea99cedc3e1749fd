"""Writing the answer, editing it, setting findings aside, and the versions that all this leaves."""

from uuid import uuid4

import pgtrigger
import pytest
from django.db import ProgrammingError, connection, transaction

from apps.accounts.models import User
from apps.answers.forms.dismissal import DismissalForm
from apps.answers.models import Answer, Revision, Sentence
from apps.answers.queries.findings import find_findings, key_of
from apps.answers.queries.finished import describe_sentences, list_missing, read_sentences, view_finished
from apps.answers.queries.material import gather_material
from apps.answers.queries.revisions import list_differences
from apps.answers.services.composition import NothingToWrite, change_wording, write_answer
from apps.answers.services.dismissals import AnswerOfAnother, bring_back_finding, dismiss_finding
from apps.answers.services.revisions import restore_revision, write_revision
from apps.answers.services.sentences import edit_sentence, remove_sentence, restore_composed
from apps.answers.templatetags.answers import is_refused_in
from apps.common.models import RefusedText
from apps.common.saving.fingerprints import fingerprint
from apps.common.saving.services import Edit
from apps.drafting.vocabulary import Finding, Phase
from apps.drafting.vocabulary import Sentence as CoreSentence
from tests.answers.conftest import Draft, fill_matrix


@pytest.fixture
def written(draft: Draft, alice: User) -> Answer:
    """An answer that was written from a full matrix."""
    fill_matrix(draft)
    return write_answer(answer=draft.answer, operation=None, by=alice)


def edit(sentence: Sentence, text: str, *, base: str | None = None) -> None:
    """Edit a sentence as its page would that was drawn with `base`."""
    change = Edit(value=text, base=fingerprint(sentence.text if base is None else base))
    edit_sentence(sentence=sentence, edit=change, operation=None, by=sentence.answer.owner)
    sentence.refresh_from_db()


def first_of(answer: Answer) -> Sentence:
    """Return the first sentence."""
    return answer.sentences.select_related("answer__owner").order_by("position")[0]


def core_texts(answer: Answer) -> list[str]:
    """Return the sentences in order."""
    return list(answer.sentences.order_by("position").values_list("text", flat=True))


def test_every_sentence_is_stored_with_what_it_rests_on(written: Answer) -> None:
    sentences = read_sentences(written)

    assert [sentence.position for sentence in sentences] == list(range(1, len(sentences) + 1))
    assert {sentence.phase for sentence in sentences} == {"near", "bridge", "far"}
    assert all(sentence.sources.all() for sentence in sentences)
    assert written.composed_from == gather_material(written).fingerprint


def test_nothing_to_write_is_said(draft: Draft, alice: User) -> None:
    with pytest.raises(NothingToWrite):
        write_answer(answer=draft.answer, operation=None, by=alice)

    assert not Revision.objects.exists()


def test_writing_again_without_a_change_makes_no_version(written: Answer, alice: User) -> None:
    before = core_texts(written)

    write_answer(answer=written, operation=None, by=alice)

    assert core_texts(written) == before
    assert [revision.number for revision in written.revisions.all()] == [1]


def test_repeated_request_writes_once(written: Answer, alice: User) -> None:
    operation = uuid4()
    for _ in range(2):
        change_wording(answer=written, operation=operation, by=alice, is_another=True)

    assert written.variation == 1


def test_edited_sentence_survives_writing_again(written: Answer, alice: User, draft: Draft) -> None:
    edit(first_of(written), "First, I want to trace faults on my own.")
    draft.answer.rows.filter(horizon="long").update(focus="teach others to trace faults")

    write_answer(answer=written, operation=None, by=alice)

    texts = core_texts(written)
    assert texts[0] == "First, I want to trace faults on my own."
    assert any("teach others" in text for text in texts)
    assert len(texts) == len(set(texts))


def test_edited_sentence_keeps_its_place_in_its_phase_when_its_origin_is_gone(
    written: Answer, alice: User, draft: Draft
) -> None:
    edit(first_of(written), "First, I want to trace faults on my own.")
    draft.answer.rows.filter(horizon="short").update(focus="keep the fault diary", timebox="")

    write_answer(answer=written, operation=None, by=alice)

    near = list(written.sentences.filter(phase="near").order_by("position"))
    assert (near[0].text, near[0].is_edited) == ("First, I want to trace faults on my own.", True)
    assert "keep the fault diary" in near[1].text


def test_edit_keeps_sources_whose_words_remain(written: Answer) -> None:
    sentence = first_of(written)
    edit(sentence, "I will trace every fault.")

    (said, *_) = describe_sentences(read_sentences(written))
    assert said.text == "I will trace every fault."
    assert said.sources
    assert all("fault" in source.quote for source in said.sources)


def test_claim_that_nothing_holds_is_named(written: Answer) -> None:
    edit(first_of(written), "I will trace every fault by May 2031 with Professor Quill.")

    shown = view_finished(written, gather_material(written), read_sentences(written)).sentences[0]

    assert shown.is_edited
    assert shown.unsupported == ("May 2031", "Professor Quill")


def test_claim_that_the_posting_or_the_person_makes_elsewhere_is_not_named(
    written: Answer, draft: Draft
) -> None:
    edit(
        first_of(written), "At Northern Light Railway I will trace every fault in two stations and 40 rooms."
    )

    shown = view_finished(written, gather_material(written), read_sentences(written)).sentences[0]

    assert shown.unsupported == ()


def test_stale_edit_is_refused_and_kept(written: Answer, alice: User) -> None:
    sentence = first_of(written)
    edit(sentence, "From the first tab.")

    change = Edit(value="From the second tab.", base=fingerprint(sentence.composed_text))
    outcome = edit_sentence(sentence=sentence, edit=change, operation=None, by=alice)

    assert [refusal.yours for refusal in outcome.refusals] == ["From the second tab."]
    assert RefusedText.objects.get().text == "From the second tab."
    assert first_of(written).text == "From the first tab."


def test_composed_wording_comes_back_with_its_sources(written: Answer, alice: User) -> None:
    sentence = first_of(written)
    composed, sources = sentence.text, sentence.sources.count()
    edit(sentence, "Something else.")

    restore_composed(sentence=sentence, by=alice)

    sentence.refresh_from_db()
    assert (sentence.text, sentence.is_edited, sentence.sources.count()) == (composed, False, sources)


def test_sentence_without_composed_wording_stays_as_it_is(written: Answer, alice: User) -> None:
    sentence = first_of(written)
    Sentence.objects.filter(pk=sentence.pk).update(composed_text="", is_edited=True)
    sentence.refresh_from_db()

    restore_composed(sentence=sentence, by=alice)

    assert first_of(written).is_edited


def test_removed_sentence_is_in_the_history(written: Answer, alice: User) -> None:
    sentence = first_of(written)

    remove_sentence(sentence=sentence, by=alice)

    assert sentence.text not in core_texts(written)
    latest, first = written.revisions.order_by("-number")
    assert sentence.text in first.text
    assert sentence.text not in latest.text


def test_version_can_be_put_back_and_both_are_kept(written: Answer, alice: User, draft: Draft) -> None:
    original = core_texts(written)
    edit(first_of(written), "A sentence that will go.")
    draft.fact.delete()
    first = written.revisions.get(number=1)

    restore_revision(answer=written, revision=first, by=alice)

    assert core_texts(written) == original
    assert [revision.number for revision in written.revisions.all()] == [3, 2, 1]
    assert all(sentence.sources.exists() for sentence in written.sentences.all())
    assert not written.sentences.filter(sources__kind="fact", sources__fact__isnull=False).exists()


def test_nothing_is_written_down_for_an_empty_answer(draft: Draft, alice: User) -> None:
    assert write_revision(answer=draft.answer, reason="Nothing", by=alice) is None


def test_revision_cannot_be_changed_even_in_sql(written: Answer) -> None:
    revision = written.revisions.get()

    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE answers_revision SET text = 'forged' WHERE id = %s", [revision.pk])

    revision.refresh_from_db()
    assert revision.text != "forged"


def test_guard_on_revisions_is_what_refuses(written: Answer) -> None:
    with pgtrigger.ignore("answers.Revision:revision_never_changes"):
        Revision.objects.update(text="forged")

    assert written.revisions.get().text == "forged"


@pytest.mark.parametrize("seconds", [30, 60, 90, 120])
def test_length_is_chosen(written: Answer, alice: User, seconds: int) -> None:
    change_wording(answer=written, operation=None, by=alice, target_seconds=seconds, words_per_minute=130)

    assert (written.target_seconds, written.words_per_minute) == (seconds, 130)
    assert {sentence.phase for sentence in written.sentences.all()} == {"near", "bridge", "far"}


def test_finding_is_set_aside_and_brought_back(draft: Draft, alice: User) -> None:
    draft.answer.rows.filter(horizon="short").update(focus="be a team player")
    material = gather_material(draft.answer)
    said = (CoreSentence(Phase.NEAR, "I am a team player."),)
    finding = next(f for f in find_findings(draft.answer, material, said).open if f.label == "cliche")
    rule, quote, phase = key_of(finding)

    for reason in ("It is the name of our app.", "It is the product's name."):
        dismissal = dismiss_finding(
            answer=draft.answer, rule=rule, quote=quote, phase=phase, reason=reason, by=alice
        )

    after = find_findings(draft.answer, material, said)
    assert "cliche" not in {each.label for each in after.open}
    assert [each.reason for each in after.dismissed] == ["It is the product's name."]

    bring_back_finding(dismissal=dismissal, by=alice)
    assert "cliche" in {each.label for each in find_findings(draft.answer, material, said).open}


def test_finding_about_the_whole_gives_way_to_one_that_knows_the_phase(draft: Draft) -> None:
    draft.answer.rows.filter(horizon="short").update(focus="trace faults in relay interlockings")
    said = (CoreSentence(Phase.NEAR, "I want to trace faults in relay interlockings. " * 4),)

    found = find_findings(draft.answer, gather_material(draft.answer), said).open

    benefit = [(each.rule, each.phase) for each in found if each.label == "no_employer_benefit"]
    assert benefit == [("matrix-missing-benefit", Phase.NEAR)]


def test_finding_with_line_ends_and_length_stays_set_aside(draft: Draft, alice: User) -> None:
    quote = "a\n team\tplayer " * 100
    finding = Finding("r", "cliche", quote, 0, 9, "", "", "")

    form = DismissalForm({"rule": "r", "quote": quote.replace("\n", "\r\n"), "phase": "", "reason": "So."})

    assert form.is_valid()
    assert key_of(finding) == ("r", form.cleaned_data["quote"], "")
    assert len(form.cleaned_data["quote"]) == 500
    assert is_refused_in(finding, form) is False


def test_only_the_owner_sets_findings_aside(draft: Draft, alice: User, bob: User) -> None:
    with pytest.raises(AnswerOfAnother):
        dismiss_finding(answer=draft.answer, rule="x", quote="", phase="", reason="no", by=bob)
    dismissal = dismiss_finding(answer=draft.answer, rule="x", quote="", phase="", reason="no", by=alice)
    with pytest.raises(AnswerOfAnother):
        bring_back_finding(dismissal=dismissal, by=bob)


def test_what_is_missing_is_said_in_words_and_leads_to_its_page() -> None:
    parts = list_missing(("near.benefit", "bridge.gain"))

    assert [(part.phase_name, part.text, part.slug) for part in parts] == [
        ("Short-term focus", "what the employer gets", "short-term-focus"),
        ("Job bridge", "what that work gives you", "job-bridge"),
    ]


def test_differences_make_up_both_texts() -> None:
    parts = list_differences("I want to learn.", "I want to lead.")

    assert "".join(part.text for part in parts if part.kind != "added") == "I want to learn."
    assert "".join(part.text for part in parts if part.kind != "removed") == "I want to lead."
