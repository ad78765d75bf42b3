"""Passkeys with a real browser, whose authenticator is virtual."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from hub.members.models import User

from ..factories import PASSWORD, make_home, make_member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def member(transactional_db: None) -> User:
    make_home()
    return make_member("Alice")


@pytest.fixture
def page(chromium: Browser, member: User, live_server: Any) -> Iterator[Page]:
    """A page of a browser at the site's front, which fails the test on any script error or refused script."""
    problems: list[str] = []
    page = chromium.new_page(base_url=live_server.url.replace("127.0.0.1", "localhost"), locale="en-GB")
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    yield page
    page.context.close()
    assert problems == []


def add_authenticator(page: Page, **options: bool) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR | options})


def submit(page: Page) -> None:
    page.click("main form.form button[type=submit]")


def arrive(page: Page, path: str) -> None:
    page.wait_for_url(lambda url: urlsplit(url).path == path)


def sign_in(page: Page, member: User, next: str = "/en/accounts/profile/") -> None:
    page.goto(f"/en/accounts/login/?next={next}")
    page.fill("#id_login", member.email)
    page.fill("#id_password", PASSWORD)
    submit(page)


def sign_out(page: Page) -> None:
    page.goto("/en/accounts/logout/")
    submit(page)
    arrive(page, "/en/")


def add_passkey(page: Page, member: User) -> None:
    sign_in(page, member, "/en/accounts/2fa/webauthn/add/")
    arrive(page, "/en/accounts/reauthenticate/")
    page.fill("#id_password", PASSWORD)
    submit(page)
    arrive(page, "/en/accounts/2fa/webauthn/add/")
    page.click("#add_passkey")
    arrive(page, "/en/accounts/2fa/recovery-codes/")


def test_passkey_signs_in_alone_and_as_second_factor(page: Page, member: User) -> None:
    add_authenticator(page, isUserVerified=True)
    add_passkey(page, member)
    sign_out(page)
    page.goto("/en/accounts/login/?next=/en/accounts/profile/")
    page.click("#passkey_login")
    arrive(page, "/en/accounts/profile/")
    sign_out(page)
    sign_in(page, member)
    arrive(page, "/en/accounts/2fa/authenticate/")
    page.click("#use_passkey")
    arrive(page, "/en/accounts/profile/")


def test_passkey_confirms_that_it_is_still_the_member(page: Page, member: User) -> None:
    add_authenticator(page, isUserVerified=True)
    add_passkey(page, member)
    sign_out(page)
    sign_in(page, member)
    arrive(page, "/en/accounts/2fa/authenticate/")
    page.click("#use_passkey")
    arrive(page, "/en/accounts/profile/")
    page.goto("/en/accounts/2fa/webauthn/reauthenticate/?next=/en/accounts/delete/")
    page.click("#use_passkey")
    arrive(page, "/en/accounts/delete/")


def test_passkey_that_the_device_refuses_is_told(page: Page, member: User) -> None:
    add_authenticator(page, isUserVerified=False)
    page.goto("/en/accounts/login/")
    page.click("#passkey_login")
    page.wait_for_selector("#passkey-problem:visible")


def test_passkey_button_is_not_shown_without_scripts(page: Page, live_server: Any) -> None:
    assert page.context.browser is not None
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{live_server.url}/en/accounts/login/")
    assert not plain.is_visible("#passkey_login")
    assert plain.is_visible("#id_password")
    context.close()
