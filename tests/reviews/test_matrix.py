"""Every page of the reviews for those near a cohort and not of it, and every key that a form carries."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver

from apps.accounts.models import User
from apps.answers.models import Answer, Revision
from apps.reviews.models import Cohort, Comment, Invitation, Rating, ReviewRequest
from apps.reviews.services import commenting, rubrics
from apps.reviews.services.cohorts import create_cohort
from apps.reviews.services.commenting import WHOLE
from tests.answers.conftest import Draft
from tests.conftest import open_browser
from tests.reviews.pages import at, read
from tests.reviews.test_rubrics import as_typed

Keys = Mapping[str, tuple[int, ...]]

# What comes of each page with a key in its path: GET and POST, for a counsellor who serves the cohort and
# does not run it, and for one of another cohort. The candidates' own pages are in `url_rights`.
OF_A_COHORT: Mapping[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "cohort": ((200, 422), (404, 404)),
    "renew_code": ((405, 302), (405, 404)),
    "remove_counsellor": ((405, 302), (405, 404)),
    "cohort_rubric": ((403, 403), (404, 404)),
    "own_no_rubric": ((405, 403), (405, 404)),
    "figures": ((200, 405), (404, 405)),
    "figures_csv": ((200, 405), (404, 405)),
    "invite": ((200, 422), (404, 404)),
    "forget_invitation": ((405, 302), (405, 404)),
    "leave": ((405, 404), (405, 404)),
    "review": ((200, 405), (404, 405)),
    "take": ((405, 302), (405, 404)),
    "release": ((405, 302), (405, 404)),
    "comment": ((405, 409), (405, 404)),
    "rate": ((405, 409), (405, 404)),
    "judge": ((405, 409), (405, 404)),
    "decide": ((405, 409), (405, 404)),
    "resolve": ((405, 302), (405, 404)),
    "reply": ((405, 422), (405, 404)),
    "respond": ((405, 403), (405, 404)),
    "shared": ((403, 405), (404, 405)),
    "withdraw": ((405, 403), (405, 404)),
    "new_link": ((405, 403), (405, 404)),
    "newest": ((405, 403), (405, 404)),
    "send": ((404, 404), (404, 404)),
    "make_link": ((404, 404), (404, 404)),
}
OF_A_REQUEST = {
    *("review", "take", "release", "comment", "rate", "judge", "decide"),
    *("shared", "withdraw", "new_link", "newest"),
}
WITHOUT_A_KEY = {"queue", "cohorts", "join_by_code", "join", "sharing", "default_rubric", "outside"}


@pytest.fixture
def keys(held: ReviewRequest, cohort: Cohort, carol: User) -> Keys:
    """What the pages' paths are made of, while Carol holds the draft."""
    comment = commenting.add_comment(request=held, place=WHOLE, text="Shorter?", operation=None, by=carol)
    invitation = Invitation.objects.create(cohort=cohort, email="new@example.org")
    keys = dict.fromkeys(OF_A_COHORT, (cohort.pk,)) | dict.fromkeys(OF_A_REQUEST, (held.pk,))
    return {
        **keys,
        "remove_counsellor": (cohort.pk, carol.pk),
        "forget_invitation": (cohort.pk, invitation.pk),
        **dict.fromkeys(("resolve", "reply", "respond"), (comment.pk,)),
        **dict.fromkeys(("send", "make_link"), (held.answer_id,)),
    }


def test_the_table_has_every_page() -> None:
    _, patterns = get_resolver().namespace_dict["reviews"]
    names = {name for name in patterns.reverse_dict if isinstance(name, str)}
    assert names == OF_A_COHORT.keys() | WITHOUT_A_KEY


@pytest.mark.parametrize("name", OF_A_COHORT)
def test_a_co_counsellor_and_a_stranger(
    name: str, keys: Keys, dora_client: Client, eve: User, held: ReviewRequest
) -> None:
    near, far = OF_A_COHORT[name]
    where = at(name, *keys[name])
    for client, (get, post) in ((open_browser(eve), far), (dora_client, near)):
        assert client.get(where).status_code == get
        assert client.post(where).status_code == post
    held.refresh_from_db()
    assert held.held_by is not None
    assert held.state == "waiting"
    assert held.cohort is not None
    assert held.cohort.counsellors.count() == 2


