"""Cohorts, sending, holding, rating, deciding, commenting: what each does, and what it refuses."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from apps.accounts.models import User
from apps.answers.models import Answer
from apps.answers.services.sentences import remove_sentence
from apps.reviews.models import Cohort, Event, Response, Review, ReviewRequest, Telling
from apps.reviews.services import cohorts, commenting, reviewing, sending
from apps.reviews.services.commenting import Place
from apps.reviews.services.sending import Terms
from apps.reviews.states import State
from tests.answers.conftest import Draft


def change(draft: Draft, text: str = "I want something else.") -> None:
    """Change the first sentence, as its page would."""
    draft.answer.sentences.filter(position=1).update(text=text, is_edited=True)


def send(draft: Draft, cohort: Cohort, terms: Terms = Terms()) -> ReviewRequest:  # noqa: B008
    return sending.send_answer(answer=draft.answer, cohort=cohort, terms=terms, by=draft.answer.owner)


def decide(request: ReviewRequest, decision: State, by: User, message: str = "") -> Review:
    review = reviewing.take_request(request=request, by=by)
    return reviewing.decide_request(review=review, decision=decision, message=message, by=by)


def moves(request: ReviewRequest) -> list[tuple[str, str]]:
    return list(request.events.order_by("pk").values_list("from_state", "to_state"))


# Cohorts


def test_whoever_makes_a_cohort_runs_it(cohort: Cohort, carol: User) -> None:
    assert cohort.counsellors.get(is_owner=True).counsellor == carol
    assert len(cohort.code) == 12
    assert cohort.rubric.criteria.count() == 5


def test_two_cohorts_share_the_default_rubric(cohort: Cohort, carol: User) -> None:
    assert cohorts.create_cohort(name="Autumn", operation=None, by=carol).rubric == cohort.rubric


def test_only_a_counsellor_makes_one(alice: User, adam: User) -> None:
    for person in (alice, adam):
        with pytest.raises(cohorts.MayNot):
            cohorts.create_cohort(name="Mine", operation=None, by=person)


def test_a_new_code_shuts_the_old_one_out(cohort: Cohort, carol: User, dora: User) -> None:
    old = cohort.code

    with pytest.raises(cohorts.MayNot):
        cohorts.renew_code(cohort=cohort, by=dora)
    assert cohorts.renew_code(cohort=cohort, by=carol).code != old


def test_only_who_runs_it_adds_and_removes_others(
    cohort: Cohort, carol: User, dora: User, eve: User, bob: User
) -> None:
    with pytest.raises(cohorts.MayNot):
        cohorts.add_counsellor(cohort=cohort, email="eve@example.org", by=dora)
    with pytest.raises(cohorts.NoSuchCounsellor):
        cohorts.add_counsellor(cohort=cohort, email="bob@example.org", by=carol)
    with pytest.raises(cohorts.MayNot):
        cohorts.remove_counsellor(cohort=cohort, counsellor=carol, by=dora)
    cohorts.remove_counsellor(cohort=cohort, counsellor=dora, by=dora)
    assert list(cohort.counsellors.values_list("counsellor__name", flat=True)) == ["Carol"]


def test_somebody_must_run_it(cohort: Cohort, carol: User) -> None:
    with pytest.raises(cohorts.LastOwner):
        cohorts.remove_counsellor(cohort=cohort, counsellor=carol, by=carol)


def test_joining_twice_is_joining_once(cohort: Cohort, alice: User, guest: User) -> None:
    cohorts.join_cohort(cohort=cohort, by=alice)

    assert cohort.members.count() == 1
    with pytest.raises(cohorts.MayNot):
        cohorts.join_cohort(cohort=cohort, by=guest)


def test_leaving_takes_back_what_was_sent(
    sent: ReviewRequest, cohort: Cohort, alice: User, bob: User
) -> None:
    membership = cohort.members.get(candidate=alice)

    with pytest.raises(cohorts.MayNot):
        cohorts.leave_cohort(membership=membership, by=bob)
    cohorts.leave_cohort(membership=membership, by=alice)

    sent.refresh_from_db()
    assert sent.state == State.WITHDRAWN
    assert not cohort.members.filter(left_at=None).exists()
    cohorts.join_cohort(cohort=cohort, by=alice)
    assert cohort.members.count() == 2


# Sending


def test_what_is_sent_is_the_text_as_it_stands(sent: ReviewRequest, draft: Draft) -> None:
    assert sent.revision.text.startswith(draft.answer.sentences.order_by("position")[0].text)
    assert moves(sent) == [("", "waiting")]


def test_nothing_can_be_sent_of_nothing(full: Draft, cohort: Cohort) -> None:
    with pytest.raises(sending.NothingToSend):
        send(full, cohort)


def test_nothing_can_be_sent_of_an_answer_that_was_emptied(draft: Draft, cohort: Cohort) -> None:
    for sentence in draft.answer.sentences.all():
        remove_sentence(sentence=sentence, by=draft.answer.owner)

    with pytest.raises(sending.NothingToSend):
        send(draft, cohort)


def test_only_a_member_sends_and_only_their_own(draft: Draft, cohort: Cohort, bob: User, eve: User) -> None:
    cohorts.join_cohort(cohort=cohort, by=bob)
    elsewhere = Cohort.objects.get(name="Elsewhere")

    with pytest.raises(sending.NotAMember):
        sending.send_answer(answer=draft.answer, cohort=cohort, terms=Terms(), by=bob)
    with pytest.raises(sending.NotAMember):
        send(draft, elsewhere)


def test_the_same_text_sent_again_takes_only_the_new_terms(
    sent: ReviewRequest, draft: Draft, cohort: Cohort
) -> None:
    again = send(draft, cohort, Terms(message="The bridge, please.", withheld_words=["Ardle"]))

    assert again.pk == sent.pk
    assert (again.message, again.withheld_words) == ("The bridge, please.", ["Ardle"])
    assert moves(again) == [("", "waiting")]


def test_a_newer_text_before_anyone_read_keeps_its_place_in_the_queue(
    sent: ReviewRequest, draft: Draft, cohort: Cohort
) -> None:
    change(draft)
    again = send(draft, cohort)

    assert (again.pk, again.state, again.waiting_since) == (sent.pk, "waiting", sent.waiting_since)
    assert again.revision_id != sent.revision_id


def test_a_newer_text_after_a_decision_waits_anew(
    sent: ReviewRequest, draft: Draft, cohort: Cohort, carol: User
) -> None:
    decide(sent, State.SUGGESTED, carol)
    change(draft)
    again = send(draft, cohort)

    assert again.state == "resubmitted"
    assert again.waiting_since > sent.waiting_since
    assert moves(again) == [("", "waiting"), ("waiting", "suggested"), ("suggested", "resubmitted")]
    assert Telling.objects.filter(owner=carol, kind="revised").count() == 1


def test_what_is_withdrawn_can_be_sent_anew(sent: ReviewRequest, draft: Draft, cohort: Cohort) -> None:
    sending.withdraw_request(request=sent, by=draft.answer.owner)
    sending.withdraw_request(request=sent, by=draft.answer.owner)

    new = send(draft, cohort)

    assert new.pk != sent.pk
    assert moves(sent) == [("", "waiting"), ("waiting", "withdrawn")]


def test_only_its_candidate_withdraws_it(sent: ReviewRequest, carol: User) -> None:
    with pytest.raises(sending.NotAMember):
        sending.withdraw_request(request=sent, by=carol)


def test_a_request_moves_only_as_the_table_says(sent: ReviewRequest, carol: User) -> None:
    with pytest.raises(sending.NotThere):
        sending.move_request(sent, State.WITHDRAWN, State.READY, by=carol, now=timezone.now())


def test_a_step_that_was_taken_cannot_be_changed(sent: ReviewRequest) -> None:
    with pytest.raises(ProgrammingError, match="event_never_changes"), transaction.atomic():
        Event.objects.filter(request=sent).update(to_state="ready")


@pytest.mark.django_db(transaction=True)
def test_twenty_sends_at_once_are_one_request(draft: Draft, cohort: Cohort) -> None:
    change(draft)

    def send_once(_number: int) -> int:
        try:
            return send(draft, cohort).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        sent = set(pool.map(send_once, range(20)))

    assert len(sent) == 1
    assert ReviewRequest.objects.count() == 1
    assert Event.objects.count() == 1


# Holding


def test_a_draft_is_held_by_one_for_half_an_hour(sent: ReviewRequest, carol: User, dora: User) -> None:
    reviewing.take_request(request=sent, by=carol)

    with pytest.raises(reviewing.HeldByAnother):
        reviewing.take_request(request=sent, by=dora)
    ReviewRequest.objects.update(held_until=timezone.now() - timedelta(seconds=1))
    assert reviewing.take_request(request=sent, by=dora).counsellor == dora


def test_only_the_holder_gives_it_back(sent: ReviewRequest, carol: User, dora: User) -> None:
    reviewing.take_request(request=sent, by=carol)
    reviewing.release_request(request=sent, by=dora)
    sent.refresh_from_db()
    assert sent.held_by == carol

    reviewing.release_request(request=sent, by=carol)
    assert reviewing.take_request(request=sent, by=dora).counsellor == dora


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_it_at_once_one_holds_it(sent: ReviewRequest, carol: User, dora: User) -> None:
    def take(user: User) -> str:
        try:
            reviewing.take_request(request=sent, by=user)
        except reviewing.HeldByAnother:
            return ""
        finally:
            connection.close()
        return user.name

    with ThreadPoolExecutor(2) as pool:
        held = [name for name in pool.map(take, (carol, dora) * 5) if name]

    assert len(set(held)) == 1
    sent.refresh_from_db()
    assert sent.held_by
    assert set(held) == {sent.held_by.name}


def test_an_opening_is_written_down_once_a_day(sent: ReviewRequest, carol: User, dora: User) -> None:
    for person in (carol, carol, dora):
        reviewing.record_opening(request=sent, by=person)

    assert sent.openings.count() == 2


# Judging


def test_a_decision_is_told_and_ends_the_hold(sent: ReviewRequest, carol: User, alice: User) -> None:
    review = decide(sent, State.NEEDED, carol, "Say what they get.")

    sent.refresh_from_db()
    assert (sent.state, sent.held_by) == ("needed", None)
    assert (review.message, review.decision) == ("Say what they get.", "needed")
    assert Telling.objects.get(owner=alice).kind == "decided"


def test_a_decision_may_be_taken_back_by_another(sent: ReviewRequest, carol: User, dora: User) -> None:
    decide(sent, State.READY, carol)
    decide(sent, State.SUGGESTED, dora)

    sent.refresh_from_db()
    assert sent.state == "suggested"


def test_nobody_decides_without_holding(sent: ReviewRequest, carol: User, dora: User) -> None:
    review = reviewing.take_request(request=sent, by=carol)
    reviewing.release_request(request=sent, by=carol)

    with pytest.raises(reviewing.HeldByAnother):
        reviewing.decide_request(review=review, decision=State.READY, message="", by=carol)


def test_nobody_decides_on_a_text_that_is_no_longer_there(
    sent: ReviewRequest, draft: Draft, cohort: Cohort, carol: User
) -> None:
    review = reviewing.take_request(request=sent, by=carol)
    change(draft)
    send(draft, cohort)

    with pytest.raises(reviewing.NewerRevision):
        reviewing.decide_request(review=review, decision=State.READY, message="", by=carol)
    assert Telling.objects.get(owner=carol).kind == "revised"


def test_ratings_reveal_what_was_found_once(
    sent: ReviewRequest, cohort: Cohort, carol: User, dora: User
) -> None:
    review = reviewing.take_request(request=sent, by=carol)
    first, *_ = cohort.rubric.criteria.all()

    revealed = reviewing.rate_review(review=review, levels={first: 2}, by=carol).revealed_at
    again = reviewing.rate_review(review=review, levels={first: 3}, by=carol)

    assert revealed
    assert again.revealed_at == revealed
    assert again.ratings.get().level == 3
    with pytest.raises(Review.DoesNotExist):
        reviewing.rate_review(review=review, levels={}, by=dora)


def test_a_finding_is_said_to_be_wrong_and_right_again(sent: ReviewRequest, carol: User) -> None:
    review = reviewing.take_request(request=sent, by=carol)
    for _ in range(2):
        reviewing.judge_finding(review=review, rule="vague", quote="grow", is_wrong=True, by=carol)
    assert review.disagreements.count() == 1

    reviewing.judge_finding(review=review, rule="vague", quote="grow", is_wrong=False, by=carol)
    assert not review.disagreements.exists()


# Saying


def test_a_comment_sent_twice_is_one(sent: ReviewRequest, carol: User, alice: User) -> None:
    operation, place = uuid4(), Place("near", 1, sent.revision.snapshot["sentences"][0]["text"])
    comment, again = (
        commenting.add_comment(request=sent, place=place, text="Strong.", operation=operation, by=carol)
        for _ in range(2)
    )
    replies = {
        commenting.reply_to(comment=comment, text="Thank you.", operation=operation, by=alice).pk
        for _ in range(2)
    }

    assert comment == again
    assert len(replies) == 1
    assert comment.replies.get().author == alice


def test_a_comment_is_answered_and_put_aside(sent: ReviewRequest, carol: User) -> None:
    comment = commenting.add_comment(
        request=sent, place=commenting.WHOLE, text="Shorter?", operation=None, by=carol
    )

    done = commenting.respond_to(comment=comment, response=Response.DECLINED, reason="They asked for it.")
    aside = commenting.resolve_comment(comment=comment, is_resolved=True)

    assert (done.response, done.reason) == ("declined", "They asked for it.")
    assert aside.resolved_at
    assert commenting.resolve_comment(comment=comment, is_resolved=False).resolved_at is None


def test_all_of_it_goes_with_the_draft(sent: ReviewRequest, draft: Draft, carol: User) -> None:
    decide(sent, State.READY, carol)
    reviewing.record_opening(request=sent, by=carol)

    Answer.objects.get(pk=draft.answer.pk).delete()

    assert not ReviewRequest.objects.exists()
    assert not Review.objects.exists()
