"""Categories and authors in the admin, each manager with the own locale's."""

import pytest
from django.urls import reverse

from blog.models import Author, Category
from hub.countries.actions import join_team
from hub.countries.models import Country, Role
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_author, make_category

NEW = {"name": "Recharger", "slug": "recharger", "description": ""}


def address(view: str, *args: int, model: str = "category") -> str:
    return reverse(f"wagtailsnippets_blog_{model}:{view}", args=args)


def test_list_shows_the_own_locale(manager: User, germany: Country) -> None:
    own = make_category("Recharger", "fr")
    make_category("Nachfüllen", "de")
    assert list(browser_of(manager).get(address("list")).context["object_list"]) == [own]


def test_list_is_searched_and_filtered_by_locale(marketer: User, germany: Country) -> None:
    make_category("Recharger", "fr")
    german = make_category("Nachfüllen", "de")
    browser = browser_of(marketer)
    assert list(browser.get(address("list") + "?locale=de").context["object_list"]) == [german]


def test_manager_adds_in_the_own_locale(manager: User, germany: Country) -> None:
    browser_of(manager).post(address("add"), NEW)
    assert Category.objects.get().locale.language_code == "fr"


def test_manager_does_not_add_in_another_locale(manager: User, germany: Country) -> None:
    response = browser_of(manager).post(address("add") + "?locale=de", NEW, follow=True)
    assert (response.status_code, Category.objects.count()) == (404, 0)


def test_manager_adds_a_draft(manager: User) -> None:
    browser_of(manager).post(address("add"), NEW | {"action-publish": "1"})
    assert not Category.objects.filter(live=True).exists()


@pytest.mark.parametrize("person", ["editor", "manager"])
def test_team_changes_a_draft_of_the_own(france: Country, request: pytest.FixtureRequest, person: str) -> None:
    category = make_category("Remplir", "fr")
    browser_of(request.getfixturevalue(person)).post(address("edit", category.pk), NEW)
    category.refresh_from_db()
    assert (category.name, category.get_latest_revision_as_object().name) == ("Remplir", "Recharger")


def test_manager_publishes_in_a_free_country(manager: User, france: Country) -> None:
    Country.objects.update(is_governed=False)
    category = make_category("Remplir", "fr")
    browser_of(manager).post(address("edit", category.pk), NEW | {"action-publish": "1"})
    category.refresh_from_db()
    assert category.name == "Recharger"


def test_who_may_publish_elsewhere_does_not_publish_here(manager: User, germany: Country) -> None:
    Country.objects.update(is_governed=False)
    join_team(manager, germany, Role.EDITOR)
    german = make_category("Nachfüllen", "de")
    browser_of(manager).post(address("edit", german.pk), NEW | {"action-publish": "1"})
    german.refresh_from_db()
    assert german.name == "Nachfüllen"


def test_manager_takes_the_own_off_line(manager: User) -> None:
    category = make_category("Remplir", "fr")
    browser_of(manager).post(address("unpublish", category.pk))
    category.refresh_from_db()
    assert not category.live


@pytest.mark.parametrize("view", ["edit", "delete", "history", "usage", "unpublish", "lock", "unlock"])
def test_manager_does_not_open_another_country_s(manager: User, germany: Country, view: str) -> None:
    german = make_category("Nachfüllen", "de")
    response = browser_of(manager).post(address(view, german.pk), NEW)
    german.refresh_from_db()
    assert (response.headers["Location"], german.name) == ("/admin/", "Nachfüllen")


def test_manager_does_not_delete_in_bulk(manager: User) -> None:
    category = make_category("Remplir", "fr")
    browser_of(manager).post(f"/admin/bulk/blog/category/delete/?id={category.pk}")
    assert Category.objects.filter(pk=category.pk).exists()


def test_moderators_do_not_open_them(moderator: User) -> None:
    assert browser_of(moderator).get(address("list")).headers["Location"] == "/admin/"


def test_marketing_changes_every_locale(marketer: User, germany: Country) -> None:
    german = make_author("Nora", "de")
    form = {"name": "Nora W.", "slug": "nora", "role": "", "bio": "", "links-count": "0"}
    browser_of(marketer).post(address("edit", german.pk, model="author"), form)
    assert Author.objects.get().get_latest_revision_as_object().name == "Nora W."


def test_editors_choose_categories(editor: User) -> None:
    make_category("Recharger", "fr")
    html = browser_of(editor).get(reverse("wagtailsnippetchoosers_blog_category:choose_results")).content.decode()
    assert "Recharger" in html
