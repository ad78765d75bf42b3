"""What an address names is looked at before Wagtail's view: one's own is let through, everything else is not."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page, Task

from blog.models import ArticlePage
from hub.countries.guards import can_reach
from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_author, make_index, make_member


@pytest.fixture
def browser(manager: User) -> Client:
    return browser_of(manager)


def bulk(action: str, *pages: Page) -> str:
    return f"/admin/bulk/wagtailcore/page/{action}/?" + "&".join(f"id={page.pk}" for page in pages)


def test_bulk_action_takes_own_pages(browser: Client, germany: Country) -> None:
    page = make_article("Savon", "fr")
    assert browser.get(bulk("unpublish", page)).status_code == 200
    browser.post(bulk("unpublish", page))
    assert not ArticlePage.objects.get(pk=page.pk).live


def test_bulk_action_takes_nothing_if_one_page_is_another_country_s(browser: Client, germany: Country) -> None:
    own, other = make_article("Savon", "fr"), make_article("Seife", "de")
    assert browser.post(bulk("unpublish", own, other)).status_code == 404
    assert set(ArticlePage.objects.filter(pk__in=[own.pk, other.pk], live=True)) == {own, other}


def test_bulk_action_on_all_is_on_all_of_one_s_own(browser: Client, germany: Country) -> None:
    own, other = make_article("Savon", "fr"), make_article("Seife", "de")
    browser.post(f"/admin/bulk/wagtailcore/page/unpublish/?id=all&childOf={own.get_parent().pk}")
    browser.post(f"/admin/bulk/wagtailcore/page/unpublish/?id=all&childOf={other.get_parent().pk}")
    assert list(ArticlePage.objects.filter(live=True)) == [other]


@pytest.mark.parametrize(
    "address",
    [
        "wagtailcore/page/unpublish/?id=none",
        "wagtailcore/page/unpublish/",
        "wagtailcore/page/unpublish/?id=all&childOf=0",
        "wagtailcore/page/nothing/?id=1",
        "nothing/nothing/delete/?id=1",
    ],
)
def test_bulk_action_that_cannot_be_is_not_found(browser: Client, address: str) -> None:
    assert browser.get(f"/admin/bulk/{address}").status_code == 404


def test_own_page_is_moved_within_the_own_tree(browser: Client, germany: Country) -> None:
    page, home = make_article("Savon", "fr"), make_index("fr").get_parent()
    codes = [
        browser.get(f"/admin/pages/{page.pk}/move/{target.pk}/confirm/").status_code
        for target in (home, make_index("de"))
    ]
    assert codes == [200, 302]


def test_step_of_another_country_s_workflow_is_not_found(browser: Client, germany: Country) -> None:
    page = make_article("Savon", "fr")
    ensure_workflow(germany)
    task = Task.objects.get(name__contains=germany.name)
    assert browser.get(f"/admin/pages/workflow/preview/{page.pk}/{task.pk}/").status_code == 404


def test_reviewer_without_other_rights_reaches_the_page(france: Country, editor: User) -> None:
    ensure_workflow(france)
    page = make_article("Savon", "fr")
    page.save_revision(user=editor)
    lawyer, lawyers = make_member("Lawyer"), Group.objects.create(name="Lawyers")
    lawyer.groups.add(lawyers)
    before = can_reach(lawyer, page)
    submit_for_approval(page, editor)
    step = ArticlePage.objects.get(pk=page.pk).current_workflow_task
    step.groups.add(lawyers)
    assert [before, can_reach(lawyer, ArticlePage.objects.get(pk=page.pk))] == [False, True]


def test_task_chooser_is_for_who_keeps_workflows(browser: Client, france: Country) -> None:
    ensure_workflow(france)
    administrator = browser_of(make_member("Administrator", is_superuser=True))
    address = "/admin/workflows/task_chooser/"
    assert [client.get(address).status_code for client in (browser, administrator)] == [302, 200]


def test_snippet_chooser_offers_the_own_locale(browser: Client, germany: Country, marketer: User) -> None:
    make_author("Ines", "fr"), make_author("Jutta", "de")
    address = "/admin/snippets/choose/blog/author/results/"
    pages = [client.get(address).content.decode() for client in (browser, browser_of(marketer))]
    assert [("Ines" in html, "Jutta" in html) for html in pages] == [(True, False), (True, True)]


@pytest.mark.parametrize("key", ["abc", "9" * 40, "%C2%B2"])
def test_what_is_no_key_of_a_snippet_is_not_found(browser: Client, france: Country, key: str) -> None:
    author = "/admin/snippets/choose/blog/author"
    message = f"/admin/snippets/messaging/brandmessage/history/{key}/revisions/compare/live...latest/"
    addresses = (f"{author}/chosen/{key}/", f"{author}/chosen-multiple/?id={key}", message)
    assert [browser.get(address).status_code for address in addresses] == [404, 404, 404]


def test_the_translation_editor_tells_of_own_snippets(browser: Client, germany: Country) -> None:
    own, other = make_author("Ines", "fr"), make_author("Jutta", "de")
    address = "/admin/localize/api/snippets/blog/author/"
    assert [item["title"] for item in browser.get(address).json()] == ["Ines"]
    assert [browser.get(f"{address}{author.pk}/").status_code for author in (own, other)] == [200, 404]
