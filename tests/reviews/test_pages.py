"""The review pages: from sending to the decision, and what becomes of what was typed."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from apps.accounts.export import export_person
from apps.accounts.models import User
from apps.reviews.models import Cohort, Comment, ReviewRequest
from apps.reviews.queries.sent import show_sent
from tests.answers.conftest import Draft
from tests.conftest import open_browser
from tests.reviews.pages import at, read

FOUND = 'id="found"'


def test_from_sending_to_looks_ready(
    alice_client: Client, carol_client: Client, draft: Draft, cohort: Cohort, alice: User
) -> None:
    sending = at("send", draft.answer.pk)
    alice_client.post(sending, {"cohort": cohort.pk, "message": "The bridge?"})
    request = ReviewRequest.objects.get()
    review = at("review", request.pk)

    assert "Alice" in read(carol_client, at("queue"))
    assert "The bridge?" in read(carol_client, review)
    carol_client.post(at("take", request.pk))
    carol_client.post(
        at("comment", request.pk), {"place": "1", "text": "Say which relays.", "operation": uuid4()}
    )
    answer = carol_client.post(
        at("decide", request.pk),
        {"decision": "suggested", "message": "Nearly there.", "revision": request.revision.number},
    )
    assert answer["Location"] == at("queue")

    news = read(alice_client, reverse("answers:list"))
    assert "Your draft was read" in news
    page = read(alice_client, at("shared", request.pk))
    assert "Nearly there." in page
    assert "Say which relays." in page
    assert "Carol, version" in page
    assert "Your draft was read" not in read(alice_client, reverse("answers:list"))

    comment = Comment.objects.get()
    alice_client.post(at("respond", comment.pk), {"response": "addressed"})
    draft.answer.sentences.filter(position=1).update(text="I want the relays at Ardle.", is_edited=True)
    alice_client.post(sending, {"cohort": cohort.pk})
    request.refresh_from_db()
    assert request.state == "resubmitted"

    again = read(carol_client, review)
    assert "Addressed" in again
    assert "the sentence is no longer there" in again
    assert "relays at Ardle" in read(carol_client, review, tab="changes")
    carol_client.post(
        at("decide", request.pk), {"decision": "ready", "revision": request.answer.revisions.count()}
    )
    assert "Looks ready" in read(alice_client, at("sharing"))


@pytest.mark.parametrize("name", ["take", "release", "comment", "rate", "judge", "decide"])
def test_a_counsellor_of_another_cohort_finds_nothing(sent: ReviewRequest, eve: User, name: str) -> None:
    client = open_browser(eve)

    assert client.post(at(name, sent.pk)).status_code == 404
    assert client.get(at("review", sent.pk)).status_code == 404
    assert client.get(at("cohort", sent.cohort_id)).status_code == 404
    assert "Alice" not in read(client, at("queue"), state="all")
    assert "Alice" not in read(client, at("queue"), cohort=str(sent.cohort_id))


def test_a_second_counsellor_reads_but_does_not_write(
    held: ReviewRequest, dora_client: Client, cohort: Cohort
) -> None:
    page = read(dora_client, at("review", held.pk))
    assert "Carol is reading this draft" in page
    assert "new-comment" not in page

    typed = {"place": "", "text": "My long remark."}
    refused = dora_client.post(at("comment", held.pk), typed)
    decided = dora_client.post(at("decide", held.pk), {"decision": "ready", "message": "My message."})
    taken = dora_client.post(at("take", held.pk), follow=True)

    assert refused.status_code == decided.status_code == 409
    assert "My long remark." in refused.content.decode()
    assert "My message." in decided.content.decode()
    assert "Another counsellor is reading" in taken.content.decode()
    assert not Comment.objects.exists()


def test_a_hold_that_ended_while_typing_is_taken_up_again(held: ReviewRequest, carol_client: Client) -> None:
    ReviewRequest.objects.update(held_until=timezone.now() - timedelta(minutes=1))

    response = carol_client.post(at("comment", held.pk), {"place": "far", "text": "And then?"})

    assert response.status_code == 302
    assert Comment.objects.get().phase == "far"


def test_a_decision_on_an_older_text_is_refused_and_kept(
    held: ReviewRequest, carol_client: Client, draft: Draft, alice_client: Client, cohort: Cohort
) -> None:
    number = held.revision.number
    draft.answer.sentences.filter(position=1).update(text="Said anew.", is_edited=True)
    alice_client.post(at("send", draft.answer.pk), {"cohort": cohort.pk})

    response = carol_client.post(
        at("decide", held.pk), {"decision": "ready", "message": "Well said.", "revision": number}
    )

    page = response.content.decode()
    assert response.status_code == 409
    assert "A newer text has come" in page
    assert "Well said." in page
    assert "Said anew." in page


def test_a_comment_on_a_phase_and_on_the_whole(held: ReviewRequest, carol_client: Client) -> None:
    for place in ("bridge", ""):
        carol_client.post(at("comment", held.pk), {"place": place, "text": f"On {place or 'all'}."})

    page = read(carol_client, at("review", held.pk))
    assert "on the job bridge" in page
    assert "on the whole answer" in page


def test_a_comment_on_a_sentence_that_is_not_there_is_refused(
    held: ReviewRequest, carol_client: Client
) -> None:
    response = carol_client.post(at("comment", held.pk), {"place": "99", "text": "Kept."})

    assert response.status_code == 422
    assert "Kept." in response.content.decode()


def test_findings_are_shown_only_after_judging(
    held: ReviewRequest, carol_client: Client, cohort: Cohort, draft: Draft
) -> None:
    assert FOUND not in read(carol_client, at("review", held.pk))
    missing = carol_client.post(at("rate", held.pk), {})
    assert missing.status_code == 422
    assert FOUND not in missing.content.decode()

    levels = {f"criterion-{each.pk}": 3 for each in cohort.rubric.criteria.all()}
    carol_client.post(at("rate", held.pk), levels)

    page = read(carol_client, at("review", held.pk))
    assert FOUND in page
    assert page.count("checked") >= 5


def test_a_counsellor_says_that_a_finding_is_not_so(
    alice_client: Client, carol_client: Client, carol: User, draft: Draft, cohort: Cohort
) -> None:
    quote = "I am a team player who gives 110 percent and thinks outside the box"
    draft.answer.sentences.filter(position=1).update(text=f"{quote}.", is_edited=True)
    alice_client.post(at("send", draft.answer.pk), {"cohort": cohort.pk})
    request = ReviewRequest.objects.get()
    levels = {f"criterion-{each.pk}": 1 for each in cohort.rubric.criteria.all()}
    found = carol_client.post(at("rate", request.pk), levels, follow=True).content.decode()
    assert 'name="rule"' in found
    rule, said = (found.split(f'name="{name}" value="')[1].split('"')[0] for name in ("rule", "quote"))

    carol_client.post(at("judge", request.pk), {"rule": rule, "quote": said})
    carol_client.post(at("judge", request.pk), {"rule": rule, "quote": "not there"})
    review = request.reviews.get()
    assert [(each.rule, each.quote) for each in review.disagreements.all()] == [(rule, said)]
    assert "not so, you say" in read(carol_client, at("review", request.pk))
    carol_client.post(at("judge", request.pk), {"rule": rule, "quote": said, "again": "on"})
    assert not review.disagreements.exists()


def test_comments_are_resolved_answered_and_declined(
    held: ReviewRequest, carol_client: Client, alice_client: Client
) -> None:
    carol_client.post(at("comment", held.pk), {"place": "2", "text": "Which shift?"})
    comment = Comment.objects.get()

    empty = alice_client.post(at("reply", comment.pk), {"text": " "})
    why = alice_client.post(at("respond", comment.pk), {"response": "declined"})
    alice_client.post(at("reply", comment.pk), {"text": "The night shift."})
    alice_client.post(at("respond", comment.pk), {"response": "declined", "reason": "It is in the posting."})
    carol_client.post(at("reply", comment.pk), {"text": "I see."})
    carol_client.post(at("resolve", comment.pk))

    assert empty.status_code == why.status_code == 422
    assert "Say why, in a few words." in why.content.decode()
    for client, page in ((carol_client, "review"), (alice_client, "shared")):
        text = read(client, at(page, held.pk))
        for said in ("The night shift.", "It is in the posting.", "I see.", "resolved"):
            assert said in text
    carol_client.post(at("resolve", comment.pk), {"again": "on"})
    assert Comment.objects.get(pk=comment.pk).resolved_at is None


def test_resolving_what_another_holds_changes_nothing(
    held: ReviewRequest, carol_client: Client, dora_client: Client
) -> None:
    carol_client.post(at("comment", held.pk), {"place": "", "text": "Hm."})

    dora_client.post(at("resolve", Comment.objects.get().pk))

    assert Comment.objects.get().resolved_at is None


def test_taking_it_back_and_leaving(alice_client: Client, carol_client: Client, sent: ReviewRequest) -> None:
    alice_client.post(at("withdraw", sent.pk))

    assert carol_client.get(at("review", sent.pk)).status_code == 404
    assert "nobody sees it" in read(alice_client, at("sharing"))
    alice_client.post(at("leave", sent.cohort_id))
    assert "You are in none." in read(alice_client, at("sharing"))
    assert alice_client.post(at("leave", sent.cohort_id)).status_code == 404


def test_what_was_sent_is_in_the_export(held: ReviewRequest, carol_client: Client, alice: User) -> None:
    carol_client.post(at("comment", held.pk), {"place": "", "text": "Hm."})

    exported: dict[str, Any] = export_person(alice)

    (request,) = exported["review requests"]
    assert [comment["text"] for comment in request["comments"]] == ["Hm."]
    assert request["events"]


def test_a_counsellor_who_is_erased_leaves_what_they_said(
    held: ReviewRequest, carol_client: Client, alice_client: Client, carol: User
) -> None:
    carol_client.post(at("comment", held.pk), {"place": "", "text": "Keep this."})
    carol_client.post(at("decide", held.pk), {"decision": "ready", "revision": held.revision.number})
    carol.delete()

    page = read(alice_client, at("shared", held.pk))
    assert "Keep this." in page
    assert "Someone who has left" in page
    assert "A counsellor, on version" in page


def test_what_is_shown_says_its_parts(sent: ReviewRequest) -> None:
    shown = show_sent(sent)

    assert [value for value, _name, _sentences in shown.phases] == ["near", "bridge", "far"]
    assert shown.words > 50
