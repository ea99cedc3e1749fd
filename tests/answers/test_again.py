"""Writing again, piece by piece: what is proposed, what is taken, and what stays."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.answers.models import Answer, Sentence
from apps.answers.queries.proposal import Piece, PieceKind, propose
from apps.answers.services.composition import (
    ProposalChanged,
    propose_anew,
    write_answer,
    write_pieces,
)
from apps.answers.services.sentences import edit_sentence
from apps.common.saving.fingerprints import fingerprint
from apps.common.saving.services import Edit
from apps.drafting import vocabulary
from apps.drafting.vocabulary import Source, SourceKind
from tests.answers.conftest import Draft

OWN = "I will trace them alone."


@pytest.fixture
def changed(written: Draft, alice: User) -> Draft:
    """An answer whose first sentence is the person's own, and whose far focus changed since."""
    sentence = written.answer.sentences.order_by("position")[0]
    edit = Edit(value=OWN, base=fingerprint(sentence.text))
    edit_sentence(sentence=sentence, edit=edit, operation=None, by=alice)
    written.answer.rows.filter(horizon="long").update(focus="teach others to trace faults")
    return written


def texts_of(answer: Answer) -> list[str]:
    return list(answer.sentences.order_by("position").values_list("text", flat=True))


def pieces_of(answer: Answer, kind: PieceKind) -> list[Piece]:
    return [piece for piece in propose_anew(answer).pieces if piece.kind is kind]


def take(client: Client, draft: Draft, keys: list[str], query: str = "", **more: Any) -> Any:
    base = client.get(draft.url("again") + query).context["proposal"].base
    return client.post(draft.url("again") + query, {"base": base, "take": keys} | more)


def test_own_words_are_not_ticked_and_new_wordings_are(alice_client: Client, changed: Draft) -> None:
    page = alice_client.get(changed.url("again") + "?another=on").content.decode()

    (yours,) = (piece for piece in get_pieces(alice_client, changed) if piece.kind is PieceKind.YOURS)
    assert f'id="take-{yours.key}">' in page
    for piece in get_pieces(alice_client, changed):
        if piece.is_choice and piece.kind is not PieceKind.YOURS:
            assert f'id="take-{piece.key}" checked>' in page


def get_pieces(client: Client, draft: Draft, query: str = "?another=on") -> tuple[Piece, ...]:
    pieces: tuple[Piece, ...] = client.get(draft.url("again") + query).context["proposal"].pieces
    return pieces


def test_looking_changes_nothing(alice_client: Client, changed: Draft) -> None:
    before = texts_of(changed.answer)

    alice_client.get(changed.url("again") + "?another=on&target_seconds=30")

    changed.answer.refresh_from_db()
    assert (texts_of(changed.answer), changed.answer.variation) == (before, 0)
    assert changed.answer.target_seconds == 90


def test_only_what_is_ticked_is_taken(alice_client: Client, changed: Draft) -> None:
    before = texts_of(changed.answer)
    (new,) = pieces_of(changed.answer, PieceKind.CHANGED)
    assert "teach others to trace faults" in new.parts[-1].text or new.new

    assert take(alice_client, changed, [])["Location"] == changed.url("finished")
    assert texts_of(changed.answer) == before

    take(alice_client, changed, [new.key])
    assert new.new is not None
    assert new.new.text in texts_of(changed.answer)
    assert OWN in texts_of(changed.answer)


def test_refused_piece_does_not_nag(alice_client: Client, changed: Draft) -> None:
    assert alice_client.get(changed.url("finished")).context["is_current"] is False

    take(alice_client, changed, [])

    assert alice_client.get(changed.url("finished")).context["is_current"] is True


def test_own_words_give_way_only_where_that_is_ticked(alice_client: Client, changed: Draft) -> None:
    (yours,) = (piece for piece in get_pieces(alice_client, changed) if piece.kind is PieceKind.YOURS)

    take(alice_client, changed, [yours.key], "?another=on")

    assert OWN not in texts_of(changed.answer)
    assert yours.new is not None
    sentence = changed.answer.sentences.get(text=yours.new.text)
    assert (sentence.is_edited, sentence.pk) == (False, yours.old.pk if yours.old else 0)
    assert changed.answer.revisions.filter(text__contains=OWN).exists()


def test_sentence_that_stays_keeps_its_key_and_renews_its_sources(written: Draft, alice: User) -> None:
    keys = list(written.answer.sentences.order_by("position").values_list("pk", flat=True))
    written.answer.sentences.get(pk=keys[0]).sources.all().delete()

    write_answer(answer=written.answer, operation=None, by=alice)

    assert list(written.answer.sentences.order_by("position").values_list("pk", flat=True)) == keys
    assert all(sentence.sources.exists() for sentence in written.answer.sentences.all())


def test_row_that_became_empty_is_left_out_or_stays(alice_client: Client, changed: Draft) -> None:
    changed.answer.rows.filter(horizon="long").update(focus="", aligns="", benefit="")
    changed.answer.rows.get(horizon="long").lines.clear()
    gone = pieces_of(changed.answer, PieceKind.REMOVED)
    assert gone

    take(alice_client, changed, [gone[0].key])

    assert gone[0].text not in texts_of(changed.answer)
    assert {piece.text for piece in gone[1:]} <= set(texts_of(changed.answer))


