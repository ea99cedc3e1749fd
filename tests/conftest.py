"""The cast of the tests, and a browser for each of them."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import settings as hypothesis

from apps.accounts.models import Role, User
from apps.answers.models import Answer
from tests.factories.accounts import GuestFactory, UserFactory

# Nothing is timed here: a busy machine must not make a test fail.
hypothesis.register_profile("untimed", deadline=None)
hypothesis.load_profile("untimed")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that empty all tables last: they take the guidance of the migrations with them."""
    items.sort(key=empties_tables)


def empties_tables(item: pytest.Item) -> bool:
    """Say whether a test works on committed rows, which are flushed when it ends."""
    fixtures = getattr(item, "fixturenames", ())
    marker = item.get_closest_marker("django_db")
    return bool({"live_server", "transactional_db"} & set(fixtures)) or bool(
        marker and marker.kwargs.get("transaction")
    )


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Argon2 is slow on purpose; each test makes several people."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def one_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have all answers speak with one voice, so that a text does not hang on how many rows came before."""
    monkeypatch.setattr(Answer, "voice", 0)


@pytest.fixture
def alice(db: None) -> User:
    """A candidate."""
    return UserFactory.create(email="alice@example.org", name="Alice")


@pytest.fixture
def bob(db: None) -> User:
    """Another candidate, who has no business with Alice's rows."""
    return UserFactory.create(email="bob@example.org", name="Bob")


@pytest.fixture
def carol(db: None) -> User:
    """A counsellor."""
    return UserFactory.create(email="carol@example.org", name="Carol", role=Role.COUNSELLOR)


@pytest.fixture
def adam(db: None) -> User:
    """An admin, but not a superuser."""
    return UserFactory.create(email="adam@example.org", name="Adam", role=Role.ADMIN)


@pytest.fixture
def guest(db: None) -> User:
    """Someone who has not signed up."""
    return GuestFactory.create()


def open_browser(user: User) -> Client:
    """Return a client in which `user` is signed in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def alice_client(alice: User) -> Client:
    """Alice's browser."""
    return open_browser(alice)


@pytest.fixture
def bob_client(bob: User) -> Client:
    """Bob's browser."""
    return open_browser(bob)


@pytest.fixture
def carol_client(carol: User) -> Client:
    """Carol's browser."""
    return open_browser(carol)


@pytest.fixture
def adam_client(adam: User) -> Client:
    """Adam's browser."""
    return open_browser(adam)


@pytest.fixture
def guest_client(guest: User) -> Client:
    """A guest's browser."""
    return open_browser(guest)