@pytest.mark.parametrize("name", OF_A_COHORT)
def test_not_yours_and_not_there_are_one(name: str, keys: Keys, eve: User) -> None:
    client = open_browser(eve)
    nowhere = tuple(10**9 for _ in keys[name])
    for call in (client.get, client.post):
        asked: Callable[[str], Any] = call
        theirs, none = asked(at(name, *keys[name])), asked(at(name, *nowhere))
        assert (theirs.status_code, strip(theirs, keys[name])) == (none.status_code, strip(none, nowhere))


def strip(response: Any, parts: tuple[int, ...]) -> str:
    """Return a page without the path that was asked for."""
    page: str = response.content.decode()
    for part in parts:
        page = page.replace(f"/{part}/", "/key/")
    return page


def test_a_cohort_one_is_not_in_cannot_be_sent_to(alice_client: Client, draft: Draft, eve: User) -> None:
    elsewhere = Cohort.objects.get(name="Elsewhere")
    answer = alice_client.post(at("send", draft.answer.pk), {"cohort": elsewhere.pk})
    assert answer.status_code == 422
    assert not ReviewRequest.objects.exists()


def test_another_cohort_asked_for_in_the_queue_is_nothing(eve: User, sent: ReviewRequest) -> None:
    page = read(open_browser(eve), at("queue"), cohort=str(sent.cohort_id))
    assert "Alice" not in page
    assert "Spring" not in page


def test_a_criterion_of_another_rubric_is_neither_rated_nor_changed(
    carol_client: Client, held: ReviewRequest, cohort: Cohort, eve: User
) -> None:
    other = rubrics.copy_rubric(
        name="Other", criteria=[rubrics.CriterionText(None, "Theirs", "", ("a", "b"))]
    )
    (theirs,) = rubrics.list_criteria(other)
    carol_client.post(at("rate", held.pk), {f"criterion-{theirs.pk}": "1"})
    assert not Rating.objects.exists()

    text = rubrics.CriterionText(theirs.pk, "Mine now", "", ("a", "b"))
    version = rubrics.version_of(cohort.rubric)
    for _ in range(2):  # the first makes the cohort its own rubric, the second changes that
        carol_client.post(at("cohort_rubric", cohort.pk), as_typed(text, version=version))
        cohort.refresh_from_db()
        version = rubrics.version_of(cohort.rubric)
    theirs.refresh_from_db()
    assert theirs.name == "Theirs"


def test_an_invitation_or_a_counsellor_of_another_cohort_is_not_there(
    carol_client: Client, cohort: Cohort, eve: User
) -> None:
    elsewhere = Cohort.objects.get(name="Elsewhere")
    invitation = Invitation.objects.create(cohort=elsewhere, email="new@example.org")
    assert carol_client.post(at("forget_invitation", cohort.pk, invitation.pk)).status_code == 404
    assert carol_client.post(at("remove_counsellor", cohort.pk, eve.pk)).status_code == 404
    assert elsewhere.counsellors.filter(counsellor=eve).exists()


def test_a_revision_of_another_draft_is_not_decided_on(
    carol_client: Client, carol: User, bob: User, held: ReviewRequest
) -> None:
    own = create_cohort(name="Own", operation=None, by=carol)
    answer = Answer.objects.create(owner=bob, posting=held.answer.posting)
    revision = Revision.objects.create(answer=answer, number=77, text="Hi.", snapshot={})
    decision = {"decision": "ready", "message": "", "revision": "77"}
    carol_client.post(at("decide", held.pk), decision)
    assert own.requests.count() == 0
    assert revision.pk != held.reviews.get().revision_id


def test_a_comment_takes_only_places_of_its_own_draft(carol_client: Client, held: ReviewRequest) -> None:
    typed = {"place": "99", "text": "Where?", "operation": uuid4()}
    assert carol_client.post(at("comment", held.pk), typed).status_code == 422
    assert not Comment.objects.exists()
