"""Django's admin: people's roles and the guidance, for admins only, and never what anyone wrote."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client

from apps.accounts.models import Role, User
from tests.factories.accounts import PASSWORD, GuestFactory, UserFactory

WRITTEN_BY_PEOPLE = ("answers", "postings", "profiles", "reviews", "common")


@pytest.fixture
def root(db: None) -> User:
    return User.objects.create_superuser("Root@Example.org", PASSWORD)


@pytest.mark.parametrize(
    ("role", "is_active", "is_superuser", "sees_people", "sees_drafts"),
    [
        (Role.CANDIDATE, True, False, False, False),
        (Role.COUNSELLOR, True, False, False, False),
        (Role.ADMIN, True, False, True, False),
        (Role.ADMIN, False, False, False, False),
        (Role.ADMIN, True, True, True, True),
        (Role.CANDIDATE, False, True, False, False),
    ],
)
def test_who_has_which_rights(
    db: None, role: Role, is_active: bool, is_superuser: bool, sees_people: bool, sees_drafts: bool
) -> None:
    user = UserFactory.create(role=role, is_active=is_active, is_superuser=is_superuser)

    assert user.has_perm("accounts.change_user") is sees_people
    assert user.has_perm("guidance.change_topic") is sees_people
    assert user.has_module_perms("guidance") is sees_people
    assert user.has_perm("answers.view_answer") is sees_drafts
    assert user.has_perm("profiles.view_goal") is sees_drafts
    assert user.has_module_perms("postings") is sees_drafts


def test_nothing_that_people_write_is_registered() -> None:
    registered = {model._meta.app_label for model in apps.get_models() if admin.site.is_registered(model)}

    assert registered == {"accounts", "auth", "guidance"} | (registered & {"django_tasks_database"})
    assert not registered & set(WRITTEN_BY_PEOPLE)
    assert not registered & {"account", "mfa", "sessions"}


def test_anonymous_visitor_signs_in_by_the_guarded_page(db: None) -> None:
    response = Client().get("/admin/", follow=True)

    assert response.redirect_chain[-1][0].startswith("/accounts/login/?next=")


@pytest.mark.parametrize("who", ["alice_client", "carol_client", "guest_client"])
def test_others_are_turned_away(request: pytest.FixtureRequest, who: str) -> None:
    response = request.getfixturevalue(who).get("/admin/", follow=True)

    assert response.status_code == 403


def test_admin_sees_people_and_guidance_only(adam_client: Client, alice: User) -> None:
    page = adam_client.get("/admin/").content.decode()

    assert "/admin/accounts/user/" in page
    assert "/admin/guidance/topic/" in page
    assert "/admin/auth/group/" not in page


def test_admin_lists_those_who_signed_up(adam_client: Client, alice: User) -> None:
    GuestFactory.create(name="A guest by name")

    page = adam_client.get("/admin/accounts/user/").content.decode()

    assert "alice@example.org" in page
    assert "A guest by name" not in page


def test_admin_gives_a_role_and_changes_nothing_else(adam_client: Client, alice: User) -> None:
    change = {"role": "counsellor", "is_active": "on", "email": "x@example.org", "is_superuser": "on"}

    response = adam_client.post(f"/admin/accounts/user/{alice.pk}/change/", change)

    alice.refresh_from_db()
    assert response.status_code == 302
    assert (alice.role, alice.email, alice.is_superuser) == (Role.COUNSELLOR, "alice@example.org", False)


def test_admin_cannot_reach_a_superuser_or_add_or_delete(
    adam_client: Client, root: User, alice: User
) -> None:
    change = {"role": "candidate", "is_active": ""}

    assert adam_client.post(f"/admin/accounts/user/{root.pk}/change/", change).status_code == 403
    assert adam_client.get(f"/admin/accounts/user/{alice.pk}/delete/").status_code == 403
    assert adam_client.get("/admin/accounts/user/add/").status_code == 403


def test_superuser_made_with_capitals_can_sign_in_and_change_a_superuser(root: User) -> None:
    client = Client()

    client.post("/accounts/login/", {"login": "root@example.org", "password": PASSWORD})
    response = client.post(f"/admin/accounts/user/{root.pk}/change/", {"role": "admin", "is_active": "on"})

    assert response.status_code == 302
    assert "/admin/accounts/user/" in response.headers["Location"]


@pytest.mark.parametrize(
    ("person", "said"), [({"name": "Ann"}, "Ann"), ({"name": "", "email": "a@example.org"}, "a@example.org")]
)
def test_people_are_called_by_name_or_address(db: None, person: dict[str, str], said: str) -> None:
    assert str(UserFactory.create(**person)) == said
    assert str(GuestFactory.create()) == "Guest"


def test_only_a_counsellor_is_one(alice: User, carol: User, adam: User) -> None:
    assert [user.is_counsellor for user in (alice, carol, adam)] == [False, True, False]
