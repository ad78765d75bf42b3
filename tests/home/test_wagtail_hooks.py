"""Site settings in the admin, and its look."""

import pytest
from django.urls import reverse

from home.models import BrandSettings
from hub.countries.actions import join_team
from hub.countries.models import Country, Role
from hub.editorial.gate import setting_up
from hub.members.models import User
from tests.cast import *  # noqa: F403  fixtures are found by name
from tests.conftest import browser_of
from tests.factories import make_member


@setting_up()
def make_settings(country: Country) -> BrandSettings:
    return BrandSettings.objects.create(locale=country.locale, brand_name=country.name)


def form(settings: BrandSettings, **changes: object) -> dict[str, object]:
    fields = {"locale": settings.locale_id, "brand_name": settings.brand_name, "tagline": "", "footer": ""}
    lists = {f"{n}-{key}": 0 for n in ("navigation", "social_links") for key in ("TOTAL_FORMS", "INITIAL_FORMS")}
    return fields | {"accent_colour": "#0b5f5b"} | lists | changes


def draft(settings: BrandSettings) -> BrandSettings:
    settings.refresh_from_db()
    return settings.get_latest_revision_as_object()


def address(view: str, *args: int) -> str:
    return reverse(f"wagtailsnippets_home_brandsettings:{view}", args=args)


def test_manager_changes_the_own_settings(manager: User, france: Country) -> None:
    settings = make_settings(france)
    browser_of(manager).post(address("edit", settings.pk), form(settings, tagline="Gardez la bouteille"))
    settings.refresh_from_db()
    assert (settings.tagline, draft(settings).tagline) == ("", "Gardez la bouteille")


def test_settings_stay_with_their_locale(manager: User, france: Country, germany: Country) -> None:
    settings = make_settings(france)
    browser_of(manager).post(address("edit", settings.pk), form(settings, locale=germany.locale_id, tagline="Neu"))
    assert (draft(settings).locale, draft(settings).tagline) == (france.locale, "Neu")


def test_manager_does_not_open_another_country_s_settings(manager: User, germany: Country) -> None:
    settings = make_settings(germany)
    response = browser_of(manager).post(address("edit", settings.pk), form(settings, tagline="Non"))
    assert (response.headers["Location"], draft(settings).tagline) == ("/admin/", "")


def test_manager_does_not_add_settings(manager: User) -> None:
    assert browser_of(manager).get(address("add")).headers["Location"] == "/admin/"


@pytest.mark.parametrize("person", ["editor", "translator", "moderator"])
def test_settings_are_closed_to_others(france: Country, request: pytest.FixtureRequest, person: str) -> None:
    settings = make_settings(france)
    browser = browser_of(request.getfixturevalue(person))
    assert browser.get(address("edit", settings.pk)).headers["Location"] == "/admin/"


def test_admin_wears_the_brand(editor: User) -> None:
    page = browser_of(editor).get("/admin/").content.decode()
    assert [part in page for part in ("css/admin.css", "relais-logo", "img/icons/icon.svg")] == [True] * 3
    assert "Good to see you, editor FR" in page


def test_admin_speaks_the_language_of_the_member(france: Country) -> None:
    user = make_member("Élodie", language="fr")
    join_team(user, france, Role.EDITOR)
    assert '<html lang="fr"' in browser_of(user).get("/admin/").content.decode()


def test_admin_asks_nothing_of_other_hosts(editor: User) -> None:
    page = browser_of(editor).get("/admin/").content.decode()
    assert [host in page for host in ("gravatar", "releases.wagtail.io")] == [False, False]