@pytest.mark.parametrize("base", ["", "0123456789abcdef", "x" * 17])
def test_choice_from_another_proposal_changes_nothing_and_keeps_its_ticks(
    alice_client: Client, changed: Draft, base: str
) -> None:
    before = texts_of(changed.answer)
    (new,) = pieces_of(changed.answer, PieceKind.CHANGED)

    page = alice_client.post(changed.url("again"), {"base": base, "take": [new.key]})

    assert page.status_code == 409
    assert texts_of(changed.answer) == before
    assert f'id="take-{new.key}" checked>' in page.content.decode()
    assert "Changed meanwhile" in page.content.decode() or "nothing was changed" in page.content.decode()


def test_edit_in_another_tab_makes_the_choice_stale(
    alice_client: Client, changed: Draft, alice: User
) -> None:
    base = propose_anew(changed.answer).base
    sentence = changed.answer.sentences.order_by("position")[1]
    edit = Edit(value="Said elsewhere.", base=fingerprint(sentence.text))
    edit_sentence(sentence=sentence, edit=edit, operation=None, by=alice)

    with pytest.raises(ProposalChanged):
        write_pieces(
            answer=changed.answer, operation=None, by=alice, reason="Again", taken=frozenset(), base=base
        )
    assert "Said elsewhere." in texts_of(changed.answer)


def test_choice_sent_twice_has_one_effect(alice_client: Client, changed: Draft) -> None:
    base = alice_client.get(changed.url("again") + "?another=on").context["proposal"].base
    data = {
        "base": base,
        "take": list(propose_anew(changed.answer).unasked),
        "operation": "8d1f6e3c-9a53-4a6e-9f8b-0c4f3b1f2a11",
    }

    answers = [alice_client.post(changed.url("again") + "?another=on", data) for _ in range(2)]

    assert {answer.status_code for answer in answers} == {302}
    changed.answer.refresh_from_db()
    assert changed.answer.variation == 1


@pytest.mark.parametrize("name", ["compose", "wording"])
def test_answer_with_own_words_is_never_written_unasked(
    alice_client: Client, changed: Draft, name: str
) -> None:
    before = texts_of(changed.answer)

    response = alice_client.post(changed.url(name), {"another": "on", "words_per_minute": "130"})

    query = "" if name == "compose" else "?another=on&words_per_minute=130"
    assert response["Location"] == changed.url("again") + query
    assert texts_of(changed.answer) == before


def test_nothing_to_choose_is_said(alice_client: Client, written: Draft) -> None:
    page = alice_client.get(written.url("again"))

    assert "It would say the same" in page.content.decode()
    assert take(alice_client, written, [])["Location"] == written.url("finished")


def empty_rows(draft: Draft) -> None:
    for row in draft.answer.rows.all():
        row.focus = row.aligns = row.gain = row.measure = row.benefit = row.timebox = ""
        row.goal = None
        row.save()
        for chosen in (row.lines, row.facts, row.notes):
            chosen.clear()


@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_to_write_leads_to_the_check(alice_client: Client, written: Draft, method: str) -> None:
    base = propose_anew(written.answer).base
    empty_rows(written)

    response = getattr(alice_client, method)(written.url("again"), {"base": base} if method == "post" else {})

    assert response["Location"] == written.url("check")


def test_query_that_makes_no_sense_leads_back(alice_client: Client, written: Draft) -> None:
    response = alice_client.get(written.url("again") + "?target_seconds=61")

    assert response["Location"] == written.url("finished")


def say(text: str, *refs: str) -> vocabulary.Sentence:
    return vocabulary.Sentence(
        vocabulary.Phase.NEAR, text, tuple(Source(SourceKind.WORDS, ref, ref) for ref in refs)
    )


Store = Callable[..., Sentence]


@pytest.fixture
def store(draft: Draft) -> Store:
    """Return a way to put a sentence into an empty answer."""

    def put(position: int, text: str, *refs: str, is_edited: bool = False) -> Sentence:
        sentence = draft.answer.sentences.create(
            position=position, phase="near", text=text, composed_text="", is_edited=is_edited
        )
        for ref in refs:
            sentence.sources.create(kind="words", field=ref, quote=ref)
        return sentence

    return put


def test_sentence_without_a_partner_follows_the_one_it_follows_now(store: Store) -> None:
    stored = [
        store(1, "Mine, first.", is_edited=True),
        store(2, "I bake.", "short.focus"),
        store(3, "Mine, in the middle.", is_edited=True),
        store(4, "I sell.", "short.measure"),
        store(5, "I count.", "short.benefit"),
    ]

    proposal = propose(stored, (say("I sell bread.", "short.measure"), say("I bake bread.", "short.focus")))

    kinds = [(piece.text, piece.kind.value) for piece in proposal.pieces]
    assert kinds == [
        ("Mine, first.", "kept"),
        ("I sell.", "changed"),
        ("I count.", "removed"),
        ("I bake.", "changed"),
        ("Mine, in the middle.", "kept"),
    ]


def test_two_sentences_never_share_a_partner(store: Store) -> None:
    stored = [store(1, "I bake.", "short.focus"), store(2, "I bake on.", "short.focus")]

    proposal = propose(stored, (say("I bake bread.", "short.focus"),))

    assert [piece.kind.value for piece in proposal.pieces] == ["changed", "removed"]
