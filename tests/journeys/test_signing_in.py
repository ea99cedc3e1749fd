"""Passkeys, a lost session and a second factor, in a real browser under the strict policy."""

import pytest

from apps.accounts.models import User
from apps.guidance.services import load_guidance
from tests.factories.accounts import PASSWORD, UserFactory
from tests.journeys.conftest import OpenVisitor, Visitor

pytestmark = pytest.mark.journey

PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def alice(transactional_db: None) -> User:
    """A candidate whom the journey's server sees too, on a site that has its help."""
    load_guidance()
    return UserFactory.create(email="alice@example.org", name="Alice")


def sign_in(visitor: Visitor) -> None:
    visitor.open("/accounts/login/")
    fill_in_password(visitor)
    visitor.page.wait_for_url("**/answers/")


def test_passkey_is_added_and_opens_the_door(open_visitor: OpenVisitor, alice: User) -> None:
    visitor = open_visitor("phone")
    page = visitor.page
    device = visitor.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
    sign_in(visitor)

    visitor.open("/accounts/2fa/webauthn/add/")
    page.fill("#id_password", PASSWORD)
    page.click("css=button.btn-primary")
    page.fill("#id_name", "My phone")
    visitor.check_accessibility()
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/recovery-codes/")
    visitor.check_accessibility()
    visitor.open("/accounts/logout/")
    page.click("css=main button.btn-primary")
    visitor.open("/accounts/login/")
    page.click("#passkey_login")

    page.wait_for_url("**/answers/")
    visitor.open("/accounts/2fa/webauthn/")
    assert "My phone" in page.inner_text("main")


def lose_session_while_typing(visitor: Visitor, name: str) -> None:
    sign_in(visitor)
    visitor.open("/account/")
    visitor.context.clear_cookies(name="session")
    visitor.page.fill("#id_name", name)


def fill_in_password(visitor: Visitor) -> None:
    visitor.page.fill("#id_login", "alice@example.org")
    visitor.page.fill("#id_password", PASSWORD)
    visitor.page.click("css=main button.btn-primary")


def test_form_outlives_its_session_without_javascript(open_visitor: OpenVisitor, alice: User) -> None:
    visitor = open_visitor(has_script=False)
    visitor.expected = ("401",)
    page = visitor.page
    lose_session_while_typing(visitor, "Alice of the lost session")

    page.click("css=main button.btn-primary")
    page.wait_for_selector("text=You were signed out")
    page.click("css=main a.btn-primary")
    fill_in_password(visitor)
    page.click("text=Save it now")

    page.wait_for_url("**/account/")
    assert page.input_value("#id_name") == "Alice of the lost session"


def test_typing_outlives_its_session(open_visitor: OpenVisitor, alice: User) -> None:
    visitor = open_visitor()
    visitor.expected = ("401",)
    page = visitor.page
    lose_session_while_typing(visitor, "Alice of the lost session")

    page.wait_for_url("**/accounts/login/?next=%2Faccount%2F")
    fill_in_password(visitor)
    page.wait_for_url("**/account/")
    page.wait_for_function("() => document.querySelector('#save-state').innerText.includes('Saved')")

    alice.refresh_from_db()
    assert alice.name == "Alice of the lost session"
    assert page.input_value("#id_name") == "Alice of the lost session"


def test_pages_about_the_account_are_accessible(open_visitor: OpenVisitor, alice: User) -> None:
    visitor = open_visitor("phone")
    for path in ("/accounts/signup/", "/accounts/password/reset/"):
        visitor.open(path)
        visitor.check_accessibility()
    sign_in(visitor)

    for path in ("/account/", "/account/kept/", "/account/erase/", "/accounts/email/", "/accounts/2fa/"):
        visitor.open(path)
        visitor.check_accessibility()
