"""A country's people find their own in the admin; `walk` shows that they find nothing else, by any address."""

import json
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Collection, Page

from blog.models import ArticlePage
from hub.content.models import BrandImage
from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_category, make_image

FRENCH, GERMAN = "Savon noir", "Schwarze Seife"


@pytest.fixture
def pages(france: Country, germany: Country) -> dict[str, ArticlePage]:
    """One live article of each country, both with a draft."""
    found = {"fr": make_article(FRENCH, "fr"), "de": make_article(GERMAN, "de")}
    for page in found.values():
        page.save_revision()
    return found


def shows(browser: Client, address: str) -> tuple[bool, bool]:
    """Return whether an address shows the French and the German article."""
    response = browser.get(address)
    assert response.status_code == 200, address
    text = response.content.decode()
    return FRENCH in text, GERMAN in text


def test_explorer_opens_the_own_tree_only(editor: User, pages: dict[str, ArticlePage]) -> None:
    browser = browser_of(editor)
    assert shows(browser, f"/admin/pages/{pages['fr'].get_parent().pk}/") == (True, False)
    response = browser.get(f"/admin/pages/{pages['de'].get_parent().pk}/", follow=True)
    assert GERMAN not in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/admin/pages/search/?q=s",
        "/admin/pages/search/",
        "/admin/choose-page/search/?q=s",
        "/admin/pages/usage/blog/articlepage/",
        "/admin/reports/workflow/",
        "/admin/reports/workflow_tasks/",
        "/admin/reports/site-history/",
        "/admin/api/main/pages/?limit=20",
        "/admin/",
    ],
)
def test_lists_show_the_own_tree_only(
    request: pytest.FixtureRequest, editor: User, german_editor: User, pages: dict[str, ArticlePage], address: str
) -> None:
    for country, user, page in ((editor, editor, pages["fr"]), (german_editor, german_editor, pages["de"])):
        ensure_workflow(country.groups.get().country_team.country)
        page.save_revision(user=user, log_action=True)
        submit_for_approval(ArticlePage.objects.get(pk=page.pk), user)
    call_command("update_index", verbosity=0)
    assert shows(browser_of(editor), address) == (True, False)
    assert shows(browser_of(german_editor), address) == (False, True)


@pytest.mark.parametrize("address", ["/admin/reports/locked/", "/admin/reports/aging-pages/"])
def test_managers_reports_show_the_own_tree_only(manager: User, pages: dict[str, ArticlePage], address: str) -> None:
    for page in pages.values():
        page.save_revision().publish()
    Page.objects.filter(pk__in=[page.pk for page in pages.values()]).update(locked=True)
    assert shows(browser_of(manager), address) == (True, False)


def test_marketing_sees_every_country(marketer: User, pages: dict[str, ArticlePage]) -> None:
    call_command("update_index", verbosity=0)
    browser = browser_of(marketer)
    addresses = ["/admin/pages/search/?q=s", "/admin/choose-page/search/?q=s", "/admin/pages/usage/blog/articlepage/"]
    assert [shows(browser, address) for address in addresses] == [(True, True)] * 3


def test_chooser_browses_the_own_tree_only(editor: User, pages: dict[str, ArticlePage]) -> None:
    browser = browser_of(editor)
    html = json.loads(browser.get("/admin/choose-page/").content)["html"]
    homes = {code: page.get_parent().get_parent().pk for code, page in pages.items()}
    links = [reverse("wagtailadmin_choose_page_child", args=[homes[code]]) in html for code in ("fr", "de")]
    assert links == [True, False]
    inside = json.loads(browser.get(f"/admin/choose-page/{pages['fr'].get_parent().pk}/").content)["html"]
    assert FRENCH in inside


def test_report_of_page_types_is_for_the_head_office(editor: User, marketer: User, pages: dict[str, Any]) -> None:
    address = "/admin/reports/page-types-usage/"
    assert browser_of(marketer).get(address).status_code == 200
    assert browser_of(editor).get(address).headers["Location"] == "/admin/"
    assert address not in browser_of(editor).get("/admin/").content.decode()


