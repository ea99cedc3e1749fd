"""One row of everything that a URL may be about."""

from typing import Any

import pytest
from django.utils import timezone

from apps.accounts.models import User
from apps.answers.models import Answer, Dismissal, Horizon, MatrixRow, Phase, Revision, Sentence
from apps.common.models import RefusedText
from apps.postings.models import EarlierText
from apps.reviews.models import Invitation, ReviewRequest
from apps.reviews.services.cohorts import create_cohort, join_cohort
from apps.reviews.services.commenting import WHOLE, add_comment
from tests.factories.postings import EmployerNoteFactory, PostingFactory, PostingLineFactory
from tests.factories.profiles import (
    FactFactory,
    GoalFactory,
    ImportedFactFactory,
    ProfileFactory,
    ProfileImportFactory,
)
from tests.project.url_rights import World


@pytest.fixture
def world(alice: User, carol: User) -> World:
    """Everything a URL may be about, all of it Alice's; she has sent her answer to Carol's cohort."""
    posting = PostingFactory.create(owner=alice)
    answer = Answer.objects.create(owner=alice, posting=posting)
    MatrixRow.objects.bulk_create(MatrixRow(answer=answer, horizon=horizon) for horizon in Horizon.values)
    profile_import = ProfileImportFactory.create(owner=alice, unplaced=["a line of its own"])
    rows = {
        "posting": posting,
        "line": PostingLineFactory.create(posting=posting, number=1),
        "earlier_text": EarlierText.objects.create(posting=posting, raw_text="You fold books."),
        "note": EmployerNoteFactory.create(posting=posting),
        "profile": ProfileFactory.create(owner=alice),
        "fact": FactFactory.create(owner=alice),
        "import": profile_import,
        "imported": ImportedFactFactory.create(profile_import=profile_import),
        "goal": GoalFactory.create(owner=alice),
        "answer": answer,
        "sentence": Sentence.objects.create(answer=answer, position=1, phase=Phase.NEAR, text="I sew books."),
        "revision": Revision.objects.create(
            answer=answer, number=1, text="I sew.", snapshot={"sentences": []}
        ),
        "dismissal": Dismissal.objects.create(answer=answer, rule="vague", reason="It names the book."),
        "refused": RefusedText.objects.create(
            owner=alice, target="profiles.goal:1", field="text", text="words"
        ),
    }
    return World(alice, rows, share_answer(rows, alice, carol))


def share_answer(rows: dict[str, Any], candidate: User, counsellor: User) -> dict[str, Any]:
    """Return what is there once the answer has been sent and commented on."""
    cohort = create_cohort(name="Spring", operation=None, by=counsellor)
    join_cohort(cohort=cohort, by=candidate)
    now = timezone.now()
    request = ReviewRequest.objects.create(
        owner=candidate,
        answer=rows["answer"],
        cohort=cohort,
        revision=rows["revision"],
        waiting_since=now,
        state_since=now,
    )
    comment = add_comment(request=request, place=WHOLE, text="Shorter?", operation=None, by=counsellor)
    invitation = Invitation.objects.create(cohort=cohort, email="new@example.org")
    sent = {"invitation": invitation, "request": request, "comment": comment}
    return {"cohort": cohort, "counsellor": counsellor, **sent}
