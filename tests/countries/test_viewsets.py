"""Countries in the admin: an administrator launches them and chooses their teams."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from hub.countries.models import Country, Role
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_home, make_member

SPAIN = {"name": "Spain", "code": "es", "language": "es", "time_zone": "Europe/Madrid", "state": "preparing"}


@pytest.fixture
def admin(db: None) -> User:
    return make_member("Admin", is_superuser=True)


def address(view: str, *args: int) -> str:
    return reverse(f"countries:{view}", args=args)


def launch(user: User, **changes: str) -> Any:
    return browser_of(user).post(address("add"), SPAIN | changes)


def test_launching_makes_the_whole_country(admin: User) -> None:
    make_home()
    response = launch(admin)
    country = Country.objects.get()
    assert response.headers["Location"] == address("checklist", country.pk)
    assert (country.code, country.locale.language_code, country.teams.count()) == ("ES", "es", 4)
    assert ModelLogEntry.objects.get(action="wagtail.create").user == admin


@pytest.mark.parametrize(
    "changes", [{"code": "F1"}, {"language": "xx"}, {"time_zone": "Europe/Atlantis"}, {"name": ""}]
)
def test_launching_tells_what_is_wrong(admin: User, france: Country, changes: dict[str, str]) -> None:
    response = launch(admin, **changes)
    assert list(response.context["form"].errors) == list(changes)
    assert list(Country.objects.all()) == [france]


@pytest.mark.parametrize("person", ["marketer", "manager", "editor"])
def test_countries_are_for_administrators(request: pytest.FixtureRequest, france: Country, person: str) -> None:
    user = request.getfixturevalue(person)
    assert launch(user).headers["Location"] == "/admin/"
    for view in ("team", "edit"):
        assert browser_of(user).get(address(view, france.pk)).headers["Location"] == "/admin/"
    assert Country.objects.count() == 1


def test_editing_keeps_code_and_locale(admin: User, france: Country) -> None:
    browser_of(admin).post(address("edit", france.pk), SPAIN | {"name": "La France", "state": "paused"})
    france.refresh_from_db()
    assert (france.name, france.code, france.locale.language_code, france.state) == ("La France", "FR", "fr", "paused")


def test_a_country_is_not_deleted(admin: User, france: Country) -> None:
    browser_of(admin).post(address("delete", france.pk))
    assert Country.objects.filter(pk=france.pk).exists()


def test_team_shows_people_by_role(admin: User, france: Country, editor: User) -> None:
    page = browser_of(admin).get(address("team", france.pk)).content.decode()
    assert [editor.email in page, page.count("Nobody yet.")] == [True, 3]


def test_team_adds_by_address(admin: User, france: Country, alice: User) -> None:
    browser_of(admin).post(address("team", france.pk), {"email": "ALICE@example.org", "role": Role.TRANSLATOR})
    assert alice.groups.get().name == "France: translators"
    assert ModelLogEntry.objects.get(action="countries.join_team").user == admin


def test_team_tells_that_nobody_has_the_address(admin: User, france: Country) -> None:
    response = browser_of(admin).post(address("team", france.pk), {"email": "no@example.org", "role": Role.EDITOR})
    assert response.context["form"].errors == {"email": ["There is no account with this address."]}


def test_team_removes(admin: User, france: Country, editor: User) -> None:
    browser_of(admin).post(address("team", france.pk), {"leave": f"{editor.pk}.editor"})
    assert not editor.groups.exists()


@pytest.mark.parametrize("value", ["", "x.editor", "999.editor", "{}.king", "٣.editor"])
def test_team_refuses_what_is_nobody(admin: User, france: Country, editor: User, value: str) -> None:
    form = {"leave": value.format(editor.pk)}
    assert browser_of(admin).post(address("team", france.pk), form, follow=True).status_code == 404
    assert editor.groups.exists()
