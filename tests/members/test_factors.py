"""The second factor and passkeys, without a browser: tests/members/test_passkeys.py has one."""

import json
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from hub.members.forms.factors import CredentialField, texts_in
from hub.members.models import User

from ..conftest import browser_of
from ..factories import PASSWORD, make_home, make_member
from .conftest import Deliver

pytestmark = pytest.mark.django_db
TOTP_URL = "/en/accounts/2fa/totp/activate/"


@pytest.fixture(autouse=True)
def site() -> None:
    make_home()


def recently_signed_in(member: User) -> Client:
    client = browser_of(member)
    client.post("/en/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def code_for(secret: str, steps: int = 0) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30 + steps))


def switch_codes_on(member: User) -> str:
    """Set up codes from an app as a member does; return the secret."""
    client = recently_signed_in(member)
    secret = str(client.get(TOTP_URL).context["form"].secret)
    assert client.post(TOTP_URL, {"code": code_for(secret)}).status_code == 302
    return secret


def first_step(member: User) -> Client:
    client = Client()
    response = client.post("/en/accounts/login/", {"login": member.email, "password": PASSWORD})
    assert response.headers["Location"] == "/en/accounts/2fa/authenticate/"
    return client


def second_step(client: Client, code: str) -> Any:
    return client.post("/en/accounts/2fa/authenticate/", {"code": code})


def test_codes_are_asked_for_after_the_password(alice: User) -> None:
    secret = switch_codes_on(alice)
    client = first_step(alice)
    assert "_auth_user_id" not in client.session
    assert second_step(client, "000000").context["form"].errors.keys() == {"code"}
    assert second_step(client, code_for(secret, 1)).headers["Location"] == "/en/accounts/profile/"


def test_code_works_once(alice: User) -> None:
    secret = switch_codes_on(alice)
    code = code_for(secret, 1)
    assert second_step(first_step(alice), code).status_code == 302
    assert second_step(first_step(alice), code).context["form"].errors.keys() == {"code"}


def test_admin_is_not_reached_without_the_second_factor() -> None:
    admin = make_member("Root", is_superuser=True)
    switch_codes_on(admin)
    client = first_step(admin)
    assert client.get("/admin/").headers["Location"].startswith("/admin/login/")


def test_codes_are_limited_and_the_limit_outlives_the_session(alice: User) -> None:
    secret = switch_codes_on(alice)
    for _try in range(5):
        second_step(first_step(alice), "000000")
    errors = second_step(first_step(alice), code_for(secret, 1)).context["form"].errors
    assert errors == {"code": ["That was wrong too often. Please wait a few minutes."]}


def test_second_factor_of_ones_own_does_not_lift_the_limit_on_others(alice: User, bob: User) -> None:
    secret = switch_codes_on(bob)
    for number in range(5):
        Client().post("/en/accounts/login/", {"login": alice.email, "password": "x"})
        if number == 2:
            assert second_step(first_step(bob), code_for(secret, 1)).status_code == 302
    response = Client().post("/en/accounts/login/", {"login": alice.email, "password": PASSWORD})
    assert "too often" in str(response.context["form"].errors)


@pytest.mark.parametrize("code", ["", "\x00", "é", "９９９９９９", "x" * 5000, "-1", "1e5"])
def test_code_that_is_none_is_a_field_error(alice: User, code: str) -> None:
    switch_codes_on(alice)
    response = second_step(first_step(alice), code)
    assert (response.status_code, response.context["form"].errors.keys()) == (200, {"code"})
    response = recently_signed_in(make_member("Carol")).post(TOTP_URL, {"code": code})
    assert (response.status_code, response.context["form"].errors.keys()) == (200, {"code"})


def test_recovery_code_opens_the_account_once(alice: User) -> None:
    switch_codes_on(alice)
    code = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()[0]
    assert second_step(first_step(alice), code).status_code == 302
    assert second_step(first_step(alice), code).context["form"].errors.keys() == {"code"}


def test_recovery_codes_are_shown_and_saved_after_a_recent_login_only(alice: User) -> None:
    switch_codes_on(alice)
    codes = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()
    view, download = "/en/accounts/2fa/recovery-codes/", "/en/accounts/2fa/recovery-codes/download/"
    assert "reauthenticate" in browser_of(alice).get(view).headers["Location"]
    assert "reauthenticate" in browser_of(alice).get(download).headers["Location"]
    client = recently_signed_in(alice)
    html = client.get(view).content.decode()
    assert [code for code in codes if code not in html] == []
    assert client.get(download).content.decode().split() == codes
    client.post("/en/accounts/2fa/recovery-codes/generate/", {"x": ""})
    assert codes[0] not in client.get(view).content.decode()


def test_codes_can_be_switched_off(alice: User, deliver: Deliver) -> None:
    switch_codes_on(alice)
    client = recently_signed_in(alice)
    assert client.get("/en/accounts/2fa/totp/deactivate/").status_code == 200
    assert client.post("/en/accounts/2fa/totp/deactivate/").status_code == 302
    assert not Authenticator.objects.exists()
    assert [message.subject for message in deliver()] == ["Codes from an app are switched off"]


def test_switching_codes_on_is_told_by_mail(
    alice: User, deliver: Deliver, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        switch_codes_on(alice)
    assert [message.subject for message in deliver()] == ["Codes from an app are switched on"]


def test_setting_up_codes_asks_for_a_recent_login(alice: User) -> None:
    assert "reauthenticate" in browser_of(alice).get(TOTP_URL).headers["Location"]


def test_setting_up_codes_names_the_brand_and_the_account(alice: User) -> None:
    response = recently_signed_in(alice).get(TOTP_URL)
    assert response.context["totp_url"].startswith("otpauth://totp/alice%40example.org?")
    assert "issuer=Averlune" in response.context["totp_url"]


def answer_with(client_data: str, attestation: str, authenticator_data: str, handle: str) -> str:
    """Return what a browser would send, with made-up bytes in base64url."""
    response = {
        "clientDataJSON": client_data,
        "attestationObject": attestation,
        "authenticatorData": authenticator_data,
        "signature": "AA",
        "userHandle": handle,
    }
    return json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": response})


def test_square_for_the_app_is_black_on_white(alice: User) -> None:
    """Else it could not be read on a dark page."""
    assert 'fill="white"' in recently_signed_in(alice).get(TOTP_URL).context["totp_svg"]


HANDLE = "MQ"  # base64url of "1", as the id of a member
HOSTILE = [
    "",
    "null",
    "[]",
    "5",
    '"x"',
    "{",
    "{}",
    "[" * 50_000,
    '{"id": "\\u0000"}',
    '{"id": "\\ud800"}',
    '{"id": 5, "rawId": [], "response": {}, "type": "public-key"}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": null}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": "x"}',
    '{"id": "é", "rawId": "é", "type": "x", "response": {"clientDataJSON": "é", "attestationObject": "é"}}',
    answer_with("e30", "AA", "AA", HANDLE),
    answer_with("eyJ0eXBlIjoieCJ9", "oA", "A" * 60, "__8"),
]


@pytest.mark.parametrize("credential", HOSTILE)
def test_passkey_that_no_browser_made_is_refused_kindly(alice: User, credential: str) -> None:
    stranger = Client()
    stranger.get("/en/accounts/2fa/webauthn/login/", headers={"Accept": "application/json"})
    response = stranger.post("/en/accounts/2fa/webauthn/login/", {"credential": credential})
    assert (response.status_code, response.headers["Location"]) == (302, "/en/accounts/login/")
    client = recently_signed_in(alice)
    client.get("/en/accounts/2fa/webauthn/add/")
    response = client.post("/en/accounts/2fa/webauthn/add/", {"name": "x", "credential": credential})
    assert (response.status_code, response.context["form"].is_valid()) == (200, False)
    assert 'class="form__errors"' in response.content.decode()


@pytest.mark.parametrize("credential", HOSTILE)
def test_passkey_as_second_factor_that_no_browser_made_is_refused(alice: User, credential: str) -> None:
    switch_codes_on(alice)
    client = first_step(alice)
    client.get("/en/accounts/2fa/authenticate/")
    response = client.post("/en/accounts/2fa/authenticate/", {"credential": credential})
    assert (response.status_code, "_auth_user_id" in client.session) == (200, False)


def test_passkeys_of_others_cannot_be_touched(alice: User, bob: User) -> None:
    key = Authenticator.objects.create(
        user=alice, type=Authenticator.Type.WEBAUTHN, data={"name": "Mine", "credential": {}}
    )
    for action in ("edit", "remove"):
        response = recently_signed_in(bob).post(f"/en/accounts/2fa/webauthn/keys/{key.pk}/{action}/", {"name": "x"})
        assert response.status_code == 404
    assert Authenticator.objects.get().data["name"] == "Mine"


def test_passkey_name_is_bounded(alice: User) -> None:
    key = Authenticator.objects.create(
        user=alice, type=Authenticator.Type.WEBAUTHN, data={"name": "Mine", "credential": {}}
    )
    url = f"/en/accounts/2fa/webauthn/keys/{key.pk}/edit/"
    for name in ("", "\x00", "x" * 61):
        assert recently_signed_in(alice).post(url, {"name": name}).context["form"].errors.keys() == {"name"}
    assert recently_signed_in(alice).post(url, {"name": "Blue key"}).status_code == 302
    assert Authenticator.objects.get().data["name"] == "Blue key"


def test_texts_in_finds_names_and_nested_texts() -> None:
    assert list(texts_in({"a": ["b", {"c": "d"}, 5, None], "e": True})) == ["a", "b", "c", "d", "e"]


def test_credential_field_reads_an_object() -> None:
    assert CredentialField().clean('{"id": "é"}') == {"id": "é"}