def test_site_history_hides_what_others_did_to_snippets(manager: User, marketer: User, germany: Country) -> None:
    german = make_category("Reinigen", "de")
    form = {"name": "Saubermachen", "slug": "reinigen", "description": ""}
    browser_of(marketer).post(reverse("wagtailsnippets_blog_category:edit", args=[german.pk]), form)
    address = "/admin/reports/site-history/"
    seen = ["Saubermachen" in browser_of(user).get(address).content.decode() for user in (marketer, manager)]
    assert seen == [True, False]


def image_in(country: str, title: str) -> BrandImage:
    image = make_image(title)
    image.collection = Collection.objects.get(name=country) if country else Collection.get_first_root_node()
    image.save()
    return image


def test_image_chooser_offers_own_and_shared_pictures(editor: User, germany: Country) -> None:
    for country, title in (("France", "Lavande"), ("Germany", "Heidekraut"), ("", "Bottle")):
        image_in(country, title)
    html = browser_of(editor).get(reverse("wagtailimages_chooser:choose_results")).content.decode()
    assert ["Lavande" in html, "Heidekraut" in html, "Bottle" in html] == [True, False, True]


def test_document_chooser_offers_own_documents(editor: User, germany: Country) -> None:
    for country in ("France", "Germany"):
        Document.objects.create(title=f"Leaflet {country}", collection=Collection.objects.get(name=country))
    html = browser_of(editor).get(reverse("wagtaildocs_chooser:choose_results")).content.decode()
    assert ["Leaflet France" in html, "Leaflet Germany" in html] == [True, False]


def test_media_choosers_are_searched(editor: User, germany: Country) -> None:
    for country, title in (("France", "Bottle of lavender"), ("Germany", "Bottle of heather")):
        image_in(country, title)
    call_command("update_index", verbosity=0)
    html = browser_of(editor).get("/admin/images/chooser/results/?q=bottle").content.decode()
    assert ["lavender" in html, "heather" in html] == [True, False]


@pytest.mark.parametrize("name", ["chosen", "select_format", "chosen_multiple"])
def test_another_country_s_picture_is_not_found(editor: User, germany: Country, name: str) -> None:
    own, german = image_in("France", "Lavande"), image_in("Germany", "Heidekraut")
    browser, codes = browser_of(editor), []
    for image in (own, german):
        args = [] if name == "chosen_multiple" else [image.pk]
        address = reverse(f"wagtailimages_chooser:{name}", args=args)
        codes.append(browser.get(address, {"id": image.pk} if not args else {}, follow=True).status_code)
    assert codes == [200, 404]


@pytest.mark.parametrize("address", ["/admin/api/main/images/", "/admin/api/main/documents/"])
def test_media_are_not_listed_by_the_api(marketer: User, address: str) -> None:
    assert browser_of(marketer).get(address, follow=True).status_code == 404


def test_marketing_chooses_from_every_collection(marketer: User, germany: Country) -> None:
    image_in("Germany", "Heidekraut")
    html = browser_of(marketer).get(reverse("wagtailimages_chooser:choose_results")).content.decode()
    assert "Heidekraut" in html


def test_who_may_not_publish_deletes_own_new_drafts_only(editor: User, pages: dict[str, ArticlePage]) -> None:
    index = pages["fr"].get_parent()
    fields = {"intro": "Intro", "body": [], "live": False, "locale": index.locale}
    own = index.add_child(instance=ArticlePage(title="Own", slug="own", owner=editor, **fields))
    other = index.add_child(instance=ArticlePage(title="Other", slug="other", **fields))
    browser = browser_of(editor)
    for page in (own, other):
        browser.post(f"/admin/pages/{page.pk}/delete/")
    assert list(ArticlePage.objects.filter(pk__in=[own.pk, other.pk])) == [other]


def test_who_may_not_publish_does_not_delete_in_bulk(translator: User, pages: dict[str, ArticlePage]) -> None:
    pages["fr"].unpublish()
    address = f"/admin/bulk/wagtailcore/page/delete/?id={pages['fr'].pk}"
    browser_of(translator).post(address)
    assert ArticlePage.objects.filter(pk=pages["fr"].pk).exists()


def test_a_manager_deletes(manager: User, pages: dict[str, ArticlePage]) -> None:
    browser_of(manager).post(f"/admin/pages/{pages['fr'].pk}/delete/")
    assert not ArticlePage.objects.filter(pk=pages["fr"].pk).exists()
