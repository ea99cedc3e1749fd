"""Admins publish guidance in Django's admin; nobody else gets in, and nothing can be deleted."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.guidance.models import Topic
from apps.guidance.permissions import can_edit_guidance
from tests.factories.guidance import TopicFactory


def test_only_admins_may_edit_guidance(alice: User, carol: User, adam: User, guest: User) -> None:
    gone = User(email="gone@example.org", role=adam.role, is_active=False)
    people = (AnonymousUser(), guest, alice, carol, gone, adam)

    assert [can_edit_guidance(person) for person in people] == [False, False, False, False, False, True]


def test_a_change_names_its_author_and_shows_to_the_next_request(adam: User, adam_client: Client) -> None:
    topic = Topic.objects.get(slug="start.intro")
    address = reverse("admin:guidance_topic_change", args=[topic.pk])

    response = adam_client.post(address, {"title": "Begin", "body": "Two *small* things.", "note": ""})

    topic.refresh_from_db()
    assert (response.status_code, topic.updated_by) == (302, adam)
    assert (topic.title, topic.body) == ("Begin", "Two *small* things.")
    assert "Two <em>small</em> things." in adam_client.get(address).content.decode()


def test_the_slug_that_pages_use_is_fixed(adam_client: Client) -> None:
    topic = TopicFactory.create(slug="spare.topic")

    adam_client.post(
        reverse("admin:guidance_topic_change", args=[topic.pk]),
        {"slug": "renamed", "title": "", "body": "Words.", "note": ""},
    )

    topic.refresh_from_db()
    assert (topic.slug, topic.body) == ("spare.topic", "Words.")


def test_an_admin_adds_a_topic(adam: User, adam_client: Client) -> None:
    response = adam_client.post(
        reverse("admin:guidance_topic_add"), {"slug": "new.topic", "title": "", "body": "Words.", "note": ""}
    )

    assert response.status_code == 302
    assert Topic.objects.get(slug="new.topic").updated_by == adam


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"slug": "Not a slug"}, "Lower-case letters, digits, - _ and . only."),
        ({"body": ""}, "This field is required."),
        ({"body": "x" * 20_001}, "Ensure this value has at most 20000 characters (it has 20001)."),
    ],
)
def test_a_topic_that_cannot_stand_is_refused(
    change: dict[str, str], complaint: str, adam_client: Client
) -> None:
    typed = {"slug": "new.topic", "title": "", "body": "Words.", "note": ""} | change

    response = adam_client.post(reverse("admin:guidance_topic_add"), typed)

    assert complaint in response.content.decode()
    assert not Topic.objects.filter(slug="new.topic").exists()


@pytest.mark.parametrize("name", ["topic"])
def test_a_list_is_searched(name: str, adam_client: Client) -> None:
    TopicFactory.create(slug="spare.topic", title="Marmalade")

    page = adam_client.get(reverse(f"admin:guidance_{name}_changelist"), {"q": "marmalade"}).content.decode()

    assert "spare.topic" in page
    assert "start.intro" not in page


def test_nobody_deletes_guidance(adam_client: Client) -> None:
    topic = TopicFactory.create()

    response = adam_client.post(reverse("admin:guidance_topic_delete", args=[topic.pk]), {"post": "yes"})

    assert response.status_code == 403
    assert Topic.objects.filter(pk=topic.pk).exists()


@pytest.mark.parametrize("browser", ["client", "alice_client", "carol_client", "guest_client"])
def test_strangers_are_kept_out(browser: str, request: pytest.FixtureRequest, db: None) -> None:
    response = request.getfixturevalue(browser).get(reverse("admin:guidance_topic_changelist"))

    assert response.status_code in {302, 403}
