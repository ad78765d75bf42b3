"""The member's own page and leaving, by forms/profile and views."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from hub.members.forms.profile import language_choices
from hub.members.models import User

from ..conftest import browser_of
from ..factories import PASSWORD, make_article, make_comment, make_home, make_locale, make_member
from .conftest import Deliver, picture_file

pytestmark = pytest.mark.django_db
URL = "/en/accounts/profile/"
DELETE_URL = "/en/accounts/delete/"


@pytest.fixture(autouse=True)
def site() -> None:
    make_home()
    make_locale("fr")


def save(member: User, **changes: Any) -> Any:
    data = {"display_name": member.display_name, "language": member.language} | changes
    return browser_of(member).post(URL, data)


def signed_in(member: User) -> Client:
    """Return a browser in which the member has just typed the password."""
    client = Client()
    client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def test_profile_shows_the_own_address_to_nobody_else(alice: User, bob: User) -> None:
    assert alice.email in browser_of(alice).get(URL).content.decode()
    assert alice.email not in browser_of(bob).get(URL).content.decode()


def test_profile_sends_strangers_to_the_login(visitor: Client) -> None:
    assert visitor.get(URL).headers["Location"] == f"/en/accounts/login/?next={URL}"


def test_profile_is_never_cached(alice: User) -> None:
    assert "no-store" in browser_of(alice).get(URL).headers["Cache-Control"]


def test_profile_refuses_other_methods(alice: User) -> None:
    assert browser_of(alice).delete(URL).status_code == 405


def test_profile_saves_and_goes_on_in_the_new_language(alice: User) -> None:
    response = save(alice, display_name="  Alice   B. ", language="fr")
    assert response.headers["Location"] == "/fr/accounts/profile/"
    alice.refresh_from_db()
    assert (alice.display_name, alice.language) == ("Alice B.", "fr")


def test_profile_refuses_a_taken_name_beside_the_field(alice: User, bob: User) -> None:
    response = save(alice, display_name="BÓB")
    html = response.content.decode()
    assert response.context["form"].errors.keys() == {"display_name"}
    assert 'aria-describedby="id_display_name_helptext id_display_name_error"' in html
    assert 'aria-invalid="true"' in html and 'id="id_display_name_error"' in html
    assert User.objects.get(pk=alice.pk).display_name == "Alice"


@pytest.mark.parametrize(
    "changes", [{"display_name": "a\x00b"}, {"display_name": "x" * 5000}, {"language": "xx"}, {"language": "f\x00"}]
)
def test_profile_answers_bad_input_with_a_field_error(alice: User, changes: dict[str, str]) -> None:
    response = save(alice, **changes)
    assert response.status_code == 200
    assert response.context["form"].errors.keys() == changes.keys()


def test_profile_cannot_set_what_is_not_in_the_form(alice: User) -> None:
    save(alice, is_superuser="on", is_staff="on", email="x@example.org", first_name="X")
    stored = User.objects.get(pk=alice.pk)
    assert (stored.is_superuser, stored.is_staff, stored.email, stored.first_name) == (False, False, alice.email, "")


def test_profile_stores_and_removes_a_picture(alice: User) -> None:
    save(alice, picture=picture_file())
    alice.refresh_from_db()
    assert str(alice.avatar.name).endswith(".webp")
    assert alice.avatar.url in browser_of(alice).get(URL).content.decode()
    save(alice, remove_picture="on")
    assert not User.objects.get(pk=alice.pk).avatar


@pytest.mark.parametrize(
    "upload", [SimpleUploadedFile("x.png", b"<html>"), SimpleUploadedFile("a\x00.png", b"x"), picture_file("me.jpg")]
)
def test_profile_refuses_a_bad_picture_beside_the_field(alice: User, upload: SimpleUploadedFile) -> None:
    response = save(alice, picture=upload)
    assert response.context["form"].errors.keys() == {"picture"}
    assert not User.objects.get(pk=alice.pk).avatar


def test_profile_refuses_a_body_of_ten_megabytes(alice: User) -> None:
    assert save(alice, display_name="x" * 10_000_000).status_code == 400


def test_language_choices_are_what_the_site_speaks_and_the_members_own() -> None:
    make_locale("de")
    assert language_choices("en") == [("de", "Deutsch"), ("en", "English"), ("fr", "Français")]
    assert [code for code, _name in language_choices("ar")] == ["ar", "de", "en", "fr"]
    assert "xx" not in dict(language_choices("xx"))


def test_delete_account_asks_for_a_recent_login(alice: User) -> None:
    response = browser_of(alice).post(DELETE_URL, {"is_sure": "on"})
    assert response.headers["Location"].startswith("/en/accounts/reauthenticate/?next=")
    assert User.objects.filter(pk=alice.pk).exists()


def test_delete_account_asks_strangers_to_log_in(visitor: Client) -> None:
    assert visitor.post(DELETE_URL, {"is_sure": "on"}).headers["Location"].startswith("/en/accounts/login/")


def test_delete_account_needs_the_box_ticked(alice: User) -> None:
    response = signed_in(alice).post(DELETE_URL)
    assert response.context["form"].errors.keys() == {"is_sure"}
    assert User.objects.filter(pk=alice.pk).exists()


def test_delete_account_erases_logs_out_and_says_goodbye(alice: User, deliver: Deliver) -> None:
    make_comment(make_article(), "I was here.", alice)
    client = signed_in(alice)
    deliver()
    response = client.post(DELETE_URL, {"is_sure": "on"}, follow=True)
    assert response.redirect_chain == [("/en/accounts/deleted/", 302)]
    assert not User.objects.filter(pk=alice.pk).exists()
    assert "_auth_user_id" not in client.session
    assert [(m.to, m.subject) for m in deliver()] == [([alice.email], "Your account is deleted")]


def test_delete_account_keeps_the_last_administrator() -> None:
    admin = make_member("Root", is_superuser=True)
    client = signed_in(admin)
    assert "only administrator" in client.get(DELETE_URL).content.decode()
    client.post(DELETE_URL, {"is_sure": "on"})
    assert User.objects.filter(pk=admin.pk).exists()


def test_account_deleted_can_be_read_by_everybody(visitor: Client) -> None:
    assert visitor.get("/en/accounts/deleted/").status_code == 200
    assert visitor.post("/en/accounts/deleted/").status_code == 405


def test_own_pages_speak_the_language_of_the_address(alice: User) -> None:
    html = browser_of(alice).get("/fr/accounts/profile/").content.decode()
    with translation.override("fr"):
        assert f'action="{reverse("members:profile")}"' in html
