from home.management.welcome import DEMO_PASSWORD, demo_accounts, live_languages, welcome
from hub.members.models import User
from tests.factories import PASSWORD, make_home, make_member


def test_live_languages_are_those_whose_home_is_live(db: None) -> None:
    make_home("en")
    make_home("fr")
    make_home("de").unpublish()
    assert live_languages() == ["en", "fr"]


def test_live_languages_of_an_empty_database_are_none(db: None) -> None:
    assert live_languages() == []


def test_demo_accounts_are_those_that_exist(db: None) -> None:
    for name in ("admin", "editor.fr", "member1", "member2"):
        make_member(name, email=f"{name}@example.org")
    make_member("marketing", email="marketing@example.com")
    assert list(demo_accounts()) == [
        ("admin@example.org", "administrator"),
        ("editor.fr@example.org", "country editor, fr"),
        ("member1@example.org", "member, as are the others up to member2@example.org"),
    ]


def test_welcome_names_addresses_and_accounts(db: None) -> None:
    make_home("fr")
    make_member("admin")
    lines = [line.split() for line in welcome(8123).splitlines()]
    assert ["Site,", "fr", "http://localhost:8123/fr/"] in lines
    assert ["Admin", "http://localhost:8123/admin/"] in lines
    assert ["admin@example.org", "administrator"] in lines


def test_welcome_is_silent_about_accounts_where_there_are_none(db: None) -> None:
    assert User.objects.count() == 0
    assert DEMO_PASSWORD not in welcome(8000)


def test_welcome_tells_the_password_that_the_demo_has(db: None) -> None:
    make_member("admin")
    assert f"password {PASSWORD}:" in welcome(8000)
