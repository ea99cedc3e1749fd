"""One row of everything that a URL may be about."""

import pytest

from apps.accounts.models import User
from apps.answers.models import Answer, Dismissal, Horizon, MatrixRow, Phase, Revision, Sentence
from apps.common.models import RefusedText
from apps.postings.models import EarlierText
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
def world(alice: User) -> World:
    """Everything a URL may be about, all of it Alice's."""
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
    return World(alice, rows)
