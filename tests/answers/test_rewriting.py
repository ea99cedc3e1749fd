"""What becomes of the person's own sentences when the answer is written again."""

from collections.abc import Callable

import pytest

from apps.accounts.models import User
from apps.answers.models import Answer, Sentence
from apps.answers.queries.finished import read_sentences, view_finished
from apps.answers.queries.material import gather_material
from apps.answers.queries.proposal import (
    find_counterpart,
    measure_edited_likeness,
    measure_likeness,
)
from apps.answers.services.composition import change_wording, compose_from, propose_anew, write_answer
from apps.answers.services.revisions import restore_revision
from apps.answers.services.sentences import edit_sentence
from apps.common.saving.fingerprints import fingerprint
from apps.common.saving.services import Edit
from apps.drafting import vocabulary
from apps.drafting.vocabulary import Phase, Source, SourceKind
from tests.answers.conftest import Draft, fill_matrix

OWN = "First of all I want to trace the faults in relay interlockings by myself."


@pytest.fixture
def written(draft: Draft, alice: User) -> Answer:
    """An answer that was written from a full matrix."""
    fill_matrix(draft)
    return write_answer(answer=draft.answer, operation=None, by=alice)


@pytest.fixture
def edit(alice: User) -> Callable[[Answer, int, str], Sentence]:
    """Return a way to give the sentence at a position other words."""

    def change(answer: Answer, position: int, text: str) -> Sentence:
        sentence = answer.sentences.get(position=position)
        change = Edit(value=text, base=fingerprint(sentence.text))
        edit_sentence(sentence=sentence, edit=change, operation=None, by=alice)
        return sentence

    return change


def texts_of(answer: Answer) -> list[str]:
    """Return the sentences in order."""
    return list(answer.sentences.order_by("position").values_list("text", flat=True))


Editor = Callable[[Answer, int, str], Sentence]


def test_another_wording_does_not_say_twice_what_was_edited(
    written: Answer, alice: User, edit: Editor
) -> None:
    edit(written, 1, OWN)
    count = written.sentences.count()

    for _ in range(4):
        change_wording(answer=written, operation=None, by=alice, is_another=True)

        near = list(written.sentences.filter(phase="near").order_by("position"))
        assert [sentence.text for sentence in near if sentence.is_edited] == [OWN]
        assert not any(
            sentence.sources.filter(field="short.focus").exists()
            for sentence in near
            if not sentence.is_edited
        )
        assert abs(written.sentences.count() - count) <= 2


def test_every_edited_sentence_is_kept_once_however_often_it_is_written(
    written: Answer, alice: User, edit: Editor
) -> None:
    own = [f"My own sentence {number} about faults." for number in range(written.sentences.count())]
    for position, text in enumerate(own, 1):
        edit(written, position, text)

    for seconds in (30, 120, 60):
        change_wording(answer=written, operation=None, by=alice, target_seconds=seconds)

        assert [text for text in texts_of(written) if text in own] == own
        positions = written.sentences.order_by("position").values_list("position", flat=True)
        assert list(positions) == list(range(1, len(positions) + 1))


def test_new_words_in_the_matrix_are_said_beside_the_edited_sentence(
    written: Answer, alice: User, draft: Draft, edit: Editor
) -> None:
    edit(written, 1, OWN)
    draft.answer.rows.filter(horizon="short").update(focus="keep the fault diary")

    write_answer(answer=written, operation=None, by=alice)

    assert texts_of(written)[0] == OWN
    assert any("keep the fault diary" in text for text in texts_of(written))


def test_sentence_that_rests_on_nothing_has_no_counterpart(written: Answer) -> None:
    alone = Sentence(answer=written, position=99, phase="near", text="I sing.", is_edited=True)
    alone.save()

    said = [vocabulary.Sentence(Phase.NEAR, "I dance.")]
    assert find_counterpart(alone, said, measure_edited_likeness) is None
    assert find_counterpart(alone, said, measure_likeness) is None
    assert find_counterpart(alone, [], measure_likeness) is None


