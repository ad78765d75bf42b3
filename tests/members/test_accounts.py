"""Signing up and in, the address, the password: allauth with our forms, adapter and templates."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.db import IntegrityError
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.urls import reverse

from hub.members.forms.account import AddEmailForm, SignupForm
from hub.members.models import User

from ..conftest import browser_of
from ..factories import PASSWORD, make_home, make_locale, make_member
from .conftest import Deliver

pytestmark = pytest.mark.django_db
NEW = {"email": "nora@example.org", "display_name": "Nora", "password1": "seven green bottles"}


@pytest.fixture(autouse=True)
def site() -> None:
    make_home()
    make_locale("fr")


def link_in(message: EmailMessage) -> str:
    """Return the path of the link in a mail."""
    found = re.search(r"https?://testserver(/\S+)", str(message.body))
    assert found
    return found[1]


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post("/en/accounts/login/", {"login": email, "password": password, **more})


def recently_signed_in(member: User) -> Client:
    client = browser_of(member)
    client.post("/en/accounts/reauthenticate/", {"password": PASSWORD})
    return client


# Signing up


def test_signup_confirms_by_post_and_logs_in(visitor: Client, deliver: Deliver) -> None:
    response = visitor.post("/en/accounts/signup/", NEW)
    assert response.headers["Location"] == "/en/accounts/confirm-email/"
    [message] = deliver()
    assert (message.to, message.subject) == ([NEW["email"]], "Please confirm your address")
    link = link_in(message)
    assert visitor.get(link).status_code == 200
    assert not EmailAddress.objects.get().verified
    assert visitor.post(link).headers["Location"] == "/en/accounts/profile/"
    assert EmailAddress.objects.get().verified
    assert visitor.get("/en/accounts/profile/").status_code == 200


def test_signup_stores_the_name_and_the_language_of_the_page(visitor: Client, deliver: Deliver) -> None:
    visitor.post("/fr/accounts/signup/", NEW)
    member = User.objects.get()
    assert (member.display_name, member.language, member.email) == ("Nora", "fr", NEW["email"])
    assert link_in(deliver()[0]).startswith("/fr/accounts/confirm-email/")


def test_signup_shows_the_address_of_a_login_before_it_is_confirmed_to_nobody(
    visitor: Client, deliver: Deliver
) -> None:
    visitor.post("/en/accounts/signup/", NEW)
    assert sign_in(Client(), NEW["email"], NEW["password1"]).headers["Location"] == "/en/accounts/confirm-email/"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "no address"),
        ("email", "a\x00b@example.org"),
        ("email", f"{'x' * 60}@{'y' * 60}.{'y' * 60}.{'y' * 60}.{'y' * 60}.org"),
        ("display_name", ""),
        ("display_name", "\u200b"),
        ("display_name", "a\x00b"),
        ("display_name", "x" * 5000),
        ("display_name", "\ufdfa" * 40),
        ("display_name", "ALICE"),
        ("password1", "short"),
        ("password1", "password1234"),
        ("password1", "a long \x00 password"),
    ],
)
def test_signup_answers_bad_input_beside_the_field(visitor: Client, alice: User, field: str, value: str) -> None:
    response = visitor.post("/en/accounts/signup/", NEW | {field: value})
    assert response.context["form"].errors.keys() == {field}
    assert f'id="id_{field}_error"' in response.content.decode()
    assert User.objects.count() == 1


def test_signup_does_not_tell_who_has_an_account(visitor: Client, deliver: Deliver) -> None:
    member = make_member("Alice", language="fr")
    known = visitor.post("/en/accounts/signup/", NEW | {"email": member.email})
    [message] = deliver()
    unknown = Client().post("/en/accounts/signup/", NEW)
    assert known.headers["Location"] == unknown.headers["Location"]
    assert link_in(message) == "/fr/accounts/password/reset/"
    assert User.objects.count() == 2


def test_signup_that_loses_a_race_for_the_name_gets_another_name(rf: Any, visitor: Client, monkeypatch: Any) -> None:
    make_member("Nora", email="other@example.org")
    monkeypatch.setattr("hub.members.names.is_taken", lambda key, member: False)
    assert visitor.post("/en/accounts/signup/", NEW).status_code == 302
    assert re.fullmatch(r"Nora \d{4}", User.objects.get(email=NEW["email"]).display_name)


def test_signup_sent_twice_at_once_makes_one_account(visitor: Client, monkeypatch: Any) -> None:
    make_member("Nora", email=NEW["email"])
    monkeypatch.setattr("hub.members.names.is_taken", lambda key, member: False)
    monkeypatch.setattr(SignupForm, "validate_unique_email", lambda form, value: value)
    assert visitor.post("/en/accounts/signup/", NEW).status_code == 302
    assert User.objects.count() == 1


@override_settings(ACCOUNT_SIGNUP_OPEN=False)
def test_signup_can_be_closed(visitor: Client) -> None:
    assert "Sign-up is closed" in visitor.get("/en/accounts/signup/").content.decode()
    visitor.post("/en/accounts/signup/", NEW)
    assert not User.objects.exists()


def test_confirm_email_with_an_altered_link_says_so(visitor: Client) -> None:
    assert "no longer valid" in visitor.get("/en/accounts/confirm-email/MQ:1abc:forged/").content.decode()
    assert visitor.post("/en/accounts/confirm-email/MQ:1abc:forged/").status_code == 404


# Signing in and out


def test_login_leads_members_to_their_page_and_editors_to_the_admin(alice: User) -> None:
    assert sign_in(Client(), alice.email).headers["Location"] == "/en/accounts/profile/"
    admin = make_member("Root", is_superuser=True)
    assert sign_in(Client(), admin.email).headers["Location"] == "/admin/"


def test_login_takes_any_case_of_the_address(alice: User) -> None:
    assert sign_in(Client(), alice.email.upper()).headers["Location"] == "/en/accounts/profile/"


@pytest.mark.parametrize("path", ["/fr/", "/en/blog/?page=2"])
def test_login_goes_on_to_an_address_of_the_site(alice: User, path: str) -> None:
    assert sign_in(Client(), alice.email, next=path).headers["Location"] == path


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "a\x00b\r\nX: y",
    ],
)
def test_login_goes_nowhere_else(alice: User, path: str) -> None:
    location = sign_in(Client(), alice.email, next=path).headers["Location"]
    assert location in ("/en/accounts/profile/", "a%00b%0D%0AX:%20y")


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/x/../admin/", "/admin"])
def test_login_of_a_member_does_not_go_round_in_circles_at_the_admin(alice: User, path: str) -> None:
    assert sign_in(Client(), alice.email, next=path).headers["Location"] == "/en/accounts/profile/"
    response = browser_of(alice).get("/admin/", follow=True)
    assert response.redirect_chain[-1][0] == "/en/accounts/profile/"


def test_login_of_an_editor_goes_on_in_the_admin(visitor: Client) -> None:
    admin = make_member("Root", is_superuser=True)
    doors = visitor.get("/admin/pages/", follow=True)
    assert doors.redirect_chain[-1][0].endswith("/accounts/login/?next=%2Fadmin%2Fpages%2F")
    assert sign_in(visitor, admin.email, next="/admin/pages/").headers["Location"] == "/admin/pages/"


def test_login_says_the_same_for_a_wrong_address_and_a_wrong_password(alice: User) -> None:
    wrong = [
        sign_in(Client(), *pair).context["form"].errors for pair in ((alice.email, "x"), ("nobody@example.org", "x"))
    ]
    assert wrong[0] == wrong[1] == {"__all__": ["This address and password do not belong together."]}


def test_login_refuses_closed_accounts(alice: User) -> None:
    User.objects.update(is_active=False)
    client = Client()
    sign_in(client, alice.email)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "data",
    [
        {"login": "a\x00@b.org", "password": "x"},
        {"login": "x" * 9000, "password": "x"},
        {"login": "a@b.org", "password": "\x00"},
    ],
)
def test_login_answers_bad_input_beside_the_field(visitor: Client, data: dict[str, str]) -> None:
    response = visitor.post("/en/accounts/login/", data)
    assert response.status_code == 200
    assert len(response.context["form"].errors) == 1


def test_login_form_tells_browsers_what_to_fill_in(visitor: Client) -> None:
    html = visitor.get("/en/accounts/login/").content.decode()
    assert 'autocomplete="username webauthn"' in html and 'autocomplete="current-password"' in html
    assert "placeholder" not in html.partition("<main")[2].partition("</main")[0]
    html = visitor.get("/en/accounts/signup/").content.decode()
    assert 'autocomplete="new-password"' in html and 'autocomplete="email"' in html


def test_login_is_limited_per_account_whatever_the_case_or_the_forwarded_header(alice: User) -> None:
    for number in range(5):
        address = alice.email.upper() if number % 2 else alice.email
        Client(headers={"X-Forwarded-For": f"10.0.0.{number}"}).post(
            "/en/accounts/login/", {"login": address, "password": "x"}
        )
    errors = sign_in(Client(headers={"X-Forwarded-For": "10.9.9.9"}), alice.email.title()).context["form"].errors
    assert errors == {"__all__": ["That was wrong too often. Please wait a few minutes."]}


def test_login_limit_is_not_lifted_by_ones_own_success(alice: User, bob: User) -> None:
    for _try in range(5):
        sign_in(Client(), alice.email, "x")
        assert sign_in(Client(), bob.email).status_code == 302
    assert "too often" in str(sign_in(Client(), alice.email).context["form"].errors)


def test_login_limit_per_visitor_ignores_a_forwarded_header(alice: User) -> None:
    for number in range(20):
        Client(headers={"X-Forwarded-For": f"10.0.0.{number}"}).post(
            "/en/accounts/login/", {"login": f"a{number}@example.org", "password": "x"}
        )
    response = Client(headers={"X-Forwarded-For": "10.9.9.9"}).post(
        "/en/accounts/login/", {"login": alice.email, "password": "x"}
    )
    assert response.status_code == 429
    assert "Please wait a little" in response.content.decode()


@override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=2)
def test_login_works_where_fewer_proxies_than_expected_answer(alice: User) -> None:
    client = Client(headers={"X-Forwarded-For": "10.0.0.1"})
    assert sign_in(client, alice.email).status_code == 302
    assert (
        Client(REMOTE_ADDR="").post("/en/accounts/login/", {"login": alice.email, "password": "x"}).status_code == 200
    )


def test_login_works_while_redis_is_away(alice: User) -> None:
    backend = "hub.content.cache_backends.FailoverRedisCache"
    with override_settings(
        CACHES={name: {"BACKEND": backend, "LOCATION": "redis://127.0.0.1:1/0"} for name in ("default", "pages")}
    ):
        for _try in range(5):
            assert sign_in(Client(), alice.email, "x").status_code == 200
        assert "too often" in str(sign_in(Client(), alice.email).context["form"].errors)


def test_logout_asks_on_get_and_goes_home_on_post(alice: User) -> None:
    client = browser_of(alice)
    assert client.get("/fr/accounts/logout/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/fr/accounts/logout/").headers["Location"] == "/fr/"
    assert "_auth_user_id" not in client.session


# The password


def test_password_reset_by_a_link_in_the_members_language(visitor: Client, deliver: Deliver) -> None:
    member = make_member("Zoe", language="fr")
    visitor.post("/en/accounts/password/reset/", {"email": member.email})
    link = link_in(deliver()[0])
    assert link.startswith("/fr/accounts/password/reset/key/")
    form = visitor.get(link, follow=True).redirect_chain[-1][0]
    assert visitor.post(form, {"password1": "eight green bottles"}).status_code == 302
    assert sign_in(Client(), member.email, "eight green bottles").status_code == 302
    assert "password1" not in Client().get(link, follow=True).content.decode()
    assert [message.to for message in deliver()] == [[member.email]]


def test_password_reset_does_not_tell_who_has_an_account(visitor: Client, alice: User, deliver: Deliver) -> None:
    known = visitor.post("/en/accounts/password/reset/", {"email": alice.email})
    unknown = visitor.post("/en/accounts/password/reset/", {"email": "nobody@example.org"})
    assert known.headers["Location"] == unknown.headers["Location"]
    assert [message.subject for message in deliver()] == ["Choose a new password", "No account with this address"]


def test_password_reset_sends_no_link_to_an_address_that_only_looks_alike(visitor: Client, deliver: Deliver) -> None:
    make_member("Sara", email="sara@example.org")
    visitor.post("/en/accounts/password/reset/", {"email": "\u017fara@example.org"})
    assert all("password/reset/key" not in str(message.body) for message in deliver())


@pytest.mark.parametrize("key", ["zzzzzzzzzzzzzzzzzzzzzz-abc", "1-\u00e9", "1-set-password", "0-0", f"1-{'x' * 150}"])
def test_password_reset_with_a_made_up_link_says_so(visitor: Client, key: str) -> None:
    response = visitor.get(f"/en/accounts/password/reset/key/{key}/", follow=True)
    assert (response.status_code, "not right" in response.content.decode()) == (200, True)


def test_password_change_needs_the_current_one_and_tells_by_mail(deliver: Deliver) -> None:
    member = make_member("Zoe", language="fr")
    client = browser_of(member)
    wrong = client.post("/en/accounts/password/change/", {"oldpassword": "x", "password1": "eight green bottles"})
    assert wrong.context["form"].errors.keys() == {"oldpassword"}
    client.post("/en/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "eight green bottles"})
    member.refresh_from_db()
    assert member.check_password("eight green bottles")
    assert [message.to for message in deliver()] == [[member.email]]


# The address


def test_email_change_waits_for_the_link(alice: User, deliver: Deliver) -> None:
    client = recently_signed_in(alice)
    old = alice.email
    client.post("/en/accounts/email/", {"email": "new@example.org", "action_add": ""})
    [message] = deliver()
    alice.refresh_from_db()
    assert (message.to, alice.email) == (["new@example.org"], old)
    client.post(link_in(message))
    alice.refresh_from_db()
    assert alice.email == "new@example.org"
    assert [message.to for message in deliver()] == [[old]]


def test_email_change_asks_for_a_recent_login(alice: User) -> None:
    response = browser_of(alice).post("/en/accounts/email/", {"email": "new@example.org", "action_add": ""})
    assert response.headers["Location"].startswith("/en/accounts/reauthenticate/")


def test_email_change_to_an_address_somebody_signed_up_with_is_refused(
    alice: User, visitor: Client, deliver: Deliver
) -> None:
    client = recently_signed_in(alice)
    client.post("/en/accounts/email/", {"email": NEW["email"], "action_add": ""})
    link = link_in(deliver()[0])
    User.objects.create_user(NEW["email"], display_name="Squatter")
    assert client.post(link).status_code < 500
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"


@pytest.mark.parametrize(
    "email", ["a\x00b@example.org", "no", f"a@{'y' * 60}.{'y' * 60}.{'y' * 60}.{'y' * 60}.{'y' * 60}.org"]
)
def test_email_change_answers_bad_input_beside_the_field(alice: User, email: str) -> None:
    response = recently_signed_in(alice).post("/en/accounts/email/", {"email": email, "action_add": ""})
    assert response.context["form"].errors.keys() == {"email"}
    for action in ("action_send", "action_remove", "action_primary"):
        assert recently_signed_in(alice).post("/en/accounts/email/", {"email": email, action: ""}).status_code == 302


def test_email_page_can_send_the_link_again_and_keep_the_old_address(alice: User, deliver: Deliver) -> None:
    client = recently_signed_in(alice)
    client.post("/en/accounts/email/", {"email": "new@example.org", "action_add": ""})
    assert "new@example.org" in client.get("/en/accounts/email/").content.decode()
    client.post("/en/accounts/email/", {"email": "new@example.org", "action_remove": ""})
    assert list(EmailAddress.objects.values_list("email", flat=True)) == [alice.email]


# Every page


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_signup",
        "account_reset_password",
        "account_reset_password_done",
        "account_email_verification_sent",
        "account_inactive",
        "account_reset_password_from_key_done",
        "members:account_deleted",
    ],
)
def test_pages_for_strangers_have_a_heading_no_inline_script_and_one_title(visitor: Client, name: str) -> None:
    check_page(visitor, reverse(name))


@pytest.mark.parametrize(
    "name",
    [
        "members:profile",
        "account_email",
        "account_change_password",
        "account_logout",
        "account_reauthenticate",
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "members:delete_account",
    ],
)
def test_pages_for_members_have_a_heading_no_inline_script_and_one_title(alice: User, name: str) -> None:
    check_page(recently_signed_in(alice), reverse(name))


def test_pages_of_allauth_that_we_do_not_have_stand_in_our_layout(rf: Any, alice: User) -> None:
    request = rf.get("/en/accounts/email/")
    request.user = alice
    html = render_to_string("account/email.html", {"form": AddEmailForm(alice), "can_add_email": True}, request)
    assert '<h1 class="page-head__title">' in html
    assert '<div class="field">' in html and 'class="button"' in html


def check_page(client: Client, path: str) -> None:
    response = client.get(path)
    html = response.content.decode()
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert not re.search(r"<script(?![^>]*(?:src=|type=\"application/))|\son\w+=|\sstyle=|<style", html)
    scripts = re.findall(r"<script([^>]*\bsrc=[^>]*)>", html.partition("<main")[2])
    nonce = re.search(r"'nonce-([^']+)'", response.headers["Content-Security-Policy"])
    assert all(nonce and f'nonce="{nonce[1]}"' in script for script in scripts)


def test_integrity_of_one_account_per_name_and_address(alice: User) -> None:
    with pytest.raises(IntegrityError):
        User.objects.create_user("x@example.org", display_name="ÁLICE")
