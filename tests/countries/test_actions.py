"""Launching a country, and who is in its team."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.core.management import call_command
from wagtail.models import Collection, GroupPagePermission, Locale, ModelLogEntry, Page
from wagtail.users.models import UserProfile

from hub.countries.actions import ensure_marketing, join_team, launch_country, leave_team
from hub.countries.models import Country, Role
from hub.countries.signals import country_launched
from hub.members.models import User
from tests.factories import make_article, make_home, make_member


def launch_spain() -> Country:
    return launch_country("Spain", "es", "es", "Europe/Madrid")


def test_launch_makes_a_draft_home_page_of_the_source(db: None) -> None:
    home = make_home()
    country = launch_spain()
    copy = home.get_translation(country.locale)
    assert (copy.live, copy.slug, copy.hero_title) == (False, "home-es", "Keep the bottle")


def test_launch_makes_four_groups_and_a_collection(db: None) -> None:
    make_home()
    country = launch_spain()
    names = sorted(country.teams.values_list("group__name", flat=True))
    assert names == ["Spain: editors", "Spain: managers", "Spain: moderators", "Spain: translators"]
    assert Collection.objects.filter(name="Spain", depth=2).count() == 1


def test_launch_twice_changes_nothing(db: None) -> None:
    make_home()

    def counts() -> list[int]:
        return [model.objects.count() for model in (Country, Locale, Page, Group, Collection, GroupPagePermission)]

    first = launch_spain()
    before = counts()
    assert launch_country("Another name", "ES", "es") == first
    assert counts() == before


def test_launch_mends_what_is_missing(db: None) -> None:
    make_home()
    country = launch_spain()
    country.teams.get(role=Role.MANAGER).group.permissions.clear()
    launch_spain()
    group = country.teams.get(role=Role.MANAGER).group
    assert group.permissions.filter(codename="change_brandsettings").exists()


def test_launch_keeps_a_live_home_page_live(db: None) -> None:
    home = make_home("fr")
    launch_country("France", "FR", "fr")
    home.refresh_from_db()
    assert home.live


def test_launch_for_the_source_language_uses_the_source_home_page(db: None) -> None:
    home = make_home()
    launch_country("United Kingdom", "GB", "en")
    assert list(Page.objects.filter(depth=2)) == [home.page_ptr]


def test_two_countries_share_a_locale(db: None) -> None:
    make_home("de")
    germany, austria = launch_country("Germany", "DE", "de"), launch_country("Austria", "AT", "de")
    assert germany.locale == austria.locale
    assert Page.objects.filter(depth=2, locale=germany.locale).count() == 1
    assert Group.objects.filter(country_team__country__in=[germany, austria]).count() == 8


@pytest.mark.parametrize(
    "values",
    [("Spain", "ES", "xx"), ("", "ES", "es"), ("Spain", "ESP", "es"), ("Spain", "ES", "es", "Europe/Atlantis")],
)
def test_launch_refuses_what_cannot_be(db: None, values: tuple[str, ...]) -> None:
    make_home()
    locales = Locale.objects.count()
    with pytest.raises(ValidationError):
        launch_country(*values)
    assert (Country.objects.count(), Locale.objects.count()) == (0, locales)


def test_launch_is_announced_each_time_when_committed(db: None, django_capture_on_commit_callbacks: object) -> None:
    make_home()
    heard: list[Country] = []

    def listen(country: Country, **_kwargs: object) -> None:
        heard.append(country)

    country_launched.connect(listen)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # pytest-django's fixture
        country = launch_spain()
        assert heard == []
        launch_spain()
    country_launched.disconnect(listen)
    assert heard == [country, country]  # so that a room upstairs can mend what failed the first time


def test_join_team_is_logged_once(france: Country) -> None:
    user = make_member("Élodie")
    join_team(user, france, Role.EDITOR)
    join_team(user, france, Role.EDITOR)
    entry = ModelLogEntry.objects.get(action="countries.join_team")
    assert entry.data == {"member": "Élodie", "member_id": user.pk, "role": "editor", "locale": "fr"}
    assert user.groups.get().name == "France: editors"


def test_leave_team_takes_the_role_and_is_logged_once(france: Country, editor: User) -> None:
    leave_team(editor, france, Role.EDITOR)
    leave_team(editor, france, Role.EDITOR)
    assert not editor.groups.exists()
    assert ModelLogEntry.objects.filter(action="countries.leave_team").count() == 1


def test_join_team_sets_the_language_of_the_admin(france: Country) -> None:
    user = make_member(language="fr")
    join_team(user, france, Role.EDITOR)
    assert UserProfile.get_for_user(user).preferred_language == "fr"


def test_join_team_keeps_a_chosen_language(france: Country) -> None:
    user = make_member(language="fr")
    UserProfile.objects.create(user=user, preferred_language="de")
    join_team(user, france, Role.EDITOR)
    assert UserProfile.get_for_user(user).preferred_language == "de"


CAN = ("can_edit", "can_publish", "can_add_subpage", "can_lock", "can_unlock")


@pytest.mark.parametrize(
    ("person", "own", "german"),
    [
        ("editor", [True, False, True, False, False], [False] * 5),
        ("manager", [True, True, True, True, True], [False] * 5),
        ("translator", [True, False, False, False, False], [False] * 5),
        ("moderator", [False] * 5, [False] * 5),
        ("marketer", [True] * 5, [True] * 5),
    ],
)
def test_roles_hold_exactly_their_page_permissions(
    request: pytest.FixtureRequest, france: Country, germany: Country, person: str, own: list[bool], german: list[bool]
) -> None:
    user = request.getfixturevalue(person)
    make_article(code="fr"), make_article(code="de")
    for code, expected in (("fr", own), ("de", german)):
        may = make_article(code=code).get_parent().permissions_for_user(user)
        assert [getattr(may, name)() for name in CAN] == expected


@pytest.mark.parametrize("person", ["editor", "manager", "translator", "moderator", "marketer"])
def test_every_role_enters_the_admin(db: None, request: pytest.FixtureRequest, person: str) -> None:
    assert request.getfixturevalue(person).has_perm("wagtailadmin.access_admin")


def test_only_moderators_of_a_country_moderate(editor: User, manager: User, translator: User, moderator: User) -> None:
    people = [editor, manager, translator, moderator]
    assert [p.has_perm("django_comments.can_moderate") for p in people] == [False, False, False, True]


def test_marketing_is_made_once(db: None) -> None:
    assert ensure_marketing() == ensure_marketing()
    assert Group.objects.filter(name="Marketing").count() == 1


def test_roles_of_a_country_that_was_launched_before_are_renewed(db: None) -> None:
    make_home()
    managers = launch_spain().teams.get(role=Role.MANAGER).group
    managers.permissions.clear()
    own = Permission.objects.get(codename="add_site", content_type__app_label="wagtailcore")
    managers.permissions.add(own)
    call_command("renew_roles", stdout=StringIO())
    assert managers.permissions.filter(codename="change_brandmessage").exists()
    assert own in managers.permissions.all()