@pytest.mark.parametrize(("common", "expected"), [(2, 0), (1, None), (0, None)])
def test_half_of_what_two_sentences_rest_on_makes_them_counterparts(
    written: Answer, common: int, expected: int | None
) -> None:
    sentence = written.sentences.create(position=99, phase="near", text="I trace.", is_edited=True)
    for name in ("focus", "timebox", "measure"):
        sentence.sources.create(kind="words", field=f"short.{name}", quote=name)
    said = tuple(Source(SourceKind.WORDS, f"short.{name}", name) for name in ("timebox", "measure")[:common])

    composed = [vocabulary.Sentence(Phase.NEAR, "In a year.", said)]
    assert find_counterpart(sentence, composed, measure_edited_likeness) == expected


def test_arrangement_that_is_shown_is_the_one_that_is_stored(
    written: Answer, alice: User, draft: Draft, edit: Editor
) -> None:
    edit(written, 2, "I shall write up each fault.")
    draft.answer.rows.filter(horizon="long").update(focus="teach others to trace faults")
    proposal = propose_anew(written)
    shown = [
        piece.new.text if piece.new and piece.is_taken_unasked else piece.text
        for piece in proposal.settle(proposal.unasked)
    ]

    write_answer(answer=written, operation=None, by=alice)

    assert texts_of(written) == shown


def test_snapshot_holds_what_is_needed_to_read_it_alone(written: Answer, draft: Draft) -> None:
    snapshot = written.revisions.get().snapshot

    assert (snapshot["question"], snapshot["posting"]["name"], snapshot["code"]) == (
        "align",
        draft.posting.name,
        "0.1.0",
    )
    assert [said["text"] for said in snapshot["sentences"]] == texts_of(written)
    assert [row["horizon"] for row in snapshot["matrix"]] == ["short", "mid", "long"]
    assert snapshot["matrix"][0]["facts"] == [draft.fact.text]


def test_putting_back_points_only_at_what_is_there(
    written: Answer, alice: User, draft: Draft, edit: Editor
) -> None:
    revision = written.revisions.get()
    edit(written, 1, OWN)

    restore_revision(answer=written, revision=revision, by=alice)

    lines = {line.pk for line in draft.lines}
    for sentence in written.sentences.prefetch_related("sources"):
        for source in sentence.sources.all():
            assert (source.line_id in lines) == (source.kind == "line")


def test_source_names_the_other_sentences_that_rest_on_it(written: Answer) -> None:
    first, second = written.sentences.order_by("position")[:2]
    shared = first.sources.exclude(kind="words").first()
    assert shared is not None
    second.sources.create(
        kind=shared.kind, goal=shared.goal, line=shared.line, fact=shared.fact, quote="faults"
    )

    shown = view_finished(written, gather_material(written), read_sentences(written)).sentences

    (source,) = (source for source in shown[0].sources if source.others)
    assert source.quote == shared.quote
    assert source.others == ((2, second.pk),)
    assert shown[1].sources[-1].others == ((1, first.pk),)


def test_source_whose_row_is_gone_says_so(written: Answer, draft: Draft) -> None:
    draft.fact.delete()

    shown = view_finished(written, gather_material(written), read_sentences(written)).sentences

    gone = [source for sentence in shown for source in sentence.sources if source.is_gone]
    assert [(source.kind, source.others) for source in gone] == [("Your profile", ())]


def test_title_of_the_job_is_shown_as_the_posting_s_own(written: Answer) -> None:
    sentence = written.sentences.order_by("position")[0]
    sentence.sources.create(kind="words", field="posting.title", quote="Signalling technician")

    shown = view_finished(written, gather_material(written), read_sentences(written)).sentences[0]

    assert (shown.sources[-1].kind, shown.sources[-1].place) == ("Posting", "its title")


def test_two_answers_of_the_same_make_do_not_sound_alike(
    written: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    material = gather_material(written)
    texts = set()
    for voice in range(3):
        monkeypatch.setattr(Answer, "voice", voice)
        texts.add(compose_from(material, written).text)

    assert len(texts) == 3


def test_voice_of_an_answer_is_its_own(written: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()

    assert written.voice == written.pk
