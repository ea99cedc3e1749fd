"""A cohort that Carol runs and Alice is in, with a draft that Alice has sent, and people who are near it."""

import pytest
from django.test import Client

from apps.accounts.models import Role, User
from apps.answers.services.composition import write_answer
from apps.reviews.models import Cohort, ReviewRequest
from apps.reviews.services import reviewing
from apps.reviews.services.cohorts import add_counsellor, create_cohort, join_cohort
from apps.reviews.services.sending import Terms, send_answer
from tests.answers.conftest import Draft, fill_matrix, make_draft
from tests.conftest import open_browser
from tests.factories.accounts import UserFactory


@pytest.fixture
def dora(db: None) -> User:
    """Another counsellor, who serves Carol's cohort."""
    return UserFactory.create(email="dora@example.org", name="Dora", role=Role.COUNSELLOR)


@pytest.fixture
def eve(db: None) -> User:
    """A counsellor of another cohort."""
    eve = UserFactory.create(email="eve@example.org", name="Eve", role=Role.COUNSELLOR)
    create_cohort(name="Elsewhere", operation=None, by=eve)
    return eve


@pytest.fixture
def dora_client(dora: User) -> Client:
    """Dora's browser."""
    return open_browser(dora)


@pytest.fixture
def cohort(carol: User, dora: User, alice: User) -> Cohort:
    """Carol's cohort, which Dora serves too and Alice is in."""
    cohort = create_cohort(name="Spring", operation=None, by=carol)
    add_counsellor(cohort=cohort, email=dora.email or "", by=carol)
    join_cohort(cohort=cohort, by=alice)
    return cohort


@pytest.fixture
def draft(alice: User) -> Draft:
    """Alice's draft, written."""
    draft = make_draft(alice)
    fill_matrix(draft)
    draft.row("short").notes.add(draft.note)
    write_answer(answer=draft.answer, operation=None, by=alice)
    return draft


@pytest.fixture
def sent(draft: Draft, cohort: Cohort, alice: User) -> ReviewRequest:
    """What Alice has sent."""
    return send_answer(answer=draft.answer, cohort=cohort, terms=Terms(), by=alice)


@pytest.fixture
def full(alice: User) -> Draft:
    """A draft of Alice's that is not written yet."""
    draft = make_draft(alice)
    fill_matrix(draft)
    return draft


@pytest.fixture
def held(sent: ReviewRequest, carol: User) -> ReviewRequest:
    """What Alice has sent, and Carol is reading."""
    reviewing.take_request(request=sent, by=carol)
    sent.refresh_from_db()
    return sent
