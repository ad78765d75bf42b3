"""A new country's tree, its checklist, and a country that takes a break."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Locale, ModelLogEntry, Page

from hub.countries.actions import change_state, launch_country
from hub.countries.checklist import checklist
from hub.countries.models import Country
from hub.countries.signals import country_launched
from hub.editorial.models import Assignment
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_home, make_index, make_member, publish


@pytest.fixture
def german_site(db: None) -> Locale:
    """A German home page, journal and two articles, all live."""
    make_article("Eins", "de")
    make_article("Zwei", "de")
    return Locale.objects.get(language_code="de")


def pages_of(code: str) -> list[tuple[str, bool, bool]]:
    """Return title, whether it is live, and whether it is an alias, of a locale's pages in tree order."""
    pages = Page.objects.filter(locale__language_code=code).order_by("path")
    return [(page.title, page.live, page.alias_of_id is not None) for page in pages]


def test_launch_copies_the_tree_as_drafts(german_site: Locale) -> None:
    launch_country("Spain", "ES", "es", source="de")
    titles = [title for title, _live, _alias in pages_of("de")]
    assert pages_of("es") == [(title, False, False) for title in titles]


def test_launch_in_the_same_language_makes_aliases_as_drafts(german_site: Locale) -> None:
    launch_country("Austria", "AT", "de-at", source="de")
    titles = [title for title, _live, _alias in pages_of("de")]
    assert pages_of("de-at") == [(title, False, True) for title in titles]


def test_copied_tree_is_sound(german_site: Locale) -> None:
    launch_country("Spain", "ES", "es", source="de")
    assert Page.find_problems() == ([], [], [], [], [])
    assert [page.get_children().count() for page in Page.objects.filter(locale__language_code="es")] == [1, 2, 0, 0]


def test_source_stays_as_it_was(german_site: Locale) -> None:
    before = pages_of("de")
    launch_country("Austria", "AT", "de-at", source="de")
    assert pages_of("de") == before


def test_launch_twice_copies_once(german_site: Locale) -> None:
    for _time in range(2):
        launch_country("Austria", "AT", "de-at", source="de")
    assert len(pages_of("de-at")) == len(pages_of("de"))
    assert ModelLogEntry.objects.filter(action="wagtail.create").count() == 1


def test_market_with_two_languages_is_launched_twice(german_site: Locale) -> None:
    first = launch_country("Belgium", "BE", "fr-be")
    second = launch_country("Belgium", "BE", "nl-be")
    assert first != second
    names = set(second.teams.values_list("group__name", flat=True))
    assert not names & set(first.teams.values_list("group__name", flat=True))


def test_failure_half_way_leaves_nothing(german_site: Locale, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("hub.countries.actions.ensure_marketing", fail)
    before = Page.objects.count()
    with pytest.raises(RuntimeError):
        launch_country("Spain", "ES", "es", source="de")
    assert (Country.objects.count(), Page.objects.count()) == (0, before)
    assert not Locale.objects.filter(language_code="es").exists()


def test_command_launches(german_site: Locale, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("launch_country", "at", language="de-at", source="de", name="Austria", free=True)
    country = Country.objects.get()
    assert (country.name, country.code, country.is_governed) == ("Austria", "AT", False)
    assert "nothing is live" in capsys.readouterr().out


@pytest.mark.parametrize(
    "options", [{"language": "xx"}, {"language": "es", "source": "pt"}, {"language": "es", "time_zone": "Moon/Sea"}]
)
def test_command_refuses_what_cannot_be(german_site: Locale, options: dict[str, str]) -> None:
    with pytest.raises(CommandError):
        call_command("launch_country", "ES", **options)
    assert not Country.objects.exists()


def test_launch_gives_translators_their_pages(
    german_site: Locale, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        launch_country("Spain", "ES", "es", source="de")
    found = Assignment.objects.filter(translation__target_locale__language_code="es")
    assert found.count() == len(pages_of("es"))
    country_launched.send(sender=Country, country=Country.objects.get())
    assert Assignment.objects.count() == found.count()


def test_launch_of_aliases_assigns_nothing(
    german_site: Locale, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        launch_country("Austria", "AT", "de-at", source="de")
    assert not Assignment.objects.exists()


@pytest.fixture
def admin(db: None) -> User:
    return make_member("Admin", is_superuser=True)


def test_checklist_says_what_is_left(german_site: Locale, admin: User) -> None:
    country = launch_country("Spain", "ES", "es", source="de", legal_owner="Averlune SL")
    items = {item.label: item.is_done for item in checklist(country)}
    assert items["The legal owner is known"]
    assert [label for label, is_done in items.items() if "live" in label and is_done] == []
    html = browser_of(admin).get(f"/admin/countries/{country.pk}/checklist/").content.decode()
    assert "0 of 4 are live" in html
    assert "Nothing waits for translation" in html


@pytest.mark.parametrize("path", ["checklist", "state"])
@pytest.mark.parametrize("person", ["manager", "marketer", "editor"])
def test_checklist_is_for_administrators(
    request: pytest.FixtureRequest, france: Country, person: str, path: str
) -> None:
    browser = browser_of(request.getfixturevalue(person))
    address = f"/admin/countries/{france.pk}/{path}/"
    response = browser.get(address) if path == "checklist" else browser.post(address, {"state": "paused"})
    assert response["Location"] == "/admin/"
    assert Country.objects.get().state == Country.State.PREPARING


def test_state_needs_a_post(france: Country, admin: User) -> None:
    assert browser_of(admin).get(f"/admin/countries/{france.pk}/state/").status_code == 405
    assert browser_of(admin).post(f"/admin/countries/{france.pk}/checklist/").status_code == 405


def test_unknown_state_is_refused(france: Country, admin: User) -> None:
    response = browser_of(admin).post(f"/admin/countries/{france.pk}/state/", {"state": "gone"})
    assert response.status_code == 400


def click(user: User, country: Country, state: str, callbacks: Any) -> None:
    with callbacks(execute=True):
        browser_of(user).post(f"/admin/countries/{country.pk}/state/", {"state": state})


def test_paused_country_tells_its_visitors(
    france: Country, admin: User, visitor: Client, django_capture_on_commit_callbacks: Any
) -> None:
    article = make_article("Savon", "fr")
    publish(make_home("fr"))
    assert visitor.get(article.url).status_code == 200
    click(admin, france, "paused", django_capture_on_commit_callbacks)
    response = visitor.get(article.url)
    assert (response.status_code, response["Retry-After"]) == (503, "86400")
    assert "fait une pause" in response.content.decode()
    assert visitor.get(f"{make_index('fr').url}feed/atom/").status_code == 503
    click(admin, france, "live", django_capture_on_commit_callbacks)
    assert visitor.get(article.url).status_code == 200


def test_other_countries_go_on(
    france: Country, admin: User, visitor: Client, django_capture_on_commit_callbacks: Any
) -> None:
    article = make_article("Soap")
    click(admin, france, "paused", django_capture_on_commit_callbacks)
    assert visitor.get(article.url).status_code == 200


def test_language_that_another_country_keeps_open_stays_open(
    germany: Country, visitor: Client, django_capture_on_commit_callbacks: Any
) -> None:
    article = make_article("Seife", "de")
    launch_country("Austria", "AT", "de")
    with django_capture_on_commit_callbacks(execute=True):
        change_state(germany, Country.State.PAUSED)
    assert visitor.get(article.url).status_code == 200


def test_pause_is_logged_once(france: Country) -> None:
    for _time in range(2):
        change_state(france, Country.State.PAUSED)
    assert ModelLogEntry.objects.filter(action="countries.pause").count() == 1
